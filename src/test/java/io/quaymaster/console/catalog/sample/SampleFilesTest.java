package io.quaymaster.console.catalog.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.catalog.sample.SampleHistory.Event;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.lint.LintContext;
import io.quaymaster.iam.policy.lint.Linter;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The sample reads like real work: what is said in it is true of its files.
class SampleFilesTest {
  private final SampleManifest manifest = SampleFiles.manifest();
  private final Map<String, SampleHistory> histories = SampleFiles.histories(manifest);

  @Test
  void there_is_as_much_as_a_real_team_has() {
    assertThat(manifest.accounts()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(manifest.organization().units()).hasSize(4);
    assertThat(manifest.repositories()).hasSize(40);
    assertThat(histories).hasSize(60);
    assertThat(manifest.stories()).hasSizeGreaterThanOrEqualTo(11);
    assertThat(histories)
        .allSatisfy((name, history) ->
            assertThat(history.events().stream().filter(Event.Saved.class::isInstance))
                .hasSizeBetween(3, 10));
  }

  @Test
  void every_event_comes_after_the_one_before_it() {
    assertThat(histories)
        .allSatisfy((name, history) ->
            assertThat(history.events().stream().map(Event::at).toList())
                .isSorted()
                .doesNotHaveDuplicates());
  }

  /// Version 3 of one policy is the lock-out that its story is about.
  @Test
  void no_text_has_an_error_but_the_lock_out() {
    List<String> errors = new ArrayList<>();
    histories.forEach((name, history) -> {
      int number = 0;
      for (Event event : history.events()) {
        if (event instanceof Event.Saved saved) {
          number++;
          for (Finding finding : lint(history, saved.text())) {
            if (finding.type() == FindingType.ERROR) {
              errors.add(name + " v" + number + ": " + finding.message());
            }
          }
        }
      }
    });
    assertThat(errors).singleElement().asString().startsWith("ops-break-glass v3: This denies");
  }

  @Test
  void every_story_is_about_versions_that_are_there() {
    assertThat(manifest.stories())
        .allSatisfy(story -> {
          SampleHistory history = histories.get(story.policy());
          assertThat(history).as(story.policy()).isNotNull();
          assertThat(history.events().stream().filter(Event.Saved.class::isInstance).count())
              .isGreaterThanOrEqualTo(story.after());
        });
  }

  private static List<Finding> lint(SampleHistory history, String text) {
    PolicyType type = PolicyType.ofId(history.type()).orElseThrow();
    boolean isPublic = history.place().contains(":ecr-public:");
    return Linter.lint(
        new SourceText(text),
        new LintContext(
            type,
            isPublic ? RegistryKind.PUBLIC : RegistryKind.PRIVATE,
            history.place().startsWith("arn:") ? history.place() : null));
  }
}
