package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.evaluation.DerivedKeys.Completed;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.cases.DecisionCase.InvalidDocument;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answer to one question of the command line.
public sealed interface CheckAnswer {
  /// Whether everything that was asked for is allowed.
  boolean isAllowed();

  /// `ALLOW`, `DENY_EXPLICIT`, `DENY_IMPLICIT` or `INVALID`.
  String decision();

  /// One action. `asked` is the request as it was put, `completed` holds what was filled in.
  record OfAction(RequestContext asked, Completed completed, Explanation explanation)
      implements CheckAnswer {
    @Override
    public boolean isAllowed() {
      return explanation.decision().isAllowed();
    }

    @Override
    public String decision() {
      return explanation.decision().word();
    }
  }

  /// A task: an answer for each of its needs. Needs of some cases and optional ones are answered
  /// too, and do not count.
  record OfTask(TaskDefinition task, List<OfNeed> needs) implements CheckAnswer {
    public OfTask {
      needs = List.copyOf(needs);
    }

    @Override
    public boolean isAllowed() {
      return counted().allMatch(need -> need.answer().isAllowed());
    }

    /// That of the first action that is missing.
    @Override
    public String decision() {
      return counted()
          .filter(need -> !need.answer().isAllowed())
          .findFirst()
          .map(need -> need.answer().decision())
          .orElse("ALLOW");
    }

    public List<String> missing() {
      return counted()
          .filter(need -> !need.answer().isAllowed())
          .map(need -> need.need().action())
          .toList();
    }

    /// In a sentence: `docker push (private): no, 4 of 5 actions granted, … is missing`. The token
    /// actions of the login are told apart, since they are not about the repository and only
    /// identity-based policies grant them.
    public String sentence() {
      if (task.alwaysAllowed()) {
        return task.title() + ": yes, always. " + task.note();
      }
      List<OfNeed> counted = counted().toList();
      List<OfNeed> onRepository =
          counted.stream().filter(need -> need.need().onRepository()).toList();
      List<OfNeed> main = onRepository.isEmpty() ? counted : onRepository;
      List<OfNeed> login = counted.stream().filter(need -> !main.contains(need)).toList();
      return task.title()
          + ": "
          + (isAllowed() ? "yes, " : "no, ")
          + granted(main)
          + loginPart(login);
    }

    private static String granted(List<OfNeed> needs) {
      List<String> missing = names(needs);
      int granted = needs.size() - missing.size();
      String of = missing.isEmpty() ? "all " + needs.size() : granted + " of " + needs.size();
      return of
          + (needs.size() == 1 ? " action" : " actions")
          + " granted"
          + (missing.isEmpty() ? "" : ", " + listed(missing) + " missing");
    }

    private static String loginPart(List<OfNeed> login) {
      List<String> missing = names(login);
      return missing.isEmpty()
          ? ""
          : "; and for the login "
              + listed(missing)
              + " missing, which only an identity-based policy can grant";
    }

    private static List<String> names(List<OfNeed> needs) {
      return needs.stream()
          .filter(need -> !need.answer().isAllowed())
          .map(need -> "`" + need.need().action() + "`")
          .toList();
    }

    private static String listed(List<String> names) {
      return String.join(", ", names) + (names.size() == 1 ? " is" : " are");
    }

    private Stream<OfNeed> counted() {
      return needs.stream().filter(OfNeed::counts);
    }
  }

  /// `optional`: used by some clients only.
  record OfNeed(Need need, boolean optional, OfAction answer) {
    public boolean counts() {
      return !optional && need.isUnconditional();
    }

    /// In which case it is needed, or by whom; null if always.
    public @Nullable String when() {
      return optional ? need.why() : need.when();
    }
  }

  /// Some document is not acceptable.
  record Invalid(List<InvalidDocument> documents) implements CheckAnswer {
    public Invalid {
      documents = List.copyOf(documents);
    }

    @Override
    public boolean isAllowed() {
      return false;
    }

    @Override
    public String decision() {
      return "INVALID";
    }
  }
}
