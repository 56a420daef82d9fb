package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class SignInPageIT {

  @Test
  void who_is_not_signed_in_is_asked_to(BrowserSession browser) {
    Page page = browser.open("");
    assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
    assertThat(page.getByRole(AriaRole.HEADING, named("Quaymaster"))).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Sign in"))).isVisible();
    browser.photograph("sign-in");
  }

  @Test
  void a_wrong_password_is_answered_in_place(BrowserSession browser) {
    Page page = browser.open("sign-in");
    page.locator("vaadin-login-form input[name=username]").fill("nobody");
    page.locator("vaadin-login-form input[name=password]").fill("wrong");
    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?error"));
    assertThat(page.getByText("That did not work")).isVisible();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
