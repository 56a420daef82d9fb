package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.PrincipalOverlaps.Overlap;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.Describer;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Extent;
import io.quaymaster.iam.analysis.encoding.Regions;
import io.quaymaster.iam.analysis.encoding.Trials;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the diagram of a difference into classes with confirmed witnesses.
final class ClassFinder {
  /// Classes of one direction; `open` says what could not be shown, `contradicted` that the
  /// evaluator refused a request that nothing undecidable plays a part in.
  record Found(
      List<AccessClass> classes,
      boolean complete,
      Optional<String> open,
      Optional<String> contradicted) {}

  /// Principals by more words than these are not held against each other.
  private static final int MOST_TOLD = 40;

  private final Encoding encoding;
  private final Difference difference;
  private final WitnessFinder witnesses;
  private final Budget budget;
  private final SetAlgebra sets;
  private final Describer describer;
  private final Flags flags;
  private final Tasks tasks;

  /// The classes that were found, by the words for their principals.
  private final Map<String, List<Extent>> told = new LinkedHashMap<>();

  ClassFinder(
      Encoding encoding,
      Difference difference,
      @Nullable Policy before,
      @Nullable Policy after,
      WitnessFinder witnesses,
      Grants grants,
      Evaluator evaluator,
      ServiceReference reference,
      Budget budget) {
    this.encoding = encoding;
    this.difference = difference;
    this.witnesses = witnesses;
    this.budget = budget;
    this.sets = new SetAlgebra(difference.factory(), encoding.domains(false));
    this.describer = new Describer(encoding, sets);
    this.flags =
        new Flags(encoding, grants, describer, before, after, evaluator, witnesses.requests());
    this.tasks = new Tasks(reference, encoding.place());
  }

  Found find(int diagram, int leaf) {
    return findWithin(sets.of(diagram, leaf), leaf);
  }

  /// The classes of a set of requests, all of which changed in one direction.
  Found findWithin(int set, int leaf) {
    Regions regions =
        new Regions(encoding, difference.factory(), sets, describer, set, SetAlgebra.EVERYTHING);
    Regions.Cover cover = regions.cover(budget.classes());
    List<AccessClass> classes = new ArrayList<>();
    Optional<String> open = Optional.empty();
    Optional<String> contradicted = Optional.empty();
    for (Extent extent : cover.extents()) {
      int[] point = regions.plainest(extent);
      Optional<Witness> witness = witnesses.witness(extent.rest(), point, leaf);
      if (witness.isPresent()) {
        classes.add(describe(extent, point, leaf, witness.get()));
      } else if (Trials.hangsOnVariables(encoding, extent.rest())) {
        open =
            Optional.of(
                "no request could be built for " + Trials.undecidable(encoding, extent.rest()));
      } else {
        contradicted = Optional.of(witnesses.contradiction(point));
      }
    }
    return new Found(classes, cover.complete() && open.isEmpty(), open, contradicted);
  }

  /// How the principals of all that was found lie to each other. Words that stand for several sets
  /// of principals are left out, and so is everything where it is too much to look at.
  PrincipalOverlaps overlaps() {
    Map<String, Map<String, Overlap>> known = new LinkedHashMap<>();
    if (told.size() > MOST_TOLD) {
      return PrincipalOverlaps.NONE;
    }
    try {
      told.forEach((some, extents) -> {
        Map<String, Overlap> others = new LinkedHashMap<>();
        told.forEach((other, otherExtents) -> {
          if (!some.equals(other) && areAlike(extents) && areAlike(otherExtents)) {
            others.put(other, describer.overlap(extents.getFirst(), otherExtents.getFirst()));
          }
        });
        known.put(some, others);
      });
      return new PrincipalOverlaps(known);
    } catch (NodeLimit e) {
      return PrincipalOverlaps.NONE;
    }
  }

  private static boolean areAlike(List<Extent> extents) {
    return extents.stream().mapToInt(Extent::callers).distinct().count() == 1;
  }

  /// The classes, riskiest first.
  static List<AccessClass> byRisk(List<AccessClass> classes) {
    return classes.stream()
        .sorted(
            Comparator.comparingInt(ClassFinder::risk)
                .thenComparing(
                    Comparator.comparingInt((AccessClass found) -> found.actions().size())
                        .reversed()))
        .toList();
  }

  private static int risk(AccessClass found) {
    return found.flags().stream().mapToInt(Flag::ordinal).min().orElse(Flag.values().length);
  }

  private AccessClass describe(Extent extent, int[] point, int leaf, Witness witness) {
    List<String> actions = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    describer.actions(extent).stream()
        .mapToObj(value -> encoding.actions().action(value))
        .forEach(action -> {
          actions.add(action.id());
          if (action.known().isEmpty()) {
            unknown.add(action.id());
          }
        });
    boolean silent = describer.holdsSilentCallers(extent);
    boolean needsCaller = describer.holdsAllowedCallers(extent) && !silent;
    Because because = witnesses.because(witness, point);
    Flags.Held held = flags.conditionDropped(extent, point, leaf, witness);
    if (!held.statements().isEmpty() && because.before().isEmpty()) {
      because = new Because(held.statements(), because.after());
    }
    Described principals = describer.principals(extent);
    told.computeIfAbsent(principals.text(), words -> new ArrayList<>()).add(extent);
    return new AccessClass(
        actions,
        unknown,
        tasks.of(actions),
        principals,
        describer.resources(extent),
        describer.conditions(extent),
        needsCaller,
        flags.of(extent, leaf, held),
        because,
        witness);
  }
}
