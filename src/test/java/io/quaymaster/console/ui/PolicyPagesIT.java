package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.browser.ReviewSteps;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Reading and writing a policy, as people do it.
@BrowserTest
@Import(PolicyFixture.class)
class PolicyPagesIT {
  private static final String FIRST = PolicyFixture.pull("111122223333");
  private static final String SECOND = PolicyFixture.pull("222233334444");

  @Autowired PolicyFixture fixture;
  @Autowired DemoUsers demo;

  private List<DemoUser> people = List.of();

  @SuppressWarnings("NullAway.Init")
  private PolicyId policy;

  @SuppressWarnings("NullAway.Init")
  private PolicyVersion first;

  @BeforeEach
  void people_and_a_policy() {
    people = As.ADMIN.call(demo::offer);
    policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    first = fixture.save(policy, null, FIRST);
    fixture.activate(first);
  }

  @Test
  void a_policy_is_shown_in_words_text_and_history(BrowserSession browser) {
    fixture.save(policy, first.number(), SECOND);
    Page page = signIn(browser, "ines", Screens.policy(policy));
    Pages.shows(page, "v2 by priya is newer than what is in force");
    assertThat(page.locator(".qm-version")).hasCount(2);
    assertThat(page.locator(".qm-version .qm-verdict-mixed")).isVisible();
    page.getByRole(AriaRole.BUTTON, Pages.saying("Statement 1")).click();
    assertThat(page.locator("policy-editor .qm-mark-highlight").first()).isVisible();
    browser.photograph("policy");
  }

  @Test
  void proposing_shows_what_changes_and_another_person_approves(BrowserSession browser) {
    fixture.switchGuardrailsOff();
    fixture.save(policy, first.number(), SECOND);
    Page page = signIn(browser, "tomasz", Screens.version(policy, "v2"));
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Propose v2…")).click();
    assertThat(page.locator(".qm-propose-changes .qm-verdict-mixed")).isVisible();
    browser.photograph("policy-propose");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Cancel")).click();
    String change = ReviewSteps.propose(page, "v2");
    Page reviewer = signIn(browser.another(), "ines", Screens.policy(policy)); // priya wrote it
    ReviewSteps.approve(reviewer, change);
    ReviewSteps.activate(page, "Agreed.");
    page.navigate(change.replaceFirst("/changes/.*", "/" + Screens.policy(policy)));
    Pages.shows(page, "In force: v2");
    assertThat(page.getByRole(AriaRole.BUTTON, Pages.exactly("Propose to go back to v1…")))
        .isVisible();
    browser.photograph("policy-history");
  }

  @Test
  void findings_and_access_follow_what_is_typed(BrowserSession browser) {
    Page page = signIn(browser, "tomasz", Screens.editor(policy));
    assertThat(page.locator(".qm-live .qm-verdict-same")).isVisible();
    Pages.replace(page, "ecr:BatchGetImage", "ecr:BatchGetImages");
    assertThat(page.locator(".qm-findings")).containsText("ACTION-UNKNOWN");
    assertThat(page.locator("policy-editor .qm-at-error")).isVisible();
    assertThat(page.locator(".qm-live .qm-verdict-mixed")).isVisible();
    browser.photograph("editor");
    page.locator(".qm-finding-fixes button").first().click();
    assertThat(page.locator(".qm-live .qm-verdict-same")).isVisible();
    assertThat(Pages.text(page)).isEqualTo(FIRST);
  }

  @Test
  void f8_leads_to_problems_and_tab_leaves_the_editor(BrowserSession browser) {
    Page page = signIn(browser, "tomasz", Screens.editor(policy));
    Pages.replace(page, "Allow", "allow");
    assertThat(page.locator("policy-editor .qm-at-error").first()).isVisible();
    page.keyboard().press("Control+Home");
    page.keyboard().press("F8");
    assertThat(page.locator("policy-editor .here")).containsText("Allow");
    page.keyboard().press("Tab");
    assertThat(page.locator("policy-editor .cm-content")).not().isFocused();
    browser.verifyAccessible();
  }

  @Test
  void completion_knows_actions_and_keeps_the_quotation_marks(BrowserSession browser) {
    Page page = signIn(browser, "tomasz", Screens.editor(policy));
    Pages.replace(page, "ecr:BatchGetImage", "");
    page.keyboard().insertText("ecr:DescribeIm");
    page.locator(
            "policy-editor .cm-tooltip-autocomplete li", Pages.containing("ecr:DescribeImages"))
        .first()
        .click();
    assertThat(page.locator("policy-editor .cm-content"))
        .containsText("\"ecr:DescribeImages\", \"ecr");
  }

