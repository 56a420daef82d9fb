package io.quaymaster.iam.evaluation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What the applicable policies say to one request, layer by layer: all that the decision depends
/// on. Mutable while policies are read, then handed to `DecisionLogic`.
final class Tally {
  private final EnumSet<Layer> denying = EnumSet.noneOf(Layer.class);
  private final EnumSet<Layer> allowing = EnumSet.noneOf(Layer.class);
  private boolean scpLevelSilent;
  private MatchLevel repository = MatchLevel.NONE;
  private MatchLevel registry = MatchLevel.NONE;

  void deny(Layer layer) {
    denying.add(layer);
  }

  void allow(Layer layer, MatchLevel level) {
    allowing.add(layer);
    if (layer == Layer.REPOSITORY) {
      repository = repository.or(level);
    } else if (layer == Layer.REGISTRY) {
      registry = registry.or(level);
    }
  }

  /// Some level of the organization has no SCP that allows the request.
  void scpLevelIsSilent() {
    scpLevelSilent = true;
  }

  /// As if no statement denied.
  void forgetDenies() {
    denying.clear();
  }

  /// As if every level had an SCP that allows.
  void forgetSilentScps() {
    scpLevelSilent = false;
  }

  /// As if the layer allowed nothing.
  void forgetAllows(Layer layer) {
    allowing.remove(layer);
    switch (layer) {
      case REPOSITORY -> repository = MatchLevel.NONE;
      case REGISTRY -> registry = MatchLevel.NONE;
      case SCP, RCP, IDENTITY, BOUNDARY, SESSION -> {}
    }
  }

  Set<Layer> denying() {
    return Collections.unmodifiableSet(denying);
  }

  boolean allows(Layer layer) {
    return allowing.contains(layer);
  }

  boolean isScpLevelSilent() {
    return scpLevelSilent;
  }

  MatchLevel repository() {
    return repository;
  }

  MatchLevel registry() {
    return registry;
  }
}
