package io.quaymaster.iam.testing;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.testing.Vocabulary.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Valid policies of every type, in every spelling that the grammar allows.
public final class RandomPolicies {
  private final Dice dice;

  public RandomPolicies(Dice dice) {
    this.dice = dice;
  }

  public Policy policy(PolicyType type) {
    String text = text(type);
    return switch (PolicyParser.parse(text, type)) {
      case ParseOutcome.Parsed parsed -> parsed.policy();
      case ParseOutcome.Unreadable unreadable ->
          throw new AssertionError(unreadable.findings() + " in generated " + type + " " + text);
    };
  }

  public String text(PolicyType type) {
    JsonWriter out = JsonWriter.compact();
    write(type, out);
    return out.toString();
  }

  public void write(PolicyType type, JsonWriter out) {
    out.object();
    if (type == PolicyType.RCP || dice.in100(85)) {
      out.member("Version", "2012-10-17");
    } else if (dice.in100(50)) {
      out.member("Version", "2008-10-17");
    }
    out.name("Statement");
    int statements = dice.between(1, 3);
    boolean bare = statements == 1 && dice.in100(20);
    if (!bare) {
      out.array();
    }
    for (int i = 0; i < statements; i++) {
      statement(type, i, out);
    }
    if (!bare) {
      out.endArray();
    }
    out.endObject();
  }

  /// A policy that allows everything under one condition.
  void writeCondition(JsonWriter out) {
    Key key = dice.of(Vocabulary.KEYS);
    out.object().member("Version", dice.in100(90) ? "2012-10-17" : "2008-10-17");
    out.name("Statement")
        .object()
        .member("Effect", "Allow")
        .member("Action", "*")
        .member("Resource", "*");
    out.name("Condition").object().name(operator(key)).object();
    condition(key, out);
    out.endObject().endObject().endObject().endObject();
  }

  /// A policy that allows everything on one resource pattern.
  void writeResource(JsonWriter out) {
    out.object().member("Version", dice.in100(90) ? "2012-10-17" : "2008-10-17");
    out.name("Statement").object().member("Effect", "Allow").member("Action", "*");
    out.member(dice.in100(20) ? "NotResource" : "Resource", dice.of(Vocabulary.RESOURCE_PATTERNS));
    out.endObject().endObject();
  }

  private void statement(PolicyType type, int index, JsonWriter out) {
    boolean deny = type == PolicyType.RCP || dice.in100(25);
    out.object();
    if (dice.in100(30)) {
      out.member("Sid", "S" + index);
    }
    out.member("Effect", deny ? "Deny" : "Allow");
    principal(type, deny, out);
    boolean notAction = type != PolicyType.RCP && dice.in100(12);
    texts(notAction ? "NotAction" : "Action", dice.some(Vocabulary.ACTION_PATTERNS, 1, 3), out);
    resource(type, out);
    if (dice.in100(50)) {
      conditions(out);
    }
    out.endObject();
  }

  private void principal(PolicyType type, boolean deny, JsonWriter out) {
    if (!type.namesPrincipals()) {
      return;
    }
    if (type == PolicyType.RCP) {
      out.member("Principal", "*");
      return;
    }
    String element = deny && dice.in100(40) ? "NotPrincipal" : "Principal";
    if (dice.in100(20)) {
      out.member(element, "*");
      return;
    }
    out.name(element).object();
    texts("AWS", dice.some(Vocabulary.PRINCIPAL_ENTRIES, 1, 3), out);
    if (dice.in100(30)) {
      out.member("Service", dice.of(List.of("codebuild.amazonaws.com", "Lambda.amazonaws.com")));
    }
    if (dice.in100(10)) {
      out.member("Federated", "cognito-identity.amazonaws.com");
    }
    out.endObject();
  }

  private void resource(PolicyType type, JsonWriter out) {
    if (type == PolicyType.REPOSITORY_POLICY && dice.in100(85)) {
      return;
    }
    List<String> patterns =
        dice.some(Vocabulary.RESOURCE_PATTERNS, 1, 3).stream()
            .map(text ->
                type == PolicyType.SESSION_POLICY && text.split(":", 6).length < 6 ? "*" : text)
            .toList();
    texts(
        dice.in100(15) ? "NotResource" : "Resource", dice.in100(40) ? List.of("*") : patterns, out);
  }

  private void conditions(JsonWriter out) {
    out.name("Condition").object();
    Set<String> operators = new HashSet<>();
    for (int i = dice.between(0, 2); i > 0; i--) {
      Key first = dice.of(Vocabulary.KEYS);
      String operator = operator(first);
      if (operators.add(operator)) {
        out.name(operator).object();
        condition(first, out);
        out.endObject();
      }
    }
    out.endObject();
  }

  private String operator(Key key) {
    String operator = dice.of(key.operators());
    if (operator.equals("Null")) {
      return operator;
    }
    String set = dice.in100(25) ? dice.of(List.of("ForAllValues:", "ForAnyValue:")) : "";
    return set + operator + (dice.in100(20) ? "IfExists" : "");
  }

  private void condition(Key key, JsonWriter out) {
    String name = dice.in100(20) ? dice.anyCase(key.name()) : key.name();
    if (key.name().equals("aws:SecureTransport") && dice.in100(30)) {
      out.member(name, dice.in100(50));
    } else if (key.name().equals("aws:MultiFactorAuthAge") && dice.in100(30)) {
      out.member(name, dice.between(0, 2000));
    } else {
      texts(name, dice.some(key.policyValues(), dice.in100(4) ? 0 : 1, 3), out);
    }
  }

  private void texts(String name, List<String> texts, JsonWriter out) {
    if (texts.size() == 1 && dice.in100(50)) {
      out.member(name, texts.getFirst());
    } else {
      out.member(name, texts);
    }
  }
}
