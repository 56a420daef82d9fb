package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.Describer;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Extent;
import io.quaymaster.iam.analysis.encoding.Regions;
import io.quaymaster.iam.analysis.encoding.Written;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegionsTest {
  private static final int PAIRS = 150;

  @ParameterizedTest
  @EnumSource(names = {"REPOSITORY_POLICY", "IDENTITY_POLICY", "RCP"})
  void the_classes_are_the_difference_neither_more_nor_less(PolicyType type) {
    PolicyType written = type == PolicyType.RCP ? PolicyType.IDENTITY_POLICY : type;
    Arn repository = Arn.ofRepository("aws", "us-east-1", "111122223333", "app");
    boolean attached = type == PolicyType.REPOSITORY_POLICY;
    Place place = Place.of(type, RegistryKind.PRIVATE, attached ? repository : null, null);
    for (long seed = 7; seed < 7 + PAIRS; seed++) {
      RandomPairs.Pair pair = new RandomPairs(new Dice(seed), written).next();
      Policy before = RandomPairs.parse(pair.before(), written);
      Policy after = RandomPairs.parse(pair.after(), written);
      Encoding encoding =
          new Encoding(
              place,
              before,
              after,
              List.of(),
              Written.in(before, after),
              ServiceReference.load(),
              100_000);
      Difference difference = new Difference(encoding, false, 500_000, () -> false);
      int diagram = difference.diagram();
      SetAlgebra sets = new SetAlgebra(difference.factory(), encoding.domains(false));
      for (int leaf : List.of(DiagramFactory.GAINED, DiagramFactory.LOST)) {
        Describer describer = new Describer(encoding, sets);
        Regions regions =
            new Regions(encoding, difference.factory(), sets, describer, diagram, leaf);
        Regions.Cover cover = regions.cover(1_000);
        int changed = sets.of(diagram, leaf);
        int told = SetAlgebra.NOTHING;
        for (Extent extent : cover.extents()) {
          told = sets.or(told, regions.of(extent));
        }
        String seen = "seed " + seed + "\n" + pair.before() + "\n" + pair.after();
        assertThat(cover.complete()).as(seen).isTrue();
        assertThat(sets.contains(told, changed)).as(seen).isTrue();
        assertThat(sets.contains(changed, told)).as(seen).isTrue();
      }
    }
  }
}
