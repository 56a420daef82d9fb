package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which change requests to show; every part must be met, and an empty part is met by all.
///
/// @param search words of the title, the names of authors and of policies, or the number
/// @param author the user name of one of the authors
public record ChangeFilter(
    String search, Set<ChangeState> states, String author, @Nullable PolicyId policy) {
  public static final ChangeFilter ALL = new ChangeFilter("", Set.of(), "", null);

  public ChangeFilter {
    Set<ChangeState> copy = EnumSet.noneOf(ChangeState.class);
    copy.addAll(states);
    states = copy;
  }
}
