package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.review.CheckResult.Outcome;
import io.quaymaster.console.review.Standing.Approval;
import io.quaymaster.console.review.Standing.StaleApproval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Bindings, check results, proofs, tiers and conclusions as they are kept in the database, for
/// ever: the shapes here stay readable whatever becomes of the records outside.
final class KeptJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private KeptJson() {}

  private record KeptPart(
      String policy,
      @Nullable Integer base,
      String baseText,
      @Nullable Integer proposed,
      String proposedText,
      String place,
      String engine,
      String result) {}

  private record KeptBinding(List<KeptPart> parts, String guardrails) {}

  private record KeptCheck(String check, String title, String outcome, String words) {}

  private record KeptProof(String policy, int approved, int proposed, String engine) {}

  private record KeptTier(
      String occasion, int approvals, boolean administrator, boolean keepsEquivalent) {}

  private record KeptRequirement(
      int approvals, boolean administrator, boolean keepsEquivalent, List<String> because) {}

  /// @param counts as what the review counted: `APPROVAL`, `STALE` or `OBJECTION`
  private record KeptOpinion(
      long review,
      String counts,
      boolean administrator,
      List<KeptProof> kept,
      List<String> reasons) {}

  static String write(Binding binding) {
    return JSON.writeValueAsString(
        new KeptBinding(
            binding.parts().stream()
                .map(part ->
                    new KeptPart(
                        part.policy().toString(),
                        number(part.base()),
                        part.baseText().hex(),
                        number(part.proposed()),
                        part.proposedText().hex(),
                        part.place().hex(),
                        part.engine(),
                        part.result().hex()))
                .toList(),
            binding.guardrails().hex()));
  }

  static Binding binding(String json) {
    KeptBinding kept = JSON.readValue(json, KeptBinding.class);
    return new Binding(
        kept.parts().stream()
            .map(part ->
                new Binding.Part(
                    policy(part.policy()),
                    version(part.base()),
                    new ContentHash(part.baseText()),
                    version(part.proposed()),
                    new ContentHash(part.proposedText()),
                    new ContentHash(part.place()),
                    part.engine(),
                    new ContentHash(part.result())))
            .toList(),
        new ContentHash(kept.guardrails()));
  }

  static String checks(List<CheckResult> checks) {
    return JSON.writeValueAsString(
        checks.stream()
            .map(one -> new KeptCheck(one.check(), one.title(), one.outcome().name(), one.words()))
            .toList());
  }

  static List<CheckResult> checks(String json) {
    return List.of(JSON.readValue(json, KeptCheck[].class)).stream()
        .map(one ->
            new CheckResult(one.check(), one.title(), Outcome.valueOf(one.outcome()), one.words()))
        .toList();
  }

  static String proofs(List<Equivalence> proofs) {
    return JSON.writeValueAsString(kept(proofs));
  }

  private static List<KeptProof> kept(List<Equivalence> proofs) {
    return proofs.stream()
        .map(one ->
            new KeptProof(
                one.policy().toString(),
                one.approved().value(),
                one.proposed().value(),
                one.engine()))
        .toList();
  }

  static List<Equivalence> proofs(String json) {
    return proven(List.of(JSON.readValue(json, KeptProof[].class)));
  }

  private static List<Equivalence> proven(List<KeptProof> proofs) {
    return proofs.stream()
        .map(one ->
            new Equivalence(
                policy(one.policy()),
                new VersionNumber(one.approved()),
                new VersionNumber(one.proposed()),
                one.engine()))
        .toList();
  }

  static String requirement(Requirement needed) {
    return JSON.writeValueAsString(
        new KeptRequirement(
            needed.approvals(),
            needed.administrator(),
            needed.keepsEquivalent(),
            needed.because().stream().map(Occasion::name).toList()));
  }

  static Requirement requirement(String json) {
    KeptRequirement kept = JSON.readValue(json, KeptRequirement.class);
    return new Requirement(
        kept.approvals(),
        kept.administrator(),
        kept.keepsEquivalent(),
        kept.because().stream().map(Occasion::valueOf).toList());
  }

  static String opinions(Conclusion conclusion) {
    List<KeptOpinion> kept = new ArrayList<>();
    for (Approval one : conclusion.approvals()) {
      kept.add(
          new KeptOpinion(
              one.review().number(), "APPROVAL", one.administrator(), kept(one.kept()), List.of()));
    }
    for (StaleApproval one : conclusion.stale()) {
      kept.add(new KeptOpinion(one.review().number(), "STALE", false, List.of(), one.reasons()));
    }
    for (Review one : conclusion.objections()) {
      kept.add(new KeptOpinion(one.number(), "OBJECTION", false, List.of(), List.of()));
    }
    return JSON.writeValueAsString(kept);
  }

  /// @param reviews all of the change request
  static Conclusion conclusion(Optional<Requirement> needed, String json, List<Review> reviews) {
    Map<Long, Review> known =
        reviews.stream().collect(Collectors.toMap(Review::number, review -> review));
    List<Approval> approvals = new ArrayList<>();
    List<StaleApproval> stale = new ArrayList<>();
    List<Review> objections = new ArrayList<>();
    for (KeptOpinion kept : JSON.readValue(json, KeptOpinion[].class)) {
      Review review = Objects.requireNonNull(known.get(kept.review()));
      switch (kept.counts()) {
        case "APPROVAL" ->
            approvals.add(new Approval(review, kept.administrator(), proven(kept.kept())));
        case "STALE" -> stale.add(new StaleApproval(review, kept.reasons()));
        default -> objections.add(review);
      }
    }
    return new Conclusion(needed, approvals, stale, objections);
  }

  static String tiers(List<Tier> tiers) {
    return JSON.writeValueAsString(
        tiers.stream()
            .map(one ->
                new KeptTier(
                    one.occasion().name(),
                    one.approvals(),
                    one.administrator(),
                    one.keepsEquivalent()))
            .toList());
  }

  static List<Tier> tiers(String json) {
    return List.of(JSON.readValue(json, KeptTier[].class)).stream()
        .map(one ->
            new Tier(
                Occasion.valueOf(one.occasion()),
                one.approvals(),
                one.administrator(),
                one.keepsEquivalent()))
        .toList();
  }

  private static PolicyId policy(String id) {
    return new PolicyId(UUID.fromString(id));
  }

  private static @Nullable Integer number(@Nullable VersionNumber version) {
    return version == null ? null : version.value();
  }

  private static @Nullable VersionNumber version(@Nullable Integer number) {
    return number == null ? null : new VersionNumber(number);
  }
}
