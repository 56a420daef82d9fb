package io.quaymaster.console.comparison;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.ClassShare;
import io.quaymaster.iam.analysis.ClassShares;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.Undone;
import io.quaymaster.iam.analysis.UndoneAccess;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.parse.SourceMap;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads two sides and asks the engine, with what is on file about the place. Ends early when its
/// thread is interrupted.
@Component
class Comparing {
  /// More names than these would not make an example any plainer.
  private static final Window NAMES = new Window(0, 200);

  private final PolicyCatalog policies;
  private final RegistryCatalog registries;
  private final PrincipalCatalog principals;
  private final AccessComparator comparator = new AccessComparator();
  private final UndoneAccess undone = new UndoneAccess();
  private final ClassShares shares = new ClassShares();

  Comparing(PolicyCatalog policies, RegistryCatalog registries, PrincipalCatalog principals) {
    this.policies = policies;
    this.registries = registries;
    this.principals = principals;
  }

  ComparisonReport compare(PolicyPlace place, PolicyType type, Side before, Side after) {
    Document old = read(before, type);
    Document next = read(after, type);
    if (!old.isLegible() || !next.isLegible()) {
      return new ComparisonReport.Illegible(old, next);
    }
    Place where = place(place, type, kind(place, old.policy(), next.policy()));
    long start = System.nanoTime();
    Comparison comparison =
        comparator.compare(
            where, old.policy(), next.policy(), () -> Thread.currentThread().isInterrupted());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new ComparisonReport.Compared(comparison, old, next, ResultHash.of(comparison), took);
  }

  UndoneReport undone(PolicyPlace place, PolicyType type, Side base, Side theirs, Side mine) {
    Document first = read(base, type);
    Document second = read(theirs, type);
    Document third = read(mine, type);
    List<Document> all = List.of(first, second, third);
    if (!all.stream().allMatch(Document::isLegible)) {
      return new UndoneReport.Illegible(
          all.stream().filter(document -> !document.isLegible()).toList());
    }
    Place where = place(place, type, kind(place, first.policy(), second.policy(), third.policy()));
    long start = System.nanoTime();
    Undone found =
        undone.find(
            where,
            first.policy(),
            second.policy(),
            third.policy(),
            () -> Thread.currentThread().isInterrupted());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new UndoneReport.Found(found, first, second, third, took);
  }

  /// How much of a class of a comparison a further side grants.
  ClassShare share(
      PolicyPlace place,
      PolicyType type,
      ComparisonReport.Compared compared,
      AccessClass access,
      Side side) {
    Document document = read(side, type);
    if (!document.isLegible()) {
      return new ClassShare.Undecided("the text cannot be read");
    }
    @Nullable Policy before = compared.before().policy();
    @Nullable Policy after = compared.after().policy();
    return shares.of(
        place(place, type, kind(place, before, after, document.policy())),
        ClassShares.Traced.of(before, after, compared.comparison(), access),
        document.policy(),
        () -> Thread.currentThread().isInterrupted());
  }

  /// What of the place has an effect on verdicts and flags, as one text.
  String fingerprint(PolicyPlace place, PolicyType type) {
    return type + "\n" + place + "\n" + new TreeSet<>(organization(place));
  }

  private Document read(Side side, PolicyType type) {
    return switch (side) {
      case Side.OfVersion version -> document(version, policies.version(version.id()).text(), type);
      case Side.OfText text -> document(text, text.text(), type);
      case Side.Nothing nothing ->
          new Document(nothing, "", null, new SourceMap(new SourceText(""), null), List.of());
    };
  }

  private static Document document(Side side, String text, PolicyType type) {
    return Document.of(side, text, PolicyParser.parse(new SourceText(text), type));
  }

  private Place place(PolicyPlace place, PolicyType type, RegistryKind kind) {
    Place where =
        switch (place) {
          case PolicyPlace.OnRepository(RepositoryId repository) ->
              Place.of(type, kind, repository.arn(), repository.registry().account().digits());
          case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
              Place.of(type, kind, null, registry.account().digits());
          case PolicyPlace.InAccount(AccountId account) ->
              Place.of(type, kind, null, account.digits());
          case PolicyPlace.InOrganization organization -> Place.of(type, kind, null, null);
        };
    return where.knowing(organization(place), names(), repositories(place), Place.PLAIN_DAY);
  }

  /// Policies of identities and organizations may be about either kind of registry; what they name
  /// tells.
  private static RegistryKind kind(PolicyPlace place, @Nullable Policy... documents) {
    if (place instanceof PolicyPlace.OnRepository(RepositoryId repository)) {
      return repository.registry().kind();
    }
    boolean isPublic = names(documents, "ecr-public");
    boolean isPrivate = names(documents, "ecr");
    return isPublic && !isPrivate ? RegistryKind.PUBLIC : RegistryKind.PRIVATE;
  }

  private static boolean names(@Nullable Policy[] documents, String service) {
    return Arrays.stream(documents)
        .filter(Objects::nonNull)
        .anyMatch(policy -> names(policy, service));
  }

  private static boolean names(Policy policy, String service) {
    return policy.statements().stream()
        .flatMap(statement -> statement.action().patterns().stream())
        .map(ActionPattern::service)
        .anyMatch(service::equals);
  }

  private Set<String> organization(PolicyPlace place) {
    List<AccountId> accounts =
        switch (place) {
          case PolicyPlace.OnRepository(RepositoryId repository) ->
              registries.organizationOf(repository.registry().account());
          case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
              registries.organizationOf(registry.account());
          case PolicyPlace.InAccount(AccountId account) -> registries.organizationOf(account);
          case PolicyPlace.InOrganization organization ->
              registries.accounts().stream()
                  .filter(account -> account.unit() != null)
                  .map(AccountSummary::id)
                  .toList();
        };
    return accounts.stream().map(AccountId::digits).collect(Collectors.toSet());
  }

  private List<String> names() {
    PrincipalFilter callers =
        new PrincipalFilter("", Set.of(PrincipalKind.USER, PrincipalKind.ROLE), Set.of());
    return principals.principals(callers, NAMES).stream().map(PrincipalSummary::arn).toList();
  }

  private List<String> repositories(PolicyPlace place) {
    CatalogFilter filter =
        switch (place) {
          case PolicyPlace.InAccount(AccountId account) ->
              CatalogFilter.ALL.withAccounts(Set.of(account));
          case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
              CatalogFilter.ALL.withAccounts(Set.of(registry.account()));
          case PolicyPlace.OnRepository repository -> CatalogFilter.ALL;
          case PolicyPlace.InOrganization organization -> CatalogFilter.ALL;
        };
    return registries.repositories(filter, NAMES).stream()
        .map(repository -> repository.id().name().value())
        .distinct()
        .toList();
  }
}
