package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.MovingClock;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.catalog.SaveOutcome;
import io.quaymaster.console.catalog.SaveVersion;
import io.quaymaster.console.catalog.Unreviewed;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.identity.AccountRevision;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.SystemUser;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Policies and change requests to try things with.
@SpringBootTest(properties = "quaymaster.sample=false")
@Import({MovingClock.class, Unreviewed.class})
abstract class ReviewSetting {
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  private static final VersionNumber V1 = VersionNumber.FIRST;

  /// An administrator who writes and approves nothing.
  static final As HEDDA = new As("hedda", ConsoleRole.ADMIN);

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

  /// Another action for the same role.
  static final String WIDER =
      PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:BatchGetImage\", \"ecr:PutImage\"");

  /// The same as [#WIDER] in other words.
  static final String WIDER_REORDERED =
      PULL.replace(
          "[\"ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer\"]",
          "[\"ecr:putimage\", \"ecr:GetDownloadUrlForLayer\", \"ecr:BatchGetImage\"]");

  static final String NARROWER = PULL.replace(", \"ecr:GetDownloadUrlForLayer\"", "");

  /// What becomes of [#WIDER] where [#NARROWER] came in force meanwhile.
  static final String MERGED =
      NARROWER.replace("\"ecr:BatchGetImage\"", "\"ecr:BatchGetImage\", \"ecr:PutImage\"");

  static final String PUBLIC =
      PULL.replace("{\"AWS\": \"arn:aws:iam::222233334444:role/deployer\"}", "\"*\"");
  static final String LOCKING =
      """
      {
        "Version": "2012-10-17",
        "Statement": [{
          "Sid": "Nobody", "Effect": "Deny", "Principal": "*", "Action": "ecr:*",
          "Condition": {"StringLike": {"aws:PrincipalArn": "*"}}
        }]
      }
      """;

  @Autowired ChangeRequests changes;
  @Autowired Reviews reviews;
  @Autowired Discussions discussions;
  @Autowired ChangeActivation activation;
  @Autowired ApprovalTiers tiers;
  @Autowired TierEffects effects;
  @Autowired CheckWork checks;
  @Autowired Guardrails guardrails;
  @Autowired PolicyCatalog policies;
  @Autowired Unreviewed unreviewed;
  @Autowired RegistryCatalog registries;
  @Autowired AuditTrail audit;
  @Autowired UserAccounts accounts;
  @Autowired JdbcClient jdbc;

  /// Approvals only count of people who may review, so everybody has an account.
  @BeforeEach
  void people_are_on_file() {
    onFile("priya", ConsoleRole.REVIEWER);
    onFile("bela", ConsoleRole.REVIEWER, ConsoleRole.AUTHOR);
    onFile("ines", ConsoleRole.ADMIN);
    onFile("hedda", ConsoleRole.ADMIN);
  }

  /// Lets somebody in with exactly these roles, whatever they were before.
  void onFile(String name, ConsoleRole... roles) {
    UserId id = new UserId(name);
    As.ADMIN.run(() -> {
      if (accounts.account(id).isEmpty()) {
        accounts.create(id, name, Set.of(roles));
      } else {
        accounts.changeRoles(revision(id), Set.of(roles));
        accounts.enable(revision(id));
      }
    });
  }

  /// Lets somebody in no more.
  void disable(String name) {
    HEDDA.run(() -> accounts.disable(revision(new UserId(name))));
  }

  private AccountRevision revision(UserId id) {
    return AccountRevision.of(accounts.account(id).orElseThrow());
  }

  /// A repository policy of its own for each test, with [#PULL] in force as v1.
  PolicyId aPolicy() {
    return As.ADMIN.call(() -> {
      AccountId account = new AccountId(String.format("%012d", 700_000 + NEXT.getAndIncrement()));
      registries.createAccount(account, "Depot systems", null, false);
      RegistryId registry = RegistryId.of("aws", account, "eu-central-1");
      registries.createRegistry(registry);
      RepositoryId repository =
          new RepositoryId(registry, new RepositoryName("depot/scanner-gateway"));
      registries.createRepository(repository, Map.of());
      PolicyId policy =
          As.AUTHOR.call(() ->
              policies
                  .create(
                      new PolicyPlace.OnRepository(repository), PolicyType.REPOSITORY_POLICY, "")
                  .id());
      save(As.author("wanda"), policy, null, PULL);
      unreviewed.activate(new Activate(policy, V1, null, "First"));
      return policy;
    });
  }

  VersionNumber save(As who, PolicyId policy, @Nullable VersionNumber base, String text) {
    SaveOutcome outcome =
        who.call(() -> policies.save(new SaveVersion(policy, base, text, "As agreed")));
    return ((SaveOutcome.Saved) outcome).version().number();
  }

  /// A draft by the author, who saved `text` for it.
  ChangeId aDraft(PolicyId policy, String text) {
    VersionNumber base = active(policy);
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange(
                    "Let the deployer push", "", List.of(new Proposal(policy, base, base)))));
    revise(As.AUTHOR, id, policy, base, text);
    return id;
  }

  ChangeId inReview(PolicyId policy, String text) {
    ChangeId id = aDraft(policy, text);
    As.AUTHOR.run(() -> changes.submit(id));
    check(id);
    return id;
  }

  ReviseOutcome revise(
      As who, ChangeId id, PolicyId policy, @Nullable VersionNumber head, String text) {
    return who.call(() -> changes.revise(new ReviseText(id, policy, head, text, "Better")));
  }

  void check(ChangeId id) {
    SystemUser.run(() -> checks.check(id), ConsoleRole.VIEWER);
  }

  List<Proposal> proposals(ChangeId id) {
    return page(id).change().proposals();
  }

  ChangePage page(ChangeId id) {
    return page(As.VIEWER, id);
  }

  ChangePage page(As who, ChangeId id) {
    return who.call(() -> changes.page(id)).orElseThrow();
  }

  ChangeState state(ChangeId id) {
    return page(id).standing().state();
  }

  ContentHash seen(ChangeId id) {
    return page(id).seen().orElseThrow();
  }

  void approve(As who, ChangeId id) {
    ContentHash seen = seen(id);
    who.run(() -> reviews.approve(id, seen, "It is right."));
  }

  void activate(As who, ChangeId id) {
    ContentHash seen = seen(id);
    who.run(() -> activation.activate(id, seen, "As reviewed"));
  }

  @Nullable VersionNumber active(PolicyId policy) {
    return As.VIEWER.call(() -> policies.policy(policy)).orElseThrow().active();
  }

  void refused(Runnable deed, String... parts) {
    assertThatThrownBy(deed::run).isInstanceOf(ChangeException.class).message().contains(parts);
  }
}
