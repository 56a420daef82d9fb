package io.quaymaster.console.identity.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.quaymaster.console.ui.browser.Pages.exactly;
import static io.quaymaster.console.ui.browser.Pages.saying;
import static io.quaymaster.console.ui.browser.Pages.shows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.MovingClock;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.RolesOnFile;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.identity.keycloak.KeycloakRealm.Somebody;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The console with a real Keycloak. One server does for all of it, since its start is dear. It
/// starts together with the console, which is there first: so the first test meets a console
/// without a provider.
@BrowserTest
@Import(MovingClock.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT extends KeycloakTokenTests {
  private static final String REVIEWERS = "/console-reviewers";
  private static final int PORT = KeycloakServer.freePort();
  private static final KeycloakServer SERVER = KeycloakServer.startFor("http://127.0.0.1:" + PORT);
  private static final KeycloakRealm REALM = new KeycloakRealm(SERVER);

  /// Tokens live for five minutes; one minute before their end they are replaced.
  private static final Duration ALMOST_A_TOKEN = Duration.ofSeconds(250);

  private static boolean first = true;

  @Autowired KeycloakReach reach;
  @Autowired KeycloakListing listing;
  @Autowired RolesOnFile roles;

  @DynamicPropertySource
  static void console(DynamicPropertyRegistry properties) {
    properties.add("server.port", () -> PORT);
    properties.add("quaymaster.identity", () -> "keycloak");
    properties.add("quaymaster.keycloak.url", SERVER::url);
    properties.add("quaymaster.keycloak.client-secret", () -> KeycloakServer.CLIENT_SECRET);
    properties.add("quaymaster.keycloak.directory-client-secret", () -> "console-directory-try-it");
    properties.add("vaadin.heartbeatInterval", () -> 1);
  }

  @Override
  KeycloakServer server() {
    return SERVER;
  }

  @Override
  KeycloakRealm realm() {
    return REALM;
  }

  @BeforeEach
  void mend() {
    if (!first) {
      SERVER.mend();
      reach.ask();
    }
    first = false;
  }

  @Test
  @Order(1)
  void the_console_starts_without_keycloak_and_heals(BrowserSession browser) {
    Page page = browser.open("");
    shows(page, "Sign-in is not available right now");
    assertThat(page.getByText("Keycloak has not answered since")).isVisible();
    browser.photograph("keycloak-away");
    assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health").body()).contains("\"keycloak\":{\"status\":\"DEGRADED\"}");
    assertThat(call(FORGED).statusCode()).isEqualTo(503);
    assertThat(call(FORGED).headers().firstValue("Retry-After")).hasValue("30");

    mend();
    assertThat(get("/actuator/health").body()).contains("\"keycloak\":{\"status\":\"UP\"}");
    page.getByRole(AriaRole.BUTTON, exactly("Try again")).click();
    assertThat(page.getByRole(AriaRole.LINK, exactly("Sign in with Keycloak"))).isVisible();
    assertThat(call(FORGED).statusCode()).isEqualTo(401);
    browser.photograph("keycloak-sign-in");
  }

  @Test
  void whoever_was_on_their_way_arrives_there_after_a_wrong_password(BrowserSession browser) {
    Page page = browser.open("registries?q=web");
    page.getByRole(AriaRole.LINK, exactly("Sign in with Keycloak")).click();
    typeIn(page, "rita", "wrong");
    shows(page, "Invalid username or password.");
    typeIn(page, "rita", "rita-try-it");

    assertThat(page).hasURL(Pattern.compile(".*/registries\\?q=web"));
    assertThat(page.getByLabel("Search")).hasValue("web");
  }

  @ParameterizedTest
  @CsvSource({
    "vera, Vera Viewer, Viewer",
    "aron, Aron Author, Author",
    "rita, Rita Reviewer, Reviewer",
    "adam, Adam Admin, 'Administrator, Auditor'",
    "audrey, Audrey Auditor, Auditor",
    "emil, Emil Emergency, Emergency"
  })
  void each_role_signs_in(String user, String name, String roles, BrowserSession browser) {
    Page page = signIn(browser, user, user + "-try-it");

    assertThat(page.getByRole(AriaRole.BUTTON, saying(name + ", " + roles))).isVisible();
  }

  @Test
  void whoever_has_no_role_is_told_so_until_they_have(BrowserSession browser) {
    Somebody newcomer = REALM.add();
    Page page = signIn(browser, newcomer);
    assertThat(page.getByRole(AriaRole.HEADING, exactly("No role yet"))).isVisible();
    browser.photograph("no-role");
    browser.open("registries");
    assertThat(page.getByRole(AriaRole.HEADING, exactly("No role yet"))).isVisible();

    REALM.join(newcomer, REVIEWERS);
    page.getByRole(AriaRole.LINK, exactly("Look again")).click();
    assertThat(page.getByRole(AriaRole.BUTTON, saying(", Reviewer"))).isVisible();
  }

  @Test
  void a_role_that_is_taken_away_is_gone_within_one_token_from_an_open_page_too(
      BrowserSession browser) {
    Somebody somebody = REALM.add(REVIEWERS);
    Page page = signIn(browser, somebody);
    assertThat(page.getByRole(AriaRole.BUTTON, saying(", Reviewer"))).isVisible();

    REALM.leave(somebody, REVIEWERS);
    clock.forward(ALMOST_A_TOKEN);
    assertThat(page.getByRole(AriaRole.HEADING, exactly("No role yet"))).isVisible();
    browser.forgetTrouble();
  }

  @Test
  void somebody_disabled_is_out_within_one_token_from_an_open_page_too(BrowserSession browser) {
    Somebody somebody = REALM.add(REVIEWERS);
    Page page = signIn(browser, somebody);
    assertThat(page.getByRole(AriaRole.BUTTON, saying(", Reviewer"))).isVisible();

    REALM.disable(somebody);
    clock.forward(ALMOST_A_TOKEN);
    assertThat(page.getByRole(AriaRole.LINK, exactly("Sign in with Keycloak"))).isVisible();
    browser.forgetTrouble();
  }

  @Test
  void signing_out_here_signs_out_there(BrowserSession browser) {
    Page page = signIn(browser, "vera", "vera-try-it");
    page.getByRole(AriaRole.BUTTON, saying("Vera Viewer")).click();
    page.getByRole(AriaRole.BUTTON, exactly("Sign out")).click();

    page.getByRole(AriaRole.LINK, exactly("Sign in with Keycloak")).click();
    assertThat(page.locator("#password")).isVisible();
  }

  @Test
  void a_session_that_keycloak_ends_is_over_here(BrowserSession browser) {
    Somebody somebody = REALM.add(REVIEWERS);
    Page page = signIn(browser, somebody);
    assertThat(page.getByRole(AriaRole.BUTTON, saying(", Reviewer"))).isVisible();

    REALM.logOut(somebody);
    assertThat(page.getByRole(AriaRole.LINK, exactly("Sign in with Keycloak"))).isVisible();
    browser.forgetTrouble();
  }

  @Test
  void while_keycloak_is_away_sessions_go_on_for_a_time(BrowserSession browser) {
    Page page = signIn(browser, "adam", "adam-try-it");
    SERVER.cut();
    reach.ask();
    shows(page, "Keycloak does not answer");
    browser.photograph("keycloak-away-banner");

    clock.forward(ALMOST_A_TOKEN);
    page.getByRole(AriaRole.LINK, exactly("People")).click();
    assertThat(page.getByRole(AriaRole.HEADING, exactly("People"))).isVisible();
    shows(page, "their roles come from there");
    assertThat(page.getByRole(AriaRole.BUTTON, exactly("New person"))).hasCount(0);

    clock.forward(Duration.ofMinutes(12));
    shows(page, "Sign-in is not available right now");
    browser.forgetTrouble();
  }

  @Test
  void signing_out_while_keycloak_is_away_ends_the_session_here(BrowserSession browser) {
    Page page = signIn(browser, "vera", "vera-try-it");
    SERVER.cut();
    reach.ask();
    page.getByRole(AriaRole.BUTTON, saying("Vera Viewer")).click();
    page.getByRole(AriaRole.BUTTON, exactly("Sign out")).click();

    shows(page, "You are signed out here");
    browser.open("registries");
    assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
  }

  @Test
  void reviewers_are_known_before_they_come_and_disabled_ones_no_more(BrowserSession browser) {
    Somebody reviewer = REALM.add(REVIEWERS);
    listing.refresh();
    UserId id = new UserId(reviewer.username());
    assertThat(rolesOf(id)).contains(ConsoleRole.REVIEWER);
    assertThat(rolesOf(new UserId("service-account-console-ci")))
        .doesNotContain(ConsoleRole.REVIEWER);

    REALM.disable(reviewer);
    listing.refresh();
    assertThat(rolesOf(id)).isEmpty();

    SERVER.cut();
    Instant before = listing.asOf().orElseThrow();
    listing.refresh();
    assertThat(listing.asOf()).hasValue(before);
    mend();
    Page page = signIn(browser, "adam", "adam-try-it");
    browser.open("admin/people");
    shows(page, "The list of reviewers is of");
  }

  private Set<ConsoleRole> rolesOf(UserId id) {
    return As.VIEWER.call(() -> roles.of(List.of(id))).getOrDefault(id, Set.of());
  }

  @Test
  void people_are_as_keycloak_says(BrowserSession browser) {
    Page page = signIn(browser, "adam", "adam-try-it");
    browser.open("admin/people");
    shows(page, "People sign in with Keycloak");
    browser.photograph("keycloak-people");
    browser.open("admin/people/adam");
    shows(page, "in the group of all accounts");
    assertThat(page.getByRole(AriaRole.BUTTON, exactly("Change roles…"))).hasCount(0);
    browser.open("password");
    assertThat(page).not().hasURL(Pattern.compile(".*/password"));
  }

  private Page signIn(BrowserSession browser, Somebody somebody) {
    return signIn(browser, somebody.username(), somebody.username());
  }

  private Page signIn(BrowserSession browser, String user, String password) {
    Page page = browser.open("");
    page.getByRole(AriaRole.LINK, exactly("Sign in with Keycloak")).click();
    typeIn(page, user, password);
    page.waitForURL(url -> url.startsWith("http://127.0.0.1:" + PORT));
    return page;
  }

  private static void typeIn(Page page, String user, String password) {
    page.locator("#username").fill(user);
    page.locator("#password").fill(password);
    page.locator("#kc-login").click();
  }
}
