package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class SignInPageIT {
  @Autowired DemoUsers demo;

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
    Pages.shows(page, "That did not work");
  }

  @Test
  void whoever_was_on_their_way_arrives_at_that_very_address(BrowserSession browser) {
    DemoUser user = As.ADMIN.call(demo::offer).getFirst();
    Page page = browser.open("registries?q=web");
    assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
    page.locator("vaadin-login-form input[name=username]").fill(user.person().id().value());
    page.locator("vaadin-login-form input[name=password]").fill(user.password());
    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    assertThat(page).hasURL(Pattern.compile(".*/registries\\?q=web"));
    assertThat(page.getByLabel("Search")).hasValue("web");
  }

  @Test
  void a_page_is_kept_nowhere_and_its_session_stands_in_no_address(BrowserSession browser) {
    Response page = browser.page().navigate(browser.open("").url());
    Map<String, String> headers = page.headers();

    assertThat(headers)
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "same-origin");
    Cookie session = browser.page().context().cookies().getFirst();
    assertThat(session.httpOnly).isTrue();
    assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
    browser.page().context().clearCookies();
    APIResponse first =
        browser.page().request().get("VAADIN/none", RequestOptions.create().setMaxRedirects(0));
    assertThat(first.headers().get("location")).doesNotContain("jsessionid");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
