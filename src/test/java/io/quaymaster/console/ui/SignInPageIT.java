package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
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
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
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
  void whoever_guesses_is_asked_to_wait(BrowserSession browser) {
    Page page = browser.page();
    for (int guess = 0; guess < 6; guess++) {
      browser.open("sign-in");
      page.locator("vaadin-login-form input[name=username]").fill("guessed");
      page.locator("vaadin-login-form input[name=password]").fill("guess " + guess);
      page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
      assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?error"));
    }
    Pages.shows(page, "Too many attempts");
    assertThat(page.getByText(Pattern.compile("Try again in \\d+ seconds?\\."))).isVisible();
    browser.photograph("sign-in-too-many");
  }

  @Test
  void a_page_runs_the_scripts_of_its_own_answer_alone(BrowserSession browser) {
    Response first = browser.page().navigate(browser.open("sign-in").url());
    Response second = browser.page().navigate(browser.page().url());

    String policy = first.headers().get("content-security-policy");
    assertThat(policy)
        .contains("script-src 'self' 'nonce-", "object-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("script-src 'self' 'unsafe-inline'")
        .isNotEqualTo(second.headers().get("content-security-policy"));
    browser
        .page()
        .evaluate(
            """
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = 2';
              document.body.append(script);
            }
            """);
    assertThat(browser.page().evaluate("window.ran")).isNull();
    assertThat(browser.trouble()).anyMatch(line -> line.contains("Content Security Policy"));
    browser.forgetTrouble();
  }

  @Test
  void a_session_known_before_the_sign_in_is_worth_nothing_after_it(BrowserSession browser) {
    DemoUser user = As.ADMIN.call(demo::offer).getFirst();
    browser.open("sign-in");
    Cookie before = browser.page().context().cookies().getFirst();
    browser.signIn(user.person().id().value(), user.password());
    Cookie after = browser.page().context().cookies().getFirst();
    assertThat(after.name).isEqualTo(before.name);
    assertThat(after.value).isNotEqualTo(before.value);

    BrowserSession thief = browser.another();
    thief.page().context().addCookies(List.of(before));
    assertThat(thief.open("registries")).hasURL(Pattern.compile(".*/sign-in"));
  }

  @Test
  void a_form_of_another_site_signs_nobody_in(BrowserSession browser) {
    DemoUser user = As.ADMIN.call(demo::offer).getFirst();
    Page page = browser.open("sign-in");
    String form =
        """
        <form method=post action="%s">
          <input name=username value="%s"><input name=password value="%s"><button>Win</button>
        </form>
        """
            .formatted(page.url(), user.person().id().value(), user.password());
    page.route(
        "http://another.test/**",
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(form)));
    page.navigate("http://another.test/prize");
    page.getByRole(AriaRole.BUTTON, named("Win")).click();

    assertThat(page.getByText("This was asked for by a page of another site.")).isVisible();
    assertThat(browser.open("registries")).hasURL(Pattern.compile(".*/sign-in"));
    browser.forgetTrouble();
  }

  @Test
  void a_form_of_another_site_signs_nobody_out(BrowserSession browser) {
    DemoUser user = As.ADMIN.call(demo::offer).getFirst();
    Page page = browser.signIn(user.person().id().value(), user.password());
    RequestOptions forged =
        RequestOptions.create().setHeader("Origin", "http://another.test").setMaxRedirects(0);
    assertThat(page.request().post("logout", forged).status()).isEqualTo(403);
    page.request().post("logout", RequestOptions.create().setMaxRedirects(0));
    page.request().get("logout", RequestOptions.create().setMaxRedirects(0));
    assertThat(browser.open("registries")).hasURL(Pattern.compile(".*/registries"));
  }

  @Test
  void a_request_brings_no_more_than_a_page_would(BrowserSession browser) throws Exception {
    DemoUser user = As.ADMIN.call(demo::offer).getFirst();
    Page page = browser.open("sign-in");
    assertThat(posted(page, 70_000)).isEqualTo(413);
    assertThat(posted(page, 1_000)).isNotEqualTo(413);
    URI address = URI.create(page.url());
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest endless =
          HttpRequest.newBuilder(address)
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10])))
              .build();
      assertThat(client.send(endless, BodyHandlers.discarding()).statusCode()).isEqualTo(411);
    }
    browser.signIn(user.person().id().value(), user.password());
    assertThat(posted(page, 1_000_000)).isNotEqualTo(413);
    assertThat(posted(page, 12_000_001)).isEqualTo(413);
  }

  @Test
  void a_message_nested_without_end_is_refused_and_the_console_goes_on(BrowserSession browser) {
    Page page = browser.open("sign-in");
    String nested = "[".repeat(30_000) + "]".repeat(30_000);
    APIResponse answer =
        page.request()
            .post(
                "?v-r=uidl&v-uiId=0",
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json; charset=UTF-8")
                    .setData(nested));
    assertThat(answer.text()).doesNotContain("jackson", "\tat ");
    Pages.shows(browser.open("sign-in"), "Approve access, not JSON.");
  }

  private static int posted(Page page, int bytes) {
    return page.request()
        .post(
            "?v-r=uidl&v-uiId=0",
            RequestOptions.create().setData(new byte[bytes]).setMaxRedirects(0))
        .status();
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
        .containsEntry("referrer-policy", "same-origin")
        .containsEntry("x-frame-options", "DENY")
        .containsEntry("cross-origin-opener-policy", "same-origin");
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
