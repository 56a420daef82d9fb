package io.quaymaster.iam.analysis;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Requests that changed their answer together: these actions (and the tasks that they make up) by
/// these principals on these resources under these conditions. `needsCallerPolicy` tells whether
/// the granting side grants only what the caller's own policies allow too; `unknownActions` are
/// those of `actions` that the catalogue does not know.
public record AccessClass(
    List<String> actions,
    List<String> unknownActions,
    List<String> tasks,
    Described principals,
    Described resources,
    List<ConditionText> conditions,
    boolean needsCallerPolicy,
    Set<Flag> flags,
    Because because,
    Witness witness) {
  public AccessClass {
    actions = List.copyOf(actions);
    unknownActions = List.copyOf(unknownActions);
    tasks = List.copyOf(tasks);
    conditions = List.copyOf(conditions);
    flags = java.util.Collections.unmodifiableSet(new TreeSet<>(flags));
  }
}
