package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.browser.ReviewSteps;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// One day with the sample workspace, through every screen: an author finds a policy, changes it,
/// asks about it, compares it and proposes it; a reviewer approves it, and an administrator puts it
/// in force. Each screen is looked at in light and dark, wide and narrow, for barriers and for what
/// does not fit.
@BrowserTest
class JourneyIT {
  private static final String REPOSITORY = "parcel/label-printer";
  private static final String BUILDER = "role image-builder";

  @Test
  void from_signing_in_to_a_new_version_in_force(BrowserSession browser) {
    Page page = browser.open("");
    signIn(page, "Author");
    lookAround(browser);
    followAStory(browser);
    findTheRepository(browser);
    readThePolicy(browser);
    writeTheNextVersion(browser);
    askAboutIt(browser);
    compareAndRunAWitness(browser);
    String policy = page.url();
    String change = ReviewSteps.propose(page, "v6");
    browser.photograph("change");
    signOut(browser);
    browser.photograph("sign-in-demo");
    signIn(page, "Reviewer");
    ReviewSteps.approve(page, change);
    signOut(browser);
    signIn(page, "Administrator");
    page.navigate(change);
    ReviewSteps.activate(page, "Only the builder gains, as agreed.");
    page.navigate(policy);
    Pages.shows(page, "In force: v6");
  }

  /// The demo user of a role, whose password the page shows.
  private static void signIn(Page page, String role) {
    assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    page.locator(".qm-demo button", Pages.containing(role)).click();
    assertThat(page.getByLabel("Name")).not().hasValue("");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Sign in")).click();
    heading(page, "Home");
  }

  private static void lookAround(BrowserSession browser) {
    Page page = browser.page();
    assertThat(page.locator(".qm-inventory")).containsText("40repositories");
    assertThat(page.locator(".qm-changes > li")).hasCount(12);
    assertThat(page.locator(".qm-risk").first()).isVisible();
    assertThat(page.locator(".qm-stories > li")).hasCount(12);
    browser.photograph("home");
  }

  private static void followAStory(BrowserSession browser) {
    Page page = browser.page();
    page.getByText("A condition dropped by accident").click();
    assertThat(page.locator(".qm-compare-verdict")).containsText("v4 is more permissive than v3");
    assertThat(page.locator(".qm-class").first()).containsText("PullWithinNorrvik");
    assertThat(page.locator("policy-editor .cm-content")).hasCount(2);
    browser.photograph("compare");
    browser.keepForDocs("compare");
  }

  private static void findTheRepository(BrowserSession browser) {
    Page page = browser.page();
    rail(page, "Registries");
    heading(page, "Registries");
    assertThat(page.locator("vaadin-grid")).containsText("Norrvik Freight");
    browser.photograph("registries");
    page.getByLabel("Search").fill("printer");
    found(page, "2 repositories found");
    choose(page, "Account", "Registry 100020003002");
    found(page, "1 repository found");
    assertThat(page).hasURL(Pattern.compile(".*q=printer.*"));
    page.locator("vaadin-grid a", Pages.containing(REPOSITORY)).click();
    heading(page, REPOSITORY);
    Pages.shows(page, "Open policy");
    browser.photograph("repository");
  }

  private static void readThePolicy(BrowserSession browser) {
    Page page = browser.page();
    page.getByText("Open policy").click();
    heading(page, "Repository policy of " + REPOSITORY);
    assertThat(page.locator(".qm-version")).hasCount(5);
    Pages.shows(page, "In force: v5");
    page.getByRole(AriaRole.BUTTON, Pages.saying("PullWithinNorrvik")).click();
    assertThat(page.locator("policy-editor .qm-mark-highlight").first()).isVisible();
    browser.photograph("policy");
  }

