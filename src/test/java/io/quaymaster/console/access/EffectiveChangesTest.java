package io.quaymaster.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.EffectiveChanges.RepositoryChange;
import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.catalog.Unreviewed;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.As;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What is foretold of a version is what is so once it is in force: in the sample workspace, who
/// can do what is asked before and after activating it.
@SpringBootTest(properties = "quaymaster.sample=true")
@Import(Unreviewed.class)
class EffectiveChangesTest {
  private static final int POLICIES_OF_A_TYPE = 1;

  @TempDir static Path folder;

  @Autowired EffectiveChanges effective;
  @Autowired RepositoryAccess access;
  @Autowired AccessChecks checks;
  @Autowired PolicyCatalog policies;
  @Autowired Unreviewed unreviewed;
  @Autowired PrincipalCatalog principals;
  @Autowired RegistryCatalog registries;
  @Autowired Clock clock;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  @ParameterizedTest
  @EnumSource(value = PolicyType.class, names = "SESSION_POLICY", mode = EnumSource.Mode.EXCLUDE)
  void what_is_foretold_comes_true(PolicyType type) {
    List<PolicySummary> some = some(type);
    assertThat(some).isNotEmpty();
    int changed = 0;
    for (PolicySummary policy : some) {
      VersionNumber other = other(policy);
      Answer told = told(policy, policy.active(), other);
      List<RepositoryId> reached = repositories(told);
      Map<String, Extent> before = now(reached);
      activate(policy, other, policy.active());
      Map<String, Extent> after = now(reached);
      activate(policy, policy.active(), other);
      assertThat(extents(told, TaskChange::before))
          .as("before, %s", policy)
          .isEqualTo(of(told, before));
      assertThat(extents(told, TaskChange::after))
          .as("after, %s", policy)
          .isEqualTo(of(told, after));
      changed += told.principals().size();
    }
    assertThat(changed).isPositive();
  }

  @ParameterizedTest
  @EnumSource(PolicyType.class)
  void what_is_answered_with_a_text_supposed_comes_true(PolicyType type) {
    PolicySummary policy = some(type).getFirst();
    VersionNumber other = other(policy);
    List<AccessQuestion> questions = questions(policy);
    Policy text = As.VIEWER.call(() -> java.util.Objects.requireNonNull(text(policy, other)));
    Supposition supposition =
        As.VIEWER.call(() -> checks.suppose(clock.instant(), Map.of(policy.id(), text)));
    List<Verdict> supposed = verdicts(questions, one -> checks.ask(one, supposition));
    List<Verdict> before = verdicts(questions, checks::ask);

    activate(policy, other, policy.active());
    List<AccessQuestion> later = questions(policy);
    List<Verdict> after = verdicts(later, checks::ask);
    activate(policy, policy.active(), other);

    assertThat(supposed).isEqualTo(after);
    assertThat(before).hasSameSizeAs(after);
  }

  /// What the policy can have a say about, as of now.
  private List<AccessQuestion> questions(PolicySummary policy) {
    List<RepositorySummary> repositories =
        As.VIEWER.call(() -> registries.repositories(CatalogFilter.ALL, new Window(0, 100)));
    List<String> callers =
        As.VIEWER
            .call(() -> principals.principals(RepositoryAccess.CALLERS, new Window(0, 12)))
            .stream()
            .map(PrincipalSummary::arn)
            .filter(arn -> policy.type() != PolicyType.SESSION_POLICY || arn.contains(":role/"))
            .toList();
    List<AccessQuestion> questions = new ArrayList<>();
    for (RepositorySummary repository : repositories) {
      boolean here =
          policy.place() instanceof PolicyPlace.OnRepository(RepositoryId on)
              ? on.equals(repository.id())
              : repository.id().name().value().endsWith("r");
      for (String caller : here ? callers : List.<String>of()) {
        for (String action :
            List.of("ecr:BatchGetImage", "ecr:PutImage", "ecr:GetAuthorizationToken")) {
          questions.add(
              new AccessQuestion(
                  caller,
                  action,
                  repository.id(),
                  clock.instant(),
                  Map.of(),
                  Map.of(),
                  policy.type() == PolicyType.SESSION_POLICY ? policy.id() : null));
        }
      }
    }
    return questions;
  }

  private static List<Verdict> verdicts(
      List<AccessQuestion> questions, Function<AccessQuestion, AccessAnswer> ask) {
    return questions.stream()
        .map(question -> As.VIEWER.call(() -> ask.apply(question)).verdict())
        .toList();
  }

  @Test
  void somebody_whom_only_the_policy_lets_in_loses_with_it() {
    PolicySummary policy = granting();
    Answer told = told(policy, policy.active(), null);

    assertThat(told.principals())
        .flatExtracting(PrincipalChanges::repositories)
        .flatExtracting(repository -> repository.tasks().values())
        .extracting(TaskChange::direction)
        .contains(Direction.LOST)
        .doesNotContain(Direction.GAINED, Direction.BOTH);
  }

