package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Segment.AnyCharacter;
import io.quaymaster.iam.policy.Segment.AnyString;
import io.quaymaster.iam.policy.Segment.Literal;
import io.quaymaster.iam.policy.Segment.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A pattern as a list of tokens, so that it can be cut at colons and written as a regular
/// expression.
record Glob(List<Token> tokens) {
  /// The parts of an ARN.
  static final int PARTS = 6;

  private static final int MOST_ROWS = 500;

  sealed interface Token {}

  record Letter(char c, boolean anyCase) implements Token {}

  /// A run of characters, or exactly one; perhaps of any but colons.
  record Wild(boolean run, boolean colons) implements Token {}

  record Value(Variable variable) implements Token {}

  static final Token ANY = new Wild(true, true);
  static final Token ONE = new Wild(false, true);

  Glob {
    tokens = List.copyOf(tokens);
  }

  static Glob literal(String text) {
    return new Glob(letters(text, false));
  }

  /// A pattern with `*` and `?` only.
  static Glob wild(String text) {
    List<Token> tokens = new ArrayList<>();
    for (char c : text.toCharArray()) {
      tokens.add(c == '*' ? ANY : c == '?' ? ONE : new Letter(c, false));
    }
    return new Glob(tokens);
  }

  private static List<Token> letters(String text, boolean anyCase) {
    return text.chars().mapToObj(c -> (Token) new Letter((char) c, anyCase)).toList();
  }

