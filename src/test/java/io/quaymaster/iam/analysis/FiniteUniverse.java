package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.Scope;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import io.quaymaster.iam.testing.PolicyPair;
import io.quaymaster.iam.testing.PrincipalContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All the requests that a guard leaves: six principals, all actions of a repository and eight
/// contexts, times what the caller's own policies say. The guard denies everybody else and all
/// other values, so a comparison of guarded documents has to find what trying every request finds.
final class FiniteUniverse {
  private static final String OWNER = "111122223333";
  private static final String FOREIGN = "444455556666";
  private static final List<String> ORGANIZATIONS = List.of("", "o-1");
  private static final List<String> ENDPOINTS = List.of("", "vpce-1");

  private static final String GUARD =
      """
      {"Effect":"Deny","Principal":"*","Action":"*","Condition":{"StringNotEquals":{"aws:PrincipalArn":[
        "arn:aws:iam::111122223333:root","arn:aws:iam::444455556666:root","arn:aws:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:role/ci","arn:aws:iam::444455556666:role/team/ci",
        "arn:aws:sts::111122223333:federated-user/fred"]}}},
      {"Effect":"Deny","Principal":"*","Action":"*","Condition":{
        "StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"Null":{"aws:PrincipalOrgID":"false"}}},
      {"Effect":"Deny","Principal":"*","Action":"*","Condition":{
        "StringNotEquals":{"aws:SourceVpce":"vpce-1"},"Null":{"aws:SourceVpce":"false"}}}\
      """;

  private static final List<String> PRINCIPALS =
      List.of(
          "\"*\"",
          "{\"AWS\":\"111122223333\"}",
          "{\"AWS\":\"444455556666\"}",
          "{\"AWS\":\"arn:aws:iam::111122223333:user/alice\"}",
          "{\"AWS\":\"arn:aws:iam::111122223333:role/ci\"}",
          "{\"AWS\":[\"arn:aws:iam::444455556666:role/team/ci\",\"111122223333\"]}",
          "{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/ci/run\"}",
          "{\"AWS\":\"arn:aws:sts::444455556666:assumed-role/ci/run\"}",
          "{\"AWS\":\"arn:aws:sts::111122223333:federated-user/fred\"}",
          "{\"AWS\":[\"arn:aws:iam::111122223333:user/alice\",\"444455556666\"]}");

  private static final List<String> ACTIONS =
      List.of(
          "\"ecr:PutImage\"",
          "\"ecr:Get*\"",
          "\"ecr:*\"",
          "\"*\"",
          "[\"ecr:BatchGetImage\",\"ecr:GetDownloadUrlForLayer\"]",
          "\"ecr:*LayerUpload\"",
          "\"ECR:putimage\"",
          "\"ecr:P?tImage*\"",
          "\"ecr:SetRepositoryPolicy\"");

  private static final List<String> CONDITIONS =
      List.of(
          "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}",
          "\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}",
          "\"StringNotLike\":{\"aws:PrincipalOrgID\":[\"o-2*\",\"p-*\"]}",
          "\"StringEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-2\"}",
          "\"StringEqualsIgnoreCase\":{\"aws:PrincipalOrgID\":\"O-1\"}",
          "\"Null\":{\"aws:PrincipalOrgID\":\"true\"}",
          "\"StringLike\":{\"aws:SourceVpce\":\"vpce-*\"}",
          "\"StringLike\":{\"aws:SourceVpce\":\"vpce-?1\"}",
          "\"StringNotEqualsIfExists\":{\"aws:SourceVpce\":\"vpce-1\"}",
          "\"Null\":{\"aws:SourceVpce\":\"false\"}",
          "\"ForAllValues:StringEquals\":{\"aws:SourceVpce\":\"vpce-2\"}",
          "\"ForAnyValue:StringNotEquals\":{\"aws:SourceVpce\":\"vpce-2\"}",
          "\"Bool\":{\"aws:SecureTransport\":\"true\"}",
          "\"BoolIfExists\":{\"aws:SecureTransport\":\"false\"}",
          "\"StringEquals\":{\"aws:PrincipalType\":\"AssumedRole\"}",
          "\"StringNotEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}",
          "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/*\"}",
          "\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:*\"}",
          "\"StringLike\":{\"aws:PrincipalArn\":\"*ci\"}",
          "\"StringNotLike\":{\"aws:PrincipalArn\":\"arn:*:1111*:role/*\"}",
          "\"StringEquals\":{\"aws:username\":\"alice\"}");

  private static final Policy ALL = own("*");
  private static final Policy LITTLE = own("iam:List*");

  /// A request, and what stands around the compared policy.
  record Point(RequestContext request, PolicySet around) {
    PolicySet with(Policy policy) {
      return around.withRepositoryPolicy(
          new AttachedPolicy(PolicyType.REPOSITORY_POLICY, "compared", policy));
    }
  }

  private FiniteUniverse() {}

