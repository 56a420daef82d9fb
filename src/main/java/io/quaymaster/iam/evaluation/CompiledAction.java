package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import java.util.List;

/// An `Action` or `NotAction` element, prepared. `ActionMatching` is its plain twin.
record CompiledAction(boolean negated, Entry[] entries) {
  private record Entry(ActionPattern pattern, Glob name) {}

  static CompiledAction of(ActionElement element) {
    List<ActionPattern> patterns = element.patterns();
    return new CompiledAction(
        element instanceof ActionElement.NotActions,
        patterns.stream()
            .map(pattern -> new Entry(pattern, Glob.of(ActionMatching.name(pattern))))
            .toArray(Entry[]::new));
  }

  /// `service` and `name` are the parts of the action, in lower case.
  boolean matches(String service, String name) {
    boolean any = false;
    for (Entry entry : entries) {
      any |=
          entry.pattern().isEverything()
              || (entry.pattern().service().equals(service) && entry.name().matches(name));
    }
    return any != negated;
  }
}
