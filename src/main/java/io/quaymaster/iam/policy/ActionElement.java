package io.quaymaster.iam.policy;

import java.util.List;

/// What a statement is about.
public sealed interface ActionElement {
  List<ActionPattern> patterns();

  /// `Action`: any of these.
  record Actions(List<ActionPattern> patterns) implements ActionElement {
    public Actions {
      patterns = List.copyOf(patterns);
    }
  }

  /// `NotAction`: every action of every service but these.
  record NotActions(List<ActionPattern> patterns) implements ActionElement {
    public NotActions {
      patterns = List.copyOf(patterns);
    }
  }
}
