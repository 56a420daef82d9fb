package io.quaymaster.console.ui.organization;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.FirstAdministrator;
import io.quaymaster.console.identity.OneTimePassword;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.browser.ReviewSteps;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// From an empty console to an answer in layers: the first administrator puts on file what there
/// is, lets a second person in, writes what is attached to it, which the other one approves, and
/// asks. Each new screen is looked at in light and dark, wide and narrow.
@BrowserTest
@TestPropertySource(properties = "quaymaster.sample=false")
class EstateIT {
  private static final String OWN = "harbour lights at dusk";
  private static final String ACCOUNT = "540000000001";

  @Autowired FirstAdministrator administrator;
  @Autowired UserAccounts accounts;

  @Test
  void everything_that_has_a_say_is_built_by_clicking(BrowserSession browser) {
    signIn(browser, As.ADMIN.call(administrator::ensure).orElseThrow());
    organization(browser);
    accountInTheUnit(browser);
    BrowserSession reviewer = somebodyElse(browser);
    guardOnTheUnit(browser, reviewer.page());
    String repository = registryAndRepository(browser);
    roleWithItsPolicy(browser, reviewer.page());
    ask(browser, repository);
    leave(browser);
    lookedAt(browser, reviewer);
  }

  private static void signIn(BrowserSession browser, OneTimePassword once) {
    Page page = browser.signIn(once.user().value(), once.password());
    page.getByLabel("The one-time password").fill(once.password());
    page.getByLabel("Your own password", exactly()).fill(OWN);
    page.getByLabel("Your own password, again").fill(OWN);
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Use this password")).click();
    assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    browser.signIn(once.user().value(), OWN);
  }

  /// Nobody brings anything in force alone.
  private BrowserSession somebodyElse(BrowserSession browser) {
    BrowserSession other = browser.another();
    UserId rosa = new UserId("rosa");
    signIn(
        other,
        As.ADMIN.call(() -> accounts.create(rosa, "Rosa Lind", Set.of(ConsoleRole.REVIEWER))));
    return other;
  }

