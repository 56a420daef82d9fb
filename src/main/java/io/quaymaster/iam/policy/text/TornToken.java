package io.quaymaster.iam.policy.text;

/// A piece of a text that should have been JSON, from `start` to `end`.
record TornToken(Kind kind, int start, int end, String text) {
  enum Kind {
    OPEN_OBJECT,
    CLOSE_OBJECT,
    OPEN_ARRAY,
    CLOSE_ARRAY,
    COMMA,
    COLON,
    /// A text, a number, `true`, `false` or `null`; also what was meant as one.
    VALUE,
    /// A text, which may be a key.
    STRING,
    /// Nothing that can be understood: reading on would be guessing.
    GARBAGE,
    END
  }
}
