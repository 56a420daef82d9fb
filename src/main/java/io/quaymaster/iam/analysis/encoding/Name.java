package io.quaymaster.iam.analysis.encoding;

/// A set of callers or resources that people have a name for. `words` say it as what is included,
/// `except` as what is left out; both without the account, which is `account` or empty for any.
/// `pattern` is how a policy would write it; `set` holds its points.
record Name(String words, String except, String account, String pattern, int set) {
  static Name of(String words, String account, String pattern, int set) {
    return new Name(words, words, account, pattern, set);
  }
}
