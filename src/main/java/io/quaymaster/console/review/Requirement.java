package io.quaymaster.console.review;

import java.util.List;

/// The approvals that a change request needs.
///
/// @param approvals by so many people who wrote no part of it
/// @param administrator whether one of them must be an administrator
/// @param keepsEquivalent whether approvals outlive an edit that is proven equivalent
/// @param because which occasions ask for that
public record Requirement(
    int approvals, boolean administrator, boolean keepsEquivalent, List<Occasion> because) {
  public Requirement {
    because = List.copyOf(because);
  }
}
