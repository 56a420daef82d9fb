package io.quaymaster.console.access;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySnapshot;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
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
/// its own policies, boundary and organization.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class RepositoryAccess {
  /// Who on file can call; groups cannot.
  static final PrincipalFilter CALLERS =
      new PrincipalFilter("", Set.of(PrincipalKind.USER, PrincipalKind.ROLE), Set.of());

  private static final int MAX_PRINCIPALS = 1_000;

  private final PrincipalCatalog principals;
  private final Requests requests;
  private final TaskExtents extents = new TaskExtents();

  RepositoryAccess(PrincipalCatalog principals, Requests requests) {
    this.principals = principals;
    this.requests = requests;
  }

  /// How much of a task somebody can do.
  public enum Extent {
    ALL,
    /// All of it under some conditions: it hangs on keys that no file tells.
    CONDITIONAL,
    /// It hangs on policies that are not on file.
    UNKNOWN,
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

  /// The usual tasks, as far as the repository itself is concerned; logging in is another matter.
  public KnownAccess who(RepositoryId repository, Instant at) {
    List<TaskDefinition> tasks = extents.usual(repository.registry().kind());
    return who(repository, tasks, TaskExtents.actions(tasks), at, Map.of());
  }

  /// Who can do some actions, told as one; `assumed` are versions to take in place of those in
  /// force.
  KnownAccess who(
      RepositoryId repository,
      List<TaskDefinition> tasks,
      Map<String, List<String>> actions,
      Instant at,
      Map<PolicyId, VersionNumber> assumed) {
    List<PrincipalAccess> access = new ArrayList<>();
    List<PrincipalSummary> known = principals.principals(CALLERS, new Window(0, MAX_PRINCIPALS));
    PolicySnapshot snapshot = requests.at(at);
    String any = actions.values().iterator().next().getFirst();
    for (PrincipalSummary principal : known) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      AccessQuestion question =
          new AccessQuestion(principal.arn(), any, repository, at, Map.of(), assumed);
      PrincipalAccess found =
          new PrincipalAccess(principal, extents.of(requests.prepare(question, snapshot), actions));
      if (found.extents().values().stream().anyMatch(extent -> extent != Extent.NONE)) {
        access.add(found);
      }
    }
    return new KnownAccess(tasks, access, known.size(), principals.countPrincipals(CALLERS));
  }
}