  private static Policy own(String action) {
    return PolicyPair.parse(
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}]}"
            .formatted(action),
        PolicyType.IDENTITY_POLICY);
  }

  /// A guarded document, and the same with another statement.
  static PolicyPair pair(long seed) {
    Dice dice = new Dice(seed);
    List<String> before = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      before.add(statement(dice));
    }
    List<String> after = new ArrayList<>(before);
    after.set(dice.between(0, after.size() - 1), statement(dice));
    return new PolicyPair(
        "finite-" + seed, PolicyType.REPOSITORY_POLICY, guarded(before), guarded(after));
  }

  /// A guarded document that two people edit, each on their own; sometimes the second one follows
  /// the first in part.
  static List<Policy> triple(long seed) {
    Dice dice = new Dice(seed);
    List<String> base = new ArrayList<>();
    for (int i = dice.between(2, 3); i > 0; i--) {
      base.add(statement(dice));
    }
    List<String> theirs = new ArrayList<>(base);
    theirs.set(dice.between(0, base.size() - 1), statement(dice));
    List<String> mine = new ArrayList<>(dice.in100(30) ? theirs : base);
    mine.set(dice.between(0, base.size() - 1), statement(dice));
    return Stream.of(base, theirs, mine)
        .map(FiniteUniverse::guarded)
        .map(text -> PolicyPair.parse(text, PolicyType.REPOSITORY_POLICY))
        .toList();
  }

  private static String guarded(List<String> statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":["
        + String.join(",", statements)
        + ","
        + GUARD.replaceAll("\\s*\\n\\s*", "")
        + "]}";
  }

  private static String statement(Dice dice) {
    boolean deny = dice.in100(30);
    String condition =
        dice.in100(60)
            ? dice.some(CONDITIONS, 1, 2).stream()
                .collect(
                    Collectors.toMap(
                        text -> text.substring(0, text.indexOf(':', 1) + 1).split("\":")[0],
                        text -> text,
                        (one, other) -> one,
                        LinkedHashMap::new))
                .values()
                .stream()
                .collect(Collectors.joining(",", ",\"Condition\":{", "}"))
            : "";
    return "{\"Effect\":\"%s\",\"%s\":%s,\"%s\":%s%s}"
        .formatted(
            deny ? "Deny" : "Allow",
            deny && dice.in100(30) ? "NotPrincipal" : "Principal",
            dice.of(PRINCIPALS),
            dice.in100(15) ? "NotAction" : "Action",
            dice.of(ACTIONS),
            condition);
  }

  /// Every request, once.
  static List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (Principal principal : principals()) {
      for (PolicySet around : around(principal)) {
        for (Map<String, ContextValue> context : contexts(principal)) {
          for (String action : actions()) {
            points.add(
                new Point(
                    new RequestContext(
                        principal,
                        action,
                        "arn:aws:ecr:us-east-1:" + OWNER + ":repository/app",
                        OWNER,
                        context),
                    around));
          }
        }
      }
    }
    return points;
  }

  private static List<String> actions() {
    return ServiceReference.load().service("ecr").orElseThrow().actions().stream()
        .filter(action ->
            action.scope() == Scope.REPOSITORY && !action.name().equals("CreateRepository"))
        .map(action -> action.id())
        .toList();
  }

  /// The six principals; of sessions and federated users, one that the documents name and another.
  private static List<Principal> principals() {
    return List.of(
        new Principal.Root("aws", OWNER),
        new Principal.Root("aws", FOREIGN),
        new Principal.User("aws", OWNER, "alice"),
        new Principal.RoleSession("aws", OWNER, "ci", "run", false),
        new Principal.RoleSession("aws", OWNER, "ci", "other", false),
        new Principal.RoleSession("aws", FOREIGN, "team/ci", "run", false),
        new Principal.RoleSession("aws", FOREIGN, "team/ci", "other", false),
        new Principal.FederatedUser("aws", OWNER, "fred", "alice"),
        new Principal.FederatedUser("aws", OWNER, "fred", "bob"));
  }

  private static List<Map<String, ContextValue>> contexts(Principal principal) {
    List<Map<String, ContextValue>> contexts = new ArrayList<>();
    for (String organization : ORGANIZATIONS) {
      for (String endpoint : ENDPOINTS) {
        for (String secure : List.of("true", "false")) {
          Map<String, ContextValue> context = PrincipalContext.of(principal);
          put(context, "aws:PrincipalOrgID", organization);
          put(context, "aws:SourceVpce", endpoint);
          put(context, "aws:SecureTransport", secure);
          contexts.add(context);
        }
      }
    }
    return contexts;
  }

  private static void put(Map<String, ContextValue> context, String key, String value) {
    if (!value.isEmpty()) {
      context.put(key, new ContextValue.One(value));
    }
  }

  /// What the caller's own policies, its boundary and its session policy say.
  private static List<PolicySet> around(Principal principal) {
    if (principal instanceof Principal.Root) {
      return List.of(PolicySet.NONE);
    }
    List<PolicySet> around = new ArrayList<>();
    for (boolean allowed : List.of(true, false)) {
      PolicySet own =
          allowed
              ? PolicySet.NONE.withIdentityPolicies(
                  List.of(new AttachedPolicy(PolicyType.IDENTITY_POLICY, "own", ALL)))
              : PolicySet.NONE;
      boolean federated = principal instanceof Principal.FederatedUser;
      if (!federated) {
        around.add(own);
        around.add(own.withPermissionsBoundary(boundary(ALL)));
        around.add(own.withPermissionsBoundary(boundary(LITTLE)));
      }
      if (!(principal instanceof Principal.User)) {
        around.add(own.withSessionPolicy(session(LITTLE)));
        around.add(own.withSessionPolicy(session(ALL)));
      }
    }
    return around;
  }

  private static AttachedPolicy boundary(Policy policy) {
    return new AttachedPolicy(PolicyType.PERMISSIONS_BOUNDARY, "boundary", policy);
  }

  private static AttachedPolicy session(Policy policy) {
    return new AttachedPolicy(PolicyType.SESSION_POLICY, "session", policy);
  }
}
