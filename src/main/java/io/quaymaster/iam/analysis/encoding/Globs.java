package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Segment.AnyCharacter;
import io.quaymaster.iam.policy.Segment.AnyString;
import io.quaymaster.iam.policy.Segment.Literal;
import io.quaymaster.iam.policy.Segment.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Patterns of policies as globs. A policy variable becomes a run of anything: a pattern with
/// variables stands for no more than what its glob matches.
final class Globs {
  /// The parts of an ARN: `arn`, partition, service, Region, account, resource.
  static final int PARTS = 6;

  /// Longer heads of an ARN pattern, up to its last part, are not followed.
  private static final int MAX_DEPTH = 1_000;

  private static final int MAX_ALIGNMENTS = 2_000;

  private Globs() {}

  /// The texts that a value of an operator on texts matches: at most one glob.
  static Optional<Glob> ofValue(ConditionOperator operator, Pattern value) {
    return switch (operator.family()) {
      case STRING -> Optional.of(Glob.of(tokens(value, ignoresCase(operator))));
      case ARN -> ofArnValue(value).map(Globs::join);
      case BOOL -> {
        String text = value.literalText();
        yield text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
            ? Optional.of(Glob.literalIgnoringCase(text))
            : Optional.empty();
      }
      case BINARY -> Optional.of(Glob.literal(value.literalText()));
      case NUMERIC, DATE, IP_ADDRESS, NULL -> Optional.empty();
    };
  }

  private static boolean ignoresCase(ConditionOperator operator) {
    return operator == ConditionOperator.STRING_EQUALS_IGNORE_CASE
        || operator == ConditionOperator.STRING_NOT_EQUALS_IGNORE_CASE;
  }

  static List<Integer> tokens(Pattern pattern, boolean ignoringCase) {
    List<Integer> tokens = new ArrayList<>();
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Literal(String text) -> {
          for (char c : text.toCharArray()) {
            tokens.add(ignoringCase ? Glob.FOLD + Glob.fold(c) : c);
          }
        }
        case AnyString() -> tokens.add(Glob.ANY);
        case AnyCharacter() -> tokens.add(Glob.ONE);
        case Variable variable -> tokens.add(Glob.ANY);
      }
    }
    return tokens;
  }

  /// The six parts of a value of an ARN operator; none if it has fewer, since such a value never
  /// matches.
  static Optional<List<Glob>> ofArnValue(Pattern value) {
    List<List<Integer>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (int token : tokens(value, false)) {
      if (token == ':' && parts.size() < PARTS) {
        parts.add(new ArrayList<>());
      } else {
        parts.getLast().add(token);
      }
    }
    return parts.size() == PARTS
        ? Optional.of(parts.stream().map(Glob::of).toList())
        : Optional.empty();
  }

  /// Six parts as one glob over the whole text: in the first five, wildcards stop at colons.
  private static Glob join(List<Glob> parts) {
    List<Integer> tokens = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      if (part > 0) {
        tokens.add((int) ':');
      }
      Glob glob = parts.get(part);
      for (int i = 0; i < glob.size(); i++) {
        int token = glob.token(i);
        boolean inner = part < PARTS - 1;
        tokens.add(
            inner && token == Glob.ANY
                ? Glob.ANY_BUT_COLON
                : inner && token == Glob.ONE ? Glob.ONE_BUT_COLON : token);
      }
    }
    return Glob.of(tokens);
  }

  /// An entry of `Resource`, as rows of six parts, any of which may match. Within the first five
  /// parts of the pattern a wildcard stops at colons, but for a `*` that ends its part. With
  /// `completed`, missing parts are `*`. Source: IAM User Guide, "IAM JSON policy elements:
  /// Resource".
  static List<List<Glob>> ofResource(Pattern pattern, boolean completed) {
    List<Integer> tokens = new ArrayList<>();
    List<Segment> segments = pattern.segments();
    int part = 0;
    for (int i = 0; i < segments.size(); i++) {
      switch (segments.get(i)) {
        case Literal(String text) -> {
          for (char c : text.toCharArray()) {
            tokens.add((int) c);
            part += c == ':' ? 1 : 0;
          }
        }
        case AnyString() ->
            tokens.add(part >= PARTS - 1 || endsPart(segments, i) ? Glob.ANY : Glob.ANY_BUT_COLON);
        case AnyCharacter() -> tokens.add(part >= PARTS - 1 ? Glob.ONE : Glob.ONE_BUT_COLON);
        case Variable variable -> tokens.add(Glob.ANY);
      }
    }
    for (; completed && part < PARTS - 1; part++) {
      tokens.add((int) ':');
      tokens.add(Glob.ANY);
    }
    return align(tokens);
  }

  private static boolean endsPart(List<Segment> segments, int star) {
    return star + 1 == segments.size()
        || (segments.get(star + 1) instanceof Literal(String text) && text.startsWith(":"));
  }

  /// Every way in which a glob over a whole ARN falls into six parts.
  static List<List<Glob>> align(List<Integer> tokens) {
    Set<List<Glob>> rows = new LinkedHashSet<>();
    List<List<Integer>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    align(tokens, 0, parts, rows);
    return List.copyOf(rows);
  }

  private static void align(
      List<Integer> tokens, int from, List<List<Integer>> sofar, Set<List<Glob>> rows) {
    if (from > MAX_DEPTH && from < tokens.size() && sofar.size() < PARTS) {
      throw new AlignmentLimit(MAX_DEPTH);
    }
    List<List<Integer>> parts = sofar;
    int at = from;
    while (at < tokens.size() && (parts.size() == PARTS || isPlain(tokens.get(at)))) {
      at++;
    }
    parts = extend(parts, tokens.subList(from, at));
    if (at == tokens.size()) {
      if (parts.size() == PARTS && Glob.of(parts.getFirst()).matches("arn")) {
        List<Glob> row = parts.stream().map(Glob::of).toList();
        rows.add(row);
        if (rows.size() > MAX_ALIGNMENTS) {
          throw new AlignmentLimit(MAX_ALIGNMENTS);
        }
      }
      return;
    }
    int token = tokens.get(at);
    if (token == ':' || token == (Glob.FOLD | ':')) {
      align(tokens, at + 1, open(parts, List.of()), rows);
      return;
    }
    List<List<Integer>> wider = extend(parts, List.of(token));
    align(tokens, at + 1, wider, rows);
    if (token == Glob.ONE) {
      align(tokens, at + 1, open(parts, List.of()), rows);
    }
    while (token == Glob.ANY && wider.size() < PARTS) {
      wider = open(wider, List.of(Glob.ANY));
      align(tokens, at + 1, wider, rows);
    }
  }

  /// Whether a token neither ends a part nor may.
  private static boolean isPlain(int token) {
    return token != ':' && token != (Glob.FOLD | ':') && token != Glob.ONE && token != Glob.ANY;
  }

  private static List<List<Integer>> extend(List<List<Integer>> parts, List<Integer> tokens) {
    List<List<Integer>> copy = new ArrayList<>(parts.subList(0, parts.size() - 1));
    List<Integer> last = new ArrayList<>(parts.getLast());
    last.addAll(tokens);
    copy.add(last);
    return copy;
  }

  private static List<List<Integer>> open(List<List<Integer>> parts, List<Integer> next) {
    List<List<Integer>> copy = new ArrayList<>(parts);
    copy.add(next);
    return copy;
  }
}
