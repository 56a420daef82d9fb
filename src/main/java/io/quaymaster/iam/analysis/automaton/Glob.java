package io.quaymaster.iam.analysis.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A string pattern as a row of tokens: characters, characters without regard to case, and
/// wildcards, some of which refuse one character (a colon or a slash).
public final class Glob {
  /// Any run of characters.
  public static final int ANY = -1;

  /// Exactly one character.
  public static final int ONE = -2;

  public static final int ANY_BUT_COLON = -3;
  public static final int ONE_BUT_COLON = -4;
  public static final int ANY_BUT_SLASH = -5;
  public static final int ONE_BUT_SLASH = -6;

  /// Added to a (folded) character that matches in any case.
  public static final int FOLD = 1 << 20;

  public static final Glob EVERYTHING = new Glob(new int[] {ANY});

  private final int[] tokens;
  private final int hash;
  private final boolean literal;

  /// The first tokens that are runs, as bits.
  private final long runs;

  /// The characters that every string that matches has, as `characters` gives them.
  private final long needed;

  private Glob(int[] tokens) {
    this.tokens = tokens;
    this.hash = Arrays.hashCode(tokens);
    this.literal = areCharacters(tokens);
    long bits = 0;
    long named = 0;
    for (int i = 0; i < tokens.length; i++) {
      bits |= i < Long.SIZE && isRun(tokens[i]) ? 1L << i : 0;
      named |= tokens[i] >= 0 && tokens[i] < FOLD ? 1L << tokens[i] : 0;
    }
    this.runs = bits;
    this.needed = named;
  }

  /// The characters of a text as a set that may hold more: 64 kinds of them are told apart.
  static long characters(String text) {
    long characters = 0;
    for (int i = 0; i < text.length(); i++) {
      characters |= 1L << text.charAt(i);
    }
    return characters;
  }

  /// Whether the whole of `text` matches, of which these are the `characters`.
  boolean matches(String text, long characters) {
    return (needed & ~characters) == 0 && matches(text);
  }

  private static boolean areCharacters(int[] tokens) {
    for (int token : tokens) {
      if (token < 0 || token >= FOLD) {
        return false;
      }
    }
    return true;
  }

  /// A glob of these tokens; neighbouring `ANY` become one.
  public static Glob of(List<Integer> tokens) {
    int[] out = new int[tokens.size()];
    int size = 0;
    for (int token : tokens) {
      boolean repeated = size > 0 && isRun(token) && out[size - 1] == token;
      if (!repeated) {
        out[size++] = token;
      }
    }
    return new Glob(Arrays.copyOf(out, size));
  }

  /// The same.
  public static Glob of(int[] tokens) {
    return of(tokens, 0, tokens.length, false);
  }

  /// The same, of the tokens from `from` to `to`, behind `ANY` with `behindAny`.
  public static Glob of(int[] tokens, int from, int to, boolean behindAny) {
    int[] out = new int[to - from + 1];
    int size = 0;
    if (behindAny) {
      out[size++] = ANY;
    }
    for (int i = from; i < to; i++) {
      boolean repeated = size > 0 && isRun(tokens[i]) && out[size - 1] == tokens[i];
      if (!repeated) {
        out[size++] = tokens[i];
      }
    }
    return new Glob(Arrays.copyOf(out, size));
  }

