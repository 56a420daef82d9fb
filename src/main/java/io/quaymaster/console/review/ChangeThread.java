package io.quaymaster.console.review;

import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.review.Remark.Said;
import io.quaymaster.console.review.Remark.TakenUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people say to each other about one thing, from the first remark on.
///
/// @param number counts up over all change requests
/// @param remarks oldest first; the first is what began it
public record ChangeThread(long number, Anchor anchor, List<Remark> remarks) {
  public ChangeThread {
    remarks = List.copyOf(remarks);
    if (remarks.isEmpty()) {
      throw new IllegalArgumentException("A thread begins with a remark");
    }
  }

  public Person by() {
    return remarks.getFirst().by();
  }

  public Instant at() {
    return remarks.getFirst().at();
  }

  public boolean isOpen() {
    boolean open = true;
    for (Remark remark : remarks) {
      open =
          switch (remark) {
            case Remark.Resolved _ -> false;
            case Remark.Reopened _ -> true;
            case Said _, TakenUp _ -> open;
          };
    }
    return open;
  }

  /// What was said, without what was done.
  public List<Said> said() {
    return remarks.stream().filter(Said.class::isInstance).map(Said.class::cast).toList();
  }

  /// The version that a suggestion of this thread was taken up in.
  public Optional<VersionNumber> takenUp(Said suggestion) {
    return remarks.stream()
        .filter(TakenUp.class::isInstance)
        .map(TakenUp.class::cast)
        .filter(one -> one.suggestion() == suggestion.number())
        .map(TakenUp::version)
        .findFirst();
  }
}
