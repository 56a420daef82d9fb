package io.quaymaster.console.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.CreatePrincipal;
import io.quaymaster.console.catalog.Origin;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.catalog.SaveOutcome;
import io.quaymaster.console.catalog.SaveVersion;
import io.quaymaster.console.catalog.Unreviewed;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.expectation.ExpectationCoverage.Covered;
import io.quaymaster.console.expectation.ExpectationOutcome.Saved;
import io.quaymaster.console.expectation.ExpectationOutcome.Stale;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.iam.policy.PolicyType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "quaymaster.sample=false")
@Import(Unreviewed.class)
class ExpectationsTest {
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  private static final As REVIEWER = new As("priya", ConsoleRole.REVIEWER);

  private static final String PULL =
      """
      {"Sid": "Pull", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:user/ci"},
       "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]}\
      """;
  private static final String FROZEN =
      """
      {"Sid": "Frozen", "Effect": "Deny", "Principal": "*", "Action": "ecr:PutImage"}\
      """;

  @TempDir static Path folder;

  @Autowired Expectations expectations;
  @Autowired ExpectationRuns runs;
  @Autowired ExpectationCoverage coverage;
  @Autowired ExpectationWork work;
  @Autowired PolicyCatalog policies;
  @Autowired Unreviewed unreviewed;
  @Autowired RegistryCatalog registries;
  @Autowired PrincipalCatalog principals;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private AccountId owner = new AccountId("000000000000");
  private RepositoryId repository =
      new RepositoryId(
          RegistryId.of("aws", owner, "eu-central-1"), new RepositoryName("depot/api"));
  private PolicyId policy = new PolicyId(new java.util.UUID(0, 0));

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  @BeforeEach
  void aRepositoryWithAPolicy() {
    owner = new AccountId("%012d".formatted(NEXT.getAndIncrement()));
    RegistryId registry = RegistryId.of("aws", owner, "eu-central-1");
    repository = new RepositoryId(registry, new RepositoryName("depot/api"));
    As.ADMIN.run(() -> {
      registries.createAccount(owner, "Depot " + owner, null, false);
      registries.createRegistry(registry);
      registries.createRepository(repository, Map.of());
      principals.create(new CreatePrincipal(owner, PrincipalKind.USER, "/", "ci", Map.of(), false));
    });
    policy =
        As.AUTHOR.call(() ->
            policies
                .create(new PolicyPlace.OnRepository(repository), PolicyType.REPOSITORY_POLICY, "")
                .id());
  }

  @Test
  void authors_reviewers_and_administrators_write_them_and_nobody_else() {
    for (As somebody : List.of(As.VIEWER, As.AUDITOR)) {
      assertThatThrownBy(() -> somebody.call(() -> save(pull(ExpectedAnswer.ALLOWED))))
          .isInstanceOf(AccessDeniedException.class);
    }
    for (As somebody : List.of(As.AUTHOR, REVIEWER, As.ADMIN)) {
      assertThat(somebody.call(() -> save(pull(ExpectedAnswer.ALLOWED)))).isInstanceOf(Saved.class);
    }
  }

  @Test
  void every_edit_is_a_revision_for_good_and_in_the_audit_trail() {
    Expectation first = expect(pull(ExpectedAnswer.ALLOWED));
    assertThatThrownBy(
            () -> As.AUTHOR.call(() -> expectations.retire(first.id(), 1, true, "It is in my way")))
        .isInstanceOf(AccessDeniedException.class);
    Expectation retired =
        ((Saved) REVIEWER.call(() -> expectations.retire(first.id(), 1, true, "The job has moved")))
            .expectation();

    assertThat(As.AUTHOR.call(() -> expectations.retire(first.id(), 1, true, "Again")))
        .isEqualTo(new Stale(retired));
    assertThat(As.VIEWER.call(() -> expectations.revisions(first.id())))
        .containsExactly(retired, first);
    assertThat(As.VIEWER.call(() -> expectations.open())).doesNotContain(first, retired);
    assertThat(entries(first))
        .extracting(AuditEntry::what)
        .containsSubsequence("EXPECTATION_RETIRED", "EXPECTATION_CREATED");
    assertThatThrownBy(() ->
            jdbc.sql("delete from expectation_revision where expectation_id = :id")
                .param("id", first.id().value())
                .update())
        .hasMessageContaining("keeps its history");
  }

