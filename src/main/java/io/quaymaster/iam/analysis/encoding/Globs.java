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
import java.util.Arrays;
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

  static boolean ignoresCase(ConditionOperator operator) {
    return operator == ConditionOperator.STRING_EQUALS_IGNORE_CASE
        || operator == ConditionOperator.STRING_NOT_EQUALS_IGNORE_CASE;
  }

  static int[] tokens(Pattern pattern, boolean ignoringCase) {
    int[] tokens = new int[size(pattern)];
    int size = 0;
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Literal(String text) -> {
          for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            tokens[size++] = ignoringCase ? Glob.FOLD + Glob.fold(c) : c;
          }
        }
        case AnyString() -> tokens[size++] = Glob.ANY;
        case AnyCharacter() -> tokens[size++] = Glob.ONE;
        case Variable variable -> tokens[size++] = Glob.ANY;
      }
    }
    return tokens;
  }

  /// The number of tokens of a pattern.
  private static int size(Pattern pattern) {
    int size = 0;
    for (Segment segment : pattern.segments()) {
      size += segment instanceof Literal(String text) ? text.length() : 1;
    }
    return size;
  }

  /// The six parts of a value of an ARN operator; none if it has fewer, since such a value never
  /// matches.
  static Optional<List<Glob>> ofArnValue(Pattern value) {
    int[] tokens = tokens(value, false);
    List<Glob> parts = new ArrayList<>(PARTS);
    int start = 0;
    for (int i = 0; i < tokens.length && parts.size() < PARTS - 1; i++) {
      if (tokens[i] == ':') {
        parts.add(Glob.of(tokens, start, i, false));
        start = i + 1;
      }
    }
    if (parts.size() < PARTS - 1) {
      return Optional.empty();
    }
    parts.add(Glob.of(tokens, start, tokens.length, false));
    return Optional.of(parts);
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
    int[] tokens = tokens(pattern, false);
    List<Segment> segments = pattern.segments();
    int at = 0;
    int part = 0;
    for (int i = 0; i < segments.size(); i++) {
      switch (segments.get(i)) {
        case Literal(String text) -> {
          for (int j = 0; j < text.length(); j++) {
            part += text.charAt(j) == ':' ? 1 : 0;
          }
          at += text.length();
        }
        case AnyString() ->
            tokens[at++] =
                part >= PARTS - 1 || endsPart(segments, i) ? Glob.ANY : Glob.ANY_BUT_COLON;
        case AnyCharacter() -> tokens[at++] = part >= PARTS - 1 ? Glob.ONE : Glob.ONE_BUT_COLON;
        case Variable variable -> at++;
      }
    }
    int missing = completed ? Math.max(0, PARTS - 1 - part) : 0;
    int[] whole = Arrays.copyOf(tokens, at + 2 * missing);
    for (; at < whole.length; at += 2) {
      whole[at] = ':';
      whole[at + 1] = Glob.ANY;
    }
    return align(whole);
  }

  private static boolean endsPart(List<Segment> segments, int star) {
    return star + 1 == segments.size()
        || (segments.get(star + 1) instanceof Literal(String text) && text.startsWith(":"));
  }

  /// Every way in which a glob over a whole ARN falls into six parts.
  static List<List<Glob>> align(int[] tokens) {
    Alignment alignment = new Alignment(tokens);
    alignment.follow(0, 0);
    return List.copyOf(alignment.rows);
  }

  /// The part that is read lies between a token and the next end of a part; before it, there may be
  /// the `ANY` that ran over the colon.
  private static final class Alignment {
    private final int[] tokens;
    private final int[] starts = new int[PARTS];
    private final int[] ends = new int[PARTS];
    private final boolean[] behindAny = new boolean[PARTS];
    private final Set<List<Glob>> rows = new LinkedHashSet<>();

    Alignment(int[] tokens) {
      this.tokens = tokens;
    }

    /// Reads on from token `from`, in part `part`.
    void follow(int from, int part) {
      if (from > MAX_DEPTH && from < tokens.length && part < PARTS - 1) {
        throw new AlignmentLimit(MAX_DEPTH);
      }
      int at = from;
      while (at < tokens.length && (part == PARTS - 1 || isPlain(tokens[at]))) {
        at++;
      }
      if (at == tokens.length) {
        if (part == PARTS - 1) {
          ends[part] = at;
          add();
        }
        return;
      }
      int token = tokens[at];
      if (token == ':' || token == (Glob.FOLD | ':')) {
        open(part, at, at + 1, false);
        return;
      }
      follow(at + 1, part);
      if (token == Glob.ONE) {
        open(part, at, at + 1, false);
      }
      for (int next = part; token == Glob.ANY && next < PARTS - 1; next++) {
        open(next, at + 1, at + 1, true);
      }
    }

    /// Ends a part and begins the next one. What was read of earlier parts stays as it is.
    private void open(int part, int end, int start, boolean any) {
      ends[part] = end;
      starts[part + 1] = start;
      behindAny[part + 1] = any;
      follow(start, part + 1);
    }

    private void add() {
      List<Glob> row = new ArrayList<>(PARTS);
      for (int part = 0; part < PARTS; part++) {
        row.add(Glob.of(tokens, starts[part], ends[part], behindAny[part]));
      }
      if (row.getFirst().matches("arn")) {
        rows.add(List.copyOf(row));
        if (rows.size() > MAX_ALIGNMENTS) {
          throw new AlignmentLimit(MAX_ALIGNMENTS);
        }
      }
    }

    /// Whether a token neither ends a part nor may.
    private static boolean isPlain(int token) {
      return token != ':' && token != (Glob.FOLD | ':') && token != Glob.ONE && token != Glob.ANY;
    }
  }
}
