package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.RequestContext;
import java.util.Optional;

/// How much of a class of access a text grants.
public sealed interface ClassShare {
  /// All requests of it.
  record Wholly() implements ClassShare {}

  /// Some: `granted` is one that it allows, `denied` one that it does not.
  record Partly(RequestContext granted, RequestContext denied) implements ClassShare {}

  /// None.
  record NotAtAll() implements ClassShare {}

  /// It could not be decided; `why` says which budget was spent or what is not known.
  record Undecided(String why) implements ClassShare {}

  /// A request that it allows, where one had to be looked for.
  default Optional<RequestContext> example() {
    return this instanceof Partly(RequestContext granted, var denied)
        ? Optional.of(granted)
        : Optional.empty();
  }
}
