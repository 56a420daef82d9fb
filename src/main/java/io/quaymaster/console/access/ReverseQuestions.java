package io.quaymaster.console.access;

import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.access.RepositoryAccess.KnownAccess;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.AppliedPolicies.Applied;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySnapshot;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.analysis.AtRepository;
import io.quaymaster.iam.analysis.GrantedAccess;
import io.quaymaster.iam.analysis.KnownAccounts;
import io.quaymaster.iam.analysis.KnownFacts;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.Scope;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Turns the question round: who can do something with a repository, and what somebody can do.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class ReverseQuestions {
  private static final int MAX_REPOSITORIES = 1_000;
  private static final int MAX_ACCOUNTS = 100;
  private static final Window NAMES = new Window(0, 200);

  private final RepositoryAccess repositoryAccess;
  private final PrincipalCatalog principals;
  private final RegistryCatalog registries;
  private final Requests requests;
  private final GrantedAccess granted = new GrantedAccess();
  private final TaskExtents extents = new TaskExtents();
  private final ServiceReference reference = ServiceReference.load();

  ReverseQuestions(
      RepositoryAccess repositoryAccess,
      PrincipalCatalog principals,
      RegistryCatalog registries,
      Requests requests) {
    this.repositoryAccess = repositoryAccess;
    this.principals = principals;
    this.registries = registries;
    this.requests = requests;
  }

  /// Who can do a task or an action with a repository.
  ///
  /// @param what the id of a task, or an action on repositories
  /// @param assumed versions to take in place of those in force
  public record WhoCan(
      String what, RepositoryId repository, Instant at, Map<PolicyId, VersionNumber> assumed) {
    public WhoCan {
      assumed = Map.copyOf(assumed);
    }
  }

  /// @param actions what is asked about
  /// @param classes all callers of the world, by the policies at the repository and the SCPs of the
  ///   accounts on file
  /// @param known those on file, by all their policies
  /// @param versions the policies at the repository, and the SCPs of the accounts on file
  /// @param accountNames the names of the accounts on file, by their ids
  /// @param accountsLeftOut how many accounts are on file whose SCPs were not looked at
  /// @param repositoryPolicyOnFile whether it is known what the policy of the repository said then
  public record WhoCanAnswer(
      List<String> actions,
      GrantedAccess.Answer classes,
      KnownAccess known,
      List<Applied> versions,
      int accountsLeftOut,
      Map<String, String> accountNames,
      boolean repositoryOnFile,
      boolean repositoryPolicyOnFile) {
    public WhoCanAnswer {
      actions = List.copyOf(actions);
      versions = List.copyOf(versions);
      accountNames = Map.copyOf(accountNames);
    }
  }

  /// How much of the usual tasks a principal can do with one repository.
  public record RepositoryExtents(RepositorySummary repository, Map<String, Extent> extents) {
    public RepositoryExtents {
      extents = Collections.unmodifiableMap(new LinkedHashMap<>(extents));
    }
  }

  /// What a principal can do with the repositories of one kind of registries.
  public record WhatCanTable(List<TaskDefinition> tasks, List<RepositoryExtents> repositories) {
    public WhatCanTable {
      tasks = List.copyOf(tasks);
      repositories = List.copyOf(repositories);
    }
  }

  /// @param principal null if nobody of that ARN is on file, so that its own policies are not known
  /// @param examined how many repositories were looked at, of `known`
  public record WhatCanAnswer(
      @Nullable PrincipalSummary principal,
      WhatCanTable privately,
      WhatCanTable publicly,
      int examined,
      int known) {}

  /// @throws IllegalArgumentException if nothing of `what` is about a repository, or a version to
  ///   assume is not on file; the message says so
  public WhoCanAnswer whoCan(WhoCan question) {
    RepositoryId repository = question.repository();
    List<String> actions = actions(question.what());
    Requests.Prepared prepared = requests.prepare(by("anonymous", question, actions.getFirst()));
    AppliedPolicies applied = prepared.applied();
    PolicySet set = applied.policies();
    Accounts accounts = accounts(question, actions.getFirst());
    AtRepository at =
        new AtRepository(
            policy(set.repositoryPolicy()),
            policy(set.registryPolicy()),
            set.resourceIsManagementAccount() ? List.of() : set.rcps(),
            facts(prepared),
            accounts.known());
    return new WhoCanAnswer(
        actions,
        granted.whoCan(
            place(repository, question.at()),
            at,
            actions,
            () -> Thread.currentThread().isInterrupted()),
        repositoryAccess.who(
            repository,
            reference.task(question.what()).stream().toList(),
            Map.of(question.what(), actions),
            question.at(),
            question.assumed()),
        Stream.concat(
                applied.versions().stream().filter(ReverseQuestions::isAtRepository),
                accounts.scps().stream())
            .toList(),
        accounts.leftOut(),
        registries.accounts().stream()
            .collect(Collectors.toMap(account -> account.id().digits(), AccountSummary::name)),
        applied.resourceOnFile(),
        applied.repositoryPolicyOnFile());
  }

  private static AccessQuestion by(String principal, WhoCan question, String action) {
    return new AccessQuestion(
        principal, action, question.repository(), question.at(), Map.of(), question.assumed());
  }

  private static boolean isAtRepository(Applied version) {
    PolicyType type = version.policy().type();
    return type.isResourceBased() || type == PolicyType.RCP;
  }

  /// What of a request is known whoever makes it.
  private static KnownFacts facts(Requests.Prepared prepared) {
    Map<String, ContextValue> keys = new LinkedHashMap<>(prepared.completed().request().context());
    keys.keySet().removeIf(key -> key.startsWith("aws:principal") || key.equals("aws:userid"));
    boolean onFile = prepared.applied().resourceOnFile();
    return new KnownFacts(keys, key -> onFile && OpenKeys.isOfResource(key));
  }

  /// Accounts on file, those of which the same is known together.
  ///
  /// @param scps the versions that bind some of them
  /// @param leftOut how many more accounts there are
  private record Accounts(List<KnownAccounts> known, List<Applied> scps, int leftOut) {}

  private record Standing(List<PolicySet.Level> scps, @Nullable String organization) {}

  private Accounts accounts(WhoCan question, String action) {
    AccountId owner = question.repository().registry().account();
    List<AccountId> all =
        Stream.concat(
                registries.account(owner).stream(),
                registries.accounts().stream().filter(account -> !account.id().equals(owner)))
            .map(AccountSummary::id)
            .toList();
    Map<Standing, Set<String>> together = new LinkedHashMap<>();
    Set<Applied> scps = new LinkedHashSet<>();
    all.stream()
        .limit(MAX_ACCOUNTS)
        .forEach(account -> {
          String root =
              "arn:" + question.repository().registry().partition() + ":iam::" + account + ":root";
          Requests.Prepared prepared = requests.prepare(by(root, question, action));
          prepared.applied().versions().stream()
              .filter(version -> version.policy().type() == PolicyType.SCP)
              .forEach(scps::add);
          together
              .computeIfAbsent(standing(prepared), standing -> new LinkedHashSet<>())
              .add(account.digits());
        });
    List<KnownAccounts> known = new ArrayList<>();
    together.forEach((standing, accounts) ->
        known.add(new KnownAccounts(accounts, standing.scps(), standing.organization())));
    return new Accounts(known, List.copyOf(scps), Math.max(0, all.size() - MAX_ACCOUNTS));
  }

  /// The levels by number: accounts whose levels say the same stand alike.
  private static Standing standing(Requests.Prepared prepared) {
    PolicySet set = prepared.applied().policies();
    List<PolicySet.Level> levels = new ArrayList<>();
    if (!set.principalIsManagementAccount()) {
      set.scps()
          .forEach(level ->
              levels.add(new PolicySet.Level("level " + (levels.size() + 1), level.policies())));
    }
    return new Standing(
        levels,
        prepared.completed().request().context().get("aws:principalorgid")
                instanceof ContextValue.One(String organization)
            ? organization
            : null);
  }

  /// The actions of a question that are about a repository.
  private List<String> actions(String what) {
    Optional<TaskDefinition> task = reference.task(what);
    List<String> actions =
        task.map(TaskExtents::actions)
            .orElseGet(() ->
                reference.action(what).filter(ReverseQuestions::isOnRepository).stream()
                    .map(ActionDefinition::id)
                    .toList());
    if (actions.isEmpty()) {
      throw new IllegalArgumentException(
          "`"
              + task.map(TaskDefinition::title).orElse(what)
              + "` is not about a repository: no policy at a repository can grant it, only the caller's own.");
    }
    return actions;
  }

  private static boolean isOnRepository(ActionDefinition action) {
    return action.scope() == Scope.REPOSITORY && !action.name().equals("CreateRepository");
  }

  private static @Nullable Policy policy(@Nullable AttachedPolicy attached) {
    return attached == null ? null : attached.policy();
  }

  private Place place(RepositoryId repository, Instant at) {
    AccountId owner = repository.registry().account();
    List<String> names =
        principals.principals(RepositoryAccess.CALLERS, NAMES).stream()
            .map(PrincipalSummary::arn)
            .toList();
    return Place.of(
            PolicyType.REPOSITORY_POLICY,
            repository.registry().kind(),
            repository.arn(),
            owner.digits())
        .knowing(
            registries.organizationOf(owner).stream()
                .map(AccountId::digits)
                .collect(Collectors.toSet()),
            names,
            List.of(),
            at);
  }

  /// What a principal can do with the repositories on file.
  ///
  /// @throws IllegalArgumentException if the principal cannot be read; the message says why
  public WhatCanAnswer whatCan(String principal, Instant at) {
    List<RepositorySummary> all =
        registries.repositories(CatalogFilter.ALL, new Window(0, MAX_REPOSITORIES));
    return new WhatCanAnswer(
        principals.principalOfArn(principal).orElse(null),
        table(principal, all, RegistryKind.PRIVATE, at),
        table(principal, all, RegistryKind.PUBLIC, at),
        all.size(),
        registries.countRepositories(CatalogFilter.ALL));
  }

  private WhatCanTable table(
      String principal, List<RepositorySummary> all, RegistryKind kind, Instant at) {
    List<TaskDefinition> tasks = extents.usual(kind);
    Map<String, List<String>> actions = TaskExtents.actions(tasks);
    String any = actions.values().iterator().next().getFirst();
    PolicySnapshot snapshot = requests.at(at);
    List<RepositoryExtents> found = new ArrayList<>();
    for (RepositorySummary repository : all) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      if (repository.id().registry().kind() == kind) {
        AccessQuestion question =
            new AccessQuestion(principal, any, repository.id(), at, Map.of(), Map.of());
        RepositoryExtents one =
            new RepositoryExtents(
                repository, extents.of(requests.prepare(question, snapshot), actions));
        if (one.extents().values().stream().anyMatch(extent -> extent != Extent.NONE)) {
          found.add(one);
        }
      }
    }
    return new WhatCanTable(tasks, found);
  }
}
