package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.ConditionKey;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.parse.OperatorText;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import java.util.Optional;

/// A statement as it was written, as far as it can be understood: an element that is missing or
/// malformed is empty here.
public record LocatedStatement(
    int index,
    JsonObject json,
    List<PathElement> path,
    SourceText source,
    Optional<LocatedText> sid,
    Optional<Effect> effect,
    Optional<LocatedElement<Principal>> principal,
    Optional<LocatedElement<Action>> action,
    Optional<LocatedElement<Resource>> resource,
    Optional<LocatedElement<Condition>> condition) {
  public LocatedStatement {
    path = List.copyOf(path);
  }

  /// One entry of `Principal` or `NotPrincipal`. `kind` is `AWS`, `Service`, `Federated` or
  /// `CanonicalUser`; `list` is the value that holds the entries of that kind.
  public record Principal(String kind, LocatedText entry, PrincipalPattern pattern) {}

  /// One entry of `Action` or `NotAction`.
  public record Action(LocatedText entry, ActionPattern pattern) {}

  /// One entry of `Resource` or `NotResource`.
  public record Resource(LocatedText entry, Pattern pattern) {}

  /// One key under one operator. `block` is the operator with all its keys, `member` the key with
  /// its values.
  public record Condition(
      Member block,
      Member member,
      OperatorText operator,
      ConditionKey key,
      List<PathElement> path,
      SourceText source,
      List<LocatedText> values) {
    public Condition {
      path = List.copyOf(path);
      values = List.copyOf(values);
    }

    /// Where the key stands.
    public Location keyLocation() {
      return new Location(path, source.span(member.nameStart(), member.nameEnd()));
    }

    /// Where the operator stands.
    public Location operatorLocation() {
      return new Location(
          path.subList(0, path.size() - 1), source.span(block.nameStart(), block.nameEnd()));
    }
  }

  public Location location() {
    return new Location(path, source.span(json.start(), json.end()));
  }

  public boolean isAllow() {
    return effect.equals(Optional.of(Effect.ALLOW));
  }

  public boolean isDeny() {
    return effect.equals(Optional.of(Effect.DENY));
  }

  /// The entries of `Principal` and `NotPrincipal` alike.
  public List<Principal> principals() {
    return principal.map(LocatedElement::entries).orElse(List.of());
  }

  /// The entries of `Action` and `NotAction` alike.
  public List<Action> actions() {
    return action.map(LocatedElement::entries).orElse(List.of());
  }

  /// The entries of `Resource` and `NotResource` alike.
  public List<Resource> resources() {
    return resource.map(LocatedElement::entries).orElse(List.of());
  }

  public List<Condition> conditions() {
    return condition.map(LocatedElement::entries).orElse(List.of());
  }

  /// Whether it has an `Action` element, not `NotAction`.
  public boolean namesActions() {
    return action.isPresent() && !action.get().negated();
  }

  /// Whether it has a `Resource` element, not `NotResource`.
  public boolean namesResources() {
    return resource.isPresent() && !resource.get().negated();
  }

  /// How messages call it: by its `Sid`, else by its number from 1.
  public String title() {
    return sid.map(LocatedText::text)
        .filter(text -> !text.isBlank())
        .map(text -> "statement `" + text + "`")
        .orElse("statement " + (index + 1));
  }
}
