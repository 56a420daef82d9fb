package io.quaymaster.console.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class BatchViewTest extends ScreenVisit {
  @Test
  void good_rows_are_answered_and_bad_ones_told_by_their_line() {
    RepositoryId repository = pullable();
    String root = "arn:aws:iam::" + repository.registry().account() + ":root";
    paste(
        "who,what,on,at%n%s,docker pull (private),%s,%nnobody at all,ecr:PutImage,%s,%nanonymous,ecr:PutImage,%s,%n%s,ecr:PutImage,%s,yesterday%n"
            .formatted(
                root,
                repository.arn(),
                repository.arn(),
                repository.arn(),
                root,
                repository.arn()));
    assertThat(words()).contains("CSV with 4 columns and 4 rows.");

    ask("Ask 4 questions");
    assertThat(words())
        .contains("4 answers: 1 ✓ Allowed, 1 ○ Not allowed, 2 Not asked")
        .contains("is no time; write it as")
        .contains("Download answers.csv", "Download answers.jsonl", "Explain it");
  }

  @Test
  void a_column_can_be_told_what_it_says() {
    RepositoryId repository = pullable();
    paste("wer,what,on%nanonymous,ecr:PutImage,%s%n".formatted(repository.arn()));
    assertThat(words()).contains("Say which column tells “Who”.");

    Select<BatchField.Kind> first = first();
    first.setValue(BatchField.Kind.WHO);
    ask("Ask 1 question");
    assertThat(words()).contains("1 answer: 1 ○ Not allowed");
  }

  @Test
  void nothing_and_no_rows_are_refused() {
    paste("");
    assertThat(words()).contains("There is nothing to read");
    paste("who,what,on\n");
    assertThat(words()).contains("There are headings and no rows below them.");
  }

  @SuppressWarnings("unchecked")
  private Select<BatchField.Kind> first() {
    return find(Select.class).all().getFirst();
  }

  private void paste(String text) {
    open(Screens.ASK_BATCH, BatchView.class);
    find(TextArea.class).single().setValue(text);
    test(find(Button.class).withText("Read it").single()).click();
    settle();
  }

  private void ask(String button) {
    test(find(Button.class).withText(button).single()).click();
    settle();
    settle();
  }

  private RepositoryId pullable() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    fixture.activate(fixture.save(policy.id(), null, PolicyFixture.pull("999988887777")));
    return on(policy);
  }
}
