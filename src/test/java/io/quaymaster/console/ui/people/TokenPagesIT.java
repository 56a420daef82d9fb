package io.quaymaster.console.ui.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Tokens from the page on which they are made to the call that is refused.
@BrowserTest
class TokenPagesIT {
  @Autowired DemoUsers demo;

  @Test
  void a_token_is_made_used_and_revoked(BrowserSession browser) {
    Page page = signIn(browser, ConsoleRole.AUTHOR);
    browser.open(Screens.OWN_TOKENS);
    assertThat(page.getByText("No token yet")).isVisible();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("New token")).focus();
    page.keyboard().press("Enter");
    page.getByLabel("Name", label()).fill("nightly report of what changed");
    page.getByLabel("Author", label()).check();
    browser.verifyAccessible();
    browser.photograph("token-form");
    page.getByLabel("Name", label()).press("Enter");

    Locator told = page.getByRole(AriaRole.DIALOG, Pages.saying("Token nightly report"));
    String token = told.locator(".qm-token").innerText();
    assertThat(token).startsWith("qm_");
    browser.verifyAccessible();
    browser.photograph("token-told");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Done")).click();
    assertThat(told).isHidden();
    assertThat(page.locator("body")).not().containsText(token);
    assertThat(status(page, token)).isEqualTo(200);

    make(browser, "spare");
    page.reload();
    assertThat(page.getByText("just now").first()).isVisible();
    browser.verifyAccessible();
    browser.photograph("tokens");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Revoke nightly report of what changed…"))
        .click();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Revoke")).click();
    assertThat(page.getByText("revoked", new Page.GetByTextOptions().setExact(true))).isVisible();
    assertThat(status(page, token)).isEqualTo(401);
    browser.forgetTrouble();
  }

  @Test
  void an_administrator_makes_a_service_account_and_a_token_of_it(BrowserSession browser) {
    Page page = signIn(browser, ConsoleRole.ADMIN);
    browser.open(Screens.PEOPLE);
    page.getByRole(AriaRole.BUTTON, Pages.exactly("New service account")).click();
    page.getByLabel("Name", label()).fill("Image janitor");
    page.getByLabel("Id", label()).fill("image-janitor");
    browser.verifyAccessible();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Add service account")).click();
    assertThat(page.getByRole(AriaRole.HEADING, Pages.exactly("Image janitor (service)")))
        .isVisible();

    page.getByRole(AriaRole.BUTTON, Pages.exactly("New token")).click();
    page.getByLabel("Name", label()).fill("cron");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Make token")).click();
    Locator told = page.getByRole(AriaRole.DIALOG, Pages.saying("Token cron"));
    String token = told.locator(".qm-token").innerText();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Done")).click();
    assertThat(page.getByRole(AriaRole.REGION, Pages.exactly("API tokens")).last())
        .containsText("cron");
    browser.verifyAccessible();
    browser.photograph("service-account");
    assertThat(status(page, token)).isEqualTo(200);
  }

  private static void make(BrowserSession browser, String name) {
    Page page = browser.page();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("New token")).click();
    page.getByLabel("Name", label()).fill(name);
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Make token")).click();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Done")).click();
    browser.settle();
  }

  private Page signIn(BrowserSession browser, ConsoleRole role) {
    DemoUser user =
        As.ADMIN.call(demo::offer).stream()
            .filter(one -> one.role() == role)
            .findFirst()
            .orElseThrow();
    return browser.signIn(user.person().id().value(), user.password());
  }

  private static int status(Page page, String token) {
    return page.request()
        .get("api/v1/me", RequestOptions.create().setHeader("Authorization", "Bearer " + token))
        .status();
  }

  private static Page.GetByLabelOptions label() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