  @Test
  void a_version_beside_itself_changes_nothing() {
    PolicySummary policy = granting();

    assertThat(told(policy, policy.active(), policy.active()).principals())
        .flatExtracting(PrincipalChanges::repositories)
        .flatExtracting(repository -> repository.tasks().values())
        .extracting(TaskChange::direction)
        .containsOnly(Direction.UNCHANGED);
  }

  @Test
  void it_can_be_cancelled() {
    PolicySummary policy = granting();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> told(policy, null, policy.active()))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /// A repository policy under which somebody on file can do something.
  private PolicySummary granting() {
    return some(PolicyType.REPOSITORY_POLICY).stream()
        .filter(policy -> policy.active() != null)
        .filter(policy -> !told(policy, null, policy.active()).principals().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private List<PolicySummary> some(PolicyType type) {
    PolicyFilter filter = new PolicyFilter("", Set.of(type), Set.of(), PolicyFilter.State.ACTIVE);
    return As.VIEWER.call(() -> policies.policies(filter, new Window(0, 100))).stream()
        .filter(policy -> policy.latest() != null && policy.latest().value() > 1)
        .limit(POLICIES_OF_A_TYPE)
        .toList();
  }

  /// A version that is not in force, the first if it can be.
  private static VersionNumber other(PolicySummary policy) {
    return VersionNumber.FIRST.equals(policy.active()) ? new VersionNumber(2) : VersionNumber.FIRST;
  }

  private Answer told(
      PolicySummary policy, @Nullable VersionNumber before, @Nullable VersionNumber after) {
    return As.VIEWER.call(() ->
        effective.changes(
            new EffectiveChanges.Question(
                policy, text(policy, before), text(policy, after), clock.instant()),
            percent -> assertThat(percent).isBetween(0, 100)));
  }

  private @Nullable Policy text(PolicySummary policy, @Nullable VersionNumber number) {
    if (number == null) {
      return null;
    }
    String text = policies.version(new VersionId(policy.id(), number)).text();
    return switch (PolicyParser.parse(new SourceText(text), policy.type())) {
      case ParseOutcome.Parsed parsed -> parsed.policy();
      case ParseOutcome.Unreadable unreadable -> throw new IllegalStateException(text);
    };
  }

  private void activate(
      PolicySummary policy, @Nullable VersionNumber version, @Nullable VersionNumber active) {
    As.ADMIN.run(() ->
        unreviewed.activate(new Activate(policy.id(), version, active, "To see what is so.")));
  }

  /// A few of those that an answer tells of.
  private static List<RepositoryId> repositories(Answer told) {
    return told.principals().stream()
        .flatMap(one -> one.repositories().stream())
        .map(one -> one.repository().id())
        .distinct()
        .limit(2)
        .toList();
  }

  /// What everybody on file can do with them, as the repository's own page says.
  private Map<String, Extent> now(List<RepositoryId> repositories) {
    Map<String, Extent> all = new TreeMap<>();
    repositories.forEach(repository ->
        As.VIEWER
            .call(() -> access.who(repository, clock.instant()))
            .access()
            .forEach(one ->
                one.extents()
                    .forEach((task, extent) ->
                        all.put(key(one.principal().arn(), repository, task), extent))));
    return all;
  }

  private static String key(String arn, RepositoryId repository, String task) {
    return arn + " " + task + " " + repository.arn();
  }

  /// What an answer says, where anything can be done, of the repositories that were asked about.
  private static Map<String, Extent> extents(Answer told, Function<TaskChange, Extent> side) {
    Set<RepositoryId> asked = Set.copyOf(repositories(told));
    Map<String, Extent> all = new TreeMap<>();
    for (PrincipalChanges one : told.principals()) {
      for (RepositoryChange repository : one.repositories()) {
        if (asked.contains(repository.repository().id())) {
          repository
              .tasks()
              .forEach((task, change) -> {
                if (side.apply(change) != Extent.NONE && !task.endsWith(".login")) {
                  all.put(
                      key(one.principal().arn(), repository.repository().id(), task),
                      side.apply(change));
                }
              });
        }
      }
    }
    return all;
  }

  /// The part of what is so that the policy has a say about.
  private static Map<String, Extent> of(Answer told, Map<String, Extent> all) {
    Set<String> reached =
        Set.copyOf(told.principals().stream().map(one -> one.principal().arn()).toList());
    Map<String, Extent> some = new TreeMap<>();
    all.forEach((key, extent) -> {
      if (extent != Extent.NONE && reached.contains(key.split(" ", 2)[0])) {
        some.put(key, extent);
      }
    });
    return some;
  }
}
