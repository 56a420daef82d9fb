package io.quaymaster.console.ui.review;

import io.quaymaster.console.review.Occasion;
import io.quaymaster.console.review.Tier;
import io.quaymaster.console.review.TierEffects.Effects;
import io.quaymaster.console.review.TierTable;
import io.quaymaster.console.ui.kit.Plural;
import java.util.ArrayList;
import java.util.List;

/// Tables of approvals in words.
final class TierWords {
  private TierWords() {}

  static String approvals(Tier tier) {
    if (tier.occasion() == Occasion.ROLL_BACK) {
      return tier.approvals() == 0 ? "none" : "by a change request of its own";
    }
    return tier.approvals() == 0 ? "none" : String.valueOf(tier.approvals());
  }

  static String administrator(Tier tier) {
    return tier.administrator() ? "at least one" : "not needed";
  }

  /// What becomes of an approval after an edit that is proven equivalent.
  static String equivalentEdit(Tier tier) {
    if (tier.occasion() == Occasion.ROLL_BACK || tier.approvals() == 0) {
      return "no matter";
    }
    return tier.keepsEquivalent() ? "stays" : "ends";
  }

  /// Sentences about what one table asks that another does not.
  static List<String> differences(TierTable before, List<Tier> after) {
    List<String> sentences = new ArrayList<>();
    for (Tier tier : after) {
      Tier old = before.tier(tier.occasion());
      if (!old.equals(tier)) {
        sentences.add(
            tier.occasion().title() + ": " + sentence(tier) + " instead of " + sentence(old) + ".");
      }
    }
    return sentences;
  }

  private static String sentence(Tier tier) {
    if (tier.occasion() == Occasion.ROLL_BACK) {
      return tier.approvals() == 0 ? "at once" : "by a change request of its own";
    }
    if (tier.approvals() == 0) {
      return "no approval";
    }
    return Plural.of(tier.approvals(), "approval", "approvals")
        + (tier.administrator() ? ", one of them by an administrator," : "")
        + (tier.keepsEquivalent()
            ? " that an equivalent edit keeps"
            : " that an equivalent edit ends");
  }

  /// What a table means for what is open now.
  static String effects(Effects effects) {
    int open = effects.open();
    if (open == 0) {
      return "No change request is open now that it would mean anything for.";
    }
    int more = effects.more().size();
    int fewer = effects.fewer().size();
    String of = "Of the " + Plural.of(open, "change request", "change requests") + " open now, ";
    if (more == 0 && fewer == 0) {
      return of + "none would need another number of approvals.";
    }
    List<String> parts = new ArrayList<>();
    if (more > 0) {
      parts.add(more + " would need more approvals");
    }
    if (fewer > 0) {
      parts.add(fewer + " would need fewer");
    }
    return of + String.join(", ", parts) + ".";
  }
}
