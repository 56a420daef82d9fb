package io.quaymaster.console.ui.comparison;

import io.quaymaster.console.catalog.Activation;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.ui.kit.AccountNames;
import io.quaymaster.console.ui.kit.Screens;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Turns the two sides of an address into versions and texts, and has them compared.
@Component
class Judged {
  /// Of a version that was in force before all of these, nobody remembers what else was.
  private static final Window ACTIVATIONS = new Window(0, 1_000);

  private final PolicyCatalog catalog;
  private final PolicyComparisons comparisons;
  private final RegistryCatalog registries;

  Judged(PolicyCatalog catalog, PolicyComparisons comparisons, RegistryCatalog registries) {
    this.catalog = catalog;
    this.comparisons = comparisons;
    this.registries = registries;
  }

  /// Two sides that are known: moving ones are numbered, policies looked up.
  ///
  /// @param place the policy as which both are read
  /// @param then when the later side came in force last, if it is no longer
  /// @param accounts what those on file are called
  record Sides(
      Pair pair,
      PolicySummary place,
      Side before,
      Side after,
      String beforeName,
      String afterName,
      Optional<Instant> then,
      AccountNames accounts) {

    Sides withAfterName(String name) {
      return new Sides(pair, place, before, after, beforeName, name, then, accounts);
    }

    /// The policy as a heading calls it: by its repository, or with its type.
    String title() {
      return switch (place.type()) {
        case REPOSITORY_POLICY -> place.name();
        case REGISTRY_POLICY -> "Registry policy of " + place.name();
        case IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP, RCP ->
            place.name() + ", " + place.type().title();
      };
    }

    /// The question that explains a line, as it was then, or as if the later side were in force,
    /// where that is a version.
    String question(EffectiveLines.Line line) {
      String who = line.principal().arn();
      String what = line.task().id();
      RepositoryId on = line.repository().id();
      if (then.isPresent()) {
        return Screens.askAt(who, what, on, then.get());
      }
      return after instanceof Side.OfVersion(VersionId version)
              && !version.number().equals(place.active())
              && version.policy().equals(place.id())
          ? Screens.askAssuming(who, what, on, version.policy(), version.number())
          : Screens.ask(who, what, on);
    }
  }

  /// Why two sides cannot be compared, or the sides.
  sealed interface Outcome {
    record Ready(Sides sides) implements Outcome {}

    record Cannot(String why) implements Outcome {}
  }

  record Result(Sides sides, ComparisonReport report) {}

  /// `pasted` holds the pasted texts by their hashes.
  Outcome sides(Pair pair, Map<String, String> pasted) {
    if (pair.before().isEmpty() || pair.after().isEmpty()) {
      return new Outcome.Cannot("Choose both sides.");
    }
    Optional<PolicySummary> place = pair.place().flatMap(catalog::policy);
    if (place.isEmpty()) {
      return new Outcome.Cannot(
          pair.place().isEmpty()
              ? "The address does not say which policy the two texts are of; choose one."
              : "The policy of this address is not on file.");
    }
    try {
      SideRef before = settled(pair.before().get());
      SideRef after = settled(pair.after().get());
      boolean samePolicy =
          before.on().isEmpty() || after.on().isEmpty() || before.on().equals(after.on());
      return new Outcome.Ready(
          new Sides(
              new Pair(Optional.of(before), Optional.of(after), pair.of()),
              place.get(),
              side(before, pasted),
              side(after, pasted),
              name(before, samePolicy),
              name(after, samePolicy),
              then(place.get(), after),
              AccountNames.of(registries.accounts())));
    } catch (IllegalArgumentException e) {
      return new Outcome.Cannot(String.valueOf(e.getMessage()));
    }
  }

  /// Ends with a `CancellationException` when its thread is interrupted.
  Result compare(Sides sides) {
    return new Result(
        sides, comparisons.compare(sides.place().id(), sides.before(), sides.after()));
  }

  /// What a version of the past did, it did among what else was in force then.
  private Optional<Instant> then(PolicySummary place, SideRef after) {
    if (!(after instanceof SideRef.Numbered(PolicyId of, VersionNumber number))
        || !of.equals(place.id())
        || number.equals(place.active())) {
      return Optional.empty();
    }
    return catalog.activations(of, ACTIVATIONS).stream()
        .filter(activation -> activation.version().number().equals(number))
        .findFirst()
        .map(Activation::from);
  }

  private SideRef settled(SideRef ref) {
    if (ref instanceof SideRef.Numbered(PolicyId of, VersionNumber number)
        && catalog
            .policy(of)
            .map(PolicySummary::latest)
            .filter(latest -> number.value() <= latest.value())
            .isEmpty()) {
      throw new IllegalArgumentException("There is no version " + number + " of this policy.");
    }
    if (!(ref instanceof SideRef.Moving(PolicyId id, SideRef.Which which))) {
      return ref;
    }
    PolicySummary policy =
        catalog
            .policy(id)
            .orElseThrow(
                () -> new IllegalArgumentException("The policy of this address is not on file."));
    VersionNumber latest = policy.latest();
    return switch (which) {
      case ACTIVE ->
          policy.active() == null
              ? new SideRef.Nothing(id)
              : new SideRef.Numbered(id, policy.active());
      case NEWEST -> latest == null ? new SideRef.Nothing(id) : new SideRef.Numbered(id, latest);
      case PREVIOUS ->
          latest == null || latest.equals(VersionNumber.FIRST)
              ? new SideRef.Nothing(id)
              : new SideRef.Numbered(id, new VersionNumber(latest.value() - 1));
    };
  }

  private static Side side(SideRef ref, Map<String, String> pasted) {
    return switch (ref) {
      case SideRef.Numbered(PolicyId policy, VersionNumber number) ->
          new Side.OfVersion(new VersionId(policy, number));
      case SideRef.Nothing nothing -> new Side.Nothing();
      case SideRef.Moving moving -> throw new IllegalStateException("Not settled: " + moving);
      case SideRef.Pasted(String hash) -> {
        String text = pasted.get(hash);
        if (text == null) {
          throw new IllegalArgumentException(
              "The pasted text was kept for one session, and that is over. Paste it again.");
        }
        yield new Side.OfText(text);
      }
    };
  }

  private String name(SideRef ref, boolean samePolicy) {
    return switch (ref) {
      case SideRef.Numbered(PolicyId policy, VersionNumber number) ->
          samePolicy
              ? number.toString()
              : catalog.policy(policy).map(PolicySummary::name).orElse("") + " " + number;
      case SideRef.Moving moving -> "";
      case SideRef.Nothing nothing -> "no policy";
      case SideRef.Pasted pasted -> "the pasted text";
    };
  }
}
