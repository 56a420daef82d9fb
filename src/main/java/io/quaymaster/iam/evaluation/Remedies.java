package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Decision.Allowed;
import io.quaymaster.iam.evaluation.Decision.ExplicitDeny;
import io.quaymaster.iam.evaluation.Decision.Granter;
import io.quaymaster.iam.evaluation.Decision.ImplicitDeny;
import io.quaymaster.iam.evaluation.Decision.Missing;
import io.quaymaster.iam.policy.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks for the smallest change that turns a decision, by deciding again as if it had been made.
final class Remedies {
  private final Evaluation evaluation;
  private final DecisionLogic logic;
  private final Tally tally;
  private final List<Remedy> remedies = new ArrayList<>();

  private Remedies(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.logic = new DecisionLogic(evaluation.facts(), evaluation.applicability());
    this.tally = Evaluation.tally(evaluation.layers());
  }

  /// Empty where no change of policies can turn it.
  static List<Remedy> of(Evaluation evaluation) {
    Remedies search = new Remedies(evaluation);
    boolean found =
        switch (evaluation.decision()) {
          case Allowed(Granter by) -> by != Granter.EXEMPT && search.toDenied(by);
          case ExplicitDeny _ -> search.toAllowed();
          case ImplicitDeny(Missing missing) ->
              missing == Missing.AUTHENTICATION
                  ? search.remedies.add(new Remedy.SignIn())
                  : search.toAllowed();
        };
    return found ? List.copyOf(search.remedies) : List.of();
  }

  private boolean toAllowed() {
    evaluation.layers().stream()
        .flatMap(layer -> layer.matching(Effect.DENY))
        .forEach(deny -> remedies.add(new Remedy.RemoveStatement(deny)));
    tally.forgetDenies();
    while (logic.decide(tally) instanceof ImplicitDeny(Missing missing)) {
      if (missing == Missing.SCP) {
        allowInScps();
        continue;
      }
      Optional<Layer> layer = layerFor(missing);
      if (layer.isEmpty()) {
        return false;
      }
      remedies.add(new Remedy.AddAllow(layer.get(), ""));
      tally.allow(layer.get(), MatchLevel.ACCOUNT);
    }
    return true;
  }

  private void allowInScps() {
    for (LayerTrace layer : evaluation.layers()) {
      if (layer.layer() == Layer.SCP) {
        layer.levels().stream()
            .filter(level -> level.policies().stream().noneMatch(Evaluation::allows))
            .forEach(level -> remedies.add(new Remedy.AddAllow(Layer.SCP, level.name())));
      }
    }
    tally.forgetSilentScps();
  }

  private Optional<Layer> layerFor(Missing missing) {
    return switch (missing) {
      case NONE ->
          evaluation.facts().isOutsideAccounts() ? resourceSide() : Optional.of(Layer.IDENTITY);
      case IDENTITY -> Optional.of(Layer.IDENTITY);
      case BOUNDARY -> Optional.of(Layer.BOUNDARY);
      case SESSION -> Optional.of(Layer.SESSION);
      case RESOURCE -> resourceSide();
      case SCP -> Optional.of(Layer.SCP);
      case AUTHENTICATION -> Optional.empty();
    };
  }

  /// A repository policy where one can grant the action, else the registry policy, else nothing
  /// can.
  private Optional<Layer> resourceSide() {
    for (Layer layer : List.of(Layer.REPOSITORY, Layer.REGISTRY)) {
      if (evaluation.applicability().of(layer).answer() != LayerAnswer.NOT_APPLICABLE) {
        return Optional.of(layer);
      }
    }
    return Optional.empty();
  }

  private boolean toDenied(Granter granter) {
    Granter by = granter;
    while (true) {
      Optional<Layer> smallest =
          by.layers().stream().sorted().min(Comparator.comparing(layer -> allows(layer).size()));
      if (smallest.isEmpty()) {
        return remedies.add(new Remedy.AddDeny());
      }
      allows(smallest.get()).forEach(allow -> remedies.add(new Remedy.RemoveStatement(allow)));
      tally.forgetAllows(smallest.get());
      if (!(logic.decide(tally) instanceof Allowed(Granter next))) {
        return true;
      }
      by = next;
    }
  }

  private List<DecidingStatement> allows(Layer layer) {
    return evaluation.layers().stream()
        .filter(trace -> trace.layer() == layer)
        .flatMap(trace -> trace.matching(Effect.ALLOW))
        .toList();
  }
}
