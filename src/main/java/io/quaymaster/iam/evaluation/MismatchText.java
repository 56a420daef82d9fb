package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Match.Mismatch;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.policy.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in a sentence why a statement does not apply to a request.
public final class MismatchText {
  private MismatchText() {}

  /// `mismatch` must come from holding `statement` against `request`.
  public static String sentence(Mismatch mismatch, Statement statement, RequestContext request) {
    return switch (mismatch) {
      case Mismatch.ActionDiffers() ->
          statement.action() instanceof ActionElement.NotActions
              ? "`NotAction` excepts `" + request.action() + "`."
              : "`Action` does not cover `" + request.action() + "`.";
      case Mismatch.ResourceDiffers(boolean onStar) -> resource(onStar, statement, request);
      case Mismatch.PrincipalDiffers() ->
          statement.principal() instanceof PrincipalElement.NotPrincipals
              ? "`NotPrincipal` excepts `" + request.principal().text() + "`."
              : "`Principal` does not name `" + request.principal().text() + "`.";
      case Mismatch.ConditionNotMet condition -> condition(condition);
    };
  }

  private static String resource(boolean onStar, Statement statement, RequestContext request) {
    if (statement.resource() instanceof ResourceElement.NotResources) {
      return "`NotResource` excepts `" + request.resource() + "`.";
    }
    return onStar
        ? "`" + request.action() + "` is authorized on `*`, which only the resource `*` covers."
        : "`Resource` does not cover `" + request.resource() + "`.";
  }

  private static String condition(Mismatch.ConditionNotMet mismatch) {
    Condition condition = mismatch.condition();
    String name = "`" + condition.operatorText() + "` on `" + condition.key().text() + "`";
    String given = given(mismatch.value());
    if (mismatch.value() instanceof ContextValue.Many
        && condition.qualifier() == SetQualifier.NONE
        && condition.operator().family()
            != io.quaymaster.iam.policy.ConditionOperator.Family.NULL) {
      return name
          + " is not met: the request carries "
          + given
          + ", and without a set operator several values match nothing.";
    }
    String verb = condition.operator().negated() ? ", the policy forbids " : ", the policy wants ";
    return name
        + " is not met: the request carries "
        + given
        + verb
        + wanted(condition.values())
        + "."
        + substitutions(mismatch.substitutions());
  }

  private static String given(@Nullable ContextValue value) {
    return switch (value) {
      case null -> "no such key";
      case ContextValue.One(String text) -> "`" + text + "`";
      case ContextValue.Many(List<String> texts) ->
          texts.isEmpty()
              ? "an empty list"
              : texts.stream().collect(Collectors.joining("`, `", "`", "`"));
    };
  }

  private static String wanted(List<Pattern> values) {
    return values.isEmpty()
        ? "nothing (an empty list)"
        : values.stream().map(Pattern::toString).collect(Collectors.joining("` or `", "`", "`"));
  }

  private static String substitutions(List<Mismatch.Substitution> substitutions) {
    return substitutions.stream()
        .map(one ->
            one.value() == null
                ? " `" + one.pattern() + "` has no value in this request."
                : " `" + one.pattern() + "` stands for `" + one.value() + "`.")
        .collect(Collectors.joining());
  }
}
