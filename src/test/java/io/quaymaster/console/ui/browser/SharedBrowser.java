package io.quaymaster.console.ui.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The Chromium of this machine, started once; JUnit closes it after the last test.
record SharedBrowser(Playwright playwright, Browser browser) implements AutoCloseable {

  /// No sandbox, because CI often runs as root; the rest keeps the browser from calling home.
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// How long a page may take to show what is expected of it, in milliseconds. Only a failing test
  /// waits that long.
  private static final int PATIENCE = 20_000;

  static SharedBrowser start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(FLAGS));
    return new SharedBrowser(playwright, browser);
  }

  private static Path executable() {
    String named = System.getenv("QUAYMASTER_CHROMIUM");
    return (named == null
            ? Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            : Stream.of(named))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "Browser tests need Chromium: install it (on Debian: apt-get install chromium)"
                    + " or name it in QUAYMASTER_CHROMIUM."));
  }

  BrowserSession open(String address) {
    return new BrowserSession(address, browser);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
