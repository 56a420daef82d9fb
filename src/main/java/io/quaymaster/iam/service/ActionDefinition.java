package io.quaymaster.iam.service;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// An action of a service. `accessLevel` is the gravest of `accessLevels`; a `permissionOnly`
/// action has no API operation of its name. `conditionKeys` come with the request itself,
/// `resourceConditionKeys` with the resource that it names; `dependentActions` are needed as well,
/// as `service:Name`.
public record ActionDefinition(
    String service,
    String name,
    String summary,
    AccessLevel accessLevel,
    Set<AccessLevel> accessLevels,
    boolean permissionOnly,
    Scope scope,
    List<ResourceTypeRef> resourceTypes,
    Set<String> conditionKeys,
    Set<String> resourceConditionKeys,
    List<String> dependentActions) {
  public ActionDefinition {
    accessLevels = Collections.unmodifiableSet(EnumSet.copyOf(accessLevels));
    resourceTypes = List.copyOf(resourceTypes);
    conditionKeys = Collections.unmodifiableSet(new LinkedHashSet<>(conditionKeys));
    resourceConditionKeys = Collections.unmodifiableSet(new LinkedHashSet<>(resourceConditionKeys));
    dependentActions = List.copyOf(dependentActions);
  }

  /// As a policy writes it: `ecr:PutImage`.
  public String id() {
    return service + ":" + name;
  }

  /// Whether it is authorized on a resource; all others are authorized on `*`, which no ARN pattern
  /// matches.
  public boolean hasResourceType() {
    return !resourceTypes.isEmpty();
  }

  /// Whether requests for it can carry the key, in any case: its own keys and those of its
  /// resource, a tag's key standing for every one of its template. Global keys that come with every
  /// action (such as `aws:SourceIp`) are not listed here.
  public boolean supportsKey(String keyName) {
    return supports(conditionKeys, keyName) || supports(resourceConditionKeys, keyName);
  }

  private static boolean supports(Set<String> keys, String keyName) {
    for (String key : keys) {
      if (KeyTemplate.matches(key, keyName)) {
        return true;
      }
    }
    return false;
  }
}
