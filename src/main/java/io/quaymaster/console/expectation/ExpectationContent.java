package io.quaymaster.console.expectation;

import io.quaymaster.console.access.AccessQuestion;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.iam.evaluation.PrincipalText;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that one revision of an expectation says.
///
/// @param principal an ARN, the name of a service, or `anonymous`
/// @param what an action, or the id of a task
/// @param repository the ARN of the repository
/// @param context keys that the request is said to carry
/// @param session the session policy that the session was made with, null for none
/// @param owner whoever answers for it
/// @param reason why it must be so
/// @param retired whether it counts no more
public record ExpectationContent(
    String principal,
    String what,
    String repository,
    Map<String, List<String>> context,
    @Nullable UUID session,
    ExpectedAnswer expected,
    Severity severity,
    String owner,
    String reason,
    boolean retired) {
  private static final int MAX_OWNER = 200;
  private static final int MAX_REASON = 2_000;

  public ExpectationContent {
    principal = principal.strip();
    what = what.strip();
    owner = owner.strip();
    reason = reason.strip();
    Map<String, List<String>> sorted = new TreeMap<>();
    context.forEach((key, values) -> sorted.put(key, List.copyOf(values)));
    context = java.util.Collections.unmodifiableMap(sorted);
    check(principal, what, repository);
    if (owner.isEmpty() || owner.length() > MAX_OWNER) {
      throw new IllegalArgumentException("Say who answers for it, in 1 to 200 characters.");
    }
    if (reason.isEmpty() || reason.length() > MAX_REASON) {
      throw new IllegalArgumentException("Say why it must be so, in 1 to 2000 characters.");
    }
  }

  private static void check(String principal, String what, String repository) {
    if (PrincipalText.read(principal, PrincipalText.Info.NONE)
        instanceof PrincipalText.Outcome.Unknown(String message)) {
      throw new IllegalArgumentException(message + ".");
    }
    ServiceReference reference = ServiceReference.load();
    if (reference.task(what).isEmpty() && reference.action(what).isEmpty()) {
      throw new IllegalArgumentException("`" + what + "` is neither an action nor a task.");
    }
    if (RepositoryId.ofArn(repository).isEmpty()) {
      throw new IllegalArgumentException("`" + repository + "` is no ARN of a repository.");
    }
  }

  public RepositoryId at() {
    return RepositoryId.ofArn(repository).orElseThrow();
  }

  /// The task that it is about, if it is about one.
  public Optional<TaskDefinition> task() {
    return ServiceReference.load().task(what);
  }

  /// What is done, in words: the title of a task, or the action.
  public String deed() {
    return task().map(TaskDefinition::title).orElse(what);
  }

  /// It in a sentence: *arn:aws:iam::111122223333:role/ci: docker push on depot/api is denied*.
  public String title() {
    return principal
        + ": "
        + deed()
        + " on "
        + at().name()
        + " is "
        + expected.title().toLowerCase(java.util.Locale.ROOT);
  }

  public ExpectationContent withRetired(boolean now) {
    return new ExpectationContent(
        principal, what, repository, context, session, expected, severity, owner, reason, now);
  }

  /// The question as of an instant. For a task its action does not matter.
  AccessQuestion question(Instant instant) {
    return new AccessQuestion(
        principal,
        what,
        at(),
        instant,
        AccessQuestion.context(context),
        Map.of(),
        session == null ? null : new PolicyId(session));
  }
}
