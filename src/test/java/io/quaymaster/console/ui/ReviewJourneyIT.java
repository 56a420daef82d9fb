package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// One change from the first word to the roll back, by two people at two browsers, one of them on a
/// telephone. Neither of them ever reloads a page.
@BrowserTest
@Import(PolicyFixture.class)
class ReviewJourneyIT {
  private static final String WIDER = "\"ecr:BatchGetImage\", \"ecr:PutImage\"";

  @Autowired PolicyFixture fixture;
  @Autowired DemoUsers demo;

  private List<DemoUser> people = List.of();

  @SuppressWarnings("NullAway.Init")
  private PolicyId policy;

  @BeforeEach
  void people_and_a_policy() {
    people = As.ADMIN.call(demo::offer);
    fixture.switchGuardrailsOff();
    policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    fixture.activate(fixture.save(policy, null, PolicyFixture.pull("111122223333")));
  }

  @Test
  void a_change_is_proposed_reviewed_activated_verified_and_rolled_back(BrowserSession browser) {
    Page author = signIn(browser, "tomasz", Screens.editor(policy));
    BrowserSession telephone = browser.another();
    telephone.page().setViewportSize(390, 844);
    Page reviewer = signIn(telephone, "priya", Screens.CHANGES);
    propose(author);
    reviewer.getByText("Let the deployer push").first().click();
    requestChanges(browser, author, reviewer);
    approve(reviewer);
    assertThat(stage(author)).hasText("Ready");
    edit(author, "ecr:PutImage", "ecr:UploadLayerPart", "v4");
    Pages.shows(reviewer, "which does not count any more");
    approve(reviewer);
    assertThat(stage(author)).hasText("Ready");
    deed(author, "Activate…", "Reason", "As reviewed.", "Activate");
    assertThat(stage(reviewer)).hasText("Active");
    verify(author);
    assertThat(stage(reviewer)).hasText("Verified");
    browser.photograph("change-verified");
    deed(author, "Roll back…", "Reason", "The deployer is broken.", "Roll back");
    Pages.shows(reviewer, "The deployer is broken.");
    assertThat(stage(author)).hasText("Rolled back");
    author.navigate(author.url().replaceFirst("/changes/.*", "/" + Screens.policy(policy)));
    Pages.shows(author, "In force: v1");
  }

  private void propose(Page author) {
    Pages.replace(author, "\"ecr:BatchGetImage\"", WIDER);
    assertThat(author.locator(".qm-live .qm-verdict-more")).isVisible();
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Save as v2…")).click();
    author.getByLabel("Reason").fill("The deployer pushes its images.");
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Save as v2")).click();
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Propose v2…")).click();
    author.getByLabel("Title").fill("Let the deployer push");
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Open a change request")).click();
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Ask for reviews")).click();
    assertThat(stage(author)).hasText("Review");
  }

  private void requestChanges(BrowserSession browser, Page author, Page reviewer) {
    assertThat(reviewer.locator(".qm-compare-head[data-verdict=MORE_PERMISSIVE]")).isVisible();
    deed(
        reviewer,
        "Request changes…",
        "What should be different",
        "Pushing needs the layers too.",
        "Request changes");
    Pages.shows(author, "Pushing needs the layers too.");
    browser.photograph("change-objection");
    edit(author, "\"ecr:PutImage\"", "\"ecr:PutImage\", \"ecr:InitiateLayerUpload\"", "v3");
    Pages.shows(reviewer, "v3");
  }

  private static void approve(Page reviewer) {
    reviewer.getByRole(AriaRole.BUTTON, Pages.exactly("Approve…")).click();
    reviewer.getByRole(AriaRole.CHECKBOX, Pages.saying("I looked at its risks")).check();
    reviewer.getByLabel("Why it is right nevertheless").fill("It is the deployer.");
    reviewer.getByRole(AriaRole.BUTTON, Pages.exactly("Approve")).click();
    Pages.shows(reviewer, "It is the deployer.");
  }

  private static void edit(Page author, String before, String after, String version) {
    author.getByRole(AriaRole.LINK, Pages.exactly("Edit the text")).click();
    author.waitForURL(url -> url.contains("/edit?change="));
    assertThat(author.locator("policy-editor")).hasCount(1);
    Pages.replace(author, before, after);
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Save as " + version + "…")).click();
    author.getByLabel("Reason").fill("As asked.");
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Save as " + version)).click();
    author.waitForURL(url -> url.contains("/changes/"));
    assertThat(stage(author)).hasText("Review");
  }

  private void verify(Page author) {
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Verify…")).click();
    String live =
        PolicyFixture.pull("111122223333")
            .replace(
                "[\"ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer\"]",
                "[\"ecr:InitiateLayerUpload\", \"ecr:GetDownloadUrlForLayer\", \"ecr:UploadLayerPart\","
                    + " \"ecr:BatchGetImage\"]");
    author.getByLabel("The policy as the registry gives it out").fill(live);
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Compare")).click();
    assertThat(stage(author)).hasText("Verified");
  }

  private static void deed(Page page, String button, String label, String words, String confirm) {
    page.getByRole(AriaRole.BUTTON, Pages.exactly(button)).click();
    page.getByLabel(label).fill(words);
    page.getByRole(AriaRole.BUTTON, Pages.exactly(confirm)).click();
  }

  /// The stage that the page says it is at.
  private static Locator stage(Page page) {
    return page.locator(".qm-stages li[aria-current=step] span:last-child");
  }

  private Page signIn(BrowserSession browser, String name, String path) {
    DemoUser user =
        people.stream()
            .filter(one -> one.person().id().value().equals(name))
            .findFirst()
            .orElseThrow();
    browser.signIn(name, user.password());
    return browser.open(path);
  }
}