  private static void organization(BrowserSession browser) {
    Page page = browser.page();
    page.locator(".qm-rail nav").getByText("Registries").click();
    page.getByRole(AriaRole.LINK, Pages.exactly("Organizations")).click();
    heading(page, "Organizations");
    Pages.shows(page, "No organization yet");
    browser.photograph("organizations-empty");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("New organization")).first().click();
    page.getByLabel("Organization", exactly()).fill("harbour");
    page.keyboard().press("Enter");
    Pages.shows(page, "is no organization");
    browser.photograph("organization-form");
    page.getByLabel("Organization", exactly()).fill("o-harbour0001");
    page.getByLabel("Root", exactly()).fill("r-hb01");
    page.getByLabel("Name", exactly()).fill("Harbour Works");
    page.keyboard().press("Enter");
    heading(page, "Harbour Works");
    unit(page, "Root", "ou-hb01-w0rkl0ad", "Workloads");
    unit(page, "Root / Workloads", "ou-hb01-pr0duct1", "Production");
  }

  private static void unit(Page page, String below, String id, String name) {
    click(page, "New unit");
    pick(page, "Below", below, below);
    page.getByLabel("Organizational unit", exactly()).fill(id);
    page.getByLabel("Name", exactly()).fill(name);
    click(page, "Add unit");
    assertThat(page.locator(".qm-units", Pages.containing(id))).isVisible();
  }

  private static void accountInTheUnit(BrowserSession browser) {
    Page page = browser.page();
    page.locator(".qm-rail nav").getByText("Registries").click();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("New account")).first().click();
    page.getByLabel("Account", exactly()).fill(ACCOUNT);
    page.getByLabel("Name", exactly()).fill("Cranes");
    click(page, "Add account");
    page.locator("vaadin-grid a", Pages.containing("Cranes")).click();
    heading(page, "Cranes");
    click(page, "Move…");
    pick(page, "To", "Production", "Harbour Works: Root / Workloads / Production");
    page.getByLabel("Reason").fill("It goes live.");
    click(page, "Move");
    assertThat(page.locator(".qm-levels > li")).hasCount(4);
    assertThat(page.locator(".qm-levels")).containsText("FullAWSAccess");
    page.getByRole(AriaRole.LINK, Pages.exactly("Harbour Works")).click();
    heading(page, "Harbour Works");
    assertThat(page.locator(".qm-units")).containsText(ACCOUNT);
    browser.photograph("organization");
  }

  private static void guardOnTheUnit(BrowserSession browser, Page reviewer) {
    Page page = browser.page();
    page.locator(".qm-units").getByText("Production").click();
    heading(page, "Production");
    click(page, "New policy");
    page.getByLabel("Name", exactly()).fill("Guard");
    browser.photograph("new-policy");
    click(page, "Write it");
    heading(page, "Edit Guard");
    assertThat(page.locator("policy-editor .cm-content")).containsText("KeepRepositories");
    saveAndActivate(page, reviewer);
    assertThat(page.locator(".qm-line", Pages.containing("unit Production"))).isVisible();
    browser.photograph("policy-attached");
    page.getByRole(AriaRole.LINK, Pages.exactly("unit Production")).click();
    heading(page, "Production");
    assertThat(page.locator(".qm-levels > li").last()).containsText("Guard");
    browser.photograph("unit");
  }

  private static String registryAndRepository(BrowserSession browser) {
    Page page = browser.page();
    page.getByRole(AriaRole.LINK, Pages.exactly("Cranes")).click();
    heading(page, "Cranes");
    click(page, "New registry");
    page.getByLabel("Region", exactly()).fill("eu-central-1");
    click(page, "Add registry");
    page.getByRole(AriaRole.LINK, Pages.exactly("eu-central-1")).click();
    heading(page, "eu-central-1");
    click(page, "New repository");
    page.getByLabel("Name", exactly()).fill("harbour/crane");
    click(page, "Add repository");
    heading(page, "harbour/crane");
    assertThat(page).hasURL(Pattern.compile(".*/repositories/.*"));
    return page.url();
  }

  private static void roleWithItsPolicy(BrowserSession browser, Page reviewer) {
    Page page = browser.page();
    page.getByRole(AriaRole.LINK, Pages.exactly("Cranes")).first().click();
    heading(page, "Cranes");
    click(page, "New principal");
    page.getByLabel("Path", exactly()).fill("/ci/");
    page.getByLabel("Name", exactly()).fill("builder");
    click(page, "Add principal");
    page.locator("vaadin-grid a", Pages.containing("builder")).click();
    heading(page, "builder");
    click(page, "New policy");
    page.getByLabel("Name", exactly()).fill("CranePull");
    click(page, "Write it");
    heading(page, "Edit CranePull");
    Pages.replace(page, "\"ecr:BatchGetImage\"", "\"ecr:BatchGetImage\", \"ecr:DeleteRepository\"");
    saveAndActivate(page, reviewer);
    page.locator(".qm-line").getByText("role builder of account " + ACCOUNT).click();
    heading(page, "builder");
    assertThat(page.locator(".qm-line", Pages.containing("CranePull"))).containsText("v1 active");
    browser.photograph("principal-attached");
  }

  private static void ask(BrowserSession browser, String repository) {
    Page page = browser.page();
    page.navigate(repository);
    page.getByRole(AriaRole.LINK, Pages.exactly("Ask about it")).click();
    heading(page, "Ask");
    pick(page, "Who", "builder", "role builder");
    pick(page, "Does what", "ecr:BatchGetImage", "ecr:BatchGetImage");
    click(page, "Ask");
    assertThat(page.locator(".qm-hero")).hasAttribute("data-verdict", "allowed");
    pick(page, "Does what", "ecr:DeleteRepository", "ecr:DeleteRepository");
    click(page, "Ask");
    assertThat(page.locator(".qm-hero")).containsText("Explicitly denied by");
    assertThat(page.locator(".qm-hero")).containsText("Guard v1");
    browser.photograph("ask-layers");
  }

  private static void leave(BrowserSession browser) {
    Page page = browser.open("accounts/" + ACCOUNT);
    heading(page, "Cranes");
    browser.photograph("account-in-organization");
    click(page, "Move…");
    pick(page, "To", "out of", "out of the organization");
    Pages.shows(
        page,
        "On file: role builder of Cranes gains “delete a repository”; nobody loses anything.");
    page.getByLabel("Reason").fill("The cranes are sold.");
    browser.photograph("move-form");
    click(page, "Move");
    assertThat(page.getByRole(AriaRole.HEADING, Pages.exactly("In no organization"))).isVisible();
    assertThat(page.locator("main")).containsText("Production until");
  }

  /// Somebody else looks at where the account went, and both see it at once.
  private static void lookedAt(BrowserSession browser, BrowserSession other) {
    Page page = browser.page();
    Pages.shows(page, "took the account out of its organization: “The cranes are sold.”");
    browser.photograph("account-moved");
    Page reviewer = other.open("");
    assertThat(reviewer.locator(".qm-waiting li")).hasCount(2);
    other.photograph("access-waits");
    reviewer
        .getByRole(AriaRole.LINK, Pages.exactly("Account Cranes, without its FullAWSAccess"))
        .click();
    heading(reviewer, "Cranes");
    click(reviewer, "I have looked at it…", 1);
    reviewer.getByLabel("Comment").fill("They are gone.");
    other.photograph("looked-at-form");
    click(reviewer, "Say so");
    assertThat(page.locator(".qm-note")).hasCount(1);
    assertThat(reviewer.locator(".qm-note")).hasCount(1);
  }

  private static void click(Page page, String button, int which) {
    page.getByRole(AriaRole.BUTTON, Pages.exactly(button)).nth(which).click();
  }

  private static void saveAndActivate(Page page, Page reviewer) {
    click(page, "Save as v1…");
    page.getByLabel("Reason").fill("The first.");
    click(page, "Save as v1");
    page.waitForURL(url -> !url.endsWith("/edit"));
    String policy = page.url();
    ReviewSteps.approve(reviewer, ReviewSteps.propose(page, "v1"));
    ReviewSteps.activate(page, "As agreed.");
    page.navigate(policy);
    Pages.shows(page, "In force: v1");
  }

  private static void click(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, Pages.exactly(button)).click();
  }

  private static void heading(Page page, String name) {
    assertThat(page.getByRole(AriaRole.HEADING, Pages.exactly(name).setLevel(1))).isVisible();
    assertThat(page.locator(".qm-loading")).hasCount(0);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  /// Types into a field and takes what it offers under just this name, or the only one with it.
  private static void pick(Page page, String field, String typed, String offered) {
    page.getByRole(AriaRole.COMBOBOX, Pages.exactly(field)).fill(typed);
    Locator offers = page.getByRole(AriaRole.OPTION, Pages.saying(offered));
    offers.first().click();
  }
}
