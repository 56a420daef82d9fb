package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.policy.PrincipalPattern;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Users, groups and roles on file, and who is in which group.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class PrincipalCatalog {
  private final PrincipalReads reads;
  private final MembershipRows memberships;
  private final Places places;
  private final NewRows newRows;
  private final Mistakes mistakes;
  private final EntityManager rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PrincipalCatalog(
      PrincipalReads reads,
      MembershipRows memberships,
      Places places,
      NewRows newRows,
      Mistakes mistakes,
      EntityManager rows,
      ApplicationEventPublisher events,
      Clock clock) {
    this.reads = reads;
    this.memberships = memberships;
    this.places = places;
    this.newRows = newRows;
    this.mistakes = mistakes;
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  public List<PrincipalSummary> principals(PrincipalFilter filter, Window window) {
    return reads.principals(PrincipalReads.principals(filter), window);
  }

  public int countPrincipals(PrincipalFilter filter) {
    return reads.count(PrincipalReads.principals(filter));
  }

  public Optional<PrincipalSummary> principal(PrincipalId id) {
    return reads.principal(id);
  }

  /// The user or role that an ARN names; of a session, its role.
  public Optional<PrincipalSummary> principalOfArn(String arn) {
    return switch (PrincipalPattern.ofAws(arn)) {
      case PrincipalPattern.User(String partition, String account, String name) ->
          reads.principal(new AccountId(account), PrincipalKind.USER, name);
      case PrincipalPattern.Role(String partition, String account, String name) ->
          reads.principal(new AccountId(account), PrincipalKind.ROLE, name);
      case PrincipalPattern.RoleSession(String partition, String account, String role, String s) ->
          reads.roleNamed(new AccountId(account), role);
      default -> Optional.empty();
    };
  }

  public List<PrincipalSummary> groupsOf(PrincipalId user) {
    return reads.groupsOf(user);
  }

  public List<PrincipalSummary> membersOf(PrincipalId group) {
    return reads.membersOf(group);
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public PrincipalSummary create(CreatePrincipal command) {
    places.workspaceOf(command.account());
    RegistryCatalog.checkTags(command.tags());
    Search same =
        new Search()
            .and("n.account = :account", "account", command.account().digits())
            .and("n.kind = :kind", "kind", command.kind().name())
            .and("n.name_key = :key", "key", command.name().toLowerCase(Locale.ROOT));
    String there =
        "Account %s has a %s `%s` already."
            .formatted(command.account(), command.kind().arnType(), command.name());
    if (reads.count(same) > 0) {
      throw CatalogException.alreadyThere(there);
    }
    UUID id = UUID.randomUUID();
    newRows.add(new PrincipalEntity(id, command), there);
    PrincipalSummary created = reads.principal(new PrincipalId(id)).orElseThrow();
    tell("PRINCIPAL_CREATED", "principal", id.toString(), created.arn());
    return created;
  }

  /// Takes a principal off the file that nothing ever happened to, such as one with a mistyped
  /// name.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void remove(PrincipalId id) {
    rows.find(PrincipalEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    PrincipalSummary principal = known(id);
    mistakes.remove(principal);
    tell("PRINCIPAL_REMOVED", "principal", id.toString(), principal.arn());
  }

  /// Puts a user into a group of the same account, whose policies hold for it at once;
  /// `AccessChanged` tells of it.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void join(PrincipalId group, PrincipalId user, String reason) {
    String why = Sentences.reason(reason);
    PrincipalSummary g = known(group);
    PrincipalSummary u = known(user);
    if (g.kind() != PrincipalKind.GROUP
        || u.kind() != PrincipalKind.USER
        || !g.account().equals(u.account())) {
      throw CatalogException.invalid(
          "Only users join groups, and only those of their own account.");
    }
    rows.find(PrincipalEntity.class, user.value(), LockModeType.PESSIMISTIC_WRITE);
    if (memberships.open(group.value(), user.value()).isPresent()) {
      throw CatalogException.alreadyThere(
          "User `" + u.name() + "` is in the group `" + g.name() + "` already.");
    }
    rows.persist(
        new GroupMembershipEntity(UUID.randomUUID(), group.value(), user.value(), clock.instant()));
    rows.flush();
    tell(AccessChanged.What.GROUP_JOINED, u, " → ", g, why);
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void leave(PrincipalId group, PrincipalId user, String reason) {
    String why = Sentences.reason(reason);
    PrincipalSummary g = known(group);
    PrincipalSummary u = known(user);
    rows.find(PrincipalEntity.class, user.value(), LockModeType.PESSIMISTIC_WRITE);
    GroupMembershipEntity membership =
        memberships
            .open(group.value(), user.value())
            .orElseThrow(() ->
                CatalogException.notFound(
                    "User `%s` is not in the group `%s`; somebody may have taken it out meanwhile."
                        .formatted(u.name(), g.name())));
    membership.end(clock.instant());
    rows.flush();
    tell(AccessChanged.What.GROUP_LEFT, u, " ← ", g, why);
  }

  private void tell(
      AccessChanged.What what,
      PrincipalSummary user,
      String way,
      PrincipalSummary group,
      String reason) {
    String title = user.arn() + way + group.arn();
    events.publishEvent(
        new CatalogChanged(
            new Deed.Account(
                what.name(), "principal", user.id().toString(), title, null, null, reason)));
    events.publishEvent(
        new AccessChanged(
            new AccessChanged.Subject.OfMember(user.id(), group.id()),
            what,
            "User " + user.name() + way + "group " + group.name() + " of " + user.accountName(),
            reason));
  }

  private PrincipalSummary known(PrincipalId id) {
    return reads
        .principal(id)
        .orElseThrow(
            () -> CatalogException.notFound("There is no principal " + id + " in the catalogue."));
  }

  private void tell(String what, String kind, String subject, String title) {
    events.publishEvent(new CatalogChanged(Deed.Account.of(what, kind, subject, title)));
  }
}
