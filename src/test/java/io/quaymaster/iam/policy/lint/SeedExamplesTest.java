package io.quaymaster.iam.policy.lint;

import static io.quaymaster.iam.policy.lint.ProseAdvice.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The mistakes in pages that people copy from, by their number in the list of them: each has a
/// case whose folder names the finding, or a sentence that the console shows, or both.
class SeedExamplesTest {
  private static final Path ROOT = Path.of("src/test/resources/cases/seeds");

  private static final Map<Integer, List<ProseAdvice>> ADVICE =
      Map.ofEntries(
          Map.entry(2, List.of(PUBLIC_ARN)),
          Map.entry(6, List.of(PUBLIC_PULL)),
          Map.entry(7, List.of(PUBLIC_FACTS)),
          Map.entry(8, List.of(RESOURCE_ELEMENT)),
          Map.entry(9, List.of(CONDITION_KEYS)),
          Map.entry(10, List.of(SERVICE_LINKED_ROLES)),
          Map.entry(11, List.of(REGISTRY_POLICY)),
          Map.entry(14, List.of(BOTH_TYPES)),
          Map.entry(17, List.of(NOT_THE_SAME_GOAL)),
          Map.entry(18, List.of(EITHER_SIDE_GRANTS)),
          Map.entry(19, List.of(EITHER_SIDE_DENIES)),
          Map.entry(21, List.of(PUBLIC_LOGIN)),
          Map.entry(22, List.of(OWNER_DEFAULT, PUBLIC_PULL)),
          Map.entry(23, List.of(TOLERANT_IMPORT)),
          Map.entry(30, List.of(PARTITIONS)),
          Map.entry(31, List.of(NO_DRY_RUN)),
          Map.entry(32, List.of(PLAIN_MESSAGES)),
          Map.entry(33, List.of(OLD_NAME)),
          Map.entry(34, List.of(ALL_ECR_ACTIONS)),
          Map.entry(35, List.of(WILDCARDS)),
          Map.entry(36, List.of(SEVERAL_VALUES)),
          Map.entry(37, List.of(RESOURCE_LEVEL)),
          Map.entry(38, List.of(PROPAGATION)),
          Map.entry(39, List.of(BOUNDARY_AND_ROLE)),
          Map.entry(40, List.of(SESSION_POLICY)),
          Map.entry(41, List.of(SCP_EXCEPTIONS)),
          Map.entry(42, List.of(PRINCIPAL_KINDS)),
          Map.entry(43, List.of(GROUPS)),
          Map.entry(44, List.of(ROOT_USER)),
          Map.entry(45, List.of(TOLERANT_IMPORT)));

  static List<LintCase> cases() {
    return LintCase.all(ROOT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_mistake_gets_its_own_finding(LintCase it) {
    if (Boolean.getBoolean("cases.update")) {
      it.write();
      return;
    }
    assertThat(it.actual()).isEqualTo(it.expected());
    String code = it.code().substring(it.code().indexOf('-') + 1);
    assertThat(it.findings()).anyMatch(finding -> finding.code().id().equals(code));
  }

  @Test
  void no_mistake_is_left_without_an_answer() {
    Set<Integer> rows = new TreeSet<>(ADVICE.keySet());
    cases().forEach(it -> rows.add(Integer.parseInt(it.code().substring(0, 2))));
    assertThat(rows).containsExactlyElementsOf(IntStream.rangeClosed(1, 45).boxed().toList());
  }

  @Test
  void every_sentence_is_about_some_mistake() {
    assertThat(ADVICE.values().stream().flatMap(List::stream)).contains(ProseAdvice.values());
  }
}
