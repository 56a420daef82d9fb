package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Statement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A policy as one text that is the same for equal policies and differs for different ones. Every
/// part is written with its length, so that no content can pass for structure. For hashing only.
final class CanonicalText {
  private final StringBuilder out = new StringBuilder();

  private CanonicalText() {}

  static String of(Policy policy) {
    CanonicalText text = new CanonicalText();
    text.part("version", policy.version().text());
    text.optional("id", policy.id());
    policy.statements().forEach(text::statement);
    return text.out.toString();
  }

  private void statement(Statement statement) {
    part("statement", statement.effect().text());
    optional("sid", statement.sid());
    switch (statement.principal()) {
      case PrincipalElement.Implied() -> part("principal", "implied");
      case PrincipalElement.Principals(List<PrincipalPattern> list) ->
          parts("principal", list, CanonicalText::principal);
      case PrincipalElement.NotPrincipals(List<PrincipalPattern> list) ->
          parts("notPrincipal", list, CanonicalText::principal);
    }
    switch (statement.action()) {
      case ActionElement.Actions(List<ActionPattern> list) ->
          parts("action", list, CanonicalText::action);
      case ActionElement.NotActions(List<ActionPattern> list) ->
          parts("notAction", list, CanonicalText::action);
    }
    switch (statement.resource()) {
      case ResourceElement.Implied() -> part("resource", "implied");
      case ResourceElement.Resources(List<Pattern> list) ->
          parts("resource", list, CanonicalText::pattern);
      case ResourceElement.NotResources(List<Pattern> list) ->
          parts("notResource", list, CanonicalText::pattern);
    }
    for (Condition condition : statement.conditions()) {
      part("condition", condition.operatorText());
      part("key", condition.key().name());
      parts("value", condition.values(), CanonicalText::pattern);
    }
  }

  private static String principal(PrincipalPattern pattern) {
    return pattern.getClass().getSimpleName() + ":" + pattern.text();
  }

  private static String action(ActionPattern pattern) {
    return pattern.service() + ":" + pattern.name();
  }

  private static String pattern(Pattern pattern) {
    CanonicalText text = new CanonicalText();
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Segment.Literal(String literal) -> text.part("literal", literal);
        case Segment.AnyString() -> text.part("any", "*");
        case Segment.AnyCharacter() -> text.part("any", "?");
        case Segment.Variable variable -> {
          text.part("variable", variable.key().name());
          text.optional("default", variable.defaultValue());
        }
      }
    }
    return text.out.toString();
  }

  private <T> void parts(String name, List<T> values, Function<T, String> text) {
    part(name, Integer.toString(values.size()));
    values.forEach(value -> part("entry", text.apply(value)));
  }

  private void optional(String name, @Nullable String value) {
    if (value != null) {
      part(name, value);
    }
  }

  private void part(String name, String value) {
    out.append(name).append(' ').append(value.length()).append(' ').append(value).append('\n');
  }
}
