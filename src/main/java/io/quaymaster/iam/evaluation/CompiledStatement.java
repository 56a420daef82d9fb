package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A statement, prepared; its action was looked at beforehand. `StatementMatching` is its plain
/// twin.
record CompiledStatement(
    boolean isDeny,
    CompiledAction action,
    Names names,
    Set<PrincipalPattern> entries,
    CompiledResource resource,
    CompiledCondition[] conditions) {
  private enum Names {
    NOBODY,
    THESE,
    ALL_BUT_THESE
  }

  static CompiledStatement of(Statement statement, PolicyType type) {
    Names names =
        switch (statement.principal()) {
          case PrincipalElement.Implied() -> Names.NOBODY;
          case PrincipalElement.Principals _ -> Names.THESE;
          case PrincipalElement.NotPrincipals _ -> Names.ALL_BUT_THESE;
        };
    List<PrincipalPattern> entries =
        switch (statement.principal()) {
          case PrincipalElement.Implied() -> List.of();
          case PrincipalElement.Principals(List<PrincipalPattern> listed) -> listed;
          case PrincipalElement.NotPrincipals(List<PrincipalPattern> listed) -> listed;
        };
    return new CompiledStatement(
        statement.isDeny(),
        CompiledAction.of(statement.action()),
        names,
        new HashSet<>(entries),
        CompiledResource.of(statement.resource(), type),
        statement.conditions().stream()
            .map(CompiledCondition::of)
            .toArray(CompiledCondition[]::new));
  }

  MatchLevel match(CompiledRequest request) {
    if (!resource.matches(request)) {
      return MatchLevel.NONE;
    }
    MatchLevel level =
        switch (names) {
          case NOBODY -> MatchLevel.DIRECT;
          case THESE -> request.names().level(entries);
          case ALL_BUT_THESE ->
              request.hasBoundary() || !request.names().isExempt(entries)
                  ? MatchLevel.DIRECT
                  : MatchLevel.NONE;
        };
    if (level == MatchLevel.NONE) {
      return level;
    }
    for (CompiledCondition condition : conditions) {
      if (!condition.isMet(request)) {
        return MatchLevel.NONE;
      }
    }
    return level;
  }
}
