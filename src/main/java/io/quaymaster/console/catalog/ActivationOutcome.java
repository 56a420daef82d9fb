package io.quaymaster.console.catalog;

import java.util.Optional;

/// What became of an activation.
public sealed interface ActivationOutcome {
  /// The version is in force; `activation` is missing where the policy was taken out of force.
  record Done(Optional<Activation> activation) implements ActivationOutcome {}

  /// Something else is in force than the caller believed, so nothing was done.
  record Moved(Optional<Activation> active) implements ActivationOutcome {}
}
