package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.ConditionKey;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import io.quaymaster.iam.policy.lint.LocatedStatement.Principal;
import io.quaymaster.iam.policy.lint.LocatedStatement.Resource;
import io.quaymaster.iam.policy.parse.OperatorText;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonBoolean;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.PathElement.Index;
import io.quaymaster.iam.policy.text.PathElement.Key;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Walks through the tree of a policy and puts every well-formed entry with its place into a
/// `LocatedPolicy`. It reports nothing: what is malformed is the parser's matter.
final class PolicyLocator {
  private final SourceText source;
  private final List<PathElement> path = new ArrayList<>();
  private LanguageVersion version = LanguageVersion.V2008_10_17;

  private PolicyLocator(SourceText source) {
    this.source = source;
  }

  static LocatedPolicy locate(
      SourceText source, JsonObject root, Optional<Policy> policy, LintContext context) {
    return new PolicyLocator(source).policy(root, policy, context);
  }

  private LocatedPolicy policy(JsonObject root, Optional<Policy> policy, LintContext context) {
    Optional<LocatedText> written = text(root, "Version");
    if (written.isPresent() && !written.get().text().equals("2008-10-17")) {
      version = LanguageVersion.V2012_10_17;
    }
    List<LocatedStatement> statements = new ArrayList<>();
    Json value = root.get("Statement");
    path.add(new Key("Statement"));
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.elements().size(); i++) {
        path.add(new Index(i));
        if (array.elements().get(i) instanceof JsonObject object) {
          statements.add(statement(i, object));
        }
        path.removeLast();
      }
    } else if (value instanceof JsonObject object) {
      statements.add(statement(0, object));
    }
    path.removeLast();
    return new LocatedPolicy(source, root, version, written, statements, policy, context);
  }

  private LocatedStatement statement(int index, JsonObject json) {
    Optional<Effect> effect = Optional.empty();
    Optional<LocatedElement<Principal>> principal = Optional.empty();
    Optional<LocatedElement<Action>> action = Optional.empty();
    Optional<LocatedElement<Resource>> resource = Optional.empty();
    Optional<LocatedElement<Condition>> condition = Optional.empty();
    for (Member member : json.members()) {
      path.add(new Key(member.name()));
      switch (member.name()) {
        case "Effect" -> effect = effect(member.value());
        case "Principal", "NotPrincipal" -> principal = Optional.of(principal(json, member));
        case "Action", "NotAction" -> action = Optional.of(action(json, member));
        case "Resource", "NotResource" -> resource = Optional.of(resource(json, member));
        case "Condition" -> condition = Optional.of(condition(json, member));
        default -> {}
      }
      path.removeLast();
    }
    return new LocatedStatement(
        index,
        json,
        path,
        source,
        text(json, "Sid"),
        effect,
        principal,
        action,
        resource,
        condition);
  }

  private static Optional<Effect> effect(Json value) {
    if (value instanceof JsonString(String text, int _, int _)) {
      for (Effect effect : Effect.values()) {
        if (effect.text().equals(text)) {
          return Optional.of(effect);
        }
      }
    }
    return Optional.empty();
  }

  private LocatedElement<Principal> principal(JsonObject owner, Member member) {
    List<Principal> entries = new ArrayList<>();
    if (member.value() instanceof JsonString(String text, int _, int _)) {
      LocatedText entry = located(text, member.value(), Optional.empty());
      entries.add(new Principal("AWS", entry, PrincipalPattern.ofAws(text)));
    } else if (member.value() instanceof JsonObject kinds) {
      for (Member kind : kinds.members()) {
        path.add(new Key(kind.name()));
        forEachText(kind.value(), entry -> entries.add(principal(kind.name(), entry)));
        path.removeLast();
      }
    }
    return element(owner, member, entries);
  }

  private static Principal principal(String kind, LocatedText entry) {
    String text = entry.text();
    PrincipalPattern pattern =
        switch (kind) {
          case "AWS" -> PrincipalPattern.ofAws(text);
          case "Service" -> new PrincipalPattern.Service(text.toLowerCase(Locale.ROOT));
          case "Federated" -> new PrincipalPattern.Federated(text);
          case "CanonicalUser" -> new PrincipalPattern.CanonicalUser(text);
          default -> new PrincipalPattern.Unmatchable(text);
        };
    return new Principal(kind, entry, pattern);
  }

  private LocatedElement<Action> action(JsonObject owner, Member member) {
    List<Action> entries = new ArrayList<>();
    forEachText(
        member.value(),
        entry -> {
          if (PolicyParser.isAction(entry.text())) {
            entries.add(new Action(entry, ActionPattern.of(entry.text())));
          }
        });
    return element(owner, member, entries);
  }

  private LocatedElement<Resource> resource(JsonObject owner, Member member) {
    List<Resource> entries = new ArrayList<>();
    forEachText(
        member.value(),
        entry -> entries.add(new Resource(entry, Pattern.ofResource(entry.text(), version))));
    return element(owner, member, entries);
  }

  private LocatedElement<Condition> condition(JsonObject owner, Member member) {
    List<Condition> entries = new ArrayList<>();
    if (member.value() instanceof JsonObject operators) {
      for (Member block : operators.members()) {
        Optional<OperatorText> operator = OperatorText.of(block.name());
        if (operator.isPresent() && block.value() instanceof JsonObject keys) {
          path.add(new Key(block.name()));
          for (Member key : keys.members()) {
            path.add(new Key(key.name()));
            entries.add(condition(operator.get(), block, key));
            path.removeLast();
          }
          path.removeLast();
        }
      }
    }
    return element(owner, member, entries);
  }

  private Condition condition(OperatorText operator, Member block, Member key) {
    List<LocatedText> values = new ArrayList<>();
    if (key.value() instanceof JsonArray array) {
      for (int i = 0; i < array.elements().size(); i++) {
        path.add(new Index(i));
        value(array.elements().get(i), Optional.of(array), values);
        path.removeLast();
      }
    } else {
      value(key.value(), Optional.empty(), values);
    }
    return new Condition(block, key, operator, ConditionKey.of(key.name()), path, source, values);
  }

  private void value(Json json, Optional<JsonArray> list, List<LocatedText> out) {
    switch (json) {
      case JsonString(String text, int _, int _) -> out.add(located(text, json, list));
      case JsonNumber(String text, int _, int _) -> out.add(located(text, json, list));
      case JsonBoolean(boolean flag, int _, int _) ->
          out.add(located(Boolean.toString(flag), json, list));
      default -> {}
    }
  }

  private <T> LocatedElement<T> element(JsonObject owner, Member member, List<T> entries) {
    return new LocatedElement<>(
        owner, member, path, source, member.name().startsWith("Not"), entries);
  }

  private void forEachText(Json value, Consumer<LocatedText> consumer) {
    if (value instanceof JsonString(String text, int _, int _)) {
      consumer.accept(located(text, value, Optional.empty()));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.elements().size(); i++) {
        path.add(new Index(i));
        if (array.elements().get(i) instanceof JsonString(String text, int _, int _)) {
          consumer.accept(located(text, array.elements().get(i), Optional.of(array)));
        }
        path.removeLast();
      }
    }
  }

  private Optional<LocatedText> text(JsonObject object, String name) {
    if (!(object.get(name) instanceof JsonString json)) {
      return Optional.empty();
    }
    path.add(new Key(name));
    LocatedText found = located(json.value(), json, Optional.empty());
    path.removeLast();
    return Optional.of(found);
  }

  private LocatedText located(String text, Json json, Optional<JsonArray> list) {
    return new LocatedText(text, json, list, path, source);
  }
}
