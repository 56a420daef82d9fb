package io.quaymaster.console.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.ChangeActivation;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.console.review.ReviseText;
import io.quaymaster.console.review.TextMerge.Choice;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "tomasz", roles = "AUTHOR")
class MovedScreenTest extends ScreenVisit {
  private static final As REVIEWER = new As("bela", ConsoleRole.REVIEWER);
  private static final VersionNumber V1 = VersionNumber.FIRST;
  private static final VersionNumber V2 = V1.next();
  private static final VersionNumber V3 = V2.next();
  private static final String PULL = PolicyFixture.pull("222233334444");
  private static final String PUSH =
      """
      ,
          {
            "Sid": "Push",
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::222233334444:role/builder"},
            "Action": "ecr:PutImage"
          }
        ]
      """;

  @Autowired ChangeRequests changes;
  @Autowired Reviews reviews;
  @Autowired ChangeActivation activation;
  @Autowired PolicyCatalog policies;

  private PolicyId inForce() {
    fixture.switchGuardrailsOff();
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    fixture.activate(fixture.save(policy, null, PULL));
    return policy;
  }

  private static String withPush() {
    return PULL.replaceFirst("\n  ]\n", PUSH);
  }

  private ChangeId proposing(PolicyId policy, String text) throws InterruptedException {
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(new OpenChange("Change it", "", List.of(new Proposal(policy, V1, V1)))));
    As.AUTHOR.run(() -> changes.revise(new ReviseText(id, policy, V1, text, "As agreed")));
    As.AUTHOR.run(() -> changes.submit(id));
    checked(id);
    return id;
  }

  private void bringInForce(ChangeId id) throws InterruptedException {
    ContentHash seen = checked(id);
    fixture.letIn(REVIEWER);
    REVIEWER.run(() -> reviews.approve(id, seen, "It is right."));
    As.AUTHOR.run(() -> activation.activate(id, seen, "As reviewed"));
  }

  private ContentHash checked(ChangeId id) throws InterruptedException {
    for (int i = 0; i < 600 && page(id).seen().isEmpty(); i++) {
      Thread.sleep(50);
    }
    return page(id).seen().orElseThrow();
  }

  private ChangePage page(ChangeId id) {
    return As.VIEWER.call(() -> changes.page(id)).orElseThrow();
  }

  private void press(String name) {
    test(find(Button.class).withText(name).single()).click();
  }

  @Test
  void it_shows_what_would_be_undone_and_merges_it() throws Exception {
    PolicyId policy = inForce();
    ChangeId mine =
        proposing(policy, PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:DescribeImages\""));
    bringInForce(proposing(policy, withPush()));

    open(Screens.change(mine.number()));
    assertThat(words()).contains("What it would undo");
    open(Screens.moved(mine.number(), policy), MovedView.class);

    assertThat(find(H1.class).single().getText()).startsWith("Moved base of");
    assertThat(words())
        .contains(
            "v2 was written to replace v1. Meanwhile v3 came in force.",
            "Access that they gave, and that is taken away again",
            "builder",
            "denied by v1, allowed by v3 and denied by v2",
            "Exact, and nothing else is undone",
            "approved by bela",
            "1 statement is taken from v3",
            "Nothing is undone");
    press("Save the merge…");
    find(TextArea.class).single().setValue("Both of it");
    press("Save");
    settle();

    assertThat(page(mine).change().proposals())
        .containsExactly(new Proposal(policy, V3, V3.next()));
    String merged = As.VIEWER.call(() -> policies.version(new VersionId(policy, V3.next())).text());
    assertThat(merged).contains("DescribeImages", "PutImage");
    assertThat(getCurrentView()).isInstanceOf(ChangeView.class);
    assertThat(words()).doesNotContain("What it would undo");
  }

  @Test
  void it_asks_where_both_changed_the_same_statement() throws Exception {
    PolicyId policy = inForce();
    ChangeId mine =
        proposing(policy, PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:DescribeImages\""));
    bringInForce(proposing(policy, PULL.replace("role/deployer", "role/runner")));
    open(Screens.moved(mine.number(), policy));

    assertThat(words()).contains("Both changed this, no. 1", "1 question is open.");
    assertThat(find(Button.class).withText("Save the merge…").single().isEnabled()).isFalse();
    choose(Choice.THEIRS);
    assertThat(find(PolicyEditor.class).all())
        .anySatisfy(editor -> assertThat(editor.text()).contains("role/runner"));
    assertThat(find(Button.class).withText("Save the merge…").single().isEnabled()).isTrue();
    assertThat(words()).doesNotContain("question is open");
  }

  @SuppressWarnings("unchecked")
  private void choose(Choice choice) {
    ((RadioButtonGroup<Choice>)
            find(RadioButtonGroup.class).withCaption("Which one stays?").single())
        .setValue(choice);
    settle();
  }

  @Test
  void the_text_can_be_kept_as_it_is() throws Exception {
    PolicyId policy = inForce();
    ChangeId mine = proposing(policy, PolicyFixture.pull("333344445555"));
    bringInForce(proposing(policy, withPush()));
    open(Screens.moved(mine.number(), policy));

    press("Keep the text as it is");

    assertThat(page(mine).change().proposals()).containsExactly(new Proposal(policy, V3, V2));
  }

  @Test
  void that_it_moves_on_meanwhile_is_said_and_takes_no_text_away() throws Exception {
    PolicyId policy = inForce();
    ChangeId mine = proposing(policy, PolicyFixture.pull("333344445555"));
    bringInForce(proposing(policy, withPush()));
    open(Screens.moved(mine.number(), policy));

    As.AUTHOR.run(() -> changes.rebase(mine, policy, V3));
    settle();
    assertThat(words()).contains("Meanwhile this has moved on", "What you would undo");
    press("Look at it anew");
    assertThat(words()).contains("Nothing moved");
  }

  @Test
  @WithMockUser(username = "vera", roles = "VIEWER")
  void a_viewer_sees_what_would_be_undone_and_changes_nothing() throws Exception {
    PolicyId policy = inForce();
    ChangeId mine = proposing(policy, PolicyFixture.pull("333344445555"));
    bringInForce(proposing(policy, withPush()));
    open(Screens.moved(mine.number(), policy));

    assertThat(words()).contains("What you would undo").doesNotContain("Keep the text as it is");
  }

  @Test
  void what_did_not_move_or_is_not_there_says_so() throws Exception {
    PolicyId policy = inForce();
    ChangeId mine = proposing(policy, withPush());
    open(Screens.moved(mine.number(), policy));
    assertThat(words()).contains("Nothing moved");
    open(Screens.moved(99_999_999, policy));
    assertThat(words()).contains("There is no such proposal");
  }
}
