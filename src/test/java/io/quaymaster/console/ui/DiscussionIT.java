package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.ReviseText;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Two people talk about a change, one of them on a telephone: about an access, and about a line,
/// for which one suggests another text.
@BrowserTest
@Import(PolicyFixture.class)
class DiscussionIT {
  private static final VersionNumber V1 = VersionNumber.FIRST;
  private static final String PULL = "\"ecr:BatchGetImage\"";
  private static final String ONLY_PUSH =
      "      \"Action\": [\"ecr:BatchGetImage\", \"ecr:PutImage\", \"ecr:GetDownloadUrlForLayer\", \"ecr:UploadLayerPart\"]";

  @Autowired PolicyFixture fixture;
  @Autowired DemoUsers demo;
  @Autowired ChangeRequests changes;

  private List<DemoUser> people = List.of();

  @SuppressWarnings("NullAway.Init")
  private String address;

  @BeforeEach
  void a_change_in_review() {
    people = As.ADMIN.call(demo::offer);
    fixture.switchGuardrailsOff();
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    String text = PolicyFixture.pull("111122223333");
    fixture.activate(fixture.save(policy, null, text));
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange(
                    "Let the deployer push", "", List.of(new Proposal(policy, V1, V1)))));
    String wider = text.replace(PULL, PULL + ", \"ecr:PutImage\"");
    As.AUTHOR.run(() -> changes.revise(new ReviseText(id, policy, V1, wider, "It pushes.")));
    As.AUTHOR.run(() -> changes.submit(id));
    address = Screens.change(id.number());
  }

  @Test
  void people_talk_about_an_access_and_take_up_a_suggestion(BrowserSession browser) {
    Page author = signIn(browser, "tomasz");
    BrowserSession telephone = browser.another();
    telephone.page().setViewportSize(390, 844);
    Page reviewer = signIn(telephone, "priya");
    assertThat(author.locator(".qm-onlookers")).containsText("Also here: ");

    commentOnAnAccess(author, reviewer);
    approveInThreeTaps(reviewer);
    assertThat(stage(author)).hasText("Ready");
    suggest(telephone, reviewer);
    takeUp(browser, author);
    Pages.shows(reviewer, "which does not count any more");
    resolve(author, reviewer);
    theBackButtonLeadsToTheTabBefore(author);

    telephone.page().close();
    assertThat(author.locator(".qm-onlookers")).isHidden();
  }

  private static void commentOnAnAccess(Page author, Page reviewer) {
    reviewer.getByRole(AriaRole.BUTTON, Pages.exactly("Comment…")).first().click();
    reviewer.getByLabel("Comment", new Page.GetByLabelOptions().setExact(true)).fill("Why now?");
    reviewer.getByRole(AriaRole.BUTTON, Pages.exactly("Comment")).click();
    author.getByRole(AriaRole.BUTTON, Pages.exactly("1 thread, 1 open")).click();
    assertThat(tab(author, "Discussion")).hasAttribute("aria-selected", "true");
    Pages.shows(author, "Why now?");
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Answer…")).click();
    author.getByLabel("Comment", new Page.GetByLabelOptions().setExact(true)).fill("We move.");
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Answer")).click();
    tab(reviewer, "Discussion").click();
    Pages.shows(reviewer, "We move.");
  }

  private static void approveInThreeTaps(Page reviewer) {
    reviewer.getByRole(AriaRole.BUTTON, Pages.exactly("Approve…")).click();
    Pages.shows(reviewer, "1 thread is still open");
    reviewer.getByLabel("Why it is right nevertheless").fill("It is the deployer.");
    reviewer.getByRole(AriaRole.CHECKBOX, Pages.saying("I looked at its risks")).click();
    reviewer.getByRole(AriaRole.BUTTON, Pages.exactly("Approve")).click();
    Pages.shows(reviewer, "It is the deployer.");
  }

  private static void suggest(BrowserSession telephone, Page reviewer) {
    tab(reviewer, "Text").click();
    Locator texts = reviewer.locator("text-diff");
    Locator text = texts.first().locator(".cm-content");
    assertThat(text).hasCount(1); // Until it knows how narrow the window is, there are two.
    telephone.settle();
    text.press("ArrowDown");
    text.press("Enter");
    reviewer.getByLabel("From line").fill("8");
    reviewer.getByLabel("to line").fill("8");
    reviewer.getByLabel("to line").press("Tab");
    assertThat(reviewer.locator("vaadin-dialog .qm-quote")).containsText("ecr:PutImage");
    reviewer.getByRole(AriaRole.CHECKBOX, Pages.saying("Suggest another text")).check();
    Pages.shows(reviewer, "cannot approve it");
    reviewer.getByLabel("Suggested text").fill(ONLY_PUSH);
    reviewer
        .getByLabel("Comment", new Page.GetByLabelOptions().setExact(true))
        .fill("Pushing needs the layers too.");
    telephone.verifyAccessible();
    reviewer.getByRole(AriaRole.BUTTON, Pages.exactly("Comment")).click();
    assertThat(texts.first().locator(".qm-said")).hasText("1");
  }

  private static void takeUp(BrowserSession browser, Page author) {
    Pages.shows(author, "Pushing needs the layers too.");
    author.getByRole(AriaRole.BUTTON, Pages.exactly("What it changes")).click();
    Pages.shows(author, "The suggestion is more permissive than v2");
    browser.photograph("change-discussion");
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Take it up…")).click();
    author.getByRole(AriaRole.BUTTON, Pages.exactly("Take it up")).click();
    Pages.shows(author, "took the suggestion up in v3");
    tab(author, "Text").click();
    browser.photograph("change-text");
    tab(author, "Access").click();
    browser.photograph("change-access");
    tab(author, "Discussion").click();
  }

  private static void resolve(Page author, Page reviewer) {
    Locator resolve = author.getByRole(AriaRole.BUTTON, Pages.exactly("Resolve"));
    assertThat(resolve).hasCount(2);
    resolve.first().click();
    assertThat(resolve).hasCount(1);
    resolve.first().click();
    assertThat(resolve).hasCount(0);
    tab(reviewer, "Discussion").click();
    assertThat(reviewer.getByText("✓ resolved")).hasCount(2);
  }

  private static void theBackButtonLeadsToTheTabBefore(Page author) {
    author.waitForURL(url -> url.endsWith("?tab=discussion"));
    author.goBack();
    assertThat(tab(author, "Access")).hasAttribute("aria-selected", "true");
    author.goBack();
    assertThat(tab(author, "Text")).hasAttribute("aria-selected", "true");
  }

  private static Locator tab(Page page, String name) {
    return page.locator(".qm-change-tabs > vaadin-tabs > vaadin-tab", Pages.containing(name));
  }

  private static Locator stage(Page page) {
    return page.locator(".qm-stages li[aria-current=step] span:last-child");
  }

  private Page signIn(BrowserSession browser, String name) {
    DemoUser user =
        people.stream()
            .filter(one -> one.person().id().value().equals(name))
            .findFirst()
            .orElseThrow();
    browser.signIn(name, user.password());
    return browser.open(address);
  }
}
