package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Requires;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Organizations, their units, and where the accounts stand in them. As in AWS Organizations, units
/// never move; accounts do.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class OrganizationCatalog {
  private static final int MAX_NAME = 200;

  /// Of units, one in another. Source: AWS Organizations User Guide, "Quotas and service limits".
  private static final int MAX_LEVELS = 5;

  private final RegistryReads registries;
  private final OrganizationReads reads;
  private final AccountPlacing placing;
  private final Attaching attaching;
  private final FullAccessOnFile fullAccess;
  private final NewRows newRows;
  private final Mistakes mistakes;
  private final EntityManager rows;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;

  OrganizationCatalog(
      RegistryReads registries,
      OrganizationReads reads,
      AccountPlacing placing,
      Attaching attaching,
      FullAccessOnFile fullAccess,
      NewRows newRows,
      Mistakes mistakes,
      EntityManager rows,
      CurrentUser user,
      ApplicationEventPublisher events) {
    this.registries = registries;
    this.reads = reads;
    this.placing = placing;
    this.attaching = attaching;
    this.fullAccess = fullAccess;
    this.newRows = newRows;
    this.mistakes = mistakes;
    this.rows = rows;
    this.user = user;
    this.events = events;
  }

  public List<Organization> organizations() {
    return registries.organizations();
  }

  public Optional<Organization> organization(OrganizationId id) {
    return registries.organizations().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// Where an account stood before it was moved, newest first.
  public List<AccountPlacement> placements(AccountId account) {
    return reads.placements(account);
  }

  /// Adds an organization with its root, and `FullAWSAccess` on it, as AWS has it.
  ///
  /// @param management of an account on file that is in no organization, or null
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public Organization create(
      OrganizationId id, String name, UnitId root, @Nullable Appointment management) {
    String there = "The organization " + id + " is in the catalogue already.";
    if (rows.find(OrganizationEntity.class, id.value()) != null) {
      throw CatalogException.alreadyThere(there);
    }
    if (!root.isRoot()) {
      throw CatalogException.invalid(
          "The root of an organization is named like `r-ab12`; " + root + " is a unit below one.");
    }
    String kept = Sentences.name(name, MAX_NAME, "an organization");
    newRows.add(new OrganizationEntity(id, WorkspaceEntity.OWN, kept), there);
    add(new OrganizationalUnit(root, id, null, "Root"));
    tell("ORGANIZATION_CREATED", "organization", id.value(), kept);
    fullAccess.create(id, root, user.person());
    if (management != null) {
      appoint(id, management);
    }
    return organization(id).orElseThrow();
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void rename(OrganizationId id, String name) {
    OrganizationEntity row =
        rows.find(OrganizationEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      throw noSuch(id);
    }
    String kept = Sentences.name(name, MAX_NAME, "an organization");
    String before = row.name;
    if (!before.equals(kept)) {
      row.name = kept;
      rows.flush();
      tell("ORGANIZATION_RENAMED", "organization", id.value(), before + " → " + kept);
    }
  }

  /// Adds a unit below the root or another unit; its id names its root.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public OrganizationalUnit createUnit(UnitId id, UnitId parent, String name) {
    if (id.equals(parent)) {
      throw CatalogException.invalid("A unit cannot stand below itself.");
    }
    if (id.isRoot()) {
      throw CatalogException.invalid(
          "An organization has one root; a unit below it is named like `ou-ab12-cd34ef56`.");
    }
    OrganizationalUnit above = lockedUnit(parent);
    if (!id.root().equals(parent.root())) {
      throw CatalogException.invalid(
          "The unit `"
              + id
              + "` belongs to the root `"
              + id.root()
              + "`: below `"
              + parent
              + "`, ids begin with `ou-"
              + parent.root().value().substring(2)
              + "-`.");
    }
    String kept = Sentences.name(name, MAX_NAME, "a unit");
    requireRoomBelow(above);
    requireFreeName(above, kept, null);
    OrganizationalUnit unit = new OrganizationalUnit(id, above.organization(), parent, kept);
    add(unit);
    attaching.attachFullAccess(above.organization(), new AttachmentTarget.ToUnit(id));
    tell("UNIT_CREATED", "unit", id.value(), unit.name());
    return unit;
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void renameUnit(UnitId id, String name) {
    OrganizationalUnit unit = lockedUnit(id);
    String kept = Sentences.name(name, MAX_NAME, "a unit");
    UnitId parent = unit.parent();
    if (parent != null) {
      requireFreeName(lockedUnit(parent), kept, id);
    }
    if (!unit.name().equals(kept)) {
      rows.find(OrganizationalUnitEntity.class, id.value()).name = kept;
      rows.flush();
      tell("UNIT_RENAMED", "unit", id.value(), unit.name() + " → " + kept);
    }
  }

  /// Takes a unit off the file that nothing ever happened to, such as one with a mistyped id.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void removeUnit(UnitId id) {
    OrganizationalUnit unit = lockedUnit(id);
    mistakes.remove(unit);
    tell("UNIT_REMOVED", "unit", id.value(), unit.name());
  }

  /// Makes an account that is in no organization, or in this one, its management account: the one
  /// that no SCP and no RCP binds. There is one, for good.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void appoint(OrganizationId id, Appointment appointment) {
    String reason = Sentences.reason(appointment.reason());
    AccountId account = appointment.account();
    OrganizationalUnit root = organization(id).orElseThrow(() -> noSuch(id)).units().getFirst();
    AccountEntity row = placing.locked(account);
    placing.checkManagement(account, root);
    if (row.management) {
      throw CatalogException.alreadyThere(
          "Account " + account + " is the management account of its organization already.");
    }
    requireSame(row, root);
    placing.move(
        row,
        row.unitId == null ? root : placing.unit(new UnitId(row.unitId)),
        true,
        AccessChanged.What.MANAGEMENT_ACCOUNT_NAMED,
        reason);
  }

  /// Moves an account by compare and set on where it stands. It takes effect at once;
  /// `AccessChanged` tells of it.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void move(MoveAccount command) {
    String reason = Sentences.reason(command.reason());
    AccountEntity row = placing.locked(command.account());
    @Nullable UnitId now = row.unitId == null ? null : new UnitId(row.unitId);
    if (!Objects.equals(now, command.from())) {
      throw CatalogException.invalid(
          "Nothing was moved: meanwhile account "
              + command.account()
              + " stands "
              + (now == null ? "in no organization" : "in " + placing.unit(now).name())
              + ". Look at it and decide again.");
    }
    if (Objects.equals(now, command.to())) {
      throw CatalogException.invalid("Account " + command.account() + " stands there already.");
    }
    if (row.management && command.to() == null) {
      throw CatalogException.invalid(
          "Account "
              + command.account()
              + " is the management account: it stays as long as there is the organization.");
    }
    @Nullable OrganizationalUnit to = command.to() == null ? null : placing.unit(command.to());
    if (to != null) {
      requireSame(row, to);
    }
    placing.move(
        row,
        to,
        row.management,
        to == null
            ? AccessChanged.What.ACCOUNT_LEFT_ORGANIZATION
            : AccessChanged.What.ACCOUNT_MOVED,
        reason);
  }

  private void requireSame(AccountEntity row, OrganizationalUnit to) {
    if (row.unitId != null) {
      OrganizationId present = placing.unit(new UnitId(row.unitId)).organization();
      if (!present.equals(to.organization())) {
        throw CatalogException.invalid(
            "Account "
                + row.digits
                + " is in the organization "
                + present
                + ", and an account is in one at most: take it out of that one first.");
      }
    }
  }

  /// A unit that is on file; of two people who name something below it, the second sees what the
  /// first did.
  private OrganizationalUnit lockedUnit(UnitId id) {
    rows.find(OrganizationalUnitEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    return placing.unit(id);
  }

  private void requireRoomBelow(OrganizationalUnit unit) {
    int level = 1;
    UnitId parent = unit.parent();
    while (parent != null) {
      level++;
      parent = placing.unit(parent).parent();
    }
    if (level > MAX_LEVELS) {
      throw CatalogException.invalid(
          unit.name()
              + " stands "
              + MAX_LEVELS
              + " levels below the root, and AWS allows no unit further down: choose one above it.");
    }
  }

  private void requireFreeName(OrganizationalUnit above, String name, @Nullable UnitId but) {
    registries.units().stream()
        .filter(unit -> above.id().equals(unit.parent()) && unit.name().equals(name))
        .filter(unit -> !unit.id().equals(but))
        .findFirst()
        .ifPresent(unit -> {
          throw CatalogException.alreadyThere(
              "There is a unit `"
                  + name
                  + "` below "
                  + above.name()
                  + " already: "
                  + unit.id()
                  + ".");
        });
  }

  private void add(OrganizationalUnit unit) {
    String there = "The unit " + unit.id() + " is in the catalogue already.";
    if (rows.find(OrganizationalUnitEntity.class, unit.id().value()) != null) {
      throw CatalogException.alreadyThere(there);
    }
    newRows.add(new OrganizationalUnitEntity(unit), there);
  }

  private static CatalogException noSuch(OrganizationId id) {
    return CatalogException.notFound("There is no organization " + id + " in the catalogue.");
  }

  private void tell(String what, String kind, String subject, String title) {
    events.publishEvent(new CatalogChanged(Deed.Account.of(what, kind, subject, title)));
  }
}
