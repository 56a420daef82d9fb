package io.quaymaster.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.CreatePrincipal;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.catalog.SaveOutcome;
import io.quaymaster.console.catalog.SaveVersion;
import io.quaymaster.console.catalog.Unreviewed;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.ServiceReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "quaymaster.sample=false")
@Import(Unreviewed.class)
class AccessChecksTest {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private static final String PULL_AND_PUT =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*",
        "Action": ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage"]}}
      """;

  @TempDir static Path folder;

  @Autowired AccessChecks checks;
  @Autowired RepositoryAccess access;
  @Autowired ReverseQuestions questions;
  @Autowired RegistryCatalog registries;
  @Autowired PolicyCatalog policies;
  @Autowired Unreviewed unreviewed;
  @Autowired PrincipalCatalog principals;
  @Autowired PolicyAttachments attachments;
  @Autowired Clock clock;

  private AccountId owner = new AccountId("000000000000");
  private AccountId partner = owner;
  private RepositoryId repository =
      new RepositoryId(
          RegistryId.of("aws", owner, "eu-central-1"), new RepositoryName("depot/api"));

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  @BeforeEach
  void aRepository() {
    owner = account();
    partner = account();
    RegistryId registry = RegistryId.of("aws", owner, "eu-central-1");
    repository = new RepositoryId(registry, new RepositoryName("depot/api"));
    As.ADMIN.run(() -> {
      registries.createRegistry(registry);
      registries.createRepository(repository, Map.of("team", "depot"));
    });
  }

  @Test
  void a_cross_account_pull_needs_both_halves() {
    PrincipalSummary deployer = roleOf(partner);
    AccessAnswer before = ask(deployer.arn(), "ecr:BatchGetImage");
    assertThat(before.verdict()).isInstanceOf(Verdict.DeniedImplicitly.class);

    attach(deployer, PULL_AND_PUT);
    assertThat(ask(deployer.arn(), "ecr:BatchGetImage").verdict())
        .isInstanceOf(Verdict.DeniedImplicitly.class);

    repositoryPolicy(grantTo(deployer.arn(), ""));
    assertThat(ask(deployer.arn(), "ecr:BatchGetImage").verdict())
        .isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void a_session_acts_under_the_role_that_is_on_file() {
    PrincipalSummary deployer = roleOf(partner);
    attach(deployer, PULL_AND_PUT);
    repositoryPolicy(grantTo(deployer.arn(), ""));

    String session = "arn:aws:sts::" + partner + ":assumed-role/deployer/build-42";
    assertThat(ask(session, "ecr:BatchGetImage").verdict()).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void what_hangs_on_policies_that_are_not_on_file_is_unknown() {
    String stranger = "arn:aws:iam::" + partner + ":role/not-on-file";
    assertThat(ask(stranger, "ecr:BatchGetImage").verdict())
        .as("the repository does not allow it, whatever the caller's policies say")
        .isInstanceOf(Verdict.DeniedImplicitly.class);

    repositoryPolicy(grantTo(stranger, ""));
    AccessAnswer answer = ask(stranger, "ecr:BatchGetImage");
    assertThat(answer.verdict()).isInstanceOf(Verdict.Unknown.class);
    assertThat(answer.notOnFile()).containsExactly(Layer.IDENTITY);
  }

  @Test
  void what_hangs_on_a_key_that_was_not_told_is_conditional() {
    PrincipalSummary deployer = roleOf(partner);
    attach(deployer, PULL_AND_PUT);
    repositoryPolicy(
        grantTo(
            deployer.arn(),
            """
            , "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}\
            """));

    AccessAnswer answer = ask(deployer.arn(), "ecr:BatchGetImage");
    assertThat(answer.verdict())
        .isInstanceOfSatisfying(
            Verdict.Conditional.class,
            conditional -> {
              assertThat(conditional.allowed()).isFalse();
              assertThat(conditional.cases().getFirst().example())
                  .containsEntry("aws:SourceVpce", new ContextValue.One("vpce-0a1b2c3d"));
            });
    AccessQuestion told =
        new AccessQuestion(
            deployer.arn(),
            "ecr:BatchGetImage",
            repository,
            clock.instant(),
            Map.of("aws:SourceVpce", new ContextValue.One("vpce-0a1b2c3d")),
            Map.of());
    assertThat(As.VIEWER.call(() -> checks.ask(told)).isAllowed()).isTrue();
  }

  @Test
  void what_the_repository_said_before_its_first_version_is_unknown() {
    PrincipalSummary deployer = roleOf(partner);
    attach(deployer, PULL_AND_PUT);
    Instant before = clock.instant();
    String other = "arn:aws:iam::" + partner + ":role/other";
    PolicyId policy = savedRepositoryPolicy(grantTo(other, ""));
    assertThat(ask(deployer.arn(), "ecr:BatchGetImage", before).verdict())
        .as("no version ever came in force: there is no policy")
        .isInstanceOf(Verdict.DeniedImplicitly.class);
    As.ADMIN.run(
        () -> unreviewed.activate(new Activate(policy, VersionNumber.FIRST, null, "Go live")));

    AccessAnswer answer = ask(deployer.arn(), "ecr:BatchGetImage", before);
    assertThat(answer.verdict())
        .isEqualTo(
            new Verdict.Unknown(
                "No version of the repository policy was on file then: what it said is not known."));
    assertThat(answer.notOnFile()).containsExactly(Layer.REPOSITORY);
    assertThat(ask(deployer.arn(), "ecr:BatchGetImage").verdict())
        .isInstanceOf(Verdict.DeniedImplicitly.class);
    AccessQuestion assumed =
        new AccessQuestion(
            deployer.arn(),
            "ecr:BatchGetImage",
            repository,
            before,
            Map.of(),
            Map.of(policy, VersionNumber.FIRST));
    assertThat(As.VIEWER.call(() -> checks.ask(assumed)).verdict())
        .as("what is assumed is known")
        .isInstanceOf(Verdict.DeniedImplicitly.class);
  }

  @Test
  void an_earlier_instant_is_judged_by_the_versions_of_then() {
    PrincipalSummary deployer = roleOf(partner);
    attach(deployer, PULL_AND_PUT);
    Instant before = clock.instant();
    repositoryPolicy(grantTo(deployer.arn(), ""));

    assertThat(ask(deployer.arn(), "ecr:BatchGetImage", before).isAllowed()).isFalse();
    assertThat(ask(deployer.arn(), "ecr:BatchGetImage").isAllowed()).isTrue();
  }

  @Test
  void a_version_that_is_not_in_force_can_be_assumed() {
    PrincipalSummary deployer = roleOf(partner);
    attach(deployer, PULL_AND_PUT);
    PolicyId policy = savedRepositoryPolicy(grantTo(deployer.arn(), ""));

    assertThat(ask(deployer.arn(), "ecr:BatchGetImage").isAllowed()).isFalse();
    AccessQuestion assuming =
        new AccessQuestion(
            deployer.arn(),
            "ecr:BatchGetImage",
            repository,
            clock.instant(),
            Map.of(),
            Map.of(policy, VersionNumber.FIRST));
    assertThat(As.VIEWER.call(() -> checks.ask(assuming)).isAllowed()).isTrue();
  }

  @Test
  void a_task_says_which_of_its_actions_is_missing() {
    PrincipalSummary deployer = roleOf(partner);
    attach(deployer, PULL_AND_PUT);
    repositoryPolicy(grantTo(deployer.arn(), ""));

    TaskAnswer push =
        As.VIEWER.call(() ->
            checks.ask(
                question(deployer.arn(), "", clock.instant()),
                ServiceReference.load().task("private.push").orElseThrow()));
    assertThat(push.isAllowed()).isFalse();
    assertThat(
            push.needs().stream()
                .filter(need -> need.answer().isAllowed())
                .map(need -> need.need().action()))
        .containsExactly("ecr:GetAuthorizationToken");
  }

  @Test
  void the_repository_knows_who_on_file_has_access() {
    PrincipalSummary deployer = roleOf(partner);
    attach(deployer, PULL_AND_PUT);
    repositoryPolicy(grantTo(deployer.arn(), ""));

    var known = As.VIEWER.call(() -> access.who(repository, clock.instant()));
    assertThat(known.access())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.principal().arn()).isEqualTo(deployer.arn());
          assertThat(one.extents())
              .containsEntry("private.pull", Extent.ALL)
              .containsEntry("private.push", Extent.NONE)
              .containsEntry("private.policy", Extent.NONE);
        });
  }

  @Test
  void a_session_policy_limits_a_role() {
    PrincipalSummary deployer = roleOf(owner);
    attach(deployer, PULL_AND_PUT);
    PolicyId session = policyOf(owner, PolicyType.SESSION_POLICY, "OneAction");
    AccessQuestion asked =
        new AccessQuestion(
            deployer.arn(),
            "ecr:PutImage",
            repository,
            clock.instant(),
            Map.of(),
            Map.of(),
            session);

    assertThatThrownBy(() -> As.VIEWER.call(() -> checks.ask(asked)))
        .hasMessageContaining("No version of the session policy `OneAction` was in force");

    saveAndActivate(
        session,
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ecr:BatchGetImage", "Resource": "*"}}\
        """);
    AccessQuestion now = at(asked, clock.instant());
    assertThat(ask(deployer.arn(), "ecr:PutImage").isAllowed()).isTrue();
    AccessAnswer limited = As.VIEWER.call(() -> checks.ask(now));
    assertThat(limited.verdict()).isInstanceOf(Verdict.DeniedImplicitly.class);
    assertThat(limited.policies().versions())
        .anyMatch(used -> used.version().policy().equals(session));
    assertThat(As.VIEWER.call(() -> checks.ask(now.withAction("ecr:BatchGetImage"))).isAllowed())
        .isTrue();
  }

  @Test
  void only_sessions_have_a_session_policy() {
    PolicyId own = policyOf(owner, PolicyType.IDENTITY_POLICY, "Own");
    PolicyId session = policyOf(owner, PolicyType.SESSION_POLICY, "Session");
    String root = "arn:aws:iam::" + owner + ":root";

    assertThatThrownBy(() -> askWith(roleOf(owner).arn(), own))
        .hasMessage("There is no such session policy.");
    assertThatThrownBy(() -> askWith(root, session))
        .hasMessageContaining("Only roles and federated users have session policies");
  }

  @Test
  void the_policy_of_another_repository_cannot_be_assumed() {
    RepositoryId other = new RepositoryId(repository.registry(), new RepositoryName("depot/other"));
    As.ADMIN.run(() -> registries.createRepository(other, Map.of()));
    PrincipalSummary deployer = roleOf(partner);
    PolicyId policy = savedRepositoryPolicy(grantTo(deployer.arn(), ""));
    AccessQuestion elsewhere =
        new AccessQuestion(
            deployer.arn(),
            "ecr:BatchGetImage",
            other,
            clock.instant(),
            Map.of(),
            Map.of(policy, VersionNumber.FIRST));

    assertThatThrownBy(() -> As.VIEWER.call(() -> checks.ask(elsewhere)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is the policy of another place");
  }

  @Test
  void what_somebody_can_whose_policies_are_not_on_file_is_unknown() {
    String stranger = "arn:aws:iam::" + owner + ":role/not-on-file";
    var answer = As.VIEWER.call(() -> questions.whatCan(stranger, clock.instant()));

    assertThat(answer.privately().repositories())
        .filteredOn(one -> one.repository().id().equals(repository))
        .singleElement()
        .satisfies(one ->
            assertThat(one.extents())
                .containsEntry("private.pull", Extent.UNKNOWN)
                .containsEntry("private.push", Extent.UNKNOWN));
  }

  @Test
  void a_tag_on_file_and_the_time_decide_who_can() {
    repositoryPolicy(
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Principal": {"AWS": "%1$s"}, "Action": "ecr:BatchGetImage",
            "Condition": {"StringEquals": {"aws:ResourceTag/team": "parcel"}}},
          {"Effect": "Allow", "Principal": {"AWS": "%1$s"}, "Action": "ecr:BatchGetImage",
            "Condition": {"DateLessThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}}]}
        """
            .formatted(partner));

    var answer =
        As.VIEWER.call(() ->
            questions.whoCan(
                new ReverseQuestions.WhoCan(
                    "ecr:BatchGetImage", repository, clock.instant(), Map.of())));
    assertThat(answer.classes().all())
        .extracting(grant -> grant.principals().text())
        .containsExactly("any principal of account " + owner);
  }

  @Test
  void the_organization_of_an_account_that_is_not_on_file_is_open() {
    repositoryPolicy(
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage",
          "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}}}
        """);

    assertThat(ask("arn:aws:iam::999999999999:root", "ecr:BatchGetImage").verdict())
        .isInstanceOf(Verdict.Conditional.class);
    assertThat(ask("arn:aws:iam::" + partner + ":root", "ecr:BatchGetImage").verdict())
        .isInstanceOf(Verdict.DeniedImplicitly.class);
  }

  @Test
  void the_place_of_the_repository_in_its_organization_is_open() {
    PrincipalSummary deployer = roleOf(partner);
    attach(deployer, PULL_AND_PUT);
    repositoryPolicy(
        grantTo(
            deployer.arn(),
            """
            , "Condition": {"ForAnyValue:StringLike": {"aws:ResourceOrgPaths": "o-exampleorg1/*"}}\
            """));

    assertThat(ask(deployer.arn(), "ecr:BatchGetImage").verdict())
        .isInstanceOf(Verdict.Conditional.class);
  }

  @Test
  void nobody_asks_without_signing_in() {
    assertThatThrownBy(() -> checks.ask(question("anonymous", "ecr:PutImage", Instant.EPOCH)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void an_unreadable_principal_is_named() {
    assertThatThrownBy(() -> ask("deployer", "ecr:PutImage"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`deployer` is no principal");
    assertThatThrownBy(() -> ask("arn:aws:iam::" + partner + ":role/a\u0000b", "ecr:PutImage"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no principal");
  }

  private AccessAnswer askWith(String principal, PolicyId session) {
    AccessQuestion asked =
        new AccessQuestion(
            principal, "ecr:PutImage", repository, clock.instant(), Map.of(), Map.of(), session);
    return As.VIEWER.call(() -> checks.ask(asked));
  }

  private static AccessQuestion at(AccessQuestion asked, Instant at) {
    return new AccessQuestion(
        asked.principal(),
        asked.action(),
        asked.repository(),
        at,
        asked.context(),
        asked.assumed(),
        asked.session());
  }

  private PolicyId policyOf(AccountId account, PolicyType type, String name) {
    return As.AUTHOR.call(
        () -> policies.create(new PolicyPlace.InAccount(account), type, name).id());
  }

  private AccessAnswer ask(String principal, String action) {
    return ask(principal, action, clock.instant());
  }

  private AccessAnswer ask(String principal, String action, Instant at) {
    return As.VIEWER.call(() -> checks.ask(question(principal, action, at)));
  }

  private AccessQuestion question(String principal, String action, Instant at) {
    return new AccessQuestion(principal, action, repository, at, Map.of(), Map.of());
  }

  private AccountId account() {
    AccountId id = new AccountId(String.format("%012d", NEXT.getAndIncrement()));
    As.ADMIN.run(() -> registries.createAccount(id, "Depot " + id, null, false));
    return id;
  }

  private PrincipalSummary roleOf(AccountId account) {
    return As.ADMIN.call(() ->
        principals.create(
            new CreatePrincipal(account, PrincipalKind.ROLE, "/ci/", "deployer", Map.of(), false)));
  }

  private static String grantTo(String arn, String rest) {
    return """
    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "%s"},
      "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]%s}}
    """
        .formatted(arn, rest);
  }

  private void attach(PrincipalSummary principal, String text) {
    PolicySummary policy =
        As.AUTHOR.call(() ->
            policies.create(
                new PolicyPlace.InAccount(principal.account()), PolicyType.IDENTITY_POLICY, "Own"));
    saveAndActivate(policy.id(), text);
    As.ADMIN.run(() ->
        attachments.attach(
            policy.id(), new AttachmentTarget.ToPrincipal(principal.id()), "As agreed"));
  }

  private void repositoryPolicy(String text) {
    PolicyId policy = savedRepositoryPolicy(text);
    As.ADMIN.run(
        () -> unreviewed.activate(new Activate(policy, VersionNumber.FIRST, null, "Go live")));
  }

  private PolicyId savedRepositoryPolicy(String text) {
    PolicySummary policy =
        As.AUTHOR.call(() ->
            policies.create(
                new PolicyPlace.OnRepository(repository), PolicyType.REPOSITORY_POLICY, ""));
    save(policy.id(), text);
    return policy.id();
  }

  private void saveAndActivate(PolicyId policy, String text) {
    save(policy, text);
    As.ADMIN.run(
        () -> unreviewed.activate(new Activate(policy, VersionNumber.FIRST, null, "Go live")));
  }

  private void save(PolicyId policy, String text) {
    SaveOutcome outcome =
        As.AUTHOR.call(() -> policies.save(new SaveVersion(policy, null, text, "First")));
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    assertThat(Set.of(outcome.findings())).isNotEmpty();
  }
}
