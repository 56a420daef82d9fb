package io.quaymaster.console.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.quaymaster.console.access.AccessAnswer;
import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.AccessChecks;
import io.quaymaster.console.access.AccessQuestion;
import io.quaymaster.console.access.TaskAnswer;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.rest.wire.CheckAnswer;
import io.quaymaster.console.rest.wire.CheckAnswer.OfAction;
import io.quaymaster.console.rest.wire.CheckAnswer.OfNeed;
import io.quaymaster.console.rest.wire.CheckAnswerJson;
import io.quaymaster.console.rest.wire.LineJson;
import io.quaymaster.iam.evaluation.DerivedKeys.Completed;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.cases.CaseOutcome;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells whether something is allowed: a case that brings its policies along, as the command line
/// takes it, or a question about what is on file.
@Component
class CheckAnswers {
  private final ServiceReference reference = ServiceReference.load();
  private final Evaluator evaluator = new Evaluator(reference);
  private final ApiJson json;
  private final AccessChecks checks;
  private final FiledVersions versions;
  private final Clock clock;

  CheckAnswers(ApiJson json, AccessChecks checks, FiledVersions versions, Clock clock) {
    this.json = json;
    this.checks = checks;
    this.versions = versions;
    this.clock = clock;
  }

  /// A question about what is on file.
  ///
  /// @param versions ids of versions to take in place of those in force
  /// @param session id of the session policy
  record Question(
      @Nullable String id,
      @Nullable String principal,
      @Nullable String action,
      @Nullable String task,
      @Nullable String resource,
      @Nullable Instant at,
      @Nullable Map<String, Values> context,
      @Nullable List<String> versions,
      @Nullable String session) {}

  /// A text or several.
  record Values(List<String> values) {
    Values {
      values = List.copyOf(values);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Values of(Object read) {
      return switch (read) {
        case String text -> new Values(List.of(text));
        case List<?> texts when texts.stream().allMatch(String.class::isInstance) ->
            new Values(texts.stream().map(String.class::cast).toList());
        default ->
            throw new IllegalArgumentException("A condition key has a text or a list of texts.");
      };
    }
  }

  String answer(String body) {
    if (JsonReader.read(body) instanceof JsonOutcome.Read(JsonObject object)
        && object.get("schema") == null
        && object.get("principal") != null) {
      return onFile(json.read(body, Question.class));
    }
    return switch (DecisionCases.read(body)) {
      case CaseOutcome.Read(DecisionCase question) ->
          LineJson.answered(question, question.answer(evaluator), null);
      case CaseOutcome.Malformed(String message) -> throw WireInput.malformed(body, message);
    };
  }

  private String onFile(Question asked) {
    JsonWriter out = JsonWriter.compact().object();
    if (asked.id() != null) {
      out.member("id", asked.id());
    }
    AccessQuestion question = question(asked);
    out.member("at", question.at().toString());
    if (asked.task() == null) {
      ofAction(question, out);
    } else {
      ofTask(question, task(asked.task()), out);
    }
    return out.endObject().toString();
  }

  private void ofAction(AccessQuestion question, JsonWriter out) {
    AccessAnswer answer =
        ApiException.read(InputError.In.BODY, "principal", () -> checks.ask(question));
    verdict(answer, out);
    CheckAnswerJson.members(of(answer), out);
    versions(List.of(answer), out);
  }

  private void ofTask(AccessQuestion question, TaskDefinition task, JsonWriter out) {
    TaskAnswer answer =
        ApiException.read(InputError.In.BODY, "principal", () -> checks.ask(question, task));
    CheckAnswerJson.members(of(answer), out);
    versions(
        Stream.concat(answer.needs().stream(), answer.optional().stream())
            .map(TaskAnswer.NeedAnswer::answer)
            .toList(),
        out);
  }

