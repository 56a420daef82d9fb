package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.encoding.Dimension.Choice;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Segment.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the dimensions cannot express is a free yes or no of its own: whether a pattern with policy
/// variables matches, and tests that mix families of values on one key. Freedom can only add
/// differences, so where none is left there is none; a difference that hangs on one is shown only
/// with a request that the evaluator confirms.
public final class Opaques {
  /// One such test: the patterns, and the key that they are held against, or `resource`. `key` and
  /// `words` say it as the policy does: *`aws:ResourceTag/team`*, *`${aws:PrincipalTag/team}`*.
  public record Opaque(
      Choice dimension, List<Pattern> patterns, String subject, String key, String words) {}

  /// How a pattern is written: up to the last part of an ARN, and the rest. A variable is a letter
  /// that nothing else is.
  private record Written(List<Integer> head, Glob tail) {
    /// Whether it matches whatever `other` does: its variables have the same values, and its runs
    /// take a letter that no text has, which stands in the place of the other's wildcards.
    boolean covers(Written other) {
      return head.equals(other.head)
          && IntStream.range(0, tail.size()).noneMatch(i -> tail.token(i) == Glob.ONE)
          && tail.matches(other.tail.instance(String.valueOf(SPARE), SPARE));
    }
  }

  private static final char SPARE = '\uf8ff';
  private static final char FIRST_VARIABLE = '\ue000';

  private final Map<String, Opaque> opaques = new LinkedHashMap<>();
  private final Map<Opaque, Written> written = new LinkedHashMap<>();
  private final Map<Variable, Integer> letters = new HashMap<>();

  Term resource(Pattern pattern) {
    Opaque opaque = resourceMatch(pattern);
    List<Integer> tokens = tokens(pattern);
    int colons = 0;
    int end = 0;
    while (end < tokens.size() && colons < Globs.PARTS - 1) {
      colons += tokens.get(end++) == ':' ? 1 : 0;
    }
    written.putIfAbsent(
        opaque, new Written(tokens.subList(0, end), Glob.of(tokens.subList(end, tokens.size()))));
    return match(opaque);
  }

  private List<Integer> tokens(Pattern pattern) {
    List<Integer> tokens = new ArrayList<>();
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Segment.Literal(String text) -> text.chars().forEach(tokens::add);
        case Segment.AnyString() -> tokens.add(Glob.ANY);
        case Segment.AnyCharacter() -> tokens.add(Glob.ONE);
        case Variable variable ->
            tokens.add(FIRST_VARIABLE + letters.computeIfAbsent(variable, v -> letters.size()));
      }
    }
    return tokens;
  }

  /// What cannot occur: a pattern that matches where one that covers it does not.
  List<List<Term>> impossible() {
    List<List<Term>> boxes = new ArrayList<>();
    written.forEach((one, text) ->
        written.forEach((other, wider) -> {
          if (one != other && one.subject().equals(other.subject()) && wider.covers(text)) {
            boxes.add(List.of(match(one), other.dimension().in(Dimension.bits(0))));
          }
        }));
    return boxes;
  }

  private Opaque resourceMatch(Pattern pattern) {
    String words = pattern.text(true, true);
    return opaque("resource " + words, List.of(pattern), "resource", "resource", words);
  }

  Term value(Condition condition, Pattern pattern) {
    Opaque opaque = valueMatch(condition, pattern);
    if (condition.operator().family() == Family.STRING
        && condition.operator() != ConditionOperator.STRING_EQUALS_IGNORE_CASE
        && condition.operator() != ConditionOperator.STRING_NOT_EQUALS_IGNORE_CASE) {
      written.putIfAbsent(opaque, new Written(List.of(), Glob.of(tokens(pattern))));
    }
    return match(opaque);
  }

  private Opaque valueMatch(Condition condition, Pattern pattern) {
    String key = condition.key().name();
    String words = pattern.text(condition.operator().hasWildcards(), true);
    String id = key + " " + condition.operator() + " " + words;
    return opaque(id, List.of(pattern), key, condition.key().text(), words);
  }

  /// The whole of a condition on a multi-valued key.
  Term whole(Condition condition) {
    String key = condition.key().name();
    boolean wildcards = condition.operator().hasWildcards();
    String words =
        condition.values().stream()
            .map(value -> value.text(wildcards, true))
            .collect(Collectors.joining(" or "));
    String id = key + " " + condition.operatorText() + " " + condition.values();
    String said = condition.operatorText() + " " + words;
    return match(opaque(id, condition.values(), key, condition.key().text(), said));
  }

  private Opaque opaque(
      String id, List<Pattern> patterns, String subject, String key, String words) {
    return opaques.computeIfAbsent(
        id,
        name ->
            new Opaque(
                new Choice(name, Meaning.PATTERN_WITH_VARIABLE, List.of("no match", "match")),
                patterns,
                subject,
                key,
                words));
  }

  private static Term match(Opaque opaque) {
    return opaque.dimension().in(Dimension.bits(1));
  }

  public List<Opaque> all() {
    return List.copyOf(opaques.values());
  }

  List<Dimension> dimensions() {
    List<Dimension> dimensions = new ArrayList<>(opaques.size());
    opaques.values().forEach(opaque -> dimensions.add(opaque.dimension()));
    return dimensions;
  }
}
