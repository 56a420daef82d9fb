package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.review.ChangeActivation;
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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// The pages around a review: a base that moved, how many have to approve, an emergency.
@BrowserTest
@Import(PolicyFixture.class)
class ReviewPagesIT {
  private static final As KAJA = new As("kaja", ConsoleRole.BREAK_GLASS);
  private static final VersionNumber V1 = VersionNumber.FIRST;
  private static final String PULL = PolicyFixture.pull("222233334444");
  private static final String DESCRIBE =
      PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:DescribeImages\"");
  private static final String PUSH =
      PULL.replaceFirst(
          "\n  ]\n",
          """
          ,
              {
                "Sid": "Push",
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::222233334444:role/builder"},
                "Action": "ecr:PutImage"
              }
            ]
          """);

  @Autowired PolicyFixture fixture;
  @Autowired DemoUsers demo;
  @Autowired ChangeRequests changes;
  @Autowired ChangeActivation activation;

  private void signIn(BrowserSession browser, ConsoleRole role) {
    DemoUser user =
        As.ADMIN.call(demo::offer).stream()
            .filter(one -> one.role() == role)
            .findFirst()
            .orElseThrow();
    browser.signIn(user.person().id().value(), user.password());
  }

  private PolicyId inForce() {
    fixture.switchGuardrailsOff();
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    fixture.activate(fixture.save(policy, null, PULL));
    return policy;
  }

  private ChangeId proposing(PolicyId policy, String title, String text) {
    ChangeId id =
        As.AUTHOR.call(
            () -> changes.open(new OpenChange(title, "", List.of(new Proposal(policy, V1, V1)))));
    As.AUTHOR.run(() -> changes.revise(new ReviseText(id, policy, V1, text, "As agreed")));
    As.AUTHOR.run(() -> changes.submit(id));
    fixture.checked(id);
    return id;
  }

  @Test
  void what_another_change_gave_is_merged_and_not_undone(BrowserSession browser) {
    PolicyId policy = inForce();
    ChangeId mine = proposing(policy, "Describe images", DESCRIBE);
    ChangeId theirs = proposing(policy, "Let the builder push", PUSH);
    fixture.approve(theirs);
    var seen = fixture.checked(theirs).seen().orElseThrow();
    As.AUTHOR.run(() -> activation.activate(theirs, seen, "As reviewed"));

    signIn(browser, ConsoleRole.AUTHOR);
    Page page = browser.open(Screens.change(mine.number()));
    page.getByRole(AriaRole.LINK, Pages.saying("What it would undo")).first().click();
    assertThat(page).hasURL(Pattern.compile(".*/changes/" + mine.number() + "/moved/.*"));
    Pages.shows(page, "Access that they gave, and that is taken away again");
    Pages.shows(page, "Exact, and nothing else is undone");
    browser.photograph("moved");

    page.getByRole(AriaRole.BUTTON, Pages.exactly("Save the merge…")).click();
    page.getByRole(AriaRole.DIALOG).locator("textarea").fill("Both of it");
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).getByText("Save").click();
    assertThat(page).hasURL(Pattern.compile(".*/changes/" + mine.number() + "(\\?.*)?$"));
    Pages.shows(page, "Describe images");
    assertThat(page.getByText("What it would undo")).hasCount(0);
  }

  @Test
  void administrators_see_how_many_have_to_approve_what(BrowserSession browser) {
    signIn(browser, ConsoleRole.ADMIN);
    Page page = browser.open(Screens.APPROVALS);
    Pages.shows(page, "What counts now");
    browser.photograph("approvals");
  }

  @Test
  void an_emergency_is_on_every_page(BrowserSession browser) {
    fixture.switchGuardrailsOff();
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    VersionNumber first = fixture.save(policy, null, PULL).number();
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange("Stop the leak", "", List.of(new Proposal(policy, null, first)))));
    List<Proposal> seen = fixture.checked(id).change().proposals();
    KAJA.run(() -> activation.breakGlass(id, seen, "INC-4711", "It leaks."));
    try {
      signIn(browser, ConsoleRole.ADMIN);
      Page page = browser.open(Screens.CHANGES);
      Pages.shows(page, "without its approvals, for INC-4711.");
      browser.photograph("emergency");
      browser.open(Screens.change(id.number()));
      Pages.shows(page, "without its approvals, for INC-4711.");
    } finally {
      As.ADMIN.run(() -> activation.closeEmergency(id, "It was right."));
    }
  }
}
