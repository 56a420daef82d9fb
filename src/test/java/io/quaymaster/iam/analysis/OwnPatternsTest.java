package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.testing.EcrPairs;
import io.quaymaster.iam.testing.PolicyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Classes are written in what the documents and people name, not in examples.
class OwnPatternsTest {
  private static final int PAIRS = 150;

  /// How a class begins to tell what it has no names for.
  private static final String EXAMPLE = "such as";

  @Test
  void nearly_all_classes_of_generated_policies_are_told_without_examples() {
    List<AccessClass> classes = new ArrayList<>();
    AccessComparator comparator = new AccessComparator();
    Arn repository = Arn.ofRepository("aws", "us-east-1", "111122223333", "app");
    EcrPairs source = new EcrPairs(1);
    for (int i = 0; i < PAIRS; i++) {
      PolicyPair pair = source.next();
      boolean attached = pair.type() == PolicyType.REPOSITORY_POLICY;
      Place place = Place.of(pair.type(), RegistryKind.PRIVATE, attached ? repository : null, null);
      Comparison comparison = comparator.compare(place, pair.parsedBefore(), pair.parsedAfter());
      classes.addAll(comparison.gained());
      classes.addAll(comparison.lost());
    }

    List<AccessClass> byExample =
        classes.stream().filter(each -> texts(each).anyMatch(t -> t.contains(EXAMPLE))).toList();

    assertThat(classes).hasSizeGreaterThan(PAIRS);
    assertThat(byExample).hasSizeLessThan(classes.size() / 50);
  }

  private static Stream<String> texts(AccessClass of) {
    return Stream.concat(
        Stream.of(of.principals().text(), of.resources().text()),
        of.conditions().stream().map(ConditionText::text));
  }
}
