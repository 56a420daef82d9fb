package io.quaymaster.console.ui.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.audit.chain.ChainCheck;
import io.quaymaster.console.audit.chain.ChainCheck.Extent;
import io.quaymaster.console.audit.chain.ChainVerdict;
import io.quaymaster.console.audit.chain.EntryLine;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// An auditor looks at what was done while others do it, and proves that nothing was altered.
@BrowserTest
class AuditPageIT {
  @Autowired DemoUsers demo;

  @Test
  void an_auditor_finds_reads_exports_and_verifies(BrowserSession browser) throws IOException {
    Page page = auditor(browser);
    page.locator(".qm-rail nav a", Pages.containing("Audit")).click();
    heading(page, "Audit");
    assertThat(page.locator("vaadin-grid")).containsText("Signed in");
    browser.photograph("audit");

    page.getByLabel("Person", label()).fill("ines");
    assertThat(page).hasURL(Pattern.compile(".*/audit\\?who=ines"));
    Pages.shows(page, " found");
    page.getByLabel("Person", label()).fill("");
    assertThat(page).hasURL(Pattern.compile(".*/audit$"));

    List<String> lines = download(page, "Download audit.jsonl");
    ChainCheck check = new ChainCheck(Extent.WHOLE, null);
    lines.forEach(line -> check.take(((EntryLine.Read) EntryLine.read(line)).entry()));
    ChainVerdict verdict = check.verdict();
    assertThat(verdict.faults()).isEmpty();
    assertThat(download(page, "Download audit.csv").getFirst()).startsWith("position,id,at,who");

    page.getByRole(AriaRole.BUTTON, Pages.exactly("Verify…")).focus();
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG, Pages.saying("Verify the audit trail"));
    dialog.getByLabel("A head that you kept, if you have one").fill(verdict.head().hash());
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Verify").setExact(true))
        .click();
    assertThat(dialog.getByText("and the head that you kept is among them")).isVisible();
    browser.photograph("audit-verify");
    page.keyboard().press("Escape");

    page.locator("vaadin-grid a", Pages.containing("Signed in")).first().click();
    assertThat(page).hasURL(Pattern.compile(".*/audit/[0-9]+"));
    Pages.shows(page, "Hash fits");
    browser.photograph("audit-entry");
  }

  @Test
  void who_fails_to_sign_in_appears_at_once_in_words_that_hide_nothing(BrowserSession browser) {
    Page page = auditor(browser);
    browser.open(Screens.AUDIT + "?what=SIGN_IN_REFUSED");
    heading(page, "Audit");
    BrowserSession other = browser.another();
    Page stranger = other.open("sign-in");
    stranger.locator("vaadin-login-form input[name=username]").fill("eve\u202Enima");
    stranger.locator("vaadin-login-form input[name=password]").fill("not the password");
    stranger.locator("vaadin-login-form vaadin-button[theme~=submit]").click();
    assertThat(stranger).hasURL(Pattern.compile(".*error.*"));
    assertThat(page.locator("vaadin-grid")).containsText("eve⟨U+202E⟩nima");
    other.forgetTrouble();
  }

  @Test
  void a_session_that_ends_is_written_down(BrowserSession browser) {
    Page page = auditor(browser);
    browser.open(Screens.AUDIT + "?what=SESSION_ENDED");
    heading(page, "Audit");
    BrowserSession other = browser.another();
    DemoUser ole = user(ConsoleRole.VIEWER);
    Page viewer = other.signIn(ole.person().id().value(), ole.password());
    viewer.getByRole(AriaRole.BUTTON, Pages.saying("account and theme")).click();
    viewer.getByRole(AriaRole.BUTTON, Pages.exactly("Sign out")).click();
    assertThat(viewer).hasURL(Pattern.compile(".*/sign-in.*"));
    assertThat(page.locator("vaadin-grid")).containsText("Signed out.");
    other.forgetTrouble();
  }

  private static List<String> download(Page page, String link) throws IOException {
    Download download =
        page.waitForDownload(() -> page.getByRole(AriaRole.LINK, Pages.exactly(link)).click());
    return Files.readAllLines(download.path());
  }

  private Page auditor(BrowserSession browser) {
    DemoUser marguerite = user(ConsoleRole.AUDITOR);
    return browser.signIn(marguerite.person().id().value(), marguerite.password());
  }

  private DemoUser user(ConsoleRole role) {
    return As.ADMIN.call(demo::offer).stream()
        .filter(user -> user.role() == role)
        .findFirst()
        .orElseThrow();
  }

  private static void heading(Page page, String name) {
    assertThat(
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1)))
        .isVisible();
  }

  private static Page.GetByLabelOptions label() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
