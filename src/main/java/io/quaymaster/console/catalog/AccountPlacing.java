package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Deed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Puts accounts where they stand in their organizations, in the transaction of the caller, and
/// keeps where they stood.
@Component
class AccountPlacing {
  private final OrganizationReads reads;
  private final Attaching attaching;
  private final EntityManager rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AccountPlacing(
      OrganizationReads reads,
      Attaching attaching,
      EntityManager rows,
      ApplicationEventPublisher events,
      Clock clock) {
    this.reads = reads;
    this.attaching = attaching;
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /// A unit that is on file.
  OrganizationalUnit unit(UnitId id) {
    OrganizationalUnitEntity row = rows.find(OrganizationalUnitEntity.class, id.value());
    if (row == null) {
      throw CatalogException.notFound("There is no unit " + id + " in the catalogue.");
    }
    return row.view();
  }

  /// An organization has one management account. Its row is locked, so that of two people who name
  /// one the second sees what the first did.
  void checkManagement(AccountId account, OrganizationalUnit unit) {
    lock(unit.organization());
    reads
        .managementAccount(unit.organization())
        .filter(other -> !other.equals(account))
        .ifPresent(other -> {
          throw CatalogException.alreadyThere(
              "The organization "
                  + unit.organization()
                  + " has the management account "
                  + other
                  + ", and can have only one.");
        });
  }

  /// As AWS does when an account joins.
  void joined(AccountId account, OrganizationId organization) {
    attaching.attachFullAccess(organization, new AttachmentTarget.ToAccount(account));
  }

  /// Moves an account, and tells those who look at it afterwards.
  ///
  /// @param management whether it is the management account from now on
  /// @param what how the audit trail calls it
  void move(
      AccountEntity row,
      @Nullable OrganizationalUnit to,
      boolean management,
      AccessChanged.What what,
      String reason) {
    AccountId account = new AccountId(row.digits);
    @Nullable OrganizationId before =
        row.unitId == null ? null : unit(new UnitId(row.unitId)).organization();
    rows.persist(new AccountPlacementEntity(UUID.randomUUID(), row, nextInstant(account)));
    row.unitId = to == null ? null : to.id().value();
    row.management = management;
    rows.flush();
    List<String> detached = List.of();
    if (to == null) {
      detached = attaching.detachAll(account, reason);
    } else if (before == null) {
      joined(account, to.organization());
    }
    events.publishEvent(
        new CatalogChanged(
            new Deed.Account(
                what.name(), "account", row.digits, title(row, to), null, null, reason)));
    events.publishEvent(
        new AccessChanged(
            new AccessChanged.Subject.OfAccount(account),
            what,
            "Account " + title(row, to) + without(detached),
            reason));
  }

  /// `Yard → Ships (ou-ab12-cd34ef56)`
  private static String title(AccountEntity row, @Nullable OrganizationalUnit to) {
    return row.name + (to == null ? "" : " → " + to.name() + " (" + to.id() + ")");
  }

  private static String without(List<String> detached) {
    return detached.isEmpty() ? "" : ", without its " + String.join(", ", detached);
  }

  /// The row of an account, for this transaction alone.
  AccountEntity locked(AccountId id) {
    AccountEntity row = rows.find(AccountEntity.class, id.digits(), LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      throw CatalogException.notFound(
          "There is no account " + id + " in the catalogue; add it first.");
    }
    return row;
  }

  /// Now, or the moment after the last move where the clock has gone back.
  private Instant nextInstant(AccountId account) {
    Instant now = clock.instant();
    List<AccountPlacement> before = reads.placements(account);
    return before.isEmpty() || before.getFirst().until().isBefore(now)
        ? now
        : before.getFirst().until().plus(1, ChronoUnit.MICROS);
  }

  private void lock(OrganizationId organization) {
    rows.find(OrganizationEntity.class, organization.value(), LockModeType.PESSIMISTIC_WRITE);
  }
}