  /// With a misspelt action, which the quick fix repairs.
  private static void writeTheNextVersion(BrowserSession browser) {
    Page page = browser.page();
    page.getByRole(AriaRole.LINK, Pages.exactly("Edit")).click();
    assertThat(page.locator(".qm-live .qm-verdict-same")).isVisible();
    Pages.replace(page, "\"ecr:PutImage\"", "\"ecr:PutImage\", \"ecr:TagResources\"");
    assertThat(page.locator(".qm-findings")).containsText("ACTION-UNKNOWN");
    assertThat(page.locator("policy-editor .qm-at-error")).isVisible();
    browser.photograph("editor");
    page.locator(".qm-fix", Pages.containing("ecr:TagResource")).first().click();
    assertThat(page.locator(".qm-live .qm-verdict-more")).isVisible();
    assertThat(page.locator(".qm-findings")).not().containsText("ACTION-UNKNOWN");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Save as v6…")).click();
    page.getByLabel("Reason").fill("The builder tags the repository with the commit.");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Save as v6")).click();
    heading(page, "Repository policy of " + REPOSITORY + ", v6");
  }

  private static void askAboutIt(BrowserSession browser) {
    Page page = browser.page();
    page.getByRole(AriaRole.LINK, Pages.exactly("Ask about it")).click();
    heading(page, "Ask");
    pick(page, "Who", "image-builder", BUILDER);
    pick(page, "Does what", "ecr:CompleteLayerUpload", "ecr:CompleteLayerUpload");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Ask")).click();
    assertThat(page.locator(".qm-hero")).hasAttribute("data-verdict", "allowed");
    assertThat(page.locator("policy-editor .qm-mark-decided").first()).isVisible();
    browser.photograph("ask");
    pick(page, "Does what", "ecr:TagResource", "ecr:TagResource");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Ask")).click();
    assertThat(page.locator(".qm-hero")).containsText("Not allowed");
    page.getByText("v6 of the repository policy is saved, but not in force.").waitFor();
    page.getByRole(AriaRole.LINK, Pages.saying("Ask as if")).click();
    Pages.shows(page, "Answered as if v6 of parcel/label-printer were in force");
    assertThat(page.locator(".qm-hero")).containsText("no identity-based policy does");
    assertThat(page.locator(".qm-half")).hasCount(2);
    assertThat(page.locator(".qm-half").last()).containsText("allows it");
  }

  private static void compareAndRunAWitness(BrowserSession browser) {
    Page page = browser.page();
    page.getByRole(AriaRole.LINK, Pages.exactly("Compare")).last().click();
    assertThat(page.locator(".qm-compare-verdict")).containsText("v6 is more permissive than v5");
    page.getByRole(AriaRole.TAB, Pages.exactly("Text")).click();
    assertThat(page.locator("text-diff", Pages.containing("ecr:TagResource")).first()).isVisible();
    page.getByRole(AriaRole.TAB, Pages.exactly("Access")).click();
    page.getByText("Run this witness").first().click();
    heading(page, "Witness");
    assertThat(page.locator(".qm-hero")).hasCount(2);
    browser.photograph("witness");
    page.goBack();
    page.locator(".qm-compare-head a").first().click();
    heading(page, "Repository policy of " + REPOSITORY);
    Pages.shows(page, "is newer than what is in force");
  }

  private static void signOut(BrowserSession browser) {
    Page page = browser.page();
    page.locator(".qm-who-button").click();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Sign out")).click();
    assertThat(page.locator(".qm-demo button")).hasCount(5);
  }

  private static void heading(Page page, String name) {
    assertThat(page.getByRole(AriaRole.HEADING, Pages.exactly(name).setLevel(1))).isVisible();
  }

  private static void found(Page page, String count) {
    assertThat(page.locator("[role=status]", Pages.containing(count))).isVisible();
  }

  private static void rail(Page page, String screen) {
    page.locator(".qm-rail nav").getByRole(AriaRole.LINK, inside(screen)).click();
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  /// Ticks one of several values of a filter.
  private static void choose(Page page, String field, String value) {
    Locator box = page.getByLabel(field, new Page.GetByLabelOptions().setExact(true));
    box.click();
    page.getByRole(AriaRole.OPTION, Pages.exactly(value)).click();
    page.keyboard().press("Escape");
  }

  /// Types into a field and takes what it offers.
  private static void pick(Page page, String field, String typed, String offered) {
    page.getByRole(AriaRole.COMBOBOX, Pages.exactly(field)).fill(typed);
    Locator offers = page.getByRole(AriaRole.OPTION);
    assertThat(offers).hasCount(1);
    assertThat(offers).containsText(offered);
    offers.click();
  }
}
