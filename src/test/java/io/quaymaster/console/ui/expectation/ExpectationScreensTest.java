package io.quaymaster.console.ui.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.expectation.Expectation;
import io.quaymaster.console.expectation.ExpectationContent;
import io.quaymaster.console.expectation.ExpectationId;
import io.quaymaster.console.expectation.ExpectationOutcome;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.expectation.ExpectedAnswer;
import io.quaymaster.console.expectation.SaveExpectation;
import io.quaymaster.console.expectation.Severity;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "priya", roles = "REVIEWER")
class ExpectationScreensTest extends ScreenVisit {
  @Autowired Expectations expectations;

  @Test
  void an_answer_is_pinned_in_two_presses() {
    PolicySummary policy = fixture.policyOn("pinned/app", "eu-central-1");
    open(Screens.ask("anonymous", "ecr:PutImage", on(policy).arn()));
    String address =
        find(Anchor.class).all().stream()
            .filter(link -> link.getElement().getTextRecursively().equals("Expect this"))
            .map(Anchor::getHref)
            .findFirst()
            .orElseThrow();
    open(address, ExpectationEditorView.class);
    assertThat(find(Select.class).all().getFirst().getValue()).isEqualTo(ExpectedAnswer.DENIED);
    press("Expect this");

    assertThat(getCurrentView()).isInstanceOf(ExpectationView.class);
    assertThat(words())
        .contains("anonymous: ecr:PutImage on pinned/app is denied", "as expected", "Blocking");
  }

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void a_viewer_reads_them_and_is_offered_no_deed() {
    Expectation one = expect("viewed/app");
    open(Screens.expectation(one.id()), ExpectationView.class);
    assertThat(words()).contains("What must be so").doesNotContain("Retire…");
    open(Screens.expectationEditor(one.id()));
    assertThat(words()).contains("This page is not for your role");
    open(Screens.ask("anonymous", "ecr:PutImage", one.content().repository()));
    assertThat(words()).doesNotContain("Expect this");
  }

  @Test
  void an_expectation_is_edited_and_retired_with_a_reason() {
    Expectation one = expect("edited/app");
    open(Screens.expectationEditor(one.id()), ExpectationEditorView.class);
    press("Save revision");
    assertThat(words()).contains("Say what changed and why");

    open(Screens.expectation(one.id()), ExpectationView.class);
    press("Retire…");
    find(TextArea.class).all().getLast().setValue("The job has moved");
    press("Retire");
    assertThat(words()).contains("Retired", "The job has moved", "Take up again…");
    open("expectations?show=retired&q=edited", ExpectationsView.class);
    assertThat(words()).contains("1 expectation");
    open("expectations?q=edited", ExpectationsView.class);
    assertThat(words()).contains("No expectation matches");
  }

  @Test
  void a_question_that_is_none_is_not_expected() {
    open(
        "expectations/new?who=nobody-in-particular&what=ecr:PutImage", ExpectationEditorView.class);
    assertThat(words()).contains("Ask a question first");
    open(Screens.expectation("00000000-0000-0000-0000-000000000000"), ExpectationView.class);
    assertThat(words()).contains("There is no such expectation");
  }

  @Test
  void statements_that_nothing_depends_on_are_listed() {
    PolicySummary policy = fixture.policyOn("uncovered/app", "eu-central-1");
    fixture.activate(fixture.save(policy.id(), null, PolicyFixture.pull("111122223333")));
    open(Screens.EXPECTATION_COVERAGE, CoverageView.class);
    assertThat(words()).contains("uncovered/app", "Statement 1", "are covered.");
  }

  private Expectation expect(String repository) {
    String arn = on(fixture.policyOn(repository, "eu-central-1")).arn().toString();
    ExpectationOutcome outcome =
        As.AUTHOR.call(() ->
            expectations.save(
                new SaveExpectation(
                    ExpectationId.next(),
                    0,
                    new ExpectationContent(
                        "anonymous",
                        "ecr:PutImage",
                        arn,
                        Map.of(),
                        null,
                        ExpectedAnswer.DENIED,
                        Severity.WARNING,
                        "Web team",
                        "Nobody else pushes",
                        false),
                    "")));
    return ((ExpectationOutcome.Saved) outcome).expectation();
  }

  private void press(String button) {
    List<Button> all = find(Button.class).all();
    all.stream()
        .filter(one -> one.getText().equals(button))
        .reduce((first, last) -> last)
        .orElseThrow()
        .click();
    settle();
  }
}