  public static Glob literal(String text) {
    int[] tokens = new int[text.length()];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = text.charAt(i);
    }
    return new Glob(tokens);
  }

  public static Glob literalIgnoringCase(String text) {
    return new Glob(text.chars().map(c -> FOLD + fold((char) c)).toArray());
  }

  /// This glob behind `prefix`.
  public Glob after(int... prefix) {
    List<Integer> joined = new ArrayList<>();
    for (int token : prefix) {
      joined.add(token);
    }
    for (int token : tokens) {
      joined.add(token);
    }
    return of(joined);
  }

  /// This glob before `suffix`.
  public Glob before(int suffix) {
    int[] joined = Arrays.copyOf(tokens, tokens.length + 1);
    joined[tokens.length] = suffix;
    return new Glob(joined);
  }

  public int size() {
    return tokens.length;
  }

  public int token(int index) {
    return tokens[index];
  }

  public boolean isEverything() {
    return tokens.length == 1 && tokens[0] == ANY;
  }

  /// Whether it stands for one string only.
  public boolean isLiteral() {
    return literal;
  }

  /// Whether `c` has to occur in every string that matches.
  public boolean names(char c) {
    for (int token : tokens) {
      if (token == c || token == FOLD + fold(c)) {
        return true;
      }
    }
    return false;
  }

  /// The characters with `any` in the place of each run and `one` in the place of each single
  /// wildcard.
  public String instance(String any, char one) {
    StringBuilder out = new StringBuilder();
    for (int token : tokens) {
      if (isRun(token)) {
        out.append(any);
      } else if (token < 0) {
        out.append(one);
      } else {
        out.append((char) (token >= FOLD ? token - FOLD : token));
      }
    }
    return out.toString();
  }

  /// Whether the whole of `text` matches. Cost: length × tokens.
  public boolean matches(String text) {
    if (isLiteral()) {
      return isText(text);
    }
    int prefix = 0;
    while (prefix < tokens.length && !isRun(tokens[prefix])) {
      if (prefix == text.length() || !accepts(tokens[prefix], text.charAt(prefix))) {
        return false;
      }
      prefix++;
    }
    if (prefix == tokens.length) {
      return text.length() == prefix;
    }
    if (prefix == tokens.length - 1 && tokens[prefix] == ANY) {
      return true;
    }
    return tokens.length < Long.SIZE ? run(text) : runLong(text);
  }

  /// The positions reached, as bits.
  private boolean run(String text) {
    long at = closed(1);
    for (int i = 0; i < text.length() && at != 0; i++) {
      char c = text.charAt(i);
      long next = 0;
      for (long rest = at; rest != 0; rest &= rest - 1) {
        int position = Long.numberOfTrailingZeros(rest);
        if (position < tokens.length && accepts(tokens[position], c)) {
          next |= isRun(tokens[position]) ? 1L << position : 2L << position;
        }
      }
      at = closed(next);
    }
    return (at & 1L << tokens.length) != 0;
  }

  /// With what is reached without reading.
  private long closed(long at) {
    long before = 0;
    long closed = at;
    while (closed != before) {
      before = closed;
      closed |= (closed & runs) << 1;
    }
    return closed;
  }

  private boolean runLong(String text) {
    boolean[] at = new boolean[tokens.length + 1];
    at[0] = true;
    close(at);
    for (int i = 0; i < text.length(); i++) {
      at = step(at, text.charAt(i));
    }
    return at[tokens.length];
  }

  private boolean isText(String text) {
    boolean same = text.length() == tokens.length;
    for (int i = 0; same && i < tokens.length; i++) {
      same = tokens[i] == text.charAt(i);
    }
    return same;
  }

  /// Whether some string matches both. Cost: tokens × tokens.
  public boolean intersects(Glob other) {
    if (differAtAnEnd(other)) {
      return false;
    }
    if (absorb(other)) {
      return true;
    }
    boolean[][] reached = new boolean[tokens.length + 1][other.tokens.length + 1];
    reached[0][0] = true;
    for (int i = 0; i <= tokens.length; i++) {
      for (int j = 0; j <= other.tokens.length; j++) {
        if (reached[i][j]) {
          reach(other, i, j, reached);
        }
      }
    }
    return reached[tokens.length][other.tokens.length];
  }

  /// Whether two characters at the same place, counted from the start or from the end and before
  /// any run, exclude each other.
  private boolean differAtAnEnd(Glob other) {
    int shorter = Math.min(tokens.length, other.tokens.length);
    for (int i = 0; i < shorter && !isRun(tokens[i]) && !isRun(other.tokens[i]); i++) {
      if (!meet(tokens[i], other.tokens[i])) {
        return true;
      }
    }
    for (int i = 1; i <= shorter; i++) {
      int own = tokens[tokens.length - i];
      int others = other.tokens[other.tokens.length - i];
      if (isRun(own) || isRun(others)) {
        return false;
      }
      if (!meet(own, others)) {
        return true;
      }
    }
    return false;
  }

  /// Whether behind the same characters one begins and the other ends with `ANY`: what the other
  /// matches and then what the one does is a string that both match.
  private boolean absorb(Glob other) {
    int shorter = Math.min(tokens.length, other.tokens.length);
    int same = 0;
    while (same < shorter && tokens[same] >= 0 && tokens[same] == other.tokens[same]) {
      same++;
    }
    return same < shorter
        && ((tokens[same] == ANY && other.tokens[other.tokens.length - 1] == ANY)
            || (other.tokens[same] == ANY && tokens[tokens.length - 1] == ANY));
  }

  /// Marks what follows from both having read the same string up to `i` and `j`.
  private void reach(Glob other, int i, int j, boolean[][] reached) {
    boolean run = i < tokens.length && isRun(tokens[i]);
    boolean otherRun = j < other.tokens.length && isRun(other.tokens[j]);
    if (run) {
      reached[i + 1][j] = true;
    }
    if (otherRun) {
      reached[i][j + 1] = true;
    }
    if (i < tokens.length && j < other.tokens.length && meet(tokens[i], other.tokens[j])) {
      reached[run ? i : i + 1][otherRun ? j : j + 1] = true;
    }
  }

  /// Whether one character fits both tokens.
  private static boolean meet(int one, int two) {
    if (one < 0 && two < 0) {
      return true;
    }
    if (one >= 0 && two >= 0) {
      char left = (char) (one >= FOLD ? one - FOLD : one);
      char right = (char) (two >= FOLD ? two - FOLD : two);
      return one >= FOLD || two >= FOLD ? fold(left) == fold(right) : left == right;
    }
    int wildcard = Math.min(one, two);
    int character = Math.max(one, two);
    return accepts(wildcard, (char) (character >= FOLD ? character - FOLD : character));
  }

  /// What is left of it behind `prefix`: a string `s` matches one of the result if and only if
  /// `prefix + s` matches this.
  public List<Glob> behind(String prefix) {
    boolean[] at = new boolean[tokens.length + 1];
    at[0] = true;
    close(at);
    for (int i = 0; i < prefix.length(); i++) {
      at = step(at, prefix.charAt(i));
    }
    List<Glob> rest = new ArrayList<>();
    for (int i = 0; i <= tokens.length; i++) {
      boolean impliedByRun = i > 0 && at[i - 1] && isRun(tokens[i - 1]);
      if (at[i] && !impliedByRun) {
        rest.add(new Glob(Arrays.copyOfRange(tokens, i, tokens.length)));
      }
    }
    return rest;
  }

  private boolean[] step(boolean[] at, char c) {
    boolean[] next = new boolean[tokens.length + 1];
    for (int i = 0; i < tokens.length; i++) {
      if (at[i] && accepts(tokens[i], c)) {
        next[isRun(tokens[i]) ? i : i + 1] = true;
      }
    }
    close(next);
    return next;
  }

  private void close(boolean[] at) {
    for (int i = 0; i < tokens.length; i++) {
      if (at[i] && isRun(tokens[i])) {
        at[i + 1] = true;
      }
    }
  }

  static boolean isRun(int token) {
    return token == ANY || token == ANY_BUT_COLON || token == ANY_BUT_SLASH;
  }

  static boolean accepts(int token, char c) {
    return switch (token) {
      case ANY, ONE -> true;
      case ANY_BUT_COLON, ONE_BUT_COLON -> c != ':';
      case ANY_BUT_SLASH, ONE_BUT_SLASH -> c != '/';
      default -> token >= FOLD ? fold(c) == token - FOLD : c == token;
    };
  }

  /// Simple case folding, independent of any locale: the dotted and the dotless i stay what they
  /// are.
  public static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
    return c == '\u0130' || c == '\u0131' ? c : Character.toLowerCase(Character.toUpperCase(c));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob that && that.hash == hash && Arrays.equals(tokens, that.tokens);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return instance("*", '?');
  }
}
