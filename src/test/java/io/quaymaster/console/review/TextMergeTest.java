package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.review.TextMerge.Choice;
import io.quaymaster.console.review.TextMerge.Conflict;
import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.testing.Dice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextMergeTest {
  private static final PolicyType TYPE = PolicyType.REPOSITORY_POLICY;
  private static final Place PLACE =
      Place.of(
          TYPE,
          RegistryKind.PRIVATE,
          Arn.ofRepository("aws", "us-east-1", "111122223333", "app"),
          null);
  private static final int RUNS = 400;

  private static String statement(String sid, String action) {
    return """
    {
          "Sid": "%s",  "Effect": "Allow",
          "Principal": {"AWS": "444455556666"},
          "Action": "ecr:%s"
        }\
    """
        .formatted(sid, action);
  }

  private static String policy(String... statements) {
    return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    "
        + String.join(",\n    ", statements)
        + "\n  ]\n}\n";
  }

  private static final String PULL = statement("Pull", "BatchGetImage");
  private static final String PUSH = statement("Push", "PutImage");
  private static final String LIST = statement("List", "ListImages");
  private static final String BASE = policy(PULL, PUSH);

  private static TextMerge merge(@Nullable String base, String theirs, String mine) {
    return TextMerge.of(TYPE, base, theirs, mine).orElseThrow();
  }

  private static String merged(String base, String theirs, String mine) {
    TextMerge merge = merge(base, theirs, mine);
    assertThat(merge.conflicts()).isEmpty();
    return merge.text(List.of());
  }

  @Test
  void where_one_side_changed_nothing_the_other_stays_byte_for_byte() {
    String edited = policy(PULL, LIST).replace("  \"Statement\"", "\t\"Statement\"");

    assertThat(merged(BASE, BASE, edited)).isEqualTo(edited);
    assertThat(merged(BASE, edited, BASE)).isEqualTo(edited);
    assertThat(merged(BASE, policy(PUSH, PULL), edited)).isEqualTo(edited);
  }

  @Test
  void the_same_change_on_both_sides_is_taken_once() {
    String both = policy(PULL, PUSH, LIST);

    assertThat(merged(BASE, both, both)).isEqualTo(both);
    assertThat(merged(BASE, policy(PUSH), policy(PUSH))).isEqualTo(policy(PUSH));
  }

  @Test
  void what_each_changed_alone_comes_together_and_the_rest_is_as_mine_was_written() {
    String wider =
        PULL.replace(
            "\"ecr:BatchGetImage\"", "[\"ecr:BatchGetImage\",\"ecr:GetDownloadUrlForLayer\"]");
    String mine =
        policy(
            PULL,
            PUSH.replace("PutImage", "ListImages"),
            LIST.replace("  \"Effect\"", "\"Effect\""));

    assertThat(merged(BASE, policy(wider, PUSH), mine)).isEqualTo(mine.replace(PULL, wider));
    assertThat(merged(BASE, policy(PUSH), mine)).isEqualTo(mine.replace(PULL + ",\n    ", ""));
  }

  @Test
  void what_they_added_stands_behind_what_it_stood_behind() {
    String added = statement("Describe", "DescribeImages");

    assertThat(merged(BASE, policy(PULL, added, PUSH), policy(PULL, PUSH, LIST)))
        .isEqualTo(policy(PULL, added, PUSH, LIST));
  }

  @Test
  void a_text_in_another_margin_gets_the_margin_of_mine() {
    String theirs = policy(PULL, PUSH, LIST).replace("\n    ", "\n\t\t");

    assertThat(merged(BASE, theirs, policy(PUSH))).isEqualTo(policy(PUSH, LIST));
  }

  @Test
  void a_single_statement_without_brackets_gets_them_when_there_are_more() {
    String one = "{\"Version\":\"2012-10-17\",\"Statement\":" + PULL + "}";

    assertThat(merged(one, policy(PULL, PUSH), one.replace("\"2012", " \"2012")))
        .isEqualTo(
            "{\"Version\": \"2012-10-17\",\"Statement\":["
                + PULL
                + ", "
                + PUSH.replace("\n    ", "\n")
                + "]}");
  }

  @Test
  void of_a_statement_that_each_changed_otherwise_somebody_chooses() {
    String theirs = PULL.replace("444455556666", "777788889999");
    String mine = PULL.replace("BatchGetImage", "ListImages");
    TextMerge merge = merge(BASE, policy(theirs, PUSH), policy(mine, PUSH));

    assertThat(merge.conflicts()).containsExactly(new Conflict(PULL, mine, theirs));
    assertThat(merge.text(List.of(Choice.MINE))).isEqualTo(policy(mine, PUSH));
    assertThat(merge.text(List.of(Choice.THEIRS))).isEqualTo(policy(theirs, PUSH));
    assertThat(merge.text(List.of(Choice.BOTH))).isEqualTo(policy(mine, theirs, PUSH));
    assertThatThrownBy(() -> merge.text(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leaving_out_what_the_other_changed_is_for_somebody_to_choose_too() {
    String changed = PULL.replace("444455556666", "777788889999");

    TextMerge gone = merge(BASE, policy(changed, PUSH), policy(PUSH));
    assertThat(gone.conflicts()).containsExactly(new Conflict(PULL, null, changed));
    assertThat(gone.text(List.of(Choice.MINE))).isEqualTo(policy(PUSH));
    assertThat(gone.text(List.of(Choice.THEIRS))).isEqualTo(policy(PUSH, changed));

    TextMerge kept = merge(BASE, policy(PUSH), policy(changed, PUSH));
    assertThat(kept.conflicts()).containsExactly(new Conflict(PULL, changed, null));
    assertThat(kept.text(List.of(Choice.THEIRS))).isEqualTo(policy(PUSH));
  }

  @Test
  void two_new_statements_of_one_name_are_a_conflict() {
    String other = LIST.replace("ListImages", "DescribeImages");
    TextMerge merge = merge(BASE, policy(PULL, PUSH, LIST), policy(PULL, PUSH, other));

    assertThat(merge.conflicts()).containsExactly(new Conflict(null, other, LIST));
  }

  @Test
  void two_policies_that_began_with_none_are_put_together() {
    TextMerge merge = merge(null, policy(PULL), policy(PUSH));

    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.text(List.of())).isEqualTo(policy(PUSH, PULL));
  }

  @Test
  void the_language_version_is_taken_from_the_side_that_changed_it() {
    String old = BASE.replace("2012-10-17", "2008-10-17");
    TextMerge merge =
        merge(old, BASE, policy(PULL, PUSH, LIST).replace("2012-10-17", "2008-10-17"));

    assertThat(merge.version()).contains(LanguageVersion.V2012_10_17);
    assertThat(merge.text(List.of())).isEqualTo(policy(PULL, PUSH, LIST));
    String without = old.replace("  \"Version\": \"2008-10-17\",\n", "");
    assertThat(merged(without, BASE, without.replace("PutImage", "ListImages")))
        .startsWith("{\"Version\": \"2012-10-17\", ");
  }

  @Test
  void what_is_no_policy_is_not_merged() {
    assertThat(TextMerge.of(TYPE, BASE, "{", BASE)).isEmpty();
    assertThat(TextMerge.of(TYPE, "[]", BASE, BASE)).isEmpty();
  }

  /// Edits of named statements, one side after the other, as data: the name and what it says.
  private record Edited(Map<String, String> statements) {
    static final List<String> ACTIONS =
        List.of("BatchGetImage", "PutImage", "ListImages", "DescribeImages", "DeleteRepository");

    Edited {
      statements = new TreeMap<>(statements);
    }

    Edited edit(Dice dice, List<String> names) {
      Map<String, String> edited = new TreeMap<>(statements);
      for (String name : names) {
        if (edited.containsKey(name) && dice.in100(40)) {
          edited.remove(name);
        } else {
          edited.put(name, action(dice, name) + dice.between(1, 3));
        }
      }
      return new Edited(edited);
    }

    /// New statements are like no other, which would else be taken for the same under a new name.
    private static String action(Dice dice, String name) {
      return name.equals("X")
          ? "StartImageScan"
          : name.equals("Y") ? "TagResource" : dice.of(ACTIONS);
    }

    String text(Dice dice) {
      List<String> written = new ArrayList<>();
      statements.forEach((name, says) ->
          written.add(
              statement(name, says.substring(0, says.length() - 1))
                  .replace("444455556666", "44445555666" + says.charAt(says.length() - 1))
                  .replace("  \"Effect\"", dice.in100(30) ? "\n\t\"Effect\"" : "  \"Effect\"")));
      for (int i = written.size() - 1; i > 0; i--) {
        Collections.swap(written, i, dice.between(0, i));
      }
      return policy(written.toArray(String[]::new));
    }
  }

  private static List<Statement> statements(String text) {
    Policy policy = ((ParseOutcome.Parsed) PolicyParser.parse(text, TYPE)).policy();
    return policy.statements().stream()
        .sorted(java.util.Comparator.comparing(one -> String.valueOf(one.sid())))
        .toList();
  }

  private static Policy parsed(String text) {
    return ((ParseOutcome.Parsed) PolicyParser.parse(text, TYPE)).policy();
  }

  @Test
  void edits_of_different_statements_come_together_whatever_their_order() {
    AccessComparator comparator = new AccessComparator();
    for (int seed = 0; seed < RUNS; seed++) {
      Dice dice = new Dice(seed);
      Edited base =
          new Edited(
              Map.of(
                  "A", "PutImage1", "B", "ListImages1", "C", "PutImage2", "D", "BatchGetImage3"));
      Edited theirs = base.edit(dice, dice.some(List.of("A", "B", "X"), 1, 3));
      Edited mine = base.edit(dice, dice.some(List.of("C", "Y"), 1, 2));
      Map<String, String> all = new TreeMap<>(mine.statements());
      for (String name : List.of("A", "B", "X")) {
        all.remove(name);
        if (theirs.statements().containsKey(name)) {
          all.put(name, Objects.requireNonNull(theirs.statements().get(name)));
        }
      }
      Edited both = new Edited(all);

      String merged = merged(base.text(dice), theirs.text(dice), mine.text(dice));

      String told = "seed " + seed + "\n" + merged;
      assertThat(statements(merged)).as(told).isEqualTo(statements(both.text(dice)));
      if (seed % 20 == 0) {
        assertThat(comparator.areEquivalent(PLACE, parsed(merged), parsed(both.text(dice))))
            .as(told)
            .isTrue();
      }
    }
  }

  @Test
  void whatever_each_side_does_mine_and_theirs_are_both_there_to_choose() {
    for (int seed = 0; seed < RUNS; seed++) {
      Dice dice = new Dice(seed);
      List<String> names = List.of("A", "B", "C", "X");
      Edited base = new Edited(Map.of("A", "PutImage1", "B", "ListImages1", "C", "PutImage2"));
      Edited theirs = base.edit(dice, dice.some(names, 0, 3));
      Edited mine = base.edit(dice, dice.some(names, 0, 3));
      if (theirs.statements().isEmpty() || mine.statements().isEmpty()) {
        continue; // Without a statement it is no policy.
      }
      TextMerge merge = merge(base.text(dice), theirs.text(dice), mine.text(dice));

      Map<String, String> expected = new TreeMap<>();
      for (String name : names) {
        @Nullable String before = base.statements().get(name);
        @Nullable String own = mine.statements().get(name);
        @Nullable String other = theirs.statements().get(name);
        @Nullable String stays = Objects.equals(own, before) ? other : own;
        if (stays != null) {
          expected.put(name, stays);
        }
      }
      String text = merge.text(Collections.nCopies(merge.conflicts().size(), Choice.MINE));
      if (!expected.isEmpty()) {
        assertThat(statements(text))
            .as("seed " + seed + "\n" + text)
            .isEqualTo(statements(new Edited(expected).text(dice)));
      }
    }
  }
}
