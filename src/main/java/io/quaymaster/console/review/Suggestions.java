package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds out where the lines of a thread stand in what is proposed now, and what a suggestion for
/// them would make of it.
@Component
class Suggestions {
  private static final int MOST_KNOWN = 10_000;

  private final ThreadRecords threads;
  private final PolicyCatalog policies;
  private final Recent<Way, Optional<LineRange>> known = new Recent<>(MOST_KNOWN);

  Suggestions(ThreadRecords threads, PolicyCatalog policies) {
    this.threads = threads;
    this.policies = policies;
  }

  /// Lines of one version on their way to another. Versions never change, so neither does where
  /// they went.
  private record Way(PolicyId policy, VersionNumber from, LineRange lines, VersionNumber to) {}

  /// The lines in the text that is proposed now; nothing if they are not there any more.
  Optional<LineRange> now(ChangeRequest change, Anchor.OnLines anchor) {
    VersionNumber head = change.proposal(anchor.policy()).map(Proposal::proposed).orElse(null);
    if (head == null) {
      return Optional.empty();
    }
    return head.equals(anchor.version())
        ? Optional.of(anchor.lines())
        : known.of(
            new Way(anchor.policy(), anchor.version(), anchor.lines(), head), this::followed);
  }

  private Optional<LineRange> followed(Way way) {
    return lines(new VersionId(way.policy(), way.from()))
        .follow(way.lines(), lines(new VersionId(way.policy(), way.to())));
  }

  private TextLines lines(VersionId version) {
    return TextLines.of(policies.version(version).text());
  }

  /// What would be proposed with the suggestion of this remark.
  ///
  /// @throws ChangeException with why that cannot be
  Suggested of(ChangeRequest change, long remark) {
    for (ChangeThread thread : threads.threads(change.id())) {
      for (Remark.Said said : thread.said()) {
        if (said.number() == remark && said.suggestion().isPresent()) {
          return of(change, thread, said, said.suggestion().get());
        }
      }
    }
    throw ChangeException.invalid("There is no such suggestion.");
  }

  private Suggested of(
      ChangeRequest change, ChangeThread thread, Remark.Said said, String replacement) {
    if (!(thread.anchor() instanceof Anchor.OnLines anchor)) {
      throw new IllegalStateException("A suggestion about no lines: " + said.number());
    }
    VersionNumber taken = thread.takenUp(said).orElse(null);
    if (taken != null) {
      throw ChangeException.moved("It was taken up already, in " + taken + ".");
    }
    VersionNumber head = change.proposal(anchor.policy()).map(Proposal::proposed).orElse(null);
    LineRange at = now(change, anchor).orElse(null);
    if (head == null || at == null) {
      throw ChangeException.moved(
          "The lines that it is about are not in what is proposed now. Edit the text instead.");
    }
    TextLines text = lines(new VersionId(anchor.policy(), head));
    String next = text.replaced(at, replacement);
    if (next.equals(text.text())) {
      throw ChangeException.invalid("It is what " + head + " says already.");
    }
    return new Suggested(thread, said, anchor.policy(), head, next);
  }
}
