package io.quaymaster.console.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.About;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.review.Discussion;
import io.quaymaster.console.review.Discussions;
import io.quaymaster.console.review.LineRange;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.console.review.ReviseText;
import io.quaymaster.console.review.Stage;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Note;
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
  @Autowired Discussions discussions;

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
    fixture.letIn(REVIEWER);
    ChangeId id = submitted(policy);
    visit(id);
    assertThat(find(H1.class).single().getText()).isEqualTo(id + " Move to the new account");
    assertThat(words())
        .contains(
            "It needs 1 approval by people who wrote no part of it", "The old one is closed.");

    press("Approve…");
    find(TextArea.class).single().setValue("The account is ours.");
    press("Approve");
    assertThat(page(id).change().reviews()).isEmpty();
    find(Checkbox.class).single().setValue(true);
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
    find(Checkbox.class).single().setValue(true);
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
  void its_title_and_description_are_edited_and_the_old_ones_stay_in_its_history() {
    ChangeId id = submitted(inForce());
    visit(id);
    press("Edit title…");
    assertThat(find(TextField.class).withValue("Move to the new account").all()).hasSize(1);
    find(TextField.class).withValue("Move to the new account").single().setValue("Move the web");
    find(TextArea.class).withValue("The old one is closed.").single().setValue("By Friday.");
    press("Save");
    settle();
    assertThat(find(H1.class).single().getText()).isEqualTo(id + " Move the web");
    assertThat(words()).contains("By Friday.");
    Discussion.Done deed = As.VIEWER.call(() -> discussions.of(id)).deeds().getLast();
    assertThat(deed.what()).isEqualTo("CHANGE_DESCRIBED");
    assertThat(deed.reason())
        .isEqualTo(
            "It was called “Move to the new account” and is now “Move the web”."
                + " Its description was “The old one is closed.” and is now “By Friday.”.");
  }

  @Test
  void whoever_became_an_author_takes_an_objection_back() {
    PolicyId policy = inForce();
    fixture.letIn(REVIEWER);
    ChangeId id = submitted(policy);
    ContentHash seen = page(id).seen().orElseThrow();
    REVIEWER.run(() -> reviews.requestChanges(id, seen, "Which account is this?"));
    As.author("bela")
        .run(() -> changes.describe(id, "Move to the account 2222-3333-4444", "It is ours."));
    visit(id);
    press("Take back…");
    find(TextArea.class).single().setValue("It says so now.");
    press("Take back");
    settle();
    assertThat(page(id).standing().objections()).isEmpty();
    assertThat(words()).contains("bela: It says so now.");
    assertThat(find(Button.class).withTextContaining("Approve").all()).isEmpty();
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

    fixture.letIn(REVIEWER);
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
  void an_approval_ends_on_open_pages_with_the_role_of_its_person() {
    As zora = As.reviewer("zora");
    fixture.letIn(zora);
    ChangeId id = submitted(inForce());
    visit(id);
    ContentHash seen = page(id).seen().orElseThrow();
    zora.run(() -> reviews.approve(id, seen, "Right."));
    settle();
    assertThat(find(Button.class).withText("Activate…").all()).hasSize(1);

    fixture.changeRoles(zora, ConsoleRole.VIEWER);
    settle();
    assertThat(words()).contains("zora is neither a reviewer nor an administrator any more.");
    assertThat(find(Button.class).withText("Activate…").all()).isEmpty();
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

  private About lines(PolicyId policy) {
    return new About.Lines(policy, VersionNumber.FIRST.next(), new LineRange(7, 7));
  }

  private long suggestion(As who, ChangeId id, PolicyId policy, String text) {
    who.run(() -> discussions.begin(id, lines(policy), "Another account.", text));
    Discussion said = As.VIEWER.call(() -> discussions.of(id));
    return said.topics().getLast().thread().said().getFirst().number();
  }

  private ChangeTab front() {
    return find(ChangeTabs.class).single().selected();
  }

  @Test
  void the_tab_in_front_is_in_the_address() throws Exception {
    ChangeId id = submitted(inForce());
    visit(id);
    assertThat(front()).isEqualTo(ChangeTab.ACCESS);
    open(Screens.change(id.number()) + "?tab=discussion");
    assertThat(front()).isEqualTo(ChangeTab.DISCUSSION);
    assertThat(words()).contains("opened it", "asked for reviews");
    open(Screens.change(id.number()) + "?tab=checks");
    assertThat(front()).isEqualTo(ChangeTab.CHECKS);
    open(Screens.change(id.number()) + "?tab=nonsense");
    assertThat(front()).isEqualTo(ChangeTab.ACCESS);
  }

  @Test
  void a_class_is_commented_on_where_it_stands_and_answered_in_the_discussion() throws Exception {
    ChangeId id = submitted(inForce());
    visit(id);
    test(find(Button.class).withText("Comment…").all().getFirst()).click();
    find(TextArea.class).single().setValue("Whose account is <b>this</b>?");
    press("Comment");
    settle();
    test(find(Button.class).withText("1 thread, 1 open").single()).click();
    assertThat(front()).isEqualTo(ChangeTab.DISCUSSION);
    assertThat(words()).contains("Whose account is <b>this</b>?");
    assertThat(find(ThreadCard.class).all()).hasSize(1);

    long thread = As.VIEWER.call(() -> discussions.of(id)).topics().getFirst().number();
    As.AUTHOR.run(() -> discussions.answer(id, thread, "Ours, since May.", null));
    settle();
    assertThat(words()).contains("Ours, since May.");
    press("Resolve");
    settle();
    assertThat(words()).contains("resolved it", "1 thread, resolved");
    assertThat(find(Button.class).withText("Reopen").all()).hasSize(1);
  }

  @Test
  void the_comparison_stays_while_people_talk_beside_it() throws Exception {
    ChangeId id = submitted(inForce());
    visit(id);
    ClassTalk before = find(ClassTalk.class).all().getFirst();
    As.AUTHOR.run(() -> discussions.begin(id, new About.Whole(), "Please look soon.", null));
    settle();
    assertThat(words()).contains("Please look soon.");
    assertThat(find(ClassTalk.class).all()).contains(before);
  }

  @Test
  void a_suggestion_is_looked_at_and_taken_up() throws Exception {
    PolicyId policy = inForce();
    ChangeId id = submitted(policy);
    String text = "      \"Principal\": {\"AWS\": \"arn:aws:iam::333344445555:role/deployer\"},";
    long number = suggestion(REVIEWER, id, policy, text);
    open(Screens.change(id.number()) + "?tab=discussion");
    assertThat(words()).contains("Another account.", "333344445555:role/deployer");
    assertThat(find(Button.class).withText("Take it up…").all()).isEmpty();
    press("What it changes");
    settle();
    assertThat(words()).contains("gives some access and takes other from v2");

    As.AUTHOR.run(() -> changes.takeUp(id, number, VersionNumber.FIRST.next()));
    settle();
    assertThat(words()).contains("took the suggestion up in v3", "about an earlier version");
    assertThat(find(Button.class).withText("Approve…").all()).isEmpty();
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void an_author_takes_a_suggestion_up() throws Exception {
    PolicyId policy = inForce();
    ChangeId id = submitted(policy);
    suggestion(REVIEWER, id, policy, "      \"Principal\": {\"AWS\": \"333344445555\"},");
    open(Screens.change(id.number()) + "?tab=discussion");
    press("Take it up…");
    press("Take it up");
    settle();
    assertThat(words()).contains("took the suggestion up in v3");
    assertThat(page(id).change().authors()).hasSize(2);
  }

  @Test
  void whoever_approves_is_told_of_open_threads_and_of_what_a_suggestion_means() throws Exception {
    PolicyId policy = inForce();
    ChangeId id = submitted(policy);
    As.AUTHOR.run(() -> discussions.begin(id, lines(policy), "Is this right?", null));
    open(Screens.change(id.number()) + "?tab=discussion");
    press("Approve…");
    assertThat(find(Note.class).all())
        .anySatisfy(note ->
            assertThat(note.getElement().getTextRecursively()).contains("1 thread is still open"));
    press("Cancel");

    press("Answer…");
    find(Checkbox.class).single().setValue(true);
    assertThat(find(Paragraph.class).withTextContaining("cannot approve it").all()).hasSize(1);
    find(TextArea.class).withCaption("Suggested text").single().setValue("");
    press("Answer");
    settle();
    assertThat(words()).contains("Leave these lines out.");
  }

  @Test
  void what_does_not_exist_is_said_in_place() {
    open("changes/99999999");
    assertThat(words()).contains("There is no such change request");
    open("changes/no-number");
    assertThat(words()).contains("There is no such change request");
  }
}
