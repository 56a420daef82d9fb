package io.quaymaster.console.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.comparison.StatementAlignment.Pair;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementAlignmentTest {
  private static final String PULL = statement("Pull", "ecr:BatchGetImage", "111122223333");
  private static final String PUSH = statement("Push", "ecr:PutImage", "111122223333");
  private static final String LIST = statement("List", "ecr:ListImages", "222233334444");

  @Test
  void the_same_texts_stay_in_order() {
    assertThat(aligned(List.of(PULL, PUSH), List.of(PULL, PUSH)))
        .containsExactly(new Pair(0, 0, true, false), new Pair(1, 1, true, false));
  }

  @Test
  void one_that_moved_is_neither_removed_nor_added() {
    assertThat(aligned(List.of(PULL, PUSH, LIST), List.of(LIST, PULL, PUSH)))
        .containsExactly(
            new Pair(2, 0, true, true), new Pair(0, 1, true, false), new Pair(1, 2, true, false));
  }

  @Test
  void one_of_the_same_sid_is_the_same_one_whatever_it_says() {
    String other = statement("Pull", "ecr:DeleteRepository", "999988887777");
    assertThat(aligned(List.of(PULL, PUSH), List.of(other, PUSH)))
        .containsExactly(new Pair(0, 0, false, false), new Pair(1, 1, true, false));
  }

  @Test
  void without_sids_likeness_decides() {
    String before = statement("", "ecr:BatchGetImage\", \"ecr:ListImages", "222233334444");
    String after = statement("", "ecr:BatchGetImage\", \"ecr:PutImage", "222233334444");
    assertThat(aligned(List.of(PUSH, before), List.of(PUSH, after)))
        .containsExactly(new Pair(0, 0, true, false), new Pair(1, 1, false, false));
  }

  @Test
  void a_grant_is_never_paired_with_a_denial() {
    String grant = statement("", "ecr:PutImage", "111122223333");
    assertThat(aligned(List.of(grant), List.of(grant.replace("Allow", "Deny"))))
        .containsExactly(new Pair(null, 0, false, false), new Pair(0, null, false, false));
  }

  @Test
  void what_was_removed_stands_where_it_was() {
    assertThat(aligned(List.of(PULL, PUSH, LIST), List.of(PULL, LIST)))
        .containsExactly(
            new Pair(0, 0, true, false),
            new Pair(1, null, false, false),
            new Pair(2, 1, true, false));
  }

  @Test
  void each_of_two_equal_ones_is_counted() {
    String grant = statement("", "ecr:PutImage", "111122223333");
    assertThat(aligned(List.of(grant), List.of(grant, grant)))
        .containsExactly(new Pair(0, 0, true, false), new Pair(null, 1, false, false));
  }

  private static List<Pair> aligned(List<String> before, List<String> after) {
    return StatementAlignment.of(policy(before), policy(after));
  }

  private static String statement(String sid, String actions, String account) {
    String named = sid.isEmpty() ? "" : "\"Sid\": \"%s\", ".formatted(sid);
    return """
    {%s"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": ["%s"]}\
    """
        .formatted(named, account, actions);
  }

  private static Policy policy(List<String> statements) {
    String text =
        "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
    return switch (PolicyParser.parse(new SourceText(text), PolicyType.REPOSITORY_POLICY)) {
      case ParseOutcome.Parsed parsed -> parsed.policy();
      case ParseOutcome.Unreadable unreadable -> throw new IllegalArgumentException(text);
    };
  }
}
