package io.quaymaster.iam.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// An answer with all that explains it. `layers` come in the order of `Layer`; `remedies` are
/// together the smallest change of policies that turns the decision (empty where none does);
/// `missingKeys` are the keys that conditions and variables asked for and the request does not
/// carry; `reason` is one sentence; `awsMessage` is what AWS would answer, empty for an allow.
public record Explanation(
    RequestContext request,
    EvaluationResult result,
    List<LayerTrace> layers,
    List<Remedy> remedies,
    SortedSet<String> missingKeys,
    String reason,
    String awsMessage) {
  public Explanation {
    layers = List.copyOf(layers);
    remedies = List.copyOf(remedies);
    missingKeys = Collections.unmodifiableSortedSet(new TreeSet<>(missingKeys));
  }

  static Explanation of(Evaluation evaluation) {
    RequestContext request = evaluation.facts().request();
    EvaluationResult result = evaluation.result();
    return new Explanation(
        request,
        result,
        evaluation.layers(),
        Remedies.of(evaluation),
        MissingKeys.of(evaluation),
        Sentences.reason(request, result),
        Sentences.aws(request, result.decision()));
  }

  /// The decision that it explains.
  public Decision decision() {
    return result.decision();
  }

  /// What one layer said.
  public LayerTrace layer(Layer layer) {
    return layers.get(layer.ordinal());
  }
}
