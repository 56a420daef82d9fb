package io.quaymaster.console.review;

import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which approvals a change needs, by what it does. Every occasion has its tier; where several are
/// met, the strictest part of each counts.
///
/// @param number of the table, from 0 for the one that comes along
public record TierTable(int number, List<Tier> tiers) {
  /// Until administrators agree on another.
  public static final TierTable FIRST =
      new TierTable(
          0,
          List.of(
              new Tier(Occasion.EQUIVALENT, 0, false, true),
              new Tier(Occasion.LESS_PERMISSIVE, 1, false, true),
              new Tier(Occasion.MORE_PERMISSIVE, 1, false, true),
              new Tier(Occasion.INCOMPARABLE, 1, false, true),
              new Tier(Occasion.UNDECIDED, 2, true, false),
              new Tier(Occasion.NEW_ACCOUNT, 1, false, true),
              new Tier(Occasion.CROSS_ORG, 1, false, true),
              new Tier(Occasion.ADMIN, 2, true, false),
              new Tier(Occasion.PUBLIC, 2, true, false),
              new Tier(Occasion.ROLL_BACK, 0, false, true)));

  public TierTable {
    tiers = tiers.stream().sorted(Comparator.comparing(Tier::occasion)).toList();
    Set<Occasion> covered =
        tiers.stream()
            .map(Tier::occasion)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Occasion.class)));
    if (tiers.size() != Occasion.values().length
        || !covered.equals(EnumSet.allOf(Occasion.class))) {
      throw new IllegalArgumentException("One tier for each occasion");
    }
  }

  public Tier tier(Occasion occasion) {
    return tiers.get(occasion.ordinal());
  }

  /// What a change with this verdict and these flags needs.
  public Requirement requirement(Verdict verdict, Set<Flag> flags) {
    List<Tier> met = Occasion.of(verdict, flags).stream().map(this::tier).toList();
    int most = met.stream().mapToInt(Tier::approvals).max().orElseThrow();
    return new Requirement(
        most,
        met.stream().anyMatch(Tier::administrator),
        met.stream().allMatch(Tier::keepsEquivalent),
        met.stream()
            .filter(tier -> tier.approvals() == most || tier.administrator())
            .map(Tier::occasion)
            .toList());
  }
}
