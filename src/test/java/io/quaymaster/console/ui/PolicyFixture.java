package io.quaymaster.console.ui;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.Activate;
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
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.identity.As;
import io.quaymaster.iam.policy.PolicyType;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/// Makes repositories with policies for the tests of screens, each in a registry of its own.
@TestComponent
public class PolicyFixture {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private final RegistryCatalog registries;
  private final PolicyCatalog policies;
  private final Guardrails guardrails;

  public PolicyFixture(RegistryCatalog registries, PolicyCatalog policies, Guardrails guardrails) {
    this.registries = registries;
    this.policies = policies;
    this.guardrails = guardrails;
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
        policies.activate(
            new Activate(version.id().policy(), version.number(), null, "For a test.")));
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
