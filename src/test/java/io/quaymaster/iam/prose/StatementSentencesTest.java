package io.quaymaster.iam.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome.Parsed;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.service.ServiceReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases are in `cases/prose/sentences.txt`: a line of JSON (a statement of a repository
/// policy, or of an identity-based policy where it says so), then the sentence.
class StatementSentencesTest {
  private final StatementSentences sentences = new StatementSentences(ServiceReference.load());

  record Case(PolicyType type, String statement, String sentence) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    List<String> lines =
        read("/cases/prose/sentences.txt").lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      boolean identity = lines.get(i).startsWith("identity ");
      cases.add(
          new Case(
              identity ? PolicyType.IDENTITY_POLICY : PolicyType.REPOSITORY_POLICY,
              lines.get(i).substring(lines.get(i).indexOf('{')),
              lines.get(i + 1).strip()));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_statement_is_said_in_one_sentence(Case wanted) {
    assertThat(sentence(wanted.type(), wanted.statement())).isEqualTo(wanted.sentence());
  }

  @Test
  void action_patterns_match_as_in_a_policy() {
    assertThat(TaskWords.matches("batch*layer?", "batchgetlayers")).isTrue();
    assertThat(TaskWords.matches("*image", "putimage")).isTrue();
    assertThat(TaskWords.matches("put?mage", "putimage")).isTrue();
    assertThat(TaskWords.matches("put", "putimage")).isFalse();
    assertThat(TaskWords.matches("**", "")).isTrue();
  }

  private String sentence(PolicyType type, String statement) {
    String text = "{\"Version\": \"2012-10-17\", \"Statement\": " + statement + "}";
    Parsed parsed = (Parsed) PolicyParser.parse(text, type);
    return sentences.of(parsed.policy()).getFirst();
  }

  private static String read(String name) {
    try (InputStream in =
        Objects.requireNonNull(StatementSentencesTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