  /// The value of a condition.
  static Glob ofValue(Pattern pattern, boolean anyCase) {
    List<Token> tokens = new ArrayList<>();
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Literal(String text) -> tokens.addAll(letters(text, anyCase));
        case AnyString() -> tokens.add(ANY);
        case AnyCharacter() -> tokens.add(ONE);
        case Variable variable -> tokens.add(new Value(variable));
      }
    }
    return new Glob(tokens);
  }

  /// An entry of `Resource`: in its first five parts wildcards stop at colons, but for a `*` that
  /// ends a part. `completed` adds `*` for each part that is missing.
  static Glob ofResource(Pattern pattern, boolean completed) {
    List<Token> tokens = new ArrayList<>();
    List<Token> plain = ofValue(pattern, false).tokens;
    int part = 0;
    for (int i = 0; i < plain.size(); i++) {
      Token token = plain.get(i);
      boolean ends = i + 1 == plain.size() || isColon(plain.get(i + 1));
      if (token instanceof Wild(boolean run, boolean _) && part < PARTS - 1) {
        token = new Wild(run, run && ends);
      }
      part += isColon(token) ? 1 : 0;
      tokens.add(token);
    }
    for (; completed && part < PARTS - 1; part++) {
      tokens.add(new Letter(':', false));
      tokens.add(ANY);
    }
    return new Glob(tokens);
  }

  private static boolean isColon(Token token) {
    return token instanceof Letter(char c, boolean _) && c == ':';
  }

  boolean isEverything() {
    return !tokens.isEmpty() && tokens.stream().allMatch(ANY::equals);
  }

  boolean hasVariables() {
    return tokens.stream().anyMatch(Value.class::isInstance);
  }

  boolean isLiteral() {
    return tokens.stream().allMatch(token -> token instanceof Letter(char _, boolean any) && !any);
  }

  String literalText() {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      if (token instanceof Letter(char c, boolean _)) {
        text.append(c);
      }
    }
    return text.toString();
  }

  /// Its parts where it is cut at its own colons, for `Arn*` operators; the last keeps the rest.
  List<Glob> atColons() {
    List<Glob> parts = new ArrayList<>();
    List<Token> part = new ArrayList<>();
    for (Token token : tokens) {
      if (isColon(token) && parts.size() < PARTS - 1) {
        parts.add(new Glob(part));
        part = new ArrayList<>();
      } else {
        part.add(token);
      }
    }
    parts.add(new Glob(part));
    return parts;
  }

  /// All ways to read it as six parts of which the first five hold no colon, without those that
  /// others cover.
  List<List<Glob>> rows() {
    Set<List<Glob>> rows = new LinkedHashSet<>();
    read(0, List.of(), List.of(), rows);
    List<List<Glob>> kept = new ArrayList<>();
    for (List<Glob> row : rows) {
      if (row.getFirst().matches("arn") && kept.stream().noneMatch(other -> covers(other, row))) {
        kept.removeIf(other -> covers(row, other));
        kept.add(row);
      }
    }
    return kept;
  }

  private static boolean covers(List<Glob> row, List<Glob> other) {
    for (int i = 0; i < PARTS; i++) {
      if (!row.get(i).covers(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// A pattern without `?` covers another if it matches it with a letter that no pattern has in the
  /// place of its runs.
  private boolean covers(Glob other) {
    if (equals(other) || isEverything()) {
      return true;
    }
    boolean plain =
        Stream.concat(tokens.stream(), other.tokens.stream())
            .allMatch(token ->
                token instanceof Letter(char _, boolean anyCase) ? !anyCase : token.equals(ANY));
    return plain && matches(other.written('\uE000'));
  }

  private String written(char run) {
    StringBuilder text = new StringBuilder();
    tokens.forEach(token -> text.append(token instanceof Letter(char c, boolean _) ? c : run));
    return text.toString();
  }

  /// Whether something that begins with `prefix` could match, as far as its own first letters tell.
  boolean mayBegin(String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (i >= tokens.size()) {
        return false;
      }
      if (!(tokens.get(i) instanceof Letter(char c, boolean anyCase)) || anyCase) {
        return true;
      }
      if (c != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether it asks for a letter that is not among `letters`.
  boolean leaves(java.util.function.IntPredicate letters) {
    return tokens.stream()
        .anyMatch(token ->
            token instanceof Letter(char c, boolean anyCase) && !anyCase && !letters.test(c));
  }

  private void read(int at, List<Glob> done, List<Token> part, Set<List<Glob>> rows) {
    boolean last = done.size() == PARTS - 1;
    if (at == tokens.size()) {
      if (last) {
        rows.add(with(done, new Glob(part)));
      }
      if (rows.size() > MOST_ROWS) {
        throw new Inexpressible("more than " + MOST_ROWS + " ways to read " + this);
      }
      return;
    }
    Token token = tokens.get(at);
    if (isColon(token) && !last) {
      read(at + 1, with(done, new Glob(part)), List.of(), rows);
      return;
    }
    read(at + 1, done, with(part, token), rows);
    if (last || !(token instanceof Wild(boolean run, boolean colons)) || !colons) {
      return;
    }
    if (run) {
      // The run goes on behind the colon.
      read(at, with(done, new Glob(with(part, token))), List.of(), rows);
    } else {
      read(at + 1, with(done, new Glob(part)), List.of(), rows);
    }
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }

  /// Whether a text without variables matches.
  boolean matches(String text) {
    StringBuilder out = new StringBuilder();
    for (Token token : tokens) {
      switch (token) {
        case Letter(char c, boolean anyCase) ->
            out.append(anyCase ? "(?iu:" : "(?:")
                .append(java.util.regex.Pattern.quote(String.valueOf(c)))
                .append(")");
        case Wild(boolean run, boolean colons) ->
            out.append(colons ? "." : "[^:]").append(run ? "*" : "");
        case Value value -> throw new Inexpressible("the value of " + value.variable().key());
      }
    }
    return java.util.regex.Pattern.compile(out.toString(), java.util.regex.Pattern.DOTALL)
        .matcher(text)
        .matches();
  }

  /// A regular expression of SMT-LIB. Wildcards that stop at colons stand in parts that have none.
  String expression() {
    return expression("re.allchar");
  }

  /// The same, with wildcards that stand for such characters only.
  String expression(String one) {
    String run = one.equals("re.allchar") ? "re.all" : "(re.* " + one + ")";
    List<String> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (Token token : tokens) {
      if (token instanceof Letter(char c, boolean anyCase)
          && (!anyCase || Character.toLowerCase(c) == Character.toUpperCase(c))) {
        literal.append(c);
        continue;
      }
      flush(literal, parts);
      switch (token) {
        case Letter(char c, boolean _) ->
            parts.add(
                "(re.union (str.to_re "
                    + Smt.text(String.valueOf(Character.toLowerCase(c)))
                    + ") (str.to_re "
                    + Smt.text(String.valueOf(Character.toUpperCase(c)))
                    + "))");
        case Wild(boolean any, boolean _) -> parts.add(any ? run : one);
        case Value value -> throw new Inexpressible("the value of " + value.variable().key());
      }
    }
    flush(literal, parts);
    return switch (parts.size()) {
      case 0 -> "(str.to_re \"\")";
      case 1 -> parts.getFirst();
      default -> "(re.++ " + String.join(" ", parts) + ")";
    };
  }

  private static void flush(StringBuilder literal, List<String> parts) {
    if (!literal.isEmpty()) {
      parts.add("(str.to_re " + Smt.text(literal.toString()) + ")");
      literal.setLength(0);
    }
  }

  /// Whether a string term matches, which is not asked for if anything does; `values` are the terms
  /// of the variables.
  String test(Supplier<String> of, Function<Variable, String> values) {
    if (isEverything()) {
      return Smt.TRUE;
    }
    if (hasVariables()) {
      return testWithVariables(of.get(), values);
    }
    return isLiteral()
        ? Smt.equal(of.get(), Smt.text(literalText()))
        : "(str.in_re " + of.get() + " " + expression() + ")";
  }

  String test(Supplier<String> of) {
    return test(
        of,
        variable -> {
          throw new Inexpressible("the variable " + variable.key());
        });
  }

  /// With variables, a pattern can be said exactly if it has at most one run, or one at each end.
  private String testWithVariables(String of, Function<Variable, String> values) {
    List<List<String>> pieces = new ArrayList<>(List.of(new ArrayList<>()));
    StringBuilder literal = new StringBuilder();
    for (Token token : tokens) {
      switch (token) {
        case Letter(char c, boolean anyCase) -> {
          if (anyCase) {
            throw new Inexpressible("a variable in any case");
          }
          literal.append(c);
        }
        case Wild(boolean run, boolean _) -> {
          if (!run) {
            throw new Inexpressible("`?` beside a variable");
          }
          flushText(literal, pieces.getLast());
          pieces.add(new ArrayList<>());
        }
        case Value(Variable variable) -> {
          flushText(literal, pieces.getLast());
          pieces.getLast().add(values.apply(variable));
        }
      }
    }
    flushText(literal, pieces.getLast());
    if (pieces.size() == 1) {
      return Smt.equal(of, Smt.concat(pieces.getFirst()));
    }
    boolean opens = pieces.getFirst().isEmpty();
    boolean closes = pieces.getLast().isEmpty();
    if (pieces.size() == 2) {
      String head = opens ? "" : Smt.concat(pieces.getFirst());
      String tail = closes ? "" : Smt.concat(pieces.getLast());
      List<String> all = new ArrayList<>();
      all.add(opens ? Smt.TRUE : "(str.prefixof " + head + " " + of + ")");
      all.add(closes ? Smt.TRUE : "(str.suffixof " + tail + " " + of + ")");
      all.add(
          opens || closes
              ? Smt.TRUE
              : "(>= (str.len " + of + ") (+ (str.len " + head + ") (str.len " + tail + ")))");
      return Smt.and(all);
    }
    if (pieces.size() == 3 && opens && closes) {
      return "(str.contains " + of + " " + Smt.concat(pieces.get(1)) + ")";
    }
    throw new Inexpressible("several runs beside a variable");
  }

  private static void flushText(StringBuilder literal, List<String> parts) {
    if (!literal.isEmpty()) {
      parts.add(Smt.text(literal.toString()));
      literal.setLength(0);
    }
  }
}
