package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.encoding.Dimension.Choice;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the dimensions cannot express is a free yes or no of its own: whether a pattern with policy
/// variables matches, and tests that mix families of values on one key. Freedom can only add
/// differences, so where none is left there is none; a difference that hangs on one is shown only
/// with a request that the evaluator confirms.
public final class Opaques {
  /// One such test: the pattern, and the condition that it stands in, or null for a resource.
  public record Opaque(Choice dimension, List<Pattern> patterns, String subject) {}

  private final Map<String, Opaque> opaques = new LinkedHashMap<>();

  Term resource(Pattern pattern) {
    return term("resource " + pattern.text(true, true), List.of(pattern), "resource");
  }

  Term value(Condition condition, Pattern pattern) {
    return term(
        condition.key().name()
            + " "
            + condition.operator()
            + " "
            + pattern.text(condition.operator().hasWildcards(), true),
        List.of(pattern),
        condition.key().name());
  }

  /// The whole of a condition on a multi-valued key.
  Term whole(Condition condition) {
    return term(
        condition.key().name() + " " + condition.operatorText() + " " + condition.values(),
        condition.values(),
        condition.key().name());
  }

  private Term term(String id, List<Pattern> patterns, String subject) {
    Opaque opaque =
        opaques.computeIfAbsent(
            id,
            key ->
                new Opaque(
                    new Choice(key, Meaning.PATTERN_WITH_VARIABLE, List.of("no match", "match")),
                    patterns,
                    subject));
    return opaque.dimension().in(Dimension.bits(1));
  }

  public List<Opaque> all() {
    return List.copyOf(opaques.values());
  }

  List<Dimension> dimensions() {
    return new ArrayList<>(opaques.values().stream().map(Opaque::dimension).toList());
  }
}
