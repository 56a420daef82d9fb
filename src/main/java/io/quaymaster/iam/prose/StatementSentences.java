package io.quaymaster.iam.prose;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.stream.Collectors;

/// Statements as plain sentences: *Allows role `deployer` of account 111122223333 to push images
/// (docker push), if the repository's tag `team` is `web`.*
public final class StatementSentences {
  private final TaskWords tasks;

  public StatementSentences(ServiceReference reference) {
    this.tasks = new TaskWords(reference);
  }

  /// One sentence for each statement, in their order.
  public List<String> of(Policy policy) {
    return policy.statements().stream().map(this::of).toList();
  }

  /// The sentence of one statement. Text of the policy stands in backticks.
  public String of(Statement statement) {
    StringBuilder out = new StringBuilder(statement.isDeny() ? "Denies " : "Allows ");
    out.append(PrincipalWords.of(statement.principal()));
    out.append(statement.isDeny() ? " permission to " : " to ");
    out.append(tasks.of(statement.action()));
    String resources = ResourceWords.of(statement.resource());
    if (!resources.isEmpty()) {
      out.append(' ').append(resources);
    }
    if (!statement.conditions().isEmpty()) {
      out.append(statement.conditions().size() == 1 ? ", if " : ", if all of this holds: ");
      out.append(
          statement.conditions().stream()
              .map(ConditionWords::of)
              .collect(Collectors.joining("; ")));
    }
    return out.append('.').toString();
  }
}
