package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The action and resource patterns that stand in whole documents. They belong to the universe of
/// requests even where the statement that they stand in plays no role: an action that a document
/// names is one that people may ask for. The principals make good examples.
public record Written(
    Set<ActionPattern> actions, Set<Pattern> resources, Set<PrincipalPattern> principals) {
  public static Written in(@Nullable Policy... documents) {
    Set<ActionPattern> actions = new LinkedHashSet<>();
    Set<Pattern> resources = new LinkedHashSet<>();
    Set<PrincipalPattern> principals = new LinkedHashSet<>();
    for (Policy policy : documents) {
      if (policy != null) {
        for (Statement statement : policy.statements()) {
          actions.addAll(statement.action().patterns());
          resources.addAll(patterns(statement.resource()));
          principals.addAll(patterns(statement.principal()));
        }
      }
    }
    return new Written(actions, resources, principals);
  }

  static List<PrincipalPattern> patterns(PrincipalElement element) {
    return switch (element) {
      case PrincipalElement.Implied() -> List.of();
      case PrincipalElement.Principals(var listed) -> listed;
      case PrincipalElement.NotPrincipals(var listed) -> listed;
    };
  }

  static List<Pattern> patterns(ResourceElement element) {
    return switch (element) {
      case ResourceElement.Implied() -> List.of();
      case ResourceElement.Resources(var listed) -> listed;
      case ResourceElement.NotResources(var listed) -> listed;
    };
  }
}
