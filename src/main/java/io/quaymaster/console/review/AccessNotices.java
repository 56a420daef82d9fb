package io.quaymaster.console.review;

import io.quaymaster.console.catalog.AccessChanged.Subject;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.CatalogChanged;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.storage.Attempts;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What administrators attach and detach, whom they put into groups and where they put accounts
/// takes effect at once. A reviewer or another administrator looks at it afterwards, and until then
/// it waits in the inbox of each.
@Service
@Requires(ConsoleRole.VIEWER)
public class AccessNotices {
  private final NoticeRecords notices;
  private final ChangeWork work;
  private final Attempts attempts;
  private final ApplicationEventPublisher events;

  AccessNotices(
      NoticeRecords notices, ChangeWork work, Attempts attempts, ApplicationEventPublisher events) {
    this.notices = notices;
    this.work = work;
    this.attempts = attempts;
    this.events = events;
  }

  /// What nobody has looked at yet, oldest first.
  ///
  /// @param more how many there are besides
  public record Open(List<AccessNotice> notices, int more) {
    public Open {
      notices = List.copyOf(notices);
    }
  }

  /// What of this policy nobody has looked at yet.
  @Transactional(readOnly = true)
  public Open of(PolicyId policy) {
    return notices.openOf(policy);
  }

  /// The same of a user that joined or left groups, or of a group and its members.
  @Transactional(readOnly = true)
  public Open of(PrincipalId principal) {
    return notices.openOf(principal);
  }

  /// The same of an account that was moved.
  @Transactional(readOnly = true)
  public Open of(AccountId account) {
    return notices.openOf(account);
  }

  /// Why the person who asks may not say that they looked at it; nothing if they may.
  public Optional<String> refusal(AccessNotice notice) {
    Actor actor = work.actor();
    if (!actor.hasAny(ConsoleRole.REVIEWER, ConsoleRole.ADMIN)) {
      return Optional.of("To review it you need the role reviewer or administrator.");
    }
    return notice.isFor(actor.person().id())
        ? Optional.empty()
        : Optional.of("You did it yourself; somebody else looks at it.");
  }

  /// Says that somebody else than whoever did it has looked at it.
  ///
  /// @param words what they say of it; may be empty
  public void settle(long number, String words) {
    String given = Words.kept(words, Words.MOST_IN_A_REASON, "comment");
    attempts.inTransaction(() -> {
      AccessNotice notice =
          notices
              .open(number)
              .orElseThrow(() -> ChangeException.moved("Somebody else has looked at it already."));
      refusal(notice)
          .ifPresent(why -> {
            throw ChangeException.refused(why);
          });
      notices.settle(notice, work.actor().person(), work.now(), given);
      events.publishEvent(new CatalogChanged(deed(notice, given)));
      return notice;
    });
  }

  private static Deed.Account deed(AccessNotice notice, String words) {
    return switch (notice.subject()) {
      case Subject.OfPolicy(PolicyId policy) ->
          deed("ATTACHMENT_REVIEWED", "policy", policy.toString(), notice, words);
      case Subject.OfMember(PrincipalId user, PrincipalId group) ->
          deed("MEMBERSHIP_REVIEWED", "principal", user.toString(), notice, words);
      case Subject.OfAccount(AccountId account) ->
          deed("PLACEMENT_REVIEWED", "account", account.digits(), notice, words);
    };
  }

  private static Deed.Account deed(
      String what, String kind, String subject, AccessNotice notice, String words) {
    return new Deed.Account(what, kind, subject, notice.title(), null, null, words);
  }
}