  @Test
  void a_draft_outlives_the_page(BrowserSession browser) {
    Page page = signIn(browser, "tomasz", Screens.editor(policy));
    Pages.replace(page, "\"Pull\"", "\"Deploy\"");
    Pages.shows(page, "Draft kept");
    page.reload();
    Pages.shows(page, "Your draft is restored");
    assertThat(Pages.text(page)).contains("\"Deploy\"");
  }

  @Test
  void text_survives_the_end_of_the_session(BrowserSession browser) {
    Page page = signIn(browser, "tomasz", Screens.editor(policy));
    Pages.replace(page, "\"Pull\"", "\"BeforeTheEnd\"");
    Pages.shows(page, "Draft kept");
    page.context()
        .addCookies(
            List.of(new Cookie("JSESSIONID", "0").setUrl(page.url().split("/policies")[0])));
    Pages.replace(page, "BeforeTheEnd", "AfterTheEnd");
    page.waitForURL(Pattern.compile(".*/sign-in.*"));
    Pages.shows(page, "Sign in to go on where you were");
    fillIn(page, "tomasz");
    Pages.shows(page, "What you typed before this page was last closed is back");
    assertThat(Pages.text(page)).contains("\"AfterTheEnd\"");
    browser.forgetTrouble();
  }

  @Test
  void who_saves_second_sees_the_other_version_and_goes_on(BrowserSession browser) {
    Page page = signIn(browser, "tomasz", Screens.editor(policy));
    Pages.replace(page, "\"Pull\"", "\"Mine\"");
    Pages.shows(page, "Draft kept");
    fixture.save(policy, first.number(), SECOND);
    Pages.shows(page, "priya saved v2 in the meantime");
    browser.photograph("editor-stale");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Compare v2 with mine")).click();
    assertThat(page.locator("text-diff")).isVisible();
    browser.photograph("editor-theirs-and-mine");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Close")).click();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Put my text on top of v2")).click();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Save as v3…")).click();
    page.getByLabel("Reason").fill("Mine, on top of theirs.");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Save as v3")).click();
    assertThat(page).hasURL(Pattern.compile(".*/versions/v3"));
    assertThat(
            page.getByRole(
                AriaRole.HEADING, Pages.exactly("Repository policy of storefront/web, v3")))
        .isVisible();
  }

  @Test
  void a_million_characters_can_be_written_and_are_kept(BrowserSession browser) {
    Page page = signIn(browser, "tomasz", Screens.editor(policy));
    page.evaluate(
        """
        () => {
          const editor = document.querySelector('policy-editor');
          editor.value = '{"Statement": [\\n' + '  {"Sid": "x"},\\n'.repeat(60000) + ']}';
          editor.goTo(3);
        }
        """);
    page.keyboard().type(" ");
    assertThat(page.locator(".qm-budget[data-over]")).isVisible(patiently());
    assertThat(page.getByText("Draft kept")).isVisible(patiently());
  }

  @Test
  void the_theme_is_a_choice_that_the_browser_keeps(BrowserSession browser) {
    Page page = signIn(browser, "ole", Screens.policy(policy));
    page.locator(".qm-who-button").click();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Dark")).click();
    page.reload();
    assertThat(page.locator("html"))
        .hasAttribute("style", Pattern.compile(".*color-scheme: dark.*"));
  }

  @Test
  void what_is_not_for_a_role_says_so(BrowserSession browser) {
    Page page = signIn(browser, "ole", Screens.editor(policy));
    assertThat(
            page.getByRole(AriaRole.HEADING, Pages.exactly("This page is not for your role"))
                .first())
        .isVisible();
    page.navigate(page.url().split("/policies")[0] + "/nowhere");
    assertThat(page.getByRole(AriaRole.HEADING, Pages.exactly("There is no such page")).first())
        .isVisible();
  }

  private Page signIn(BrowserSession browser, String name, String address) {
    Page page = browser.open(address);
    page.waitForURL(Pattern.compile(".*/sign-in.*"));
    fillIn(page, name);
    page.waitForURL(Pattern.compile(".*/policies/.*"));
    assertThat(page.locator(".qm-screen h1")).isVisible();
    return page;
  }

  private void fillIn(Page page, String name) {
    String password =
        people.stream()
            .filter(user -> user.person().id().value().equals(name))
            .findFirst()
            .orElseThrow()
            .password();
    page.locator("vaadin-login-form input[name=username]").fill(name);
    page.locator("vaadin-login-form input[name=password]").fill(password);
    page.locator("vaadin-login-form vaadin-button[theme~=submit]").click();
  }

  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
  }
}
