package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.evaluation.CompiledPolicies;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who on file can do what with a repository: every user and role that the catalogue knows, with
/// its own policies, boundary and organization, as a request without further context keys.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class RepositoryAccess {
  private static final int MAX_PRINCIPALS = 1_000;
  private static final List<String> PRIVATE =
      List.of(
          "private.pull",
          "private.push",
          "private.delete-image",
          "private.policy",
          "private.delete-repository");
  private static final List<String> PUBLIC =
      List.of("public.push", "public.delete-image", "public.policy");

  private final PrincipalCatalog principals;
  private final Requests requests;
  private final ServiceReference reference = ServiceReference.load();
  private final Evaluator evaluator = new Evaluator(reference);

  RepositoryAccess(PrincipalCatalog principals, Requests requests) {
    this.principals = principals;
    this.requests = requests;
  }

  /// How much of a task somebody can do.
  public enum Extent {
    ALL,
    SOME,
    NONE
  }

  /// `extents` has an entry for each of the tasks asked about.
  public record PrincipalAccess(PrincipalSummary principal, Map<String, Extent> extents) {
    public PrincipalAccess {
      extents = Collections.unmodifiableMap(new LinkedHashMap<>(extents));
    }
  }

  /// @param access the principals that can do anything of these tasks
  /// @param examined how many principals were looked at, of `known`
  public record KnownAccess(
      List<TaskDefinition> tasks, List<PrincipalAccess> access, int examined, int known) {
    public KnownAccess {
      tasks = List.copyOf(tasks);
      access = List.copyOf(access);
    }
  }

  /// What a task needs of the repository itself; logging in is another matter.
  public KnownAccess who(RepositoryId repository, Instant at) {
    PrincipalFilter filter =
        new PrincipalFilter("", Set.of(PrincipalKind.USER, PrincipalKind.ROLE), Set.of());
    List<TaskDefinition> tasks =
        (repository.registry().kind() == RegistryKind.PRIVATE ? PRIVATE : PUBLIC)
            .stream().flatMap(id -> reference.task(id).stream()).toList();
    List<PrincipalAccess> access = new ArrayList<>();
    List<PrincipalSummary> known = principals.principals(filter, new Window(0, MAX_PRINCIPALS));
    for (PrincipalSummary principal : known) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      PrincipalAccess found = access(principal, repository, tasks, at);
      if (found.extents().values().stream().anyMatch(extent -> extent != Extent.NONE)) {
        access.add(found);
      }
    }
    return new KnownAccess(tasks, access, known.size(), principals.countPrincipals(filter));
  }

  private PrincipalAccess access(
      PrincipalSummary principal, RepositoryId repository, List<TaskDefinition> tasks, Instant at) {
    Requests.Prepared prepared =
        requests.prepare(
            new AccessQuestion(
                principal.arn(),
                needs(tasks.getFirst()).getFirst().action(),
                repository,
                at,
                Map.of(),
                Map.of()));
    AppliedPolicies applied = prepared.applied();
    CompiledPolicies compiled = evaluator.compile(applied.policies());
    RequestContext request = prepared.completed().request();
    Map<String, Extent> extents = new LinkedHashMap<>();
    for (TaskDefinition task : tasks) {
      List<Need> needs = needs(task);
      long granted =
          needs.stream()
              .filter(need ->
                  compiled
                      .decide(
                          new RequestContext(
                              request.principal(),
                              need.action(),
                              request.resource(),
                              request.resourceAccount(),
                              request.context()))
                      .isAllowed())
              .count();
      extents.put(
          task.id(),
          granted == 0 ? Extent.NONE : granted == needs.size() ? Extent.ALL : Extent.SOME);
    }
    return new PrincipalAccess(principal, extents);
  }

  private static List<Need> needs(TaskDefinition task) {
    return task.needs().stream().filter(Need::isUnconditional).filter(Need::onRepository).toList();
  }
}
