package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.testing.CorpusPairs;
import io.quaymaster.iam.testing.Dice;
import io.quaymaster.iam.testing.PolicyPair;
import io.quaymaster.iam.testing.SingleEdit;
import io.quaymaster.iam.testing.SingleEdit.Does;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What has to be true of verdicts whatever the documents are. `-Dcomparison.laws=N` for more of
/// them.
class ComparisonLawsTest {
  private static final int DOCUMENTS = Integer.getInteger("comparison.laws", 40);
  private static final long SEED = Long.getLong("comparison.seed", 20_261_122L);

  private final AccessComparator comparator = new AccessComparator();

  /// The part of a verdict that says whether `after` allows no more.
  private static boolean atMost(Verdict verdict) {
    return verdict == Verdict.EQUIVALENT || verdict == Verdict.LESS_PERMISSIVE;
  }

  private static boolean atLeast(Verdict verdict) {
    return verdict == Verdict.EQUIVALENT || verdict == Verdict.MORE_PERMISSIVE;
  }

  @ParameterizedTest
  @EnumSource
  void a_single_edit_does_what_everybody_knows(SingleEdit edit) {
    for (PolicyPair pair : pairs(edit.ordinal())) {
      Policy before = pair.parsedBefore();
      Policy after = edit.of(before, new Dice(SEED));
      Verdict verdict = verdict(pair.type(), before, after);
      String told = edit + " of " + pair.before();
      assertThat(verdict == Verdict.UNDECIDED || fits(edit.does(), verdict))
          .as("%s: %s", told, verdict)
          .isTrue();
    }
  }

  private static boolean fits(Does does, Verdict verdict) {
    return switch (does) {
      case NOTHING -> verdict == Verdict.EQUIVALENT;
      case NEVER_LOSES -> atLeast(verdict);
      case NEVER_GAINS -> atMost(verdict);
    };
  }

  @Test
  void an_allow_more_never_loses_and_a_deny_more_never_gains() {
    for (PolicyPair pair : pairs(100)) {
      Policy policy = pair.parsedBefore();
      Statement more = pair.parsedAfter().statements().getLast();
      Verdict verdict = verdict(pair.type(), policy, with(policy, more));
      assertThat(
              verdict == Verdict.UNDECIDED
                  || (more.effect() == Effect.DENY ? atMost(verdict) : atLeast(verdict)))
          .as("%s and %s: %s", pair.before(), more, verdict)
          .isTrue();
    }
  }

  @Test
  void a_document_is_equivalent_to_itself_and_verdicts_mirror() {
    for (PolicyPair pair : pairs(101)) {
      Policy before = pair.parsedBefore();
      Policy after = pair.parsedAfter();
      assertThat(verdict(pair.type(), before, before)).isEqualTo(Verdict.EQUIVALENT);
      assertThat(verdict(pair.type(), after, before))
          .as("%s", pair)
          .isEqualTo(verdict(pair.type(), before, after).mirrored());
    }
  }

  @Test
  void at_most_is_transitive_over_edits() {
    for (PolicyPair pair : pairs(102)) {
      Policy one = pair.parsedBefore();
      Policy two = pair.parsedAfter();
      Policy three = SingleEdit.values()[pair.id().length() % 9 + 9].of(two, new Dice(SEED));
      transitive(pair.type(), one, two, three, pair.toString());
      transitive(pair.type(), three, one, two, pair.toString());
    }
  }

  /// Histories of managed policies: the later version of one pair is the earlier of the next.
  @Test
  void at_most_is_transitive_along_real_histories() {
    Map<String, PolicyPair> byBefore = new HashMap<>();
    List<PolicyPair> all = CorpusPairs.named("managed-ecr");
    all.forEach(pair -> byBefore.put(name(pair) + pair.before(), pair));
    int triples = 0;
    for (PolicyPair pair : all) {
      PolicyPair next = byBefore.get(name(pair) + pair.after());
      if (next != null && !pair.before().equals(pair.after())) {
        triples++;
        transitive(
            pair.type(),
            pair.parsedBefore(),
            pair.parsedAfter(),
            next.parsedAfter(),
            pair.id() + " " + next.id());
      }
    }
    assertThat(triples).isGreaterThan(10);
  }

  private static String name(PolicyPair pair) {
    return pair.id().substring(0, pair.id().indexOf(':'));
  }

  private void transitive(PolicyType type, Policy one, Policy two, Policy three, String told) {
    Verdict first = verdict(type, one, two);
    Verdict second = verdict(type, two, three);
    Verdict both = verdict(type, one, three);
    if (atMost(first) && atMost(second) && both != Verdict.UNDECIDED) {
      assertThat(atMost(both)).as("%s: %s, %s, %s", told, first, second, both).isTrue();
      assertThat(both == Verdict.EQUIVALENT)
          .as("%s: %s, %s, %s", told, first, second, both)
          .isEqualTo(first == Verdict.EQUIVALENT && second == Verdict.EQUIVALENT);
    }
    if (atLeast(first) && atLeast(second) && both != Verdict.UNDECIDED) {
      assertThat(atLeast(both)).as("%s: %s, %s, %s", told, first, second, both).isTrue();
    }
  }

  private static Policy with(Policy policy, Statement more) {
    List<Statement> statements = new ArrayList<>(policy.statements());
    statements.add(more);
    return new Policy(policy.version(), policy.id(), statements);
  }

  /// Pairs of both kinds, others for each `use`.
  private static List<PolicyPair> pairs(int use) {
    List<PolicyPair> pairs = new ArrayList<>();
    for (PolicyType type : List.of(PolicyType.REPOSITORY_POLICY, PolicyType.IDENTITY_POLICY)) {
      for (int i = 0; i < DOCUMENTS / 2; i++) {
        RandomPairs.Pair pair = new RandomPairs(new Dice(SEED + 10_000L * use + i), type).next();
        pairs.add(new PolicyPair("random-" + i, type, pair.before(), pair.after()));
      }
    }
    return pairs;
  }

  private Verdict verdict(PolicyType type, Policy before, Policy after) {
    Arn repository = Arn.ofRepository("aws", "us-east-1", "111122223333", "app");
    boolean attached = type == PolicyType.REPOSITORY_POLICY;
    Place place = Place.of(type, RegistryKind.PRIVATE, attached ? repository : null, null);
    return comparator.compare(place, before, after).verdict();
  }
}
