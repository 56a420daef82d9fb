package io.quaymaster.console.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.ui.comparison.ClassCell.Change;
import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.testing.PolicyPair;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a cell of the matrix of classes says, from the documents on.
class ClassCellTest {
  private static final String ACCOUNT = "any principal of account 222233334444";
  private static final String ROLE = "role ci of account 222233334444";
  private static final String OTHER = "any principal of account 333344445555";

  private static final String PULL = "\"ecr:BatchGetImage\",\"ecr:GetDownloadUrlForLayer\"";
  private static final String PUSH =
      "\"ecr:BatchCheckLayerAvailability\",\"ecr:CompleteLayerUpload\",\"ecr:InitiateLayerUpload\",\"ecr:PutImage\",\"ecr:UploadLayerPart\"";

  @Test
  void those_among_others_gain_what_the_others_gain() {
    Comparison both =
        granted(allow("222233334444:root", PULL), allow("222233334444:role/ci", PUSH));

    assertThat(cell(ROLE, "private.push", both))
        .isEqualTo(new ClassCell(Change.GAINED, false, false, false));
    assertThat(cell(ROLE, "private.pull", both))
        .isEqualTo(new ClassCell(Change.GAINED, false, false, false));
    assertThat(cell(ACCOUNT, "private.push", both))
        .isEqualTo(new ClassCell(Change.GAINED, false, false, true));
  }

  @Test
  void what_others_gain_changes_nothing() {
    Comparison both = granted(allow("222233334444:root", PULL), allow("333344445555:root", PUSH));

    assertThat(cell(ACCOUNT, "private.push", both).change()).isEqualTo(Change.UNCHANGED);
    assertThat(cell(OTHER, "private.pull", both).change()).isEqualTo(Change.UNCHANGED);
  }

  @Test
  void a_part_of_a_task_and_a_condition_are_told() {
    String onlyImages = "\"ecr:BatchGetImage\"";
    Comparison part = granted(allow("222233334444:root", onlyImages));
    assertThat(cell(ACCOUNT, "private.pull", part))
        .isEqualTo(new ClassCell(Change.GAINED, false, true, false));

    Comparison conditional =
        granted(
            allow("222233334444:root", PULL)
                .replace(
                    "\"Action\"",
                    "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}},\"Action\""));
    assertThat(cell(ACCOUNT, "private.pull", conditional))
        .isEqualTo(new ClassCell(Change.GAINED, true, false, false));
  }

  @Test
  void two_classes_can_make_up_a_task() {
    Comparison both =
        granted(
            allow("222233334444:root", "\"ecr:BatchGetImage\""),
            allow("222233334444:root", "\"ecr:GetDownloadUrlForLayer\"")
                .replace(
                    "\"Action\"",
                    "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}},\"Action\""));

    assertThat(cell(ACCOUNT, "private.pull", both))
        .isEqualTo(new ClassCell(Change.GAINED, true, false, false));
  }

  private static ClassCell cell(String principals, String task, Comparison comparison) {
    List<ClassLine> lines = ClassLine.of(comparison);
    ClassTask column =
        ClassTask.of(PolicyType.REPOSITORY_POLICY, lines).stream()
            .filter(one -> one.id().equals(task))
            .findFirst()
            .orElseThrow();
    return ClassCell.of(principals, column, lines, comparison.overlaps());
  }

  private static Comparison granted(String... statements) {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    Place place =
        Place.of(
            PolicyType.REPOSITORY_POLICY,
            RegistryKind.PRIVATE,
            Arn.parse("arn:aws:ecr:eu-central-1:111122223333:repository/checkout/api")
                .orElseThrow(),
            "111122223333");
    return new AccessComparator()
        .compare(place, null, PolicyPair.parse(text, PolicyType.REPOSITORY_POLICY));
  }

  private static String allow(String principal, String actions) {
    return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::%s\"},\"Action\":[%s]}"
        .formatted(principal, actions);
  }
}
