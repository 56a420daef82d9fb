package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.review.ChangeWork.Done;
import io.quaymaster.console.review.ChangeWork.Held;
import io.quaymaster.console.review.Review.Opinion;
import org.springframework.stereotype.Service;

/// What people think of a change request. Each decision names what its person saw
/// (`ChangePage.seen`) and is refused when that is not what there is.
@Service
@Requires(ConsoleRole.VIEWER)
public class Reviews {
  private final ChangeRecords records;
  private final ChangeWork work;

  Reviews(ChangeRecords records, ChangeWork work) {
    this.records = records;
    this.work = work;
  }

  /// @param words needed where there is a risk or a warning to answer (`Evidence.needsWords`)
  public void approve(ChangeId id, ContentHash seen, String words) {
    String given = Words.kept(words, Words.MOST, "comment");
    work.on(
        id,
        Verb.APPROVE,
        held -> {
          held.requireSeen(seen);
          if (given.isEmpty() && held.standing().evidence().orElseThrow().needsWords()) {
            throw ChangeException.invalid(
                "It carries risks or warnings: say in a few words why it is right nevertheless.");
          }
          return add(held, Opinion.APPROVE, given, "CHANGE_APPROVED");
        });
  }

  public void requestChanges(ChangeId id, ContentHash seen, String words) {
    String given = Words.needed(words, Words.MOST, "comment");
    work.on(
        id,
        Verb.REQUEST_CHANGES,
        held -> {
          held.requireSeen(seen);
          return add(held, Opinion.REQUEST_CHANGES, given, "CHANGES_REQUESTED");
        });
  }

  private Done<ChangeId> add(Held held, Opinion opinion, String words, String what) {
    records.add(held.id(), opinion, held.actor(), held.at(), words, held.binding());
    return Done.of(held.id(), what, words);
  }

  /// Takes a review out of the count. Everybody takes back their own; that of somebody else is
  /// dismissed by an administrator who wrote no part of the change.
  public void dismiss(ChangeId id, long review, String reason) {
    String why = Words.reason(reason);
    work.on(
        id,
        Verb.DISMISS,
        held -> {
          Review counting =
              held.change().opinions().stream()
                  .filter(one -> one.number() == review)
                  .findFirst()
                  .orElseThrow(
                      () -> ChangeException.moved("This review does not count any more anyway."));
          held.change()
              .refusalToDismiss(counting, held.actor())
              .ifPresent(objection -> {
                throw ChangeException.refused(objection);
              });
          records.dismiss(counting, held.actor().person(), held.at(), why);
          return Done.of(id, "REVIEW_DISMISSED", counting.by().name() + ": " + why);
        });
  }

  /// Turns it down for good.
  public void reject(ChangeId id, String reason) {
    String why = Words.reason(reason);
    work.on(
        id,
        Verb.REJECT,
        held -> {
          work.end(held, Stage.REJECTED, why);
          return Done.of(id, "CHANGE_REJECTED", why);
        });
  }
}
