package io.quaymaster.console.review;

/// What one occasion calls for.
///
/// @param approvals how many people must approve, 0 to 9
/// @param administrator whether one of them must be an administrator
/// @param keepsEquivalent whether an approval goes on to count after an edit that is proven
///   equivalent
public record Tier(
    Occasion occasion, int approvals, boolean administrator, boolean keepsEquivalent) {
  /// More approvals than these are nobody's intention.
  public static final int MOST = 9;

  public Tier {
    if (approvals < 0 || approvals > MOST) {
      throw new IllegalArgumentException("0 to " + MOST + " approvals, not " + approvals);
    }
    if (administrator && approvals == 0) {
      throw new IllegalArgumentException("Nobody approves, so no administrator does");
    }
  }
}
