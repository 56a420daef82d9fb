package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.testing.Dice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests that AWS could really make, over the vocabulary of `RandomPairs` and its neighbours:
/// written by hand and without any part of the engine.
final class SmallUniverse {
  private static final String OWNER = "111122223333";
  private static final Policy ALL =
      RandomPairs.parse(
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
          PolicyType.IDENTITY_POLICY);
  private static final Policy LITTLE =
      RandomPairs.parse(
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:List*\",\"Resource\":\"*\"}]}",
          PolicyType.IDENTITY_POLICY);

  /// A request and what stands around the compared policy.
  record Point(RequestContext request, PolicySet around, PolicyType type) {
    PolicySet with(@Nullable Policy policy) {
      AttachedPolicy attached =
          policy == null ? null : new AttachedPolicy(type, "compared", policy);
      return type == PolicyType.REPOSITORY_POLICY
          ? around.withRepositoryPolicy(attached)
          : around.withIdentityPolicies(attached == null ? List.of() : List.of(attached));
    }
  }

  private final Dice dice;
  private final PolicyType type;

  SmallUniverse(Dice dice, PolicyType type) {
    this.dice = dice;
    this.type = type;
  }

  Point next() {
    boolean repository = type == PolicyType.REPOSITORY_POLICY;
    Principal principal = repository ? anyone() : own();
    String account = repository ? OWNER : String.valueOf(principal.account());
    String action =
        dice.of(
            repository
                ? List.of(
                    "ecr:PutImage",
                    "ecr:BatchGetImage",
                    "ecr:GetDownloadUrlForLayer",
                    "ecr:GetLifecyclePolicy",
                    "ecr:SetRepositoryPolicy",
                    "ecr:InitiateLayerUpload",
                    "ecr:TagResource",
                    "ecr:DeleteRepository")
                : List.of(
                    "ecr:PutImage",
                    "ecr:BatchGetImage",
                    "ecr:GetAuthorizationToken",
                    "ecr:CreateRepository",
                    "s3:GetObject",
                    "s3:GetBucketTagging",
                    "s3:PutObject",
                    "sts:AssumeRole",
                    "sts:GetSessionToken",
                    "ecr-public:PutImage"));
    String resource = resource(repository, action, account);
    Map<String, ContextValue> context = context(principal, action, resource, account);
    return new Point(
        new RequestContext(principal, action, resource, account, context),
        around(principal, repository),
        type);
  }

  private Principal anyone() {
    return dice.of(
        List.of(
            new Principal.Root("aws", OWNER),
            new Principal.Root("aws", "444455556666"),
            new Principal.User("aws", OWNER, "alice"),
            new Principal.User("aws", OWNER, "team/alice"),
            new Principal.User("aws", OWNER, "bob"),
            new Principal.User("aws", "444455556666", "alice"),
            new Principal.RoleSession("aws", OWNER, "ci", "run", false),
            new Principal.RoleSession("aws", OWNER, "ci", "other", false),
            new Principal.RoleSession("aws", OWNER, "team/ci", "run", false),
            new Principal.RoleSession("aws", "444455556666", "team/ci", "run", false),
            new Principal.RoleSession("aws", "444455556666", "dev", "x", false),
            new Principal.RoleSession("aws", "777788889999", "ci", "run", false),
            new Principal.FederatedUser("aws", OWNER, "fred", "alice"),
            new Principal.FederatedUser("aws", OWNER, "gina", "bob"),
            new Principal.ServicePrincipal("codebuild.amazonaws.com"),
            new Principal.ServicePrincipal("lambda.amazonaws.com")));
  }

  private Principal own() {
    String account = dice.in100(70) ? OWNER : "444455556666";
    return dice.of(
        List.of(
            new Principal.User("aws", account, "alice"),
            new Principal.User("aws", account, "team/bob"),
            new Principal.RoleSession("aws", account, "ci", "run", false),
            new Principal.RoleSession("aws", account, "team/ci", "run", false),
            new Principal.FederatedUser("aws", account, "fred", "alice")));
  }

  private String resource(boolean repository, String action, String account) {
    if (repository) {
      return "arn:aws:ecr:us-east-1:" + OWNER + ":repository/app";
    }
    if (action.equals("ecr:GetAuthorizationToken") || action.equals("sts:GetSessionToken")) {
      return "*";
    }
    if (action.startsWith("s3:")) {
      return dice.of(
          List.of(
              "arn:aws:s3:::bucket/alice/x",
              "arn:aws:s3:::bucket/bob",
              "arn:aws:s3:::bucket",
              "arn:aws:s3:::other/alice/",
              "*"));
    }
    if (action.startsWith("sts:")) {
      return "arn:aws:iam::" + account + ":role/" + dice.of(List.of("ci", "team/ci"));
    }
    String name = dice.of(List.of("app", "application", "team/app", "team/x", "aqp", "blue"));
    return action.startsWith("ecr-public:")
        ? "arn:aws:ecr-public::" + account + ":repository/" + name
        : "arn:aws:ecr:"
            + dice.of(List.of("us-east-1", "us-west-2", "eu-west-1"))
            + ":"
            + account
            + ":repository/"
            + name;
  }

