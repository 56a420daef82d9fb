package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who on file gains or loses which task when a policy says something else, somebody joins or
/// leaves a group, or an account moves, everything else that has a say staying as it is in force:
/// identity-based policies, boundaries, SCPs, RCPs.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class EffectiveChanges {
  /// More principals or repositories than these are not looked at.
  private static final int MAX_NAMES = 1_000;

  /// More pairs of a principal and a repository than these are not looked at.
  private static final int MAX_PAIRS = 50_000;

  private final PrincipalCatalog principals;
  private final RegistryCatalog registries;
  private final PolicyAttachments attachments;
  private final Requests requests;
  private final TaskExtents extents = new TaskExtents();
  private final TaskChanges changes = new TaskChanges();

  EffectiveChanges(
      PrincipalCatalog principals,
      RegistryCatalog registries,
      PolicyAttachments attachments,
      Requests requests) {
    this.principals = principals;
    this.registries = registries;
    this.attachments = attachments;
    this.requests = requests;
  }

  /// A policy with one text and with another.
  ///
  /// @param policy whose place and attachments count
  /// @param before null for no policy
  /// @param after null for no policy
  /// @param at what else was in force then
  public record Question(
      PolicySummary policy, @Nullable Policy before, @Nullable Policy after, Instant at) {}

  /// What one principal can do with one repository, before and after.
  ///
  /// @param tasks the changes by the ids of the tasks; logging in is there with one repository of
  ///   each kind of registry
  public record RepositoryChange(RepositorySummary repository, Map<String, TaskChange> tasks) {
    public RepositoryChange {
      tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }
  }

  /// What one principal can do, before and after, with the repositories with which it can do
  /// anything at all.
  public record PrincipalChanges(PrincipalSummary principal, List<RepositoryChange> repositories) {
    public PrincipalChanges {
      repositories = List.copyOf(repositories);
    }
  }

  /// @param tasks those that were asked about, in their order
  /// @param principals those that can do anything, before or after
  /// @param repositories how many repositories the policy has a say about
  /// @param reached how many principals the policy has a say about
  /// @param complete whether all of them were looked at
  public record Answer(
      List<TaskDefinition> tasks,
      List<PrincipalChanges> principals,
      int repositories,
      int reached,
      boolean complete) {
    public Answer {
      tasks = List.copyOf(tasks);
      principals = List.copyOf(principals);
    }
  }

  /// Looks at each principal on file, and tells `progress` how many per cent are done.
  ///
  /// @throws CancellationException when its thread is interrupted
  public Answer changes(Question question, IntConsumer progress) {
    return changes(
        question, new Substitution(question.policy(), principals, attachments), progress);
  }

  /// What of a policy is in force comes to somebody who did not have it, or goes.
  ///
  /// @param text what of it is in force; null for nothing
  /// @param attach false to detach it
  public record Move(
      PolicySummary policy,
      @Nullable Policy text,
      AttachmentTarget target,
      boolean attach,
      Instant at) {}

  /// The same for a policy that is attached to something, or detached.
  ///
  /// @throws CancellationException when its thread is interrupted
  public Answer changes(Move move, IntConsumer progress) {
    Question question =
        move.attach()
            ? new Question(move.policy(), null, move.text(), move.at())
            : new Question(move.policy(), move.text(), null, move.at());
    return changes(
        question, Substitution.at(move.target(), move.policy(), principals, attachments), progress);
  }

  /// The same when somebody joins or leaves a group, or an account moves.
  ///
  /// @throws CancellationException when its thread is interrupted
  public Answer changes(AsIf asIf, Instant at, IntConsumer progress) {
    return changes(new FileContrast(asIf, at, requests), at, progress);
  }

  private Answer changes(Question question, Substitution substitution, IntConsumer progress) {
    return changes(new TextContrast(question, substitution, requests), question.at(), progress);
  }

  private Answer changes(Contrast contrast, Instant at, IntConsumer progress) {
    List<PrincipalSummary> callers =
        principals.principals(RepositoryAccess.CALLERS, new Window(0, MAX_NAMES));
    List<RepositorySummary> repositories =
        registries.repositories(CatalogFilter.ALL, new Window(0, MAX_NAMES)).stream()
            .filter(repository ->
                callers.stream().anyMatch(one -> contrast.isAbout(one, repository.id())))
            .toList();
    List<PrincipalSummary> reached =
        callers.stream()
            .filter(one ->
                repositories.stream()
                    .anyMatch(repository -> contrast.isAbout(one, repository.id())))
            .toList();
    Work work = new Work(contrast, at, repositories);
    List<PrincipalChanges> found = new ArrayList<>();
    int examined = 0;
    for (PrincipalSummary principal : reached) {
      if (work.pairs >= MAX_PAIRS) {
        break;
      }
      List<RepositoryChange> changed = work.of(principal);
      if (!changed.isEmpty()) {
        found.add(new PrincipalChanges(principal, changed));
      }
      progress.accept(100 * ++examined / reached.size());
    }
    return new Answer(
        work.tasks(),
        found,
        repositories.size(),
        reached.size(),
        examined == reached.size()
            && principals.countPrincipals(RepositoryAccess.CALLERS) <= MAX_NAMES
            && registries.countRepositories(CatalogFilter.ALL) <= MAX_NAMES);
  }

  private final class Work {
    private final Contrast contrast;
    private final Instant at;
    private final List<RepositorySummary> repositories;
    private final Map<RegistryKind, List<TaskDefinition>> usual = new EnumMap<>(RegistryKind.class);
    private final Map<RepositoryId, TaskDefinition> logins = new LinkedHashMap<>();
    private final Map<RegistryKind, Map<String, List<String>>> actions =
        new EnumMap<>(RegistryKind.class);
    private int pairs;

    Work(Contrast contrast, Instant at, List<RepositorySummary> repositories) {
      this.contrast = contrast;
      this.at = at;
      this.repositories = repositories;
      for (RepositorySummary repository : repositories) {
        RegistryKind kind = repository.id().registry().kind();
        if (!usual.containsKey(kind)) {
          usual.put(kind, extents.usual(kind));
          if (contrast.isAboutTokens()) {
            logins.put(repository.id(), extents.login(kind));
          }
        }
      }
      usual.forEach((kind, tasks) -> actions.put(kind, TaskExtents.actions(tasks)));
    }

    List<TaskDefinition> tasks() {
      return Stream.concat(usual.values().stream().flatMap(List::stream), logins.values().stream())
          .toList();
    }

    List<RepositoryChange> of(PrincipalSummary principal) {
      List<RepositoryChange> found = new ArrayList<>();
      for (RepositorySummary repository : repositories) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("The comparison was cancelled.");
        }
        if (contrast.isAbout(principal, repository.id())) {
          RepositoryChange change = of(principal, repository);
          pairs++;
          if (!change.tasks().values().stream().allMatch(TaskChange::isNothing)) {
            found.add(change);
          }
        }
      }
      return found;
    }

    private RepositoryChange of(PrincipalSummary principal, RepositorySummary repository) {
      Map<String, TaskChange> all =
          new LinkedHashMap<>(
              of(
                  principal,
                  repository,
                  actions.getOrDefault(repository.id().registry().kind(), Map.of())));
      // Logging in is about no repository, so it is told once, with the first of a kind.
      TaskDefinition login = logins.get(repository.id());
      if (login != null) {
        all.putAll(of(principal, repository, Map.of(login.id(), TaskExtents.tokens(login))));
      }
      return new RepositoryChange(repository, all);
    }

    private Map<String, TaskChange> of(
        PrincipalSummary principal, RepositorySummary repository, Map<String, List<String>> tasks) {
      String any = tasks.values().iterator().next().getFirst();
      return changes.of(
          contrast.sides(
              new AccessQuestion(principal.arn(), any, repository.id(), at, Map.of(), Map.of()),
              principal),
          tasks);
    }
  }
}
