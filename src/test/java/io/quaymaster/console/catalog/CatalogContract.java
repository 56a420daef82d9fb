package io.quaymaster.console.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.comparison.Relation;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.IllegalTransactionStateException;

/// What the catalogue promises, on whichever database.
abstract class CatalogContract extends EstateContract {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  static final String PULL =
      """
      {
        "Version": "2012-10-17",
        "Statement": [{
          "Sid": "Pull",
          "Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::222233334444:role/deployer"},
          "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        }]
      }
      """;

  @Autowired Drafts drafts;
  @Autowired PolicyComparisons comparisons;
  @Autowired PolicyDeeds deeds;

  /// A repository of its own for each test, with a policy without versions.
  PolicySummary aPolicy() {
    return As.ADMIN.call(() -> {
      AccountId account = new AccountId(String.format("%012d", NEXT.getAndIncrement()));
      registries.createAccount(account, "Depot systems", null, false);
      RegistryId registry = RegistryId.of("aws", account, "eu-central-1");
      registries.createRegistry(registry);
      RepositoryId repository =
          new RepositoryId(registry, new RepositoryName("depot/scanner-gateway"));
      registries.createRepository(repository, Map.of("team", "depot"));
      return As.AUTHOR.call(() ->
          policies.create(
              new PolicyPlace.OnRepository(repository), PolicyType.REPOSITORY_POLICY, ""));
    });
  }

  @Test
  void a_version_is_saved_byte_for_byte() {
    PolicySummary policy = aPolicy();
    String text = PULL.replace("\n", "\r\n") + " \t";

    SaveOutcome outcome =
        As.AUTHOR.call(() -> policies.save(new SaveVersion(policy.id(), null, text, "First")));

    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    PolicyVersion read = As.VIEWER.call(() -> policies.latest(policy.id())).orElseThrow();
    assertThat(read.text()).isEqualTo(text);
    assertThat(read).isEqualTo(((SaveOutcome.Saved) outcome).version());
  }

  @Test
  void a_viewer_cannot_save_and_nobody_signed_out_reads() {
    PolicySummary policy = aPolicy();
    SaveVersion command = new SaveVersion(policy.id(), null, PULL, "First");

    assertThatThrownBy(() -> As.VIEWER.call(() -> policies.save(command)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> policies.countPolicies(PolicyFilter.ALL))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(As.AUTHOR.call(() -> policies.save(command))).isInstanceOf(SaveOutcome.Saved.class);
  }

  @Test
  void nothing_comes_in_force_but_in_the_work_of_a_change_request() {
    PolicySummary policy = aPolicy();
    As.AUTHOR.run(() -> policies.save(new SaveVersion(policy.id(), null, PULL, "First")));
    Activate activate = new Activate(policy.id(), VersionNumber.FIRST, null, "Go");

    for (As who : List.of(As.ADMIN, As.AUTHOR, new As("kaja", ConsoleRole.BREAK_GLASS))) {
      assertThatThrownBy(() -> who.call(() -> deeds.activate(activate)))
          .isInstanceOf(IllegalTransactionStateException.class);
    }
    assertThatThrownBy(() -> unreviewed.activate(activate))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(As.VIEWER.call(() -> policies.active(policy.id()))).isEmpty();
  }

  @Test
  void a_version_comes_in_force_only_in_place_of_what_its_caller_saw() {
    PolicySummary policy = aPolicy();
    String wider = PULL.replace("role/deployer", "root");
    As.AUTHOR.run(() -> policies.save(new SaveVersion(policy.id(), null, PULL, "First")));
    As.AUTHOR.run(
        () -> policies.save(new SaveVersion(policy.id(), VersionNumber.FIRST, wider, "Wider")));
    VersionNumber second = new VersionNumber(2);

    assertThat(activated(policy, VersionNumber.FIRST, null))
        .isInstanceOf(ActivationOutcome.Done.class);
    assertThat(activated(policy, second, null)).isInstanceOf(ActivationOutcome.Moved.class);
    assertThat(activated(policy, second, second)).isInstanceOf(ActivationOutcome.Moved.class);
    assertThat(As.VIEWER.call(() -> policies.active(policy.id())).orElseThrow().number())
        .isEqualTo(VersionNumber.FIRST);
    assertThat(activated(policy, second, VersionNumber.FIRST))
        .isInstanceOf(ActivationOutcome.Done.class);
    assertThat(As.VIEWER.call(() -> policies.activations(policy.id(), new Window(0, 9))))
        .hasSize(2);
  }

  private ActivationOutcome activated(
      PolicySummary policy, VersionNumber version, @Nullable VersionNumber expected) {
    return As.AUTHOR.call(
        () -> unreviewed.activate(new Activate(policy.id(), version, expected, "Go")));
  }

  @Test
  void the_relation_to_the_version_before_is_computed_in_the_background() throws Exception {
    PolicySummary policy = aPolicy();
    String wider = PULL.replace("role/deployer", "root");
    As.AUTHOR.run(() -> policies.save(new SaveVersion(policy.id(), null, PULL, "First")));
    As.AUTHOR.run(
        () -> policies.save(new SaveVersion(policy.id(), VersionNumber.FIRST, wider, "Wider")));

    VersionId second = new VersionId(policy.id(), new VersionNumber(2));
    Optional<Relation> relation = Optional.empty();
    for (int i = 0; i < 600 && relation.isEmpty(); i++) {
      relation = As.VIEWER.call(() -> comparisons.relation(second));
      Thread.sleep(50);
    }
    assertThat(relation).get().extracting(Relation::verdict).isEqualTo(Verdict.MORE_PERMISSIVE);
  }
}
