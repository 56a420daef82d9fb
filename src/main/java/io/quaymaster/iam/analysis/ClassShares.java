package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.AlignmentLimit;
import io.quaymaster.iam.analysis.encoding.Describer;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Encoding.Former;
import io.quaymaster.iam.analysis.encoding.Extent;
import io.quaymaster.iam.analysis.encoding.Pieces;
import io.quaymaster.iam.analysis.encoding.Regions;
import io.quaymaster.iam.analysis.encoding.Requests;
import io.quaymaster.iam.analysis.encoding.SetLimit;
import io.quaymaster.iam.analysis.encoding.Trials;
import io.quaymaster.iam.analysis.encoding.Vicinity;
import io.quaymaster.iam.analysis.encoding.Written;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Answers how much of a class of access a further text grants: *is what came with v3 granted by
/// v7?*
///
/// A class is what one side of a comparison allows and the other does not. The answer is exact:
/// over one encoding of three documents, what of the class the further text grants and what of it
/// the text denies are sets, as in `UndoneAccess`, and where one of them is empty, that is proven.
/// Where both hold something, each comes with a request that the evaluator answers so. The witness
/// of the class is replayed each time, and has to agree.
public final class ClassShares {
  private static final String CONTRADICTION =
      "the engine and the evaluator contradict each other, which is a defect of this program";

  private final ServiceReference reference;
  private final Evaluator evaluator;
  private final Budget budget;

  public ClassShares(ServiceReference reference, Budget budget) {
    this.reference = reference;
    this.evaluator = new Evaluator(reference);
    this.budget = budget;
  }

  /// With the usual budget.
  public ClassShares() {
    this(ServiceReference.load(), Budget.DEFAULT);
  }

  /// A class of a comparison of two documents of one place; null stands for no policy.
  ///
  /// @param without the side that denies the class
  /// @param with the side that allows it
  /// @param beside the other classes of the same direction
  /// @param complete whether these are all there are
  public record Traced(
      @Nullable Policy without,
      @Nullable Policy with,
      AccessClass access,
      List<AccessClass> beside,
      boolean complete) {
    public Traced {
      beside = List.copyOf(beside);
    }

    /// One of the classes of `comparison`, which held `before` against `after`.
    public static Traced of(
        @Nullable Policy before,
        @Nullable Policy after,
        Comparison comparison,
        AccessClass access) {
      boolean gained = comparison.gained().contains(access);
      List<AccessClass> all = gained ? comparison.gained() : comparison.lost();
      return new Traced(
          gained ? before : after,
          gained ? after : before,
          access,
          all.stream().filter(one -> !one.equals(access)).toList(),
          comparison.complete());
    }
  }

  /// How much of it `text` grants; null for no policy.
  ///
  /// @throws CancellationException soon after `cancelled` says yes
  public ClassShare of(
      Place place, Traced traced, @Nullable Policy text, BooleanSupplier cancelled) {
    boolean witnessed = allows(place, traced.access().witness(), text);
    try {
      Found granted = new Question(place, traced, text, true, cancelled).find();
      Found denied = new Question(place, traced, text, false, cancelled).find();
      return share(granted, denied, witnessed);
    } catch (StateLimit | NodeLimit | SetLimit | AlignmentLimit e) {
      return open(String.valueOf(e.getMessage()), witnessed);
    } catch (Difference.Cancelled e) {
      throw new CancellationException("The question was cancelled");
    }
  }

  private static ClassShare share(Found granted, Found denied, boolean witnessed) {
    Optional<String> open = granted.open().or(denied::open);
    if (open.isPresent()) {
      return open(open.get(), witnessed);
    }
    if (witnessed ? granted.isNothing() : denied.isNothing()) {
      return new ClassShare.Undecided(CONTRADICTION);
    }
    if (denied.isNothing()) {
      return new ClassShare.Wholly();
    }
    return granted.isNothing()
        ? new ClassShare.NotAtAll()
        : new ClassShare.Partly(granted.example().orElseThrow(), denied.example().orElseThrow());
  }

  private static ClassShare open(String why, boolean witnessed) {
    return new ClassShare.Undecided(
        why + "; the example of the class is " + (witnessed ? "allowed" : "not allowed"));
  }

  private boolean allows(Place place, Witness witness, @Nullable Policy text) {
    return evaluator
        .decide(
            witness.request(),
            witness.side(
                place.type(),
                text == null ? null : new AttachedPolicy(place.type(), Requests.COMPARED, text)))
        .isAllowed();
  }

  /// A part of the class: nothing, or with an example; `open` says why neither is known.
  private record Found(Optional<RequestContext> example, Optional<String> open) {
    boolean isNothing() {
      return example.isEmpty() && open.isEmpty();
    }

