package io.quaymaster.console.ui.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// An administrator lets somebody in, and out again, while both sit at their browsers.
@BrowserTest
class PeopleIT {
  private static final String OWN = "harbour lights at dusk";
  private static final Pattern PUSH = Pattern.compile(".*/VAADIN/push.*");
  private static final Pattern SIGN_IN = Pattern.compile(".*/sign-in.*");

  @Autowired DemoUsers demo;

  @Test
  void somebody_new_is_let_in_gets_another_role_and_is_let_out(BrowserSession browser) {
    Page admin = administrator(browser);
    rail(admin, "People");
    heading(admin, "People");
    assertThat(admin.locator("vaadin-grid")).containsText("Ole Brandvold");
    browser.photograph("people");
    String once = create(browser, "Kim Larsen", "kim.larsen");
    browser.photograph("person");

    BrowserSession other = browser.another();
    Page kim = chooseAPassword(other, "kim.larsen", once);
    assertThat(kim.locator(".qm-rail nav")).not().containsText("People");
    other.open(Screens.PEOPLE);
    heading(kim, "This page is not for your role");
    other.open(Screens.REGISTRIES);
    assertThat(kim.locator(".qm-who-roles")).hasText("Viewer");

    press(admin, "Change roles…");
    assertThat(admin.getByLabel("Author")).isVisible();
    browser.photograph("person-roles");
    admin.getByLabel("Author").check();
    press(admin, "Change roles");
    assertThat(kim.locator(".qm-who-roles")).hasText("Author");
    heading(kim, "Registries");

    press(admin, "Disable…");
    assertThat(admin.getByRole(AriaRole.BUTTON, Pages.exactly("Disable"))).isVisible();
    browser.verifyAccessible();
    press(admin, "Disable");
    assertThat(kim).hasURL(SIGN_IN);
    assertThat(admin.getByRole(AriaRole.BUTTON, Pages.exactly("Enable…"))).isVisible();
    other.forgetTrouble();
  }

  @Test
  void a_page_that_hears_nothing_leads_to_the_sign_in_page_by_its_next_click(
      BrowserSession browser) {
    Page admin = administrator(browser);
    String once = create(browser, "Deaf Page", "deaf.page");
    BrowserSession other = browser.another();
    chooseAPassword(other, "deaf.page", once);
    other.page().routeWebSocket(PUSH, silence -> {});
    other.page().route(PUSH, silence -> {}); // where the page goes when its socket says nothing
    Page deaf = other.open(Screens.REGISTRIES);
    heading(deaf, "Registries");
    other.settle();

    press(admin, "Disable…");
    press(admin, "Disable");
    assertThat(admin.getByRole(AriaRole.BUTTON, Pages.exactly("Enable…"))).isVisible();
    heading(deaf, "Registries");
    rail(deaf, "Ask");
    assertThat(deaf).hasURL(SIGN_IN);
    other.forgetTrouble();
  }

  @Test
  void everything_is_done_by_keyboard(BrowserSession browser) {
    Page admin = administrator(browser);
    browser.open(Screens.PEOPLE);
    admin.getByRole(AriaRole.BUTTON, Pages.exactly("New person")).focus();
    admin.keyboard().press("Enter");
    assertThat(admin.getByLabel("Name", label())).isFocused();
    admin.keyboard().type("Tab Ulator");
    admin.keyboard().press("Tab");
    admin.keyboard().type("tab.ulator");
    admin.keyboard().press("Enter");
    Locator told = admin.getByRole(AriaRole.DIALOG, Pages.saying("One-time password of"));
    assertThat(told.locator("code").nth(1)).isVisible();
    admin.keyboard().press("Escape");
    assertThat(told.locator("code").nth(1)).isVisible();
    told.getByRole(AriaRole.BUTTON, button("Done")).focus();
    admin.keyboard().press("Enter");
    heading(admin, "Tab Ulator");
    assertThat(admin).hasURL(Pattern.compile(".*/admin/people/tab\\.ulator"));
    assertThat(admin).hasTitle("Tab Ulator · Quaymaster");
  }

  private Page administrator(BrowserSession browser) {
    DemoUser ines =
        As.ADMIN.call(demo::offer).stream()
            .filter(user -> user.role() == ConsoleRole.ADMIN)
            .findFirst()
            .orElseThrow();
    return browser.signIn(ines.person().id().value(), ines.password());
  }

  /// Ends at the page of the new person; the answer is the one-time password.
  private static String create(BrowserSession browser, String name, String id) {
    Page page = browser.open(Screens.PEOPLE);
    press(page, "New person");
    page.getByLabel("Name", label()).fill(name);
    page.getByLabel("Sign-in name").fill(id);
    browser.verifyAccessible();
    press(page, "Add person");
    Locator told = page.getByRole(AriaRole.DIALOG, Pages.saying("One-time password of"));
    String once = told.locator("code").nth(1).innerText();
    browser.verifyAccessible();
    press(page, "Done");
    heading(page, name);
    return once;
  }

  private static Page chooseAPassword(BrowserSession browser, String id, String once) {
    Page page = browser.signIn(id, once);
    assertThat(page).hasURL(Pattern.compile(".*/password.*"));
    page.getByLabel("The one-time password").fill(once);
    page.getByLabel("Your own password", label()).fill(OWN);
    page.getByLabel("Your own password, again").fill(OWN);
    press(page, "Use this password");
    assertThat(page).hasURL(SIGN_IN);
    browser.signIn(id, OWN);
    heading(page, "Home");
    assertThat(page.url()).doesNotContain("password");
    return page;
  }

  private static void rail(Page page, String name) {
    page.locator(".qm-rail nav a", Pages.containing(name)).click();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, Pages.exactly(name)).click();
  }

  private static void heading(Page page, String name) {
    assertThat(
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1)))
        .isVisible();
  }

  private static Page.GetByLabelOptions label() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator.GetByRoleOptions button(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
