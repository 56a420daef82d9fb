package io.quaymaster.console.ui;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.catalog.SaveOutcome;
import io.quaymaster.console.catalog.SaveVersion;
import io.quaymaster.console.catalog.Unreviewed;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.identity.AccountRevision;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.iam.policy.PolicyType;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/// Makes repositories with policies for the tests of screens, each in a registry of its own.
@TestComponent
@Import(Unreviewed.class)
public class PolicyFixture {
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  private static final As REVIEWER = As.reviewer("mira");
  private static final int PATIENCE = 600;

  private final RegistryCatalog registries;
  private final PolicyCatalog policies;
  private final Guardrails guardrails;
  private final Unreviewed unreviewed;
  private final ChangeRequests changes;
  private final Reviews reviews;
  private final UserAccounts accounts;

  public PolicyFixture(
      RegistryCatalog registries,
      PolicyCatalog policies,
      Guardrails guardrails,
      Unreviewed unreviewed,
      ChangeRequests changes,
      Reviews reviews,
      UserAccounts accounts) {
    this.registries = registries;
    this.policies = policies;
    this.guardrails = guardrails;
    this.unreviewed = unreviewed;
    this.changes = changes;
    this.reviews = reviews;
    this.accounts = accounts;
  }

  /// Switches off what another test left on: a change could not come in force because of that.
  public void switchGuardrailsOff() {
    As.ADMIN.run(() ->
        guardrails.all().stream()
            .filter(guardrail -> guardrail.level().isOn())
            .forEach(guardrail ->
                guardrails.switchTo(
                    guardrail.id(), guardrail.revision(), GuardrailLevel.OFF, "For a test.")));
  }

  /// A policy without versions on the repository `name` of a new account; `region` empty means a
  /// public repository.
  public PolicySummary policyOn(String name, String region) {
    AccountId account = new AccountId(String.valueOf(700_000_000_000L + NEXT.getAndIncrement()));
    RegistryId registry = RegistryId.of("aws", account, region);
    RepositoryId repository = new RepositoryId(registry, new RepositoryName(name));
    As.ADMIN.run(() -> {
      registries.createAccount(account, "Web platform", null, false);
      registries.createRegistry(registry);
      registries.createRepository(repository, Map.of("team", "web"));
    });
    return As.AUTHOR.call(() ->
        policies.create(
            new PolicyPlace.OnRepository(repository), PolicyType.REPOSITORY_POLICY, ""));
  }

  public PolicyVersion save(PolicyId policy, @Nullable VersionNumber base, String text) {
    SaveOutcome outcome =
        As.author("priya")
            .call(() -> policies.save(new SaveVersion(policy, base, text, "For a test.")));
    if (outcome instanceof SaveOutcome.Saved saved) {
      return saved.version();
    }
    throw new IllegalStateException("Not saved: " + outcome);
  }

  public void activate(PolicyVersion version) {
    As.ADMIN.run(() ->
        unreviewed.activate(
            new Activate(version.id().policy(), version.number(), null, "For a test.")));
  }

  /// Puts a version in force in place of another.
  public void replace(PolicyVersion before, PolicyVersion after) {
    As.ADMIN.run(() ->
        unreviewed.activate(
            new Activate(after.id().policy(), after.number(), before.number(), "For a test.")));
  }

  /// Leaves none in force in place of a version.
  public void takeOut(PolicyVersion version) {
    As.ADMIN.run(() ->
        unreviewed.activate(
            new Activate(version.id().policy(), null, version.number(), "For a test.")));
  }

  /// Gives people accounts with what they may do: nobody else's approval counts.
  public void letIn(As... people) {
    As.ADMIN.run(() -> {
      for (As one : people) {
        UserId id = new UserId(one.name());
        if (accounts.account(id).isEmpty()) {
          accounts.create(id, one.name(), Set.of(one.role()));
        }
      }
    });
  }

  public void changeRoles(As person, ConsoleRole... roles) {
    As.ADMIN.run(() -> {
      UserAccount account = accounts.account(new UserId(person.name())).orElseThrow();
      accounts.changeRoles(AccountRevision.of(account), Set.of(roles));
    });
  }

  /// Waits for the checks of what a change request proposes now.
  public ChangePage checked(ChangeId id) {
    for (int i = 0; i < PATIENCE && page(id).seen().isEmpty(); i++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return page(id);
  }

  private ChangePage page(ChangeId id) {
    return As.VIEWER.call(() -> changes.page(id)).orElseThrow();
  }

  /// Approves what a change request proposes now, as somebody who wrote no part of it.
  public void approve(ChangeId id) {
    letIn(REVIEWER);
    ContentHash seen = checked(id).seen().orElseThrow();
    REVIEWER.run(() -> reviews.approve(id, seen, "It is what we agreed on."));
  }

  /// A policy that lets one role of an account pull.
  public static String pull(String account) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Pull",
          "Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::%s:role/deployer"},
          "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        }
      ]
    }
    """
        .formatted(account);
  }
}
