package io.quaymaster.iam.analysis.automaton;

import java.util.List;

/// All the strings that a dimension knows, as a deterministic automaton: state 0 is the start, -1
/// is dead. `alphabet` groups the characters that the automaton itself cannot tell apart, plainest
/// first within a group.
public interface Universe {
  int step(int state, char c);

  boolean accepts(int state);

  List<String> alphabet();

  /// Whether `text` belongs to it.
  default boolean contains(String text) {
    int state = 0;
    for (int i = 0; i < text.length() && state >= 0; i++) {
      state = step(state, text.charAt(i));
    }
    return state >= 0 && accepts(state);
  }

  String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  String PLAIN = LETTERS + "0123456789";
  String ALL =
      PLAIN
          + "-_ABCDEFGHIJKLMNOPQRSTUVWXYZ./=+,@~!#%&()[]^|;<> \"'`\\{}$*?:\u00e9\u00f8\u0101\u0102\u0103";

  /// Every string, the empty one included.
  static Universe everything() {
    return new Simple(List.of(ALL), ALL, true, true);
  }

  /// Strings without a colon, the empty one included.
  static Universe withoutColon() {
    return new Simple(List.of(ALL.replace(":", "")), ":", true, false);
  }

  /// One or more of `characters`.
  static Universe someOf(String characters) {
    return new Simple(List.of(characters), characters, false, true);
  }

  /// A universe with one inner state: whether a character has been read. `listed` are the
  /// characters that it has (`only`) or has not.
  record Simple(List<String> alphabet, String listed, boolean empty, boolean only)
      implements Universe {
    @Override
    public int step(int state, char c) {
      boolean free = only && empty;
      return free || (listed.indexOf(c) >= 0) == only ? 1 : -1;
    }

    @Override
    public boolean accepts(int state) {
      return state > 0 || empty;
    }
  }

  /// Twelve digits.
  record Account() implements Universe {
    @Override
    public int step(int state, char c) {
      return c >= '0' && c <= '9' && state < 12 ? state + 1 : -1;
    }

    @Override
    public boolean accepts(int state) {
      return state == 12;
    }

    @Override
    public List<String> alphabet() {
      return List.of("0123456789");
    }
  }

  /// Twelve digits, or nothing.
  record AccountOrNothing() implements Universe {
    @Override
    public int step(int state, char c) {
      return c >= '0' && c <= '9' && state < 12 ? state + 1 : -1;
    }

    @Override
    public boolean accepts(int state) {
      return state == 12 || state == 0;
    }

    @Override
    public List<String> alphabet() {
      return List.of("0123456789");
    }
  }

  /// `aws`, or `aws-` and more.
  record Partition() implements Universe {
    @Override
    public int step(int state, char c) {
      if (state < 3) {
        return c == "aws".charAt(state) ? state + 1 : -1;
      }
      if (state == 3) {
        return c == '-' ? 4 : -1;
      }
      return PLAIN.indexOf(c) >= 0 || c == '-' ? 5 : -1;
    }

    @Override
    public boolean accepts(int state) {
      return state == 3 || state == 5;
    }

    @Override
    public List<String> alphabet() {
      return List.of("a", "w", "s", "-", PLAIN);
    }
  }

  /// Names of repositories: lower-case words joined by one of `.`, `_`, `-` and `/`, at least two
  /// characters. Source: ECR API Reference, CreateRepository, `repositoryName`.
  record RepositoryName() implements Universe {
    @Override
    public int step(int state, char c) {
      boolean word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean joint = c == '.' || c == '_' || c == '-' || c == '/';
      return switch (state) {
        case 0 -> word ? 1 : -1;
        case 1, 2 -> word ? 2 : joint ? 3 : -1;
        default -> word ? 2 : -1;
      };
    }

    @Override
    public boolean accepts(int state) {
      return state == 2;
    }

    @Override
    public List<String> alphabet() {
      return List.of(PLAIN, "-", "/", "._");
    }
  }

  /// Names of users and roles with their paths, without a leading slash.
  record PathAndName() implements Universe {
    static final String CHARACTERS = PLAIN + "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_+=,.@";

    @Override
    public int step(int state, char c) {
      if (c == '/') {
        return state == 1 ? 2 : -1;
      }
      return CHARACTERS.indexOf(c) >= 0 ? 1 : -1;
    }

    @Override
    public boolean accepts(int state) {
      return state == 1;
    }

    @Override
    public List<String> alphabet() {
      return List.of(CHARACTERS, "/");
    }
  }

  /// A few words. States are the pairs of a prefix's length and the first word that has it.
  record Words(List<String> words) implements Universe {
    @Override
    public int step(int state, char c) {
      String prefix = prefix(state) + c;
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).startsWith(prefix)) {
          return prefix.length() * words.size() + i;
        }
      }
      return -1;
    }

    private String prefix(int state) {
      return words.get(state % words.size()).substring(0, state / words.size());
    }

    @Override
    public boolean accepts(int state) {
      return words.contains(prefix(state));
    }

    @Override
    public List<String> alphabet() {
      return String.join("", words).chars().distinct().mapToObj(Character::toString).toList();
    }
  }

  /// Texts of six parts, `arn:partition:service:region:account:resource`, the inner ones without
  /// colons.
  record ArnText() implements Universe {
    @Override
    public int step(int state, char c) {
      if (state < 4) {
        return c == "arn:".charAt(state) ? state + 1 : -1;
      }
      return state < 8 && c == ':' ? state + 1 : state;
    }

    @Override
    public boolean accepts(int state) {
      return state == 8;
    }

    @Override
    public List<String> alphabet() {
      return List.of("a", "r", "n", ":", ALL.replace(":", ""));
    }
  }
}
