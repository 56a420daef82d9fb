package io.quaymaster.console.review;

import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.review.Binding.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why an approval of one `Binding` is none of another.
final class Staleness {
  private Staleness() {}

  /// @param reasons sentences; none if the approval still covers what there is
  /// @param kept edits that were proven equivalent, on which it therefore rests
  record Judgement(List<String> reasons, List<Equivalence> kept) {
    Judgement {
      reasons = List.copyOf(reasons);
      kept = List.copyOf(kept);
    }
  }

  /// @param proven what was proven equivalent, if the tier lets approvals rest on that
  static Judgement judge(Binding approved, Binding now, List<Equivalence> proven) {
    List<String> reasons = new ArrayList<>();
    List<Equivalence> kept = new ArrayList<>();
    for (Part before : approved.parts()) {
      Optional<Part> after = now.part(before.policy());
      if (after.isEmpty()) {
        reasons.add("A policy was taken out of the change request.");
      } else {
        judge(before, after.get(), proven, reasons, kept);
      }
    }
    if (now.parts().stream().anyMatch(part -> approved.part(part.policy()).isEmpty())) {
      reasons.add("Another policy was added to the change request.");
    }
    if (!approved.guardrails().equals(now.guardrails())) {
      reasons.add("The guardrails were changed.");
    }
    return new Judgement(reasons, kept);
  }

  private static void judge(
      Part before,
      Part after,
      List<Equivalence> proven,
      List<String> reasons,
      List<Equivalence> kept) {
    int known = reasons.size();
    boolean rests = false;
    if (!before.baseText().equals(after.baseText())) {
      reasons.add(
          "It was approved against "
              + name(before.base())
              + ", and now replaces "
              + name(after.base())
              + ".");
    }
    if (!before.proposedText().equals(after.proposedText())) {
      Optional<Equivalence> proof = proof(before, after, proven);
      proof.ifPresent(kept::add);
      rests = proof.isPresent();
      if (!rests) {
        reasons.add(
            "The text was changed: "
                + name(after.proposed())
                + " is proposed in place of "
                + name(before.proposed())
                + ".");
      }
    }
    if (!before.engine().equals(after.engine())) {
      reasons.add("The comparison was made by another version of the engine.");
    }
    boolean sameQuestion = reasons.size() == known && !rests;
    if (sameQuestion && !before.result().equals(after.result())) {
      reasons.add("The comparison came out differently, since accounts were moved on file.");
    } else if (rests && !before.place().equals(after.place())) {
      reasons.add("Accounts were moved on file since the text was approved.");
    }
  }

  private static Optional<Equivalence> proof(Part before, Part after, List<Equivalence> proven) {
    return proven.stream()
        .filter(one ->
            one.policy().equals(before.policy())
                && one.approved().equals(before.proposed())
                && one.proposed().equals(after.proposed())
                && one.engine().equals(after.engine()))
        .findFirst();
  }

  private static String name(@Nullable VersionNumber number) {
    return number == null ? "no version" : number.toString();
  }
}