    static Found nothing() {
      return new Found(Optional.empty(), Optional.empty());
    }

    static Found open(String why) {
      return new Found(Optional.empty(), Optional.of(why));
    }
  }

  /// Which requests of the class the text grants, or which it denies: both are what the way from
  /// one side of the class to the other changes and the way on to the text changes back.
  private final class Question {
    private final @Nullable Policy first;
    private final @Nullable Policy second;
    private final @Nullable Policy text;
    private final Traced traced;
    private final int there;
    private final int back;
    private final Encoding encoding;
    private final Difference difference;
    private final SetAlgebra sets;
    private final Describer describer;

    Question(
        Place place,
        Traced traced,
        @Nullable Policy text,
        boolean granted,
        BooleanSupplier cancelled) {
      this.traced = traced;
      this.text = text;
      this.first = granted ? traced.with() : traced.without();
      this.second = granted ? traced.without() : traced.with();
      this.there = granted ? DiagramFactory.LOST : DiagramFactory.GAINED;
      this.back = granted ? DiagramFactory.GAINED : DiagramFactory.LOST;
      List<Statement> pieces = Pieces.of(first, second);
      Vicinity vicinity = new Vicinity(place.completesArns());
      this.encoding =
          new Encoding(
              place,
              vicinity.of(second, pieces),
              vicinity.of(text, pieces),
              Optional.of(new Former(vicinity.of(first, pieces))),
              List.of(),
              vicinity.written(Written.in(first, second, text), pieces),
              reference,
              budget.states());
      this.difference = new Difference(encoding, false, budget.nodes(), cancelled);
      this.sets = new SetAlgebra(difference.factory(), encoding.domains(false));
      this.describer = new Describer(encoding, sets);
    }

    Found find() {
      int changed = sets.of(difference.diagramSinceFormer(), there);
      int changedBack = sets.and(changed, sets.of(difference.diagram(), back));
      Optional<Integer> region = region(changed);
      if (region.isEmpty()) {
        return Found.open("the class cannot be told from its neighbours beside this text");
      }
      int part = sets.and(changedBack, region.get());
      return part == SetAlgebra.NOTHING ? Found.nothing() : confirmed(part);
    }

    /// The class within all that changed in its direction: the whole of it, or what is about its
    /// actions where it shares none with other classes; or else what is told in the same words, if
    /// they say all of it.
    private Optional<Integer> region(int changed) {
      if (traced.complete() && traced.beside().isEmpty()) {
        return Optional.of(changed);
      }
      Set<String> actions = Set.copyOf(traced.access().actions());
      boolean alone =
          traced.complete()
              && traced.beside().stream()
                  .flatMap(other -> other.actions().stream())
                  .noneMatch(actions::contains);
      int about =
          sets.and(
              changed,
              sets.of(
                  Box.everything()
                      .with(
                          encoding.actions().index(),
                          encoding.actions().where(action -> actions.contains(action.id())))));
      return alone ? Optional.of(about) : told(changed);
    }

    private Optional<Integer> told(int changed) {
      Regions regions = regions(changed);
      return regions.cover(budget.classes()).extents().stream()
          .filter(this::saysTheSame)
          .map(extent -> sets.and(changed, regions.of(extent)))
          .findFirst();
    }

    private boolean saysTheSame(Extent extent) {
      AccessClass access = traced.access();
      return describer.isExact(extent)
          && describer.principals(extent).text().equals(access.principals().text())
          && describer.resources(extent).text().equals(access.resources().text())
          && describer.conditions(extent).equals(access.conditions())
          && describer
              .actions(extent)
              .equals(encoding.actions().where(action -> access.actions().contains(action.id())));
    }

    private Regions regions(int set) {
      return new Regions(
          encoding, difference.factory(), sets, describer, set, SetAlgebra.EVERYTHING);
    }

    /// With a request of it that the evaluator answers so for all three texts.
    private Found confirmed(int part) {
      WitnessFinder witnesses =
          new WitnessFinder(encoding, second, text, Optional.of(new Former(first)), evaluator);
      Regions regions = regions(part);
      Optional<String> open = Optional.empty();
      for (Extent extent : regions.cover(budget.classes()).extents()) {
        Optional<Witness> witness =
            witnesses.witness(extent.rest(), regions.plainest(extent), back);
        if (witness.isPresent()) {
          return new Found(witness.map(Witness::request), Optional.empty());
        }
        open =
            Optional.of(
                Trials.hangsOnVariables(encoding, extent.rest())
                    ? "no request could be built for " + Trials.undecidable(encoding, extent.rest())
                    : CONTRADICTION);
      }
      return Found.open(open.orElse(CONTRADICTION));
    }
  }
}
