package io.quaymaster.console.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.console.review.ReviseText;
import io.quaymaster.console.review.Stage;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "bela", roles = "REVIEWER")
class ChangeScreensTest extends ScreenVisit {
  private static final As REVIEWER = new As("bela", ConsoleRole.REVIEWER);

  @Autowired ChangeRequests changes;
  @Autowired Reviews reviews;

  private PolicyId inForce() {
    fixture.switchGuardrailsOff();
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    fixture.activate(fixture.save(policy, null, PolicyFixture.pull("111122223333")));
    return policy;
  }

  private ChangeId draft(PolicyId policy) {
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange(
                    "Move to the new account",
                    "The old one is closed.",
                    List.of(new Proposal(policy, VersionNumber.FIRST, VersionNumber.FIRST)))));
    As.AUTHOR.run(() ->
        changes.revise(
            new ReviseText(
                id, policy, VersionNumber.FIRST, PolicyFixture.pull("222233334444"), "Moved")));
    return id;
  }

  private ChangeId submitted(PolicyId policy) {
    ChangeId id = draft(policy);
    As.AUTHOR.run(() -> changes.submit(id));
    fixture.checked(id);
    return id;
  }

  private ChangePage page(ChangeId id) {
    return As.VIEWER.call(() -> changes.page(id)).orElseThrow();
  }

  private void visit(ChangeId id) {
    open(Screens.change(id.number()));
    settle();
  }

  private void press(String name) {
    test(find(Button.class).withText(name).single()).click();
  }

  @Test
  void a_reviewer_sees_what_changes_and_approves_exactly_that() {
    PolicyId policy = inForce();
    ChangeId id = submitted(policy);
    visit(id);
    assertThat(find(H1.class).single().getText()).isEqualTo(id + " Move to the new account");
    assertThat(words())
        .contains(
            "It needs 1 approval by people who wrote no part of it", "The old one is closed.");

    press("Approve…");
    find(TextArea.class).single().setValue("The account is ours.");
    press("Approve");

    assertThat(page(id).standing().state()).isEqualTo(ChangeState.READY);
    settle();
    assertThat(words()).contains("bela", "approves", "The account is ours.");
  }

  @Test
  void the_dialog_says_what_the_service_refuses() {
    PolicyId policy = inForce();
    ChangeId id = submitted(policy);
    visit(id);
    press("Approve…");
    As.AUTHOR.run(() ->
        changes.revise(
            new ReviseText(
                id,
                policy,
                VersionNumber.FIRST.next(),
                PolicyFixture.pull("333344445555"),
                "Another")));
    fixture.checked(id);
    find(TextArea.class).single().setValue("Fine.");
    press("Approve");
    assertThat(find(Div.class).withClassName("qm-refusal").single().getText())
        .contains("not what you saw any more");
    assertThat(page(id).change().reviews()).isEmpty();
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void its_author_is_not_offered_to_approve_it() {
    ChangeId id = submitted(inForce());
    visit(id);
    assertThat(find(Button.class).withTextContaining("Approve").all()).isEmpty();
    assertThat(find(Button.class).withText("Activate…").all()).isEmpty();
    assertThat(words()).contains("Edit the text");
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void what_others_do_shows_without_reloading() {
    ChangeId id = submitted(inForce());
    visit(id);
    ContentHash seen = page(id).seen().orElseThrow();
    REVIEWER.run(() -> reviews.requestChanges(id, seen, "Which account is this?"));
    settle();
    assertThat(words()).contains("requests changes", "Which account is this?");

    REVIEWER.run(() -> reviews.approve(id, seen, "I see."));
    settle();
    assertThat(find(Button.class).withText("Activate…").all()).hasSize(1);
    assertThat(words()).contains("Edit the text");

    As.AUTHOR.run(() -> changes.withdraw(id, "Not needed."));
    settle();
    assertThat(words()).contains("Withdrawn").doesNotContain("Edit the text");
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void a_button_stays_under_the_finger_while_others_do_something() {
    ChangeId id = draft(inForce());
    visit(id);
    Button submit = find(Button.class).withText("Ask for reviews").single();

    As.AUTHOR.run(() -> changes.describe(id, "Called otherwise", ""));
    settle();
    assertThat(find(H1.class).single().getText()).endsWith("Called otherwise");
    assertThat(find(Button.class).withText("Ask for reviews").single()).isSameAs(submit);

    test(submit).click();
    assertThat(page(id).change().stage()).isEqualTo(Stage.SUBMITTED);
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void a_version_is_proposed_from_its_page() {
    PolicyId policy = inForce();
    PolicyVersion second =
        fixture.save(policy, VersionNumber.FIRST, PolicyFixture.pull("222233334444"));
    open(Screens.version(policy, second.number()));
    press("Propose v2…");
    find(TextField.class).withCaption("Title").single().setValue("Move it");
    press("Open a change request");
    settle();
    assertThat(find(H1.class).single().getText()).endsWith(" Move it");
    assertThat(words()).contains("Draft", "priya");
    open(Screens.version(policy, second.number()));
    assertThat(words()).contains("Change request #");
  }

  @Test
  void the_list_finds_and_says_when_there_is_nothing() {
    ChangeId id = draft(inForce());
    open(Screens.CHANGES + "?search=" + id.number());
    settle();
    assertThat(words()).contains("change request");
    open(Screens.CHANGES + "?search=nowhere-at-all");
    assertThat(words()).contains("Nothing matches");
  }

  @Test
  void what_does_not_exist_is_said_in_place() {
    open("changes/99999999");
    assertThat(words()).contains("There is no such change request");
    open("changes/no-number");
    assertThat(words()).contains("There is no such change request");
  }
}
