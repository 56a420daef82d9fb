package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Requires;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Accounts and their organization, registries and repositories.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class RegistryCatalog {
  private static final int MAX_TAGS = 50;

  private final RegistryReads reads;
  private final OrganizationReads organizations;
  private final AccountPlacing placing;
  private final Places places;
  private final NewRows newRows;
  private final EntityManager rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RegistryCatalog(
      RegistryReads reads,
      OrganizationReads organizations,
      AccountPlacing placing,
      Places places,
      NewRows newRows,
      EntityManager rows,
      ApplicationEventPublisher events,
      Clock clock) {
    this.reads = reads;
    this.organizations = organizations;
    this.placing = placing;
    this.places = places;
    this.newRows = newRows;
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /// The lines of the tree below `parent`, or with null the accounts. A filter leaves only what
  /// leads to a repository that it lets pass.
  public List<CatalogNode> children(
      @Nullable CatalogNode parent, CatalogFilter filter, Window window) {
    return switch (parent) {
      case null -> part(accountNodes(filter), window);
      case CatalogNode.AccountNode(AccountSummary account, int children) ->
          part(registryNodes(account.id(), filter), window);
      case CatalogNode.RegistryNode(RegistrySummary registry, int children) ->
          reads.repositories(in(registry.id(), filter), window).stream()
              .<CatalogNode>map(CatalogNode.RepositoryNode::new)
              .toList();
      case CatalogNode.RepositoryNode leaf -> List.of();
    };
  }

  /// How many lines [#children] has in all.
  public int countChildren(@Nullable CatalogNode parent, CatalogFilter filter) {
    return switch (parent) {
      case null -> accountNodes(filter).size();
      case CatalogNode.AccountNode(AccountSummary account, int children) ->
          registryNodes(account.id(), filter).size();
      case CatalogNode.RegistryNode(RegistrySummary registry, int children) ->
          reads.countRepositories(in(registry.id(), filter));
      case CatalogNode.RepositoryNode leaf -> 0;
    };
  }

  public List<RepositorySummary> repositories(CatalogFilter filter, Window window) {
    return reads.repositories(RegistryReads.repositories(filter), window);
  }

  public int countRepositories(CatalogFilter filter) {
    return reads.countRepositories(RegistryReads.repositories(filter));
  }

  public Optional<RepositorySummary> repository(RepositoryId id) {
    Search search =
        in(id.registry(), CatalogFilter.ALL).and("r.name = :name", "name", id.name().value());
    return reads.repositories(search, new Window(0, 1)).stream().findFirst();
  }

  public List<AccountSummary> accounts() {
    return reads.accounts(null);
  }

  public Optional<AccountSummary> account(AccountId id) {
    return reads.accounts(id).stream().findFirst();
  }

  public List<RegistrySummary> registries(AccountId account) {
    return reads.registries(account);
  }

  public Optional<RegistrySummary> registry(RegistryId id) {
    return reads.registries(id.account()).stream().filter(r -> r.id().equals(id)).findFirst();
  }

  /// The accounts of the organization that an account is in, itself included; none if it is in
  /// none.
  public List<AccountId> organizationOf(AccountId id) {
    Organizations now = organizations.now();
    List<Organizations.LevelId> path = now.pathOf(id);
    return reads.accounts(null).stream()
        .map(AccountSummary::id)
        .filter(other -> !path.isEmpty() && sameTop(path, now.pathOf(other)))
        .toList();
  }

  private static boolean sameTop(
      List<Organizations.LevelId> path, List<Organizations.LevelId> other) {
    return !other.isEmpty()
        && other.getFirst().organization().equals(path.getFirst().organization());
  }

  /// What a filter can be set to.
  public FilterChoices choices() {
    return new FilterChoices(reads.accounts(null), reads.regions(), reads.tagsInUse());
  }

  /// Adds an account; `unit` is where it stands in its organization, or null.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public AccountSummary createAccount(
      AccountId id, String name, @Nullable UnitId unit, boolean management) {
    String there = "The account " + id + " is in the catalogue already.";
    if (rows.find(AccountEntity.class, id.digits()) != null) {
      throw CatalogException.alreadyThere(there);
    }
    @Nullable OrganizationalUnit place = unit == null ? null : placing.unit(unit);
    if (management) {
      requireNoOther(id, place);
    }
    String kept = Sentences.name(name, 200, "an account");
    newRows.add(new AccountEntity(id, WorkspaceEntity.OWN, kept, unit, management), there);
    tell("ACCOUNT_CREATED", "account", id.digits(), kept);
    if (place != null) {
      tell(
          management ? "MANAGEMENT_ACCOUNT_NAMED" : "ACCOUNT_MOVED",
          "account",
          id.digits(),
          kept + " → " + place.name() + " (" + place.id() + ")");
      placing.joined(id, place.organization());
    }
    return reads.accounts(id).getFirst();
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void renameAccount(AccountId id, String name) {
    AccountEntity row = placing.locked(id);
    String kept = Sentences.name(name, 200, "an account");
    String before = row.name;
    if (!before.equals(kept)) {
      row.name = kept;
      rows.flush();
      tell("ACCOUNT_RENAMED", "account", id.digits(), before + " → " + kept);
    }
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public RegistrySummary createRegistry(RegistryId id) {
    places.workspaceOf(id.account());
    String there = "The registry `" + id.key() + "` is in the catalogue already.";
    if (places.findRegistry(id).isPresent()) {
      throw CatalogException.alreadyThere(there);
    }
    newRows.add(new RegistryEntity(UUID.randomUUID(), id), there);
    tell("REGISTRY_CREATED", "registry", id.key(), id.key());
    return registry(id).orElseThrow();
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public RepositorySummary createRepository(RepositoryId id, Map<String, String> tags) {
    UUID registry = places.registry(id.registry());
    String there = "The repository `" + id + "` is in the catalogue already.";
    if (places.findRepository(id).isPresent()) {
      throw CatalogException.alreadyThere(there);
    }
    checkTags(tags);
    newRows.add(
        new RepositoryEntity(UUID.randomUUID(), registry, id.name(), tags, clock.instant()), there);
    tell("REPOSITORY_CREATED", "repository", id.toString(), id.name().value());
    return repository(id).orElseThrow();
  }

  /// Replaces the tags of a repository.
  ///
  /// @param seen the tags that the caller believes it to have
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public RepositorySummary retag(
      RepositoryId id, Map<String, String> seen, Map<String, String> tags) {
    RepositoryEntity row =
        rows.find(RepositoryEntity.class, places.repository(id), LockModeType.PESSIMISTIC_WRITE);
    TagChange change = new TagChange(row.tags, tags);
    if (!change.before().equals(seen)) {
      throw CatalogException.invalid(
          "Nothing was saved: meanwhile the tags of `%s` are %s. Look at them and decide again."
              .formatted(id.name(), TagChange.line(change.before())));
    }
    checkTags(tags);
    if (!change.isNone()) {
      row.tags.clear();
      row.tags.putAll(tags);
      rows.flush();
      events.publishEvent(
          new CatalogChanged(
              new Deed.Account(
                  "REPOSITORY_RETAGGED",
                  "repository",
                  id.toString(),
                  id.name().value(),
                  null,
                  null,
                  change.sentence())));
    }
    return repository(id).orElseThrow();
  }

  private List<CatalogNode> accountNodes(CatalogFilter filter) {
    List<AccountSummary> accounts = reads.accounts(null);
    if (filter.isEverything()) {
      return accounts.stream()
          .<CatalogNode>map(a -> new CatalogNode.AccountNode(a, a.registries()))
          .toList();
    }
    Map<AccountId, Integer> met = reads.accountsWith(RegistryReads.repositories(filter));
    return accounts.stream()
        .filter(account -> met.containsKey(account.id()))
        .<CatalogNode>map(a -> new CatalogNode.AccountNode(a, met.getOrDefault(a.id(), 0)))
        .toList();
  }

  private List<CatalogNode> registryNodes(AccountId account, CatalogFilter filter) {
    List<RegistrySummary> registries = reads.registries(account);
    if (filter.isEverything()) {
      return registries.stream()
          .<CatalogNode>map(r -> new CatalogNode.RegistryNode(r, r.repositories()))
          .toList();
    }
    Search search =
        RegistryReads.repositories(filter)
            .and("g.account = :in_account", "in_account", account.digits());
    Map<RegistryId, Integer> met = reads.registriesWith(search);
    return registries.stream()
        .filter(registry -> met.containsKey(registry.id()))
        .<CatalogNode>map(r -> new CatalogNode.RegistryNode(r, met.getOrDefault(r.id(), 0)))
        .toList();
  }

  private static Search in(RegistryId registry, CatalogFilter filter) {
    return RegistryReads.repositories(filter)
        .and("g.account = :in_account", "in_account", registry.account().digits())
        .and("g.partition_name = :in_partition", "in_partition", registry.partition())
        .and("g.region = :in_region", "in_region", registry.region());
  }

  private static <T> List<T> part(List<T> all, Window window) {
    return all.stream().skip(window.offset()).limit(window.limit()).toList();
  }

  private void requireNoOther(AccountId id, @Nullable OrganizationalUnit place) {
    if (place == null) {
      throw CatalogException.invalid(
          "A management account stands in its organization; choose the root or a unit for account "
              + id
              + ".");
    }
    placing.checkManagement(id, place);
  }

  static void checkTags(Map<String, String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw CatalogException.invalid(
          "A resource has at most " + MAX_TAGS + " tags, not " + tags.size() + ".");
    }
    tags.forEach((key, value) -> {
      if (key.isBlank() || key.length() > 128 || value.length() > 256) {
        throw CatalogException.invalid(
            "The tag `"
                + key
                + "` does not fit: a key has 1 to 128 characters, a value up to 256.");
      }
      Sentences.requireStorable(key, "tag key");
      Sentences.requireStorable(value, "tag value");
    });
  }

  private void tell(String what, String kind, String subject, String title) {
    events.publishEvent(new CatalogChanged(Deed.Account.of(what, kind, subject, title)));
  }
}
