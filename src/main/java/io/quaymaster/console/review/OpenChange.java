package io.quaymaster.console.review;

import java.util.List;

/// Begin a change request, as a draft.
///
/// @param proposals what it begins with; may be none
public record OpenChange(String title, String description, List<Proposal> proposals) {
  public OpenChange {
    proposals = List.copyOf(proposals);
  }
}
