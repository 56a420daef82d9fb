package io.quaymaster.iam.service;

import io.quaymaster.iam.policy.ConditionOperator.Family;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A condition key. A `templated` one stands for many: `aws:ResourceTag/${TagKey}`. `families` are
/// the operators that compare its values; `usableAsVariable` tells whether `${name}` may stand in a
/// policy, which multi-valued keys may not. `presenceNote` says in a sentence when a request
/// carries it; a service's own keys have none.
public record ConditionKeyDefinition(
    String name,
    Category category,
    KeyType type,
    boolean multiValued,
    boolean templated,
    Set<Family> families,
    Presence presence,
    @Nullable String presenceNote,
    boolean usableAsVariable) {
  /// What the value of a key describes; `SERVICE` for the keys of a single service.
  public enum Category {
    PRINCIPAL,
    SESSION,
    NETWORK,
    RESOURCE,
    REQUEST,
    SERVICE
  }

  public ConditionKeyDefinition {
    families = Collections.unmodifiableSet(EnumSet.copyOf(families));
  }

  public boolean isGlobal() {
    return category != Category.SERVICE;
  }
}
