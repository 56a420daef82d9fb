package io.quaymaster.console.ui.access;

import io.quaymaster.console.access.AccessAnswer;
import io.quaymaster.console.access.AccessChecks;
import io.quaymaster.console.access.AccessQuestion;
import io.quaymaster.console.access.TaskAnswer;
import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts questions to the checks, and what is shown around the answer together.
@Component
class Answers {
  private final AccessChecks checks;
  private final PolicyCatalog policies;
  private final RegistryCatalog registries;
  private final Clock clock;
  private final ServiceReference reference = ServiceReference.load();

  Answers(AccessChecks checks, PolicyCatalog policies, RegistryCatalog registries, Clock clock) {
    this.checks = checks;
    this.policies = policies;
    this.registries = registries;
    this.clock = clock;
  }

  /// @param at the instant that was answered for
  record Given(Asked asked, Instant at, Answer answer, List<Alternative> alternatives) {}

  /// About a task or about one action.
  sealed interface Answer {
    record OfTask(TaskAnswer task) implements Answer {}

    record OfAction(AnswerPage.Model model) implements Answer {}
  }

  /// The same question under another assumption about versions.
  record Alternative(String fact, Asked asked, String offer, String comparison) {}

  /// A sentence for each version that the question assumes and that is not on file.
  List<String> unknownVersions(Asked asked) {
    List<String> unknown = new ArrayList<>();
    asked
        .assumed()
        .forEach((policy, version) -> {
          if (policies.summary(new VersionId(policy, version)).isEmpty()) {
            unknown.add(
                policies
                    .policy(policy)
                    .map(known -> "There is no version " + version + " of `" + known.name() + "`.")
                    .orElse("The policy of version " + version + " to assume is not on file."));
          }
        });
    return unknown;
  }

  Given to(Asked asked) {
    Instant at = Optional.ofNullable(asked.at()).orElseGet(clock::instant);
    Optional<TaskDefinition> task = reference.task(asked.what());
    AccessQuestion question = question(asked, at);
    Answer answer =
        task.<Answer>map(found -> new Answer.OfTask(checks.ask(question, found)))
            .orElseGet(() -> new Answer.OfAction(model(checks.ask(question))));
    return new Given(asked, at, answer, alternatives(asked, question.repository()));
  }

  /// A question that is complete; of a task, its actions are asked about one by one.
  static AccessQuestion question(Asked asked, Instant at) {
    boolean task = ServiceReference.load().task(asked.what()).isPresent();
    return new AccessQuestion(
        asked.who(),
        task ? "" : asked.what(),
        RepositoryId.ofArn(asked.on()).orElseThrow(),
        at,
        AccessQuestion.context(asked.keys()),
        asked.assumed(),
        asked.session());
  }

  /// The answer with the texts of the policies that had a say.
  AnswerPage.Model model(AccessAnswer answer) {
    Map<String, ShownPolicy> texts = new LinkedHashMap<>();
    for (AppliedPolicies.Applied applied : answer.policies().versions()) {
      boolean assumed =
          applied
              .version()
              .number()
              .equals(answer.question().assumed().get(applied.version().policy()));
      texts.put(
          applied.name(),
          new ShownPolicy(
              applied.name(),
              policies.version(applied.version()).text(),
              Screens.policy(applied.version().policy()),
              assumed ? "Assumed: this version is taken in the place of the one in force." : ""));
    }
    return new AnswerPage.Model(answer, texts);
  }

  private List<Alternative> alternatives(Asked asked, RepositoryId repository) {
    List<Alternative> found = new ArrayList<>();
    asked
        .assumed()
        .forEach((policy, version) -> inForce(asked, policy, version).ifPresent(found::add));
    if (asked.assumed().isEmpty()
        && asked.at() == null
        && registries.repository(repository).isPresent()) {
      policies
          .policyAt(new PolicyPlace.OnRepository(repository))
          .filter(PolicySummary::hasInactiveChange)
          .ifPresent(policy -> newest(asked, policy).ifPresent(found::add));
    }
    return found;
  }

  private Optional<Alternative> inForce(Asked asked, PolicyId id, VersionNumber version) {
    return policies
        .policy(id)
        .map(policy ->
            new Alternative(
                "Answered as if "
                    + version
                    + " of "
                    + policy.name()
                    + " were in force; "
                    + (policy.active() == null ? "no version is." : policy.active() + " is."),
                asked.assuming(Map.of()),
                "Ask about what is in force",
                comparison(policy, version)));
  }

  private static Optional<Alternative> newest(Asked asked, PolicySummary policy) {
    return Optional.ofNullable(policy.latest())
        .map(latest ->
            new Alternative(
                latest + " of the repository policy is saved, but not in force.",
                asked.assuming(Map.of(policy.id(), latest)),
                "Ask as if it were",
                comparison(policy, latest)));
  }

  private static String comparison(PolicySummary policy, VersionNumber version) {
    return version.equals(policy.active())
        ? ""
        : Screens.compare(policy.id(), policy.active() == null ? "none" : "active", version);
  }
}
