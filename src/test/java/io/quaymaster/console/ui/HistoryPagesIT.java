package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
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
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// From an answer to what made it so, and from a class of access to the versions that grant it.
@BrowserTest
@Import(PolicyFixture.class)
class HistoryPagesIT {
  private static final VersionNumber V1 = VersionNumber.FIRST;
  private static final String BUILDER = "codebuild.amazonaws.com";
  private static final String PULL =
      PolicyFixture.pull("111122223333")
          .replaceFirst("\\{\"AWS\": [^}]*}", "{\"Service\": \"" + BUILDER + "\"}");
  private static final String PUSH =
      PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:BatchGetImage\", \"ecr:PutImage\"");

  /// Notes every height that the head of a comparison has, from its first frame on.
  private static final String HEIGHTS =
      """
      window.heights = new Set();
      const note = () => {
        const head = document.querySelector('.qm-compare-head');
        if (head) heights.add(Math.round(head.getBoundingClientRect().height));
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
      """;

  @Autowired PolicyFixture fixture;
  @Autowired DemoUsers demo;
  @Autowired ChangeRequests changes;
  @Autowired ChangeActivation activation;

  private PolicySummary policy() {
    fixture.switchGuardrailsOff();
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    PolicyVersion first = fixture.save(policy.id(), null, PULL);
    fixture.activate(first);
    fixture.takeOut(first);
    fixture.activate(first);
    return policy;
  }

  private ChangeId approvedAndActivated(PolicyId policy) {
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange("Let the builder push", "", List.of(new Proposal(policy, V1, V1)))));
    As.AUTHOR.run(() -> changes.revise(new ReviseText(id, policy, V1, PUSH, "It pushes.")));
    As.AUTHOR.run(() -> changes.submit(id));
    fixture.approve(id);
    var seen = fixture.checked(id).seen().orElseThrow();
    As.AUTHOR.run(() -> activation.activate(id, seen, "As reviewed"));
    return id;
  }

  @Test
  void an_answer_leads_to_its_change_and_a_class_to_its_versions(BrowserSession browser) {
    PolicySummary policy = policy();
    RepositoryId repository = ((PolicyPlace.OnRepository) policy.place()).repository();
    ChangeId id = approvedAndActivated(policy.id());
    DemoUser admin = As.ADMIN.call(demo::offer).getFirst();
    browser.signIn(admin.person().id().value(), admin.password());

    Page page = browser.open(Screens.ask(BUILDER, "ecr:PutImage", repository.arn()));
    page.getByRole(AriaRole.LINK, Pages.exactly("Since when?")).click();
    assertThat(page).hasURL(Pattern.compile(".*/ask/since.*"));
    Pages.shows(page, "v2 in place of v1");
    browser.photograph("since");
    page.getByRole(AriaRole.LINK, Pages.exactly(id + " Let the builder push")).click();
    assertThat(page).hasURL(Pattern.compile(".*/changes/" + id.number()));

    page.addInitScript(HEIGHTS);
    browser.open(Screens.compare(policy.id(), "v1", "v2"));
    Pages.shows(page, "On file: ");
    Assertions.assertThat((List<?>) page.evaluate("() => [...heights]"))
        .as("the head keeps its height when the second answer comes, so no card jumps")
        .hasSize(1);
    page.reload();
    page.getByRole(AriaRole.LINK, Pages.exactly("When did this appear?")).first().click();
    assertThat(page).hasURL(Pattern.compile(".*/compare/since.*"));
    Pages.shows(page, "v2 is the first version that grants it.");
    browser.photograph("class-history");

    browser.open(Screens.policy(policy.id()));
    Pages.shows(page, "First in force");
    assertThat(page.locator(".qm-activations .qm-verdict-computing")).hasCount(0);
    page.locator(".qm-activations").scrollIntoViewIfNeeded();
    browser.photograph("in-force");
    page.getByRole(AriaRole.LINK, Pages.exactly("Ask as of then")).first().click();
    assertThat(page).hasURL(Pattern.compile(".*/ask\\?on=.*&at=.*"));
  }
}
