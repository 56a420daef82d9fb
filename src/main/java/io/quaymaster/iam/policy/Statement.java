package io.quaymaster.iam.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement. `conditions` holds one entry for each operator and key, all of which must be met.
public record Statement(
    @Nullable String sid,
    Effect effect,
    PrincipalElement principal,
    ActionElement action,
    ResourceElement resource,
    List<Condition> conditions) {
  public Statement {
    conditions = List.copyOf(conditions);
  }

  public boolean isDeny() {
    return effect == Effect.DENY;
  }
}
