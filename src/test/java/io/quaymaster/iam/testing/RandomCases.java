package io.quaymaster.iam.testing;

import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.cases.CaseOutcome;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.testing.Vocabulary.Key;
import java.util.List;
import java.util.stream.Stream;

/// Whole decision cases, without an expected answer.
public final class RandomCases {
  private final Dice dice;
  private final RandomPolicies policies;
  private int made;

  public RandomCases(Dice dice) {
    this.dice = dice;
    this.policies = new RandomPolicies(dice);
  }

  public DecisionCase next() {
    return read(nextLine());
  }

  /// As of `nextConditionLine`.
  public DecisionCase nextCondition() {
    return read(nextConditionLine());
  }

  public RequestContext request() {
    JsonWriter out =
        JsonWriter.compact().object().member("schema", DecisionCases.SCHEMA).member("id", "r");
    request(out.name("request"));
    return read(out.endObject().toString()).request();
  }

  /// As a line of `iam-decision-case/1`.
  public String nextLine() {
    JsonWriter out = JsonWriter.compact().object();
    out.member("schema", DecisionCases.SCHEMA).member("id", "random-" + made++).name("request");
    request(out);
    identityPolicies(out);
    place(out, "resourcePolicy", PolicyType.REPOSITORY_POLICY, 60);
    place(out, "registryPolicy", PolicyType.REGISTRY_POLICY, 25);
    place(out, "permissionsBoundary", PolicyType.PERMISSIONS_BOUNDARY, 25);
    place(out, "sessionPolicy", PolicyType.SESSION_POLICY, 35);
    levels(out, "scps", PolicyType.SCP, 25);
    levels(out, "rcps", PolicyType.RCP, 20);
    if (dice.in100(10)) {
      out.name("org").object().member("principalIsManagementAccount", dice.in100(50));
      out.member("resourceIsManagementAccount", dice.in100(50)).endObject();
    }
    return out.endObject().toString();
  }

  /// A user whose only policy has one statement with one condition: what random policies seldom get
  /// as far as.
  public String nextConditionLine() {
    JsonWriter out = alice("ecr:PutImage", Vocabulary.RESOURCES.getFirst());
    policies.writeCondition(out);
    return out.endObject().endArray().endObject().toString();
  }

  /// The same for one resource pattern, in an identity policy or an SCP.
  public String nextResourceLine() {
    JsonWriter out = alice("ecr:PutImage", dice.of(Vocabulary.RESOURCES));
    policies.writeResource(out);
    out.endObject().endArray();
    if (dice.in100(50)) {
      out.name("scps").array().object().member("level", "root").name("policies").array();
      out.object().member("name", "scp").name("policy");
      policies.writeResource(out);
      out.endObject().endArray().endObject().endArray();
    }
    return out.endObject().toString();
  }

  private JsonWriter alice(String action, String resource) {
    JsonWriter out = JsonWriter.compact().object().member("schema", DecisionCases.SCHEMA);
    out.member("id", "random-" + made++).name("request").object();
    out.member("principal", Vocabulary.CALLERS.get(1)).member("action", action);
    out.member("resource", resource)
        .member("resourceAccount", Vocabulary.HOME)
        .name("context")
        .object();
    Stream.concat(Vocabulary.KEYS.stream(), Vocabulary.VARIABLE_KEYS.stream())
        .forEach(key -> value(key, out));
    out.endObject().endObject();
    return out.name("identityPolicies").array().object().member("name", "id").name("policy");
  }

  private void request(JsonWriter out) {
    String caller = dice.of(Vocabulary.CALLERS);
    String resource = dice.of(Vocabulary.RESOURCES);
    out.object().member("principal", caller);
    principalInfo(caller, out);
    out.member("action", dice.in100(60) ? "ecr:PutImage" : dice.of(Vocabulary.ACTIONS));
    out.member("resource", resource);
    out.member("resourceAccount", dice.in100(90) ? Vocabulary.HOME : Vocabulary.AWAY);
    out.name("context").object();
    Stream.concat(Vocabulary.KEYS.stream(), Vocabulary.VARIABLE_KEYS.stream())
        .forEach(key -> value(key, out));
    out.endObject().endObject();
  }

  private void principalInfo(String caller, JsonWriter out) {
    boolean session = caller.contains("assumed-role/");
    if (session && dice.in100(60)) {
      String account = caller.substring(13, 25);
      String role = caller.contains("/ops/") ? "team/ops" : "dev";
      out.name("principalInfo")
          .object()
          .member("roleArn", "arn:aws:iam::" + account + ":role/" + role);
      out.member("serviceLinkedRole", dice.in100(15)).endObject();
    }
    if (caller.contains("federated-user/") && dice.in100(60)) {
      out.name("principalInfo").object();
      out.member("userArn", "arn:aws:iam::111122223333:user/alice").endObject();
    }
  }

  private void value(Key key, JsonWriter out) {
    if (dice.in100(45)) {
      return;
    }
    boolean list = key.name().equals("aws:TagKeys") || dice.in100(8);
    if (list) {
      out.member(key.name(), dice.some(key.requestValues(), 0, 3));
    } else {
      out.member(key.name(), dice.of(key.requestValues()));
    }
  }

  private void identityPolicies(JsonWriter out) {
    out.name("identityPolicies").array();
    for (int i = dice.between(0, 2); i > 0; i--) {
      named("id" + i, PolicyType.IDENTITY_POLICY, out);
    }
    out.endArray();
  }

  private void place(JsonWriter out, String name, PolicyType type, int percent) {
    out.name(name);
    if (dice.in100(percent)) {
      policies.write(type, out);
    } else {
      out.nothing();
    }
  }

  private void levels(JsonWriter out, String name, PolicyType type, int percent) {
    out.name(name).array();
    if (dice.in100(percent)) {
      for (String level : List.of("root", "account")) {
        out.object().member("level", level).name("policies").array();
        if (type == PolicyType.SCP && dice.in100(70)) {
          fullAccess(out);
        }
        if (dice.in100(60)) {
          named(level + "-1", type, out);
        }
        out.endArray().endObject();
      }
    }
    out.endArray();
  }

  private static void fullAccess(JsonWriter out) {
    out.object().member("name", "FullAWSAccess").name("policy").object();
    out.member("Version", "2012-10-17").name("Statement").object();
    out.member("Effect", "Allow").member("Action", "*").member("Resource", "*");
    out.endObject().endObject().endObject();
  }

  private void named(String name, PolicyType type, JsonWriter out) {
    out.object().member("name", name).name("policy");
    policies.write(type, out);
    out.endObject();
  }

  private static DecisionCase read(String line) {
    return switch (DecisionCases.read(line)) {
      case CaseOutcome.Read(DecisionCase decisionCase) when decisionCase.invalid().isEmpty() ->
          decisionCase;
      case CaseOutcome.Read(DecisionCase invalid) ->
          throw new AssertionError(invalid.invalid() + " in " + line);
      case CaseOutcome.Malformed(String message) ->
          throw new AssertionError(message + " in " + line);
    };
  }
}
