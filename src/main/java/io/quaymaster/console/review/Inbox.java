package io.quaymaster.console.review;

import io.quaymaster.console.catalog.AccessChanged;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.Standing.StaleApproval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What waits for the person who asks, and why. Nothing is kept of it: whatever is done by anybody
/// is gone from it at once.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class Inbox {
  private final ChangeRecords records;
  private final ChangeRows rows;
  private final Standings standings;
  private final ApprovalTiers tiers;
  private final NoticeRecords notices;
  private final ChangeWork work;

  Inbox(
      ChangeRecords records,
      ChangeRows rows,
      Standings standings,
      ApprovalTiers tiers,
      NoticeRecords notices,
      ChangeWork work) {
    this.records = records;
    this.rows = rows;
    this.standings = standings;
    this.tiers = tiers;
    this.notices = notices;
    this.work = work;
  }

  /// Something that waits.
  public sealed interface Item {
    /// Why, in a sentence.
    String why();

    /// A change request.
    ///
    /// @param urgent whether it comes before everything else
    record OfChange(ChangeId id, String title, ChangeState state, String why, boolean urgent)
        implements Item {}

    /// A table of approvals that another administrator proposed.
    record OfTiers(int table, String why) implements Item {}

    /// Something by which somebody else changed access without a text.
    record OfAccess(AccessChanged.Subject subject, String title, String why) implements Item {}

    /// More of those than are listed, which come up as the others are looked at.
    record MoreOfAccess(int number) implements Item {
      /// `and 3 more`
      public String title() {
        return "and " + number + " more";
      }

      @Override
      public String why() {
        return "They are listed here as those above are looked at.";
      }
    }
  }

  /// Emergencies first, then the oldest change requests.
  public List<Item> mine() {
    Actor actor = work.actor();
    List<Item> urgent = new ArrayList<>();
    List<Item> others = new ArrayList<>();
    for (ChangeId id : records.unsettled()) {
      rows.findById(id.number())
          .map(records::read)
          .flatMap(change -> item(change, standings.of(change), actor))
          .ifPresent(item -> (item.urgent() ? urgent : others).add(item));
    }
    ofTiers(actor).ifPresent(others::add);
    others.addAll(ofAccess(actor));
    urgent.addAll(others);
    return List.copyOf(urgent);
  }

  /// The change requests in which something may wait for somebody.
  @Requires(ConsoleRole.ADMIN)
  public List<ChangeId> unsettled() {
    return records.unsettled();
  }

  /// What waits in one change request for each of these people, as the inbox of each would tell it.
  ///
  /// @param checking whether its checks run, so that what waits is found out only afterwards
  public record Waits(boolean checking, Map<UserId, Item> items) {
    public Waits {
      items = Map.copyOf(items);
    }
  }

  @Requires(ConsoleRole.ADMIN)
  public Waits of(ChangeId id, List<Actor> people) {
    ChangeRequest change = rows.findById(id.number()).map(records::read).orElse(null);
    if (change == null) {
      return new Waits(false, Map.of());
    }
    Standing standing = standings.of(change);
    Map<UserId, Item> items = new HashMap<>();
    people.forEach(actor ->
        item(change, standing, actor).ifPresent(item -> items.put(actor.person().id(), item)));
    return new Waits(change.stage().isOpen() && standing.evidence().isEmpty(), items);
  }

  /// For which of these people a table of approvals waits.
  @Requires(ConsoleRole.ADMIN)
  public Map<UserId, Item> ofTiers(List<Actor> people) {
    Map<UserId, Item> items = new HashMap<>();
    people.forEach(actor -> ofTiers(actor).ifPresent(item -> items.put(actor.person().id(), item)));
    return items;
  }

  private List<Item> ofAccess(Actor actor) {
    if (!actor.hasAny(ConsoleRole.REVIEWER, ConsoleRole.ADMIN)) {
      return List.of();
    }
    AccessNotices.Open open = notices.openFor(actor.person().id());
    List<Item> items = new ArrayList<>();
    open.notices()
        .forEach(notice ->
            items.add(new Item.OfAccess(notice.subject(), notice.title(), notice.words())));
    if (open.more() > 0) {
      items.add(new Item.MoreOfAccess(open.more()));
    }
    return items;
  }

  private Optional<Item> ofTiers(Actor actor) {
    if (!actor.hasAny(ConsoleRole.ADMIN)) {
      return Optional.empty();
    }
    return tiers
        .waiting()
        .filter(table -> !table.by().id().equals(actor.person().id()))
        .map(table ->
            new Item.OfTiers(
                table.table().number(),
                table.by().name() + " proposes other approvals: “" + table.reason() + "”."));
  }

  private static Optional<Item.OfChange> item(
      ChangeRequest change, Standing standing, Actor actor) {
    Emergency emergency = change.emergency();
    if (emergency != null
        && emergency.isOpen()
        && change.refusal(Verb.CLOSE_EMERGENCY, actor, standing).isEmpty()) {
      return Optional.of(
          of(
              change,
              standing,
              emergency.by().name() + " activated it without its approvals; review that.",
              true));
    }
    return why(change, standing, actor).map(why -> of(change, standing, why, false));
  }

  private static Item.OfChange of(
      ChangeRequest change, Standing standing, String why, boolean urgent) {
    return new Item.OfChange(change.id(), change.title(), standing.state(), why, urgent);
  }

  private static Optional<String> why(ChangeRequest change, Standing standing, Actor actor) {
    return change.isAuthor(actor.person().id())
        ? forAuthor(change, standing)
        : forReviewer(change, standing, actor);
  }

  private static Optional<String> forAuthor(ChangeRequest change, Standing standing) {
    if (change.stage() != Stage.SUBMITTED) {
      return Optional.empty();
    }
    if (!standing.moved().isEmpty()) {
      return Optional.of("Another version came in force than it is to replace.");
    }
    if (standing.evidence().filter(found -> !found.failures().isEmpty()).isPresent()) {
      return Optional.ofNullable(standing.obstacle());
    }
    if (!standing.objections().isEmpty()) {
      return Optional.of(standing.objections().getFirst().by().name() + " requests changes.");
    }
    return standing.state() == ChangeState.READY
        ? Optional.of("It has its approvals and can be activated.")
        : Optional.empty();
  }

  private static Optional<String> forReviewer(
      ChangeRequest change, Standing standing, Actor actor) {
    UserId self = actor.person().id();
    if (standing.state() != ChangeState.IN_REVIEW
        || change.refusal(Verb.APPROVE, actor, standing).isPresent()
        || standing.objections().stream().anyMatch(review -> review.by().id().equals(self))
        || standing.approvals().stream().anyMatch(one -> one.review().by().id().equals(self))) {
      return Optional.empty();
    }
    Optional<StaleApproval> stale =
        standing.stale().stream().filter(one -> one.review().by().id().equals(self)).findFirst();
    if (stale.isPresent()) {
      return Optional.of(
          "Your approval does not count any more: " + stale.get().reasons().getFirst());
    }
    if (standing.missingApprovals() > 0) {
      return Optional.of("It waits for a review, and you wrote no part of it.");
    }
    return standing.needsAdministrator() && actor.hasAny(ConsoleRole.ADMIN)
        ? Optional.of("It waits for the approval of an administrator.")
        : Optional.empty();
  }
}
