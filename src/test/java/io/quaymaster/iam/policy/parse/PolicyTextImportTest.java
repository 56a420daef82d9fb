package io.quaymaster.iam.policy.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.parse.Passage.Kind;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTextImportTest {
  private static final String DOCUMENT =
      "{ \"Version\": \"2012-10-17\", \"Statement\": [{ \"Effect\": \"Allow\", \"Action\": \"ecr:*\", \"Resource\": \"*\" }] }";

  private static List<Passage> find(String text) {
    return PolicyTextImport.find(new SourceText(text));
  }

  @Test
  void a_document_within_prose_is_found_with_its_place() {
    Passage found =
        find("This example allows all.\n\n" + DOCUMENT + "\n\nIt's an example.").getFirst();
    assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
    assertThat(found.span().start().line()).isEqualTo(3);
    assertThat(found.written()).isEqualTo(DOCUMENT);
    assertThat(found.proposed()).isEqualTo(DOCUMENT);
    assertThat(found.changes()).isEmpty();
  }

  @Test
  void escapes_of_markdown_are_undone_outside_of_fences_and_named() {
    String escaped = DOCUMENT.replace("*", "\\*").replace("[", "\\[");
    Passage found = find("Attach " + escaped + "\\.").getFirst();
    assertThat(found.proposed()).isEqualTo(DOCUMENT);
    assertThat(found.changes()).containsExactly("Escapes of Markdown, such as `\\*`, are undone.");
  }

  @Test
  void escapes_within_a_fence_are_mended_as_what_they_are() {
    Passage found = find("```\n" + DOCUMENT.replace("ecr:*", "ecr:\\*") + "\n```\n").getFirst();
    assertThat(found.proposed()).isEqualTo(DOCUMENT);
    assertThat(found.changes().getFirst()).contains("is an escape of Markdown, not of JSON");
  }

  @Test
  void a_fragment_without_its_bracket_becomes_a_document() {
    String text = "\"Action\": [\n      \"ecr:action1\",\n      \"ecr:action2\"";
    Passage found = find("as follows:\n" + text + "\nYou can specify more.").getFirst();
    assertThat(found.kind()).isEqualTo(Kind.FRAGMENT);
    assertThat(found.written()).isEqualTo(text);
    assertThat(found.proposed()).startsWith("{\"Version\"").endsWith("\"ecr:action2\"]}]}");
  }

  @Test
  void several_passages_come_in_order() {
    String statement = "{\"Effect\": \"Deny\", \"Action\": \"ecr:*\", \"Resource\": \"*\"}";
    assertThat(find(DOCUMENT + " or " + statement + " or \"Action\": \"ecr:*\"."))
        .extracting(Passage::kind)
        .containsExactly(Kind.DOCUMENT, Kind.STATEMENT, Kind.FRAGMENT);
  }

  @Test
  void the_answer_of_the_command_line_holds_its_policy_as_a_text() {
    String answer =
        "{\"registryId\": \"111122223333\", \"policyText\": " + Edits.quoted(DOCUMENT) + "}";
    Passage found = find(answer).getFirst();
    assertThat(found.proposed()).isEqualTo(DOCUMENT);
    assertThat(found.changes()).containsExactly("The policy is taken out of `policyText`.");
  }

  @Test
  void other_json_and_plain_prose_hold_nothing() {
    assertThat(find("{\"repositoryName\": \"app\"} and {braces} and \"Action\" alone")).isEmpty();
  }

  @Test
  void a_text_of_open_braces_ends_in_time() {
    assertThat(find("{\"a\":".repeat(200_000))).isEmpty();
    assertThat(find("\"Action\": [".repeat(20_000)).size()).isZero();
  }
}