  @Test
  void a_proposed_text_is_held_against_what_is_expected() {
    Expectation pull = expect(pull(ExpectedAnswer.ALLOWED));
    Expectation push = expect(content("ci", "ecr:PutImage", ExpectedAnswer.DENIED));
    Expectation frozen = expect(content("ci", "ecr:PutImage", ExpectedAnswer.DENIED_EXPLICITLY));

    assertThat(run(document(PULL.formatted(owner), FROZEN)))
        .containsEntry(pull.id(), Met.Standing.MET)
        .containsEntry(push.id(), Met.Standing.MET)
        .containsEntry(frozen.id(), Met.Standing.MET);
    assertThat(run(document(PULL.formatted(owner))))
        .containsEntry(push.id(), Met.Standing.MET)
        .containsEntry(frozen.id(), Met.Standing.BROKEN);
    assertThat(run(document(FROZEN))).containsEntry(pull.id(), Met.Standing.BROKEN);
    assertThat(run("{")).containsEntry(pull.id(), Met.Standing.UNANSWERABLE);
    assertThat(As.VIEWER.call(() -> policies.active(policy))).as("nothing was changed").isEmpty();
  }

  @Test
  void what_is_expected_is_held_against_no_policy_at_all() {
    Expectation pull = expect(pull(ExpectedAnswer.ALLOWED));
    activate(null, document(PULL.formatted(owner)));

    assertThat(run(document(PULL.formatted(owner)))).containsEntry(pull.id(), Met.Standing.MET);
    assertThat(run(null)).containsEntry(pull.id(), Met.Standing.BROKEN);
  }

  @Test
  void a_blocking_one_that_is_not_known_to_be_met_blocks() {
    Expectation pull = expect(pull(ExpectedAnswer.ALLOWED));
    Map<PolicyId, @Nullable String> broken = Collections.singletonMap(policy, document(FROZEN));

    ExpectationReport report = As.VIEWER.call(() -> runs.run(broken));
    assertThat(report.isBlocking()).isTrue();
    assertThat(report.results().getFirst().met().why()).isNotBlank();
    assertThat(report.results()).filteredOn(result -> result.expectation().equals(pull)).hasSize(1);
    assertThat(
            As.VIEWER
                .call(() -> runs.run(Map.of(policy, document(PULL.formatted(owner)))))
                .isBlocking())
        .isFalse();
  }

  @Test
  void of_a_task_every_action_counts() {
    Expectation task = expect(content("ci", "private.list-tags", ExpectedAnswer.ALLOWED));
    Expectation whole = expect(content("ci", "private.delete-image", ExpectedAnswer.DENIED));
    String list = PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:ListImages\"").formatted(owner);

