package io.quaymaster.iam.analysis.solver;

import java.util.Map;

/// What a solver says of a script.
public sealed interface Solution {
  /// There is such a request: the values of the unknowns that play a part, as texts.
  record Satisfiable(Map<String, String> model) implements Solution {
    public Satisfiable {
      model = Map.copyOf(model);
    }
  }

  /// There is no such request.
  record Unsatisfiable() implements Solution {}

  /// It did not find out.
  record Unknown() implements Solution {}
}
