package io.quaymaster.iam.service;

import java.util.List;

/// A resource type of a service. `arnFormat` writes its varying parts as `${Region}`;
/// `conditionKeys` are those that requests about such a resource carry.
public record ResourceTypeDefinition(String name, String arnFormat, List<String> conditionKeys) {
  public ResourceTypeDefinition {
    conditionKeys = List.copyOf(conditionKeys);
  }
}
