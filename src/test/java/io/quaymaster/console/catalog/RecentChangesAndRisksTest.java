package io.quaymaster.console.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.As;
import io.quaymaster.iam.policy.PolicyType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "quaymaster.sample=false")
@Import(Unreviewed.class)
class RecentChangesAndRisksTest {
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  private static final String OPEN = policy("\"*\"");
  private static final String CLOSED = policy("{\"AWS\": \"222233334444\"}");

  @TempDir static Path folder;

  @Autowired RegistryCatalog registries;
  @Autowired PolicyCatalog policies;
  @Autowired Unreviewed unreviewed;
  @Autowired RecentChanges changes;
  @Autowired Risks risks;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  @Test
  void the_newest_change_comes_first() {
    PolicyId policy = aPolicy();
    save(policy, null, CLOSED, "Let the partner pull");
    activate(policy, VersionNumber.FIRST, null, "Agreed");
    As.ADMIN.run(() ->
        unreviewed.activate(new Activate(policy, null, VersionNumber.FIRST, "Contract ended")));

    List<RecentChange> newest = As.VIEWER.call(() -> changes.newest(3));
    assertThat(newest)
        .satisfiesExactly(
            ended -> {
              assertThat(ended).isInstanceOf(RecentChange.Ended.class);
              assertThat(ended.reason()).isEqualTo("Contract ended");
            },
            activated -> {
              assertThat(activated).isInstanceOf(RecentChange.Activated.class);
              assertThat(activated.by().id().value()).isEqualTo("ines");
            },
            saved -> {
              assertThat(saved).isInstanceOf(RecentChange.Saved.class);
              assertThat(saved.policy().id()).isEqualTo(policy);
            });
  }

  @Test
  void a_version_that_takes_anothers_place_is_one_change() {
    PolicyId policy = aPolicy();
    save(policy, null, CLOSED, "First");
    activate(policy, VersionNumber.FIRST, null, "Go");
    save(policy, VersionNumber.FIRST, OPEN, "Second");
    activate(policy, new VersionNumber(2), VersionNumber.FIRST, "Go on");

    List<RecentChange> newest = As.VIEWER.call(() -> changes.newest(2));
    assertThat(newest.get(0)).isInstanceOf(RecentChange.Activated.class);
    assertThat(newest.get(1)).isInstanceOf(RecentChange.Saved.class);
  }

  @Test
  void only_what_is_in_force_is_open_to_anyone() {
    PolicyId policy = aPolicy();
    save(policy, null, OPEN, "Open it");
    assertThat(reasonsOf(policy)).containsExactly(Risk.Reason.WAITING);

    activate(policy, VersionNumber.FIRST, null, "Go");
    assertThat(reasonsOf(policy)).containsExactly(Risk.Reason.OPEN_TO_ANYONE);

    save(policy, VersionNumber.FIRST, CLOSED, "Close it");
    assertThat(reasonsOf(policy)).containsExactly(Risk.Reason.OPEN_TO_ANYONE, Risk.Reason.WAITING);
  }

  private List<Risk.Reason> reasonsOf(PolicyId policy) {
    return As.VIEWER.call(() ->
        risks.now().stream()
            .filter(risk -> risk.policies().stream().anyMatch(one -> one.id().equals(policy)))
            .map(Risk::reason)
            .toList());
  }

  private PolicyId aPolicy() {
    AccountId account = new AccountId(String.format("%012d", NEXT.getAndIncrement()));
    RegistryId registry = RegistryId.of("aws", account, "eu-central-1");
    RepositoryId repository = new RepositoryId(registry, new RepositoryName("depot/api"));
    As.ADMIN.run(() -> {
      registries.createAccount(account, "Depot", null, false);
      registries.createRegistry(registry);
      registries.createRepository(repository, Map.of());
    });
    return As.AUTHOR
        .call(() ->
            policies.create(
                new PolicyPlace.OnRepository(repository), PolicyType.REPOSITORY_POLICY, ""))
        .id();
  }

  private void save(
      PolicyId policy,
      @org.jspecify.annotations.Nullable VersionNumber basedOn,
      String text,
      String reason) {
    assertThat(As.AUTHOR.call(() -> policies.save(new SaveVersion(policy, basedOn, text, reason))))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  private void activate(
      PolicyId policy,
      VersionNumber version,
      @org.jspecify.annotations.Nullable VersionNumber before,
      String reason) {
    assertThat(
            As.ADMIN.call(() -> unreviewed.activate(new Activate(policy, version, before, reason))))
        .isInstanceOf(ActivationOutcome.Done.class);
  }

  private static String policy(String principal) {
    return """
    {"Version": "2012-10-17", "Statement": {"Sid": "Pull", "Effect": "Allow", "Principal": %s,
      "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]}}
    """
        .formatted(principal);
  }
}