  private AccessQuestion question(Question asked) {
    if (asked.principal() == null || asked.resource() == null) {
      String missing = asked.principal() == null ? "principal" : "resource";
      throw ApiException.invalid(
          InputError.inBody("/" + missing, "`" + missing + "` is missing.", "Say it."));
    }
    if ((asked.action() == null) == (asked.task() == null)) {
      throw ApiException.invalid(
          InputError.inBody(
              "/action", "Either `action` or `task` has to be there.", "Send one of them."));
    }
    RepositoryId repository =
        RepositoryId.ofArn(asked.resource())
            .orElseThrow(() ->
                ApiException.invalid(
                    InputError.inBody(
                        "/resource",
                        "`" + asked.resource() + "` is no ARN of a repository.",
                        "Write one, as arn:aws:ecr:eu-west-1:111122223333:repository/app.")));
    Map<String, List<String>> context = new HashMap<>();
    if (asked.context() != null) {
      asked.context().forEach((key, values) -> context.put(key, values.values()));
    }
    return new AccessQuestion(
        asked.principal(),
        asked.action() == null
            ? task(String.valueOf(asked.task())).needs().getFirst().action()
            : asked.action(),
        repository,
        asked.at() == null ? clock.instant() : asked.at(),
        AccessQuestion.context(context),
        assumed(asked.versions()),
        session(asked.session()));
  }

  private Map<PolicyId, VersionNumber> assumed(@Nullable List<String> ids) {
    Map<PolicyId, VersionNumber> assumed = new HashMap<>();
    if (ids != null) {
      for (int i = 0; i < ids.size(); i++) {
        VersionId id = versions.version("/versions/" + i, ids.get(i)).id();
        assumed.put(id.policy(), id.number());
      }
    }
    return assumed;
  }

  private @Nullable PolicyId session(@Nullable String id) {
    return id == null
        ? null
        : PolicyId.parse(id)
            .map(known -> versions.policy(known).id())
            .orElseThrow(() -> ApiException.noSuch("policy `" + id + "`"));
  }

  private TaskDefinition task(String id) {
    return reference
        .task(id)
        .orElseThrow(() ->
            ApiException.invalid(
                InputError.inBody(
                    "/task",
                    "`" + id + "` is no task.",
                    "There are "
                        + reference.tasks().stream()
                            .map(TaskDefinition::id)
                            .collect(Collectors.joining(", "))
                        + ".")));
  }

  private static OfAction of(AccessAnswer answer) {
    RequestContext completed = answer.explanation().request();
    RequestContext asked =
        new RequestContext(
            completed.principal(),
            completed.action(),
            completed.resource(),
            completed.resourceAccount(),
            answer.question().context());
    return new OfAction(
        asked, new Completed(completed, answer.derived(), answer.warnings()), answer.explanation());
  }

  private static CheckAnswer of(TaskAnswer answer) {
    return new CheckAnswer.OfTask(
        answer.task(),
        Stream.concat(
                answer.needs().stream()
                    .map(need -> new OfNeed(need.need(), false, of(need.answer()))),
                answer.optional().stream()
                    .map(need -> new OfNeed(need.need(), true, of(need.answer()))))
            .toList());
  }

  /// What it comes to with all that is not known.
  private static void verdict(AccessAnswer answer, JsonWriter out) {
    switch (answer.verdict()) {
      case Verdict.Allowed _ -> out.member("verdict", "ALLOWED");
      case Verdict.DeniedExplicitly _ -> out.member("verdict", "DENIED_EXPLICITLY");
      case Verdict.DeniedImplicitly _ -> out.member("verdict", "DENIED_IMPLICITLY");
      case Verdict.Unknown(String missing) ->
          out.member("verdict", "UNKNOWN").member("missing", missing);
      case Verdict.Conditional conditional -> {
        out.member("verdict", "CONDITIONAL");
        out.name("allowedIf").array();
        conditional
            .cases()
            .forEach(one ->
                out.text(
                    one.conditions().stream()
                        .map(condition -> condition.key() + " " + condition.text())
                        .collect(Collectors.joining(" and "))));
        out.endArray().member("open", conditional.open().isEmpty() ? null : conditional.open());
      }
    }
    out.member(
        "notOnFile", answer.notOnFile().stream().map(layer -> layer.word()).sorted().toList());
  }

  /// The versions that had a say, so that the answer can be reproduced.
  private static void versions(List<AccessAnswer> answers, JsonWriter out) {
    out.member(
        "versions",
        answers.stream()
            .flatMap(answer -> answer.policies().versions().stream())
            .map(applied -> FiledVersions.idOf(applied.version()))
            .distinct()
            .sorted()
            .toList());
  }
}