    assertThat(run(document(list)))
        .containsEntry(task.id(), Met.Standing.MET)
        .containsEntry(whole.id(), Met.Standing.MET);
  }

  @Test
  void what_needs_no_policy_is_always_allowed() {
    Met pull =
        As.VIEWER.call(() ->
            runs.tryOut(
                new ExpectationContent(
                    "anonymous",
                    "public.pull.anonymous",
                    "arn:aws:ecr-public::" + owner + ":repository/depot/api",
                    Map.of(),
                    null,
                    ExpectedAnswer.ALLOWED,
                    Severity.WARNING,
                    "Depot",
                    "Published",
                    false)));

    assertThat(pull.standing()).isEqualTo(Met.Standing.MET);
  }

  @Test
  void what_hangs_on_a_key_is_conditional() {
    String fromOffice =
        PULL.formatted(owner)
            .replace(
                "\"Action\"",
                "\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}}, \"Action\"");
    Expectation conditional = expect(pull(ExpectedAnswer.CONDITIONAL));
    Expectation told =
        expect(
            new ExpectationContent(
                "arn:aws:iam::" + owner + ":user/ci",
                "ecr:BatchGetImage",
                repository.arn().toString(),
                Map.of("aws:SourceIp", List.of("10.1.2.3")),
                null,
                ExpectedAnswer.ALLOWED,
                Severity.WARNING,
                "Depot",
                "From the office",
                false));

    assertThat(run(document(fromOffice)))
        .containsEntry(conditional.id(), Met.Standing.MET)
        .containsEntry(told.id(), Met.Standing.MET);
  }

  @Test
  void they_run_again_when_a_version_comes_in_force() {
    Expectation pull = expect(pull(ExpectedAnswer.ALLOWED));
    activate(null, document(PULL.formatted(owner)));
    settle();
    LastRun met = lastRun(pull);
    assertThat(met.standing()).isEqualTo(Met.Standing.MET);
    assertThat(met.lastMet()).isEqualTo(met.at());

    activate(VersionNumber.FIRST, document(FROZEN));
    settle();
    LastRun broken = lastRun(pull);
    assertThat(broken.standing()).isEqualTo(Met.Standing.BROKEN);
    assertThat(broken.lastMet()).isEqualTo(met.at());
    assertThat(entries(pull).getFirst().what()).isEqualTo("EXPECTATION_BROKEN");
    assertThat(entries(pull).getFirst().who()).isEqualTo("quaymaster");
  }

  @Test
  void coverage_tells_the_statements_that_no_expectation_depends_on() {
    Expectation pull = expect(pull(ExpectedAnswer.ALLOWED));
    String twice = PULL.formatted(owner).replace("\"Pull\"", "\"Again\"");
    List<Covered> covered = covered(document(PULL.formatted(owner), twice, FROZEN));

    assertThat(covered)
        .extracting(one -> one.statement().sid() + " " + one.isCovered())
        .containsExactly("Pull true", "Again true", "Frozen false");
    assertThat(covered.getFirst().by()).containsExactly(pull);

    expect(content("ci", "ecr:PutImage", ExpectedAnswer.DENIED_EXPLICITLY));
    assertThat(covered(document(PULL.formatted(owner), FROZEN))).allMatch(Covered::isCovered);
  }

  @Test
  void a_run_tells_its_progress_and_can_be_cancelled() {
    expect(pull(ExpectedAnswer.ALLOWED));
    List<Integer> progress = new ArrayList<>();
    As.VIEWER.call(() -> runs.run(Map.of(), progress::add, () -> false));
    assertThat(progress).isSorted().endsWith(100);
    assertThatThrownBy(() -> As.VIEWER.call(() -> runs.run(Map.of(), done -> {}, () -> true)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void what_cannot_be_asked_is_refused_with_a_sentence() {
    assertThatThrownBy(() -> content("ci", "ecr:Nothing", ExpectedAnswer.ALLOWED))
        .hasMessage("`ecr:Nothing` is neither an action nor a task.");
    assertThatThrownBy(() -> content("", "ecr:PutImage", ExpectedAnswer.ALLOWED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ExpectationContent pull(ExpectedAnswer expected) {
    return content("ci", "ecr:BatchGetImage", expected);
  }

  private ExpectationContent content(String user, String what, ExpectedAnswer expected) {
    return new ExpectationContent(
        "arn:aws:iam::" + owner + ":user/" + user,
        what,
        repository.arn().toString(),
        Map.of(),
        null,
        expected,
        Severity.BLOCKING,
        "Depot",
        "The nightly build needs it",
        false);
  }

  private ExpectationOutcome save(ExpectationContent content) {
    return expectations.save(new SaveExpectation(ExpectationId.next(), 0, content, ""));
  }

  private Expectation expect(ExpectationContent content) {
    return ((Saved) As.AUTHOR.call(() -> save(content))).expectation();
  }

  private Map<ExpectationId, Met.Standing> run(@Nullable String text) {
    Map<ExpectationId, Met.Standing> standings = new java.util.HashMap<>();
    As.VIEWER
        .call(() -> runs.run(Collections.singletonMap(policy, text)))
        .results()
        .forEach(result -> standings.put(result.expectation().id(), result.met().standing()));
    return standings;
  }

  private List<Covered> covered(String text) {
    return As.VIEWER.call(() -> coverage.of(policy, text, () -> false));
  }

  private void settle() {
    work.settled().join();
  }

  private LastRun lastRun(Expectation expectation) {
    return As.VIEWER.call(() -> expectations.lastRun(expectation.id())).orElseThrow();
  }

  private List<AuditEntry> entries(Expectation expectation) {
    return As.AUDITOR.call(() ->
        trail.entries(new AuditFilter("", "", "", expectation.id().toString(), null, null), 0, 10));
  }

  private void activate(@Nullable VersionNumber before, String text) {
    SaveOutcome saved =
        As.AUTHOR.call(
            () -> policies.save(new SaveVersion(policy, before, text, "A test", Origin.WRITTEN)));
    VersionNumber number = ((SaveOutcome.Saved) saved).version().number();
    As.ADMIN.run(() -> unreviewed.activate(new Activate(policy, number, before, "A test")));
  }

  private static String document(String... statements) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
  }
}
