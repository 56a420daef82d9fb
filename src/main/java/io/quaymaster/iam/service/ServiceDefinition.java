package io.quaymaster.iam.service;

import java.util.List;

/// A service with everything that its policies can name, each list in the order of the names.
/// `supportsRcp` tells whether resource control policies apply to it.
public record ServiceDefinition(
    String prefix,
    String displayName,
    List<ActionDefinition> actions,
    List<ResourceTypeDefinition> resourceTypes,
    List<ConditionKeyDefinition> conditionKeys,
    boolean supportsRcp) {
  public ServiceDefinition {
    actions = List.copyOf(actions);
    resourceTypes = List.copyOf(resourceTypes);
    conditionKeys = List.copyOf(conditionKeys);
  }
}
