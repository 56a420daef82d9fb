package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.CheckAnswer;
import io.quaymaster.iam.evaluation.DerivedKeys;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Answers one question.
final class CheckRun {
  private final CheckQuestion question;
  private final Terminal terminal;
  private final ServiceReference reference = ServiceReference.load();
  private final Evaluator evaluator = new Evaluator(reference);

  CheckRun(CheckQuestion question, Terminal terminal) {
    this.question = question;
    this.terminal = terminal;
  }

  int run(OutputFormat format) {
    CheckSubject subject = CheckSubject.of(question, reference);
    List<Need> needs = needs();
    List<RequestContext> requests =
        needs.stream().map(need -> subject.request(need.action())).toList();
    if (question.documents().files().filter("-"::equals).count() > 1) {
      throw new WrongUsageException("Standard input (-) can be read once only");
    }
    sayUnknownKeys(subject);
    CheckDocuments documents = new CheckDocuments(terminal);
    PolicySet policies = question.documents().read(documents);
    if (documents.isUnreadable()) {
      return ExitStatus.BAD_INPUT;
    }
    CheckAnswer answer =
        documents.invalid().isEmpty()
            ? answer(needs, requests, policies)
            : new CheckAnswer.Invalid(documents.invalid());
    CheckReport report = new CheckReport(answer, question.expected().orElse(null), documents);
    write(report, format);
    return documents.invalid().isEmpty()
        ? (report.isMet() ? ExitStatus.NOTHING : ExitStatus.FOUND)
        : ExitStatus.BAD_INPUT;
  }

  private void write(CheckReport report, OutputFormat format) {
    switch (format) {
      case JSON -> terminal.print(CheckJson.json(report));
      case JSONL -> terminal.print(CheckJson.line(report));
      case JUNIT -> terminal.print(CheckJUnit.suites(report));
      case MARKDOWN -> terminal.print(CheckMarkdown.comment(report));
      case TEXT, SARIF -> new CheckText(terminal).write(report);
    }
  }

  /// What is asked for: the needs of the task, or the one action.
  private List<Need> needs() {
    if (question.what().task() != null) {
      if (question.what().action() != null) {
        throw new WrongUsageException("Either --action or --task, not both");
      }
      TaskDefinition task = task(question.what().task());
      List<Need> needs = new ArrayList<>(task.needs());
      needs.addAll(task.optional());
      return needs;
    }
    if (question.what().action() == null) {
      throw new WrongUsageException("What is asked for? Give --action or --task");
    }
    sayUnknown(question.what().action());
    return List.of(new Need(question.what().action(), true, false, null, null, null));
  }

  private TaskDefinition task(String id) {
    return reference
        .task(id)
        .orElseThrow(() ->
            new WrongUsageException(
                "`"
                    + id
                    + "` is no task; there are "
                    + reference.tasks().stream()
                        .map(TaskDefinition::id)
                        .collect(Collectors.joining(", "))));
  }

  private void sayUnknown(String action) {
    int colon = action.indexOf(':');
    if (colon <= 0 || action.indexOf('*') >= 0 || action.indexOf('?') >= 0) {
      throw new WrongUsageException("`" + action + "` is no action; write one, as ecr:PutImage");
    }
    String service = action.substring(0, colon);
    if (reference.action(action).isEmpty()) {
      List<String> near = reference.nearestActions(service, action.substring(colon + 1), 3);
      terminal.say(
          "`"
              + action
              + "` is no known action of ECR or STS"
              + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
    }
  }

  private void sayUnknownKeys(CheckSubject subject) {
    for (String key : subject.context().keySet()) {
      if (reference.key(key).isEmpty()) {
        List<String> near = reference.nearestKeys(key, 2);
        terminal.say(
            "`"
                + key
                + "` is no known condition key"
                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
      }
    }
  }

  private CheckAnswer answer(List<Need> needs, List<RequestContext> requests, PolicySet policies) {
    List<CheckAnswer.OfAction> answers =
        requests.stream().map(request -> answer(request, policies)).toList();
    if (question.what().task() == null) {
      return answers.getFirst();
    }
    TaskDefinition task = task(question.what().task());
    List<CheckAnswer.OfNeed> answered = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      answered.add(new CheckAnswer.OfNeed(needs.get(i), i >= task.needs().size(), answers.get(i)));
    }
    return new CheckAnswer.OfTask(task, answered);
  }

  private CheckAnswer.OfAction answer(RequestContext asked, PolicySet policies) {
    DerivedKeys.Completed completed =
        DerivedKeys.complete(asked, DerivedKeys.Known.NOTHING.at(terminal.clock().instant()));
    return new CheckAnswer.OfAction(
        asked, completed, evaluator.explain(completed.request(), policies));
  }
}
