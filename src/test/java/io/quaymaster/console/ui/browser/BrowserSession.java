package io.quaymaster.console.ui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// One person at one browser, without history or cookies. `page()` is the open tab, and is
/// Playwright's own.
///
/// Everything that goes wrong in a page is written down and fails the test after its last line; a
/// test that provokes such trouble on purpose looks at `trouble()` and then calls
/// `forgetTrouble()`.
public final class BrowserSession implements AutoCloseable {

  /// Where the pictures go.
  private static final Path PICTURES = Path.of("target", "screenshots");

  /// Where the pictures of the README are.
  private static final Path DOCS = Path.of("src", "docs", "screenshots");

  /// The widths in CSS pixels that every screen has to work at, and the height of such a screen.
  private static final List<int[]> SIZES = List.of(new int[] {1440, 900}, new int[] {390, 844});

  private static final Set<String> OWN_HOSTS = Set.of("127.0.0.1", "localhost", "");

  private final String address;
  private final Browser browser;
  private final BrowserContext context;
  private final Page page;
  private final List<String> trouble = new CopyOnWriteArrayList<>();
  private final List<BrowserSession> others = new CopyOnWriteArrayList<>();

  BrowserSession(String address, Browser browser) {
    this.address = address;
    this.browser = browser;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(SIZES.getFirst()[0], SIZES.getFirst()[1])
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE));
    context.onConsoleMessage(this::note);
    context.onWebError(error -> trouble.add("page error: " + error.error()));
    context.onRequest(this::note);
    this.page = context.newPage();
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      trouble.add("console error: " + message.text() + " at " + message.location());
    }
  }

  private void note(Request request) {
    String host = URI.create(request.url().split("[?#]", 2)[0]).getHost();
    if (host != null && !OWN_HOSTS.contains(host)) {
      trouble.add("request to another host: " + request.url());
    }
  }

  public Page page() {
    return page;
  }

  /// Somebody else at a browser of their own. Their trouble fails the test as well.
  public BrowserSession another() {
    BrowserSession other = new BrowserSession(address, browser);
    others.add(other);
    return other;
  }

  /// Opens a page of the console, named by its path: `open("sign-in")`.
  public Page open(String path) {
    page.navigate(address + "/" + path);
    return page;
  }

  /// Signs in by the form, as a person would, and waits until the form is gone.
  public Page signIn(String name, String password) {
    open("sign-in");
    page.locator("vaadin-login-form input[name=username]").fill(name);
    page.locator("vaadin-login-form input[name=password]").fill(password);
    page.locator("vaadin-login-form vaadin-button[theme~=submit]").click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  public List<String> trouble() {
    return List.copyOf(trouble);
  }

  public void forgetTrouble() {
    trouble.clear();
  }

  void verifyNoTrouble() {
    assertThat(trouble).as("what went wrong in the browser").isEmpty();
    others.forEach(BrowserSession::verifyNoTrouble);
  }

  /// Waits until the page has no answer of the server to wait for, and nothing fades in or out.
  public void settle() {
    page.waitForFunction(
        """
        () => Object.values(window.Vaadin?.Flow?.clients ?? {})
            .every(client => !client.isActive?.())
        """);
    page.evaluate(
        """
        async () => {
          const inside = root => [...root.querySelectorAll('*')].flatMap(
              part => part.shadowRoot ? [part.shadowRoot, ...inside(part.shadowRoot)] : []);
          const ending = [document, ...inside(document)]
              .flatMap(root => root.getAnimations())
              .filter(moving => Number.isFinite(moving.effect?.getComputedTiming().endTime));
          await Promise.allSettled(ending.map(moving => moving.finished));
        }
        """);
  }

  /// Fails on what axe finds to be a serious or critical barrier in the page once it is settled.
  public void verifyAccessible() {
    settle();
    assertThat(Accessibility.barriers(page)).as("barriers in %s", page.url()).isEmpty();
  }

  /// Takes the page in light and dark, wide and narrow: `target/screenshots/NAME-light-1440.png`
  /// and so on.
  ///
  /// In each of the four it also looks for barriers, and for content that is wider than the window;
  /// what it finds is trouble.
  public void photograph(String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int[] size : SIZES) {
        page.setViewportSize(size[0], size[1]);
        waitUntilStill();
        String look = scheme.name().toLowerCase(Locale.ROOT);
        take(PICTURES.resolve("%s-%s-%d.png".formatted(name, look, size[0])));
        String where = "%s in %s at %d: ".formatted(name, look, size[0]);
        Accessibility.barriers(page).forEach(barrier -> trouble.add(where + barrier));
        noteWhatSticksOut(where);
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(SIZES.getFirst()[0], SIZES.getFirst()[1]);
  }

  /// Waits until every grid knows how wide the window is, which the server tells it, and until
  /// nothing moves any more from one frame to the next.
  private void waitUntilStill() {
    settle();
    page.waitForFunction(
        """
        () => [...document.querySelectorAll('[data-narrow]')]
            .every(grid => grid.dataset.narrow === String(innerWidth < 800))
        """);
    page.evaluate(
        """
        async () => {
          const layout = () => JSON.stringify([...document.querySelectorAll('body *')].map(part => {
            const box = part.getBoundingClientRect();
            return [box.x, box.y, box.width, box.height];
          }));
          const frame = () => new Promise(requestAnimationFrame);
          await document.fonts.ready;
          let before = '';
          for (let still = 0, frames = 0; still < 5 && frames < 300; frames++) {
            await frame();
            const now = layout();
            still = now === before ? still + 1 : 0;
            before = now;
          }
        }
        """);
  }

  /// Writes the page, wide and light, to `src/docs/screenshots/NAME.png`, where the README shows
  /// it, if the run was asked to: `-Dscreenshots.update=true`.
  public void keepForDocs(String name) {
    if (Boolean.getBoolean("screenshots.update")) {
      take(DOCS.resolve(name + ".png"));
    }
  }

  private void noteWhatSticksOut(String where) {
    Object excess =
        page.evaluate(
            "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth");
    if (((Number) excess).intValue() > 0) {
      trouble.add(where + excess + " CSS pixels wider than the window");
    }
  }

  void photographFailure(String test, String method) {
    take(PICTURES.resolve("failed-%s-%s.png".formatted(test, method.replaceAll("\\W+", "_"))));
  }

  private void take(Path file) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
  }

  @Override
  public void close() {
    others.forEach(BrowserSession::close);
    context.close();
  }
}