  private Map<String, ContextValue> context(
      Principal principal, String action, String resource, String account) {
    Map<String, ContextValue> context = new LinkedHashMap<>();
    boolean service = principal instanceof Principal.ServicePrincipal;
    if (!service) {
      one(context, "aws:PrincipalAccount", String.valueOf(principal.account()));
      one(
          context,
          "aws:PrincipalArn",
          principal instanceof Principal.RoleSession role ? role.roleArn() : principal.text());
      maybe(context, "aws:PrincipalOrgID", List.of("o-1", "o-2", "o-3"));
      many(context, "aws:PrincipalOrgPaths", List.of("o-1/r/ou/", "o-2/r/x/", "o-3/r/"));
    }
    one(context, "aws:PrincipalIsAWSService", Boolean.toString(service));
    one(
        context,
        "aws:PrincipalType",
        switch (principal) {
          case Principal.Root root -> "Account";
          case Principal.User user -> "User";
          case Principal.RoleSession role -> "AssumedRole";
          case Principal.FederatedUser user -> "FederatedUser";
          case Principal.ServicePrincipal who -> "Service";
          case Principal.Anonymous nobody -> "Anonymous";
        });
    if (principal instanceof Principal.User(String partition, String of, String name)) {
      one(context, "aws:username", name.substring(name.lastIndexOf('/') + 1));
    }
    if (!service && !(principal instanceof Principal.Root)) {
      maybe(context, "aws:PrincipalTag/team", List.of("prod", "blue", "app"));
    }
    maybe(
        context,
        "aws:SourceIp",
        List.of("10.1.2.3", "10.9.9.9", "203.0.113.7", "2001:db8::7", "2001:db9::1"));
    maybe(context, "aws:MultiFactorAuthAge", List.of("50", "99.5", "100", "101"));
    maybe(context, "aws:MultiFactorAuthPresent", List.of("true", "false"));
    one(context, "aws:SecureTransport", dice.of(List.of("true", "false")));
    boolean late = dice.in100(50);
    one(context, "aws:CurrentTime", late ? "2026-06-01T00:00:00Z" : "2025-06-01T00:00:00Z");
    one(context, "aws:EpochTime", late ? "1780272000" : "1748736000");
    maybe(
        context,
        "aws:SourceArn",
        List.of(
            "arn:aws:codebuild:us-east-1:111122223333:project/p",
            "arn:aws:codebuild:us-east-1:4:project/p",
            "arn:aws:s3:::b"));
    maybe(context, "custom:key", List.of("ab", "axb", "a", "b", "xb", "c", ""));
    region(context, action, resource);
    account(context, action, account);
    tags(context, action);
    return context;
  }

  private void region(Map<String, ContextValue> context, String action, String resource) {
    String[] parts = resource.split(":", 6);
    if (action.startsWith("ecr-public:")) {
      one(context, "aws:RequestedRegion", "us-east-1");
    } else if (action.startsWith("ecr:") && parts.length == 6) {
      one(context, "aws:RequestedRegion", parts[3]);
    } else {
      one(context, "aws:RequestedRegion", dice.of(List.of("us-east-1", "eu-west-1")));
    }
  }

  private void account(Map<String, ContextValue> context, String action, String account) {
    if (!action.startsWith("s3:") || dice.in100(50)) {
      one(context, "aws:ResourceAccount", account);
    }
  }

  private void tags(Map<String, ContextValue> context, String action) {
    boolean tagged = !action.endsWith("Token") && !action.startsWith("sts:");
    if (tagged && dice.in100(60)) {
      String value = dice.of(List.of("prod", "dev", "blue", "x"));
      one(context, "aws:ResourceTag/env", value);
      if (action.startsWith("ecr:")) {
        one(context, "ecr:ResourceTag/env", value);
      }
    }
    if (action.equals("ecr:TagResource")
        || action.equals("ecr:CreateRepository")
        || action.equals("s3:PutObject")) {
      many(context, "aws:TagKeys", List.of("env", "team", "cost"));
    }
  }

  private PolicySet around(Principal principal, boolean repository) {
    PolicySet set = PolicySet.NONE;
    AttachedPolicy open = new AttachedPolicy(PolicyType.SESSION_POLICY, "session", ALL);
    if (!repository) {
      return principal instanceof Principal.FederatedUser ? set.withSessionPolicy(open) : set;
    }
    if (principal instanceof Principal.Root || principal instanceof Principal.ServicePrincipal) {
      return set;
    }
    if (dice.in100(60)) {
      set =
          set.withIdentityPolicies(
              List.of(new AttachedPolicy(PolicyType.IDENTITY_POLICY, "own", ALL)));
    }
    if (principal instanceof Principal.FederatedUser) {
      return dice.in100(60) ? set.withSessionPolicy(open) : set;
    }
    int boundary = dice.between(0, 3);
    if (boundary == 0) {
      set =
          set.withPermissionsBoundary(
              new AttachedPolicy(PolicyType.PERMISSIONS_BOUNDARY, "boundary", ALL));
    } else if (boundary == 1) {
      set =
          set.withPermissionsBoundary(
              new AttachedPolicy(PolicyType.PERMISSIONS_BOUNDARY, "boundary", LITTLE));
    } else if (boundary == 2 && principal instanceof Principal.RoleSession) {
      set = set.withSessionPolicy(new AttachedPolicy(PolicyType.SESSION_POLICY, "session", LITTLE));
    }
    return set;
  }

  private static void one(Map<String, ContextValue> context, String key, String value) {
    context.put(key, new ContextValue.One(value));
  }

  private void maybe(Map<String, ContextValue> context, String key, List<String> values) {
    if (dice.in100(65)) {
      one(context, key, dice.of(values));
    }
  }

  private void many(Map<String, ContextValue> context, String key, List<String> values) {
    if (dice.in100(75)) {
      context.put(key, new ContextValue.Many(dice.some(values, 0, values.size())));
    }
  }
}
