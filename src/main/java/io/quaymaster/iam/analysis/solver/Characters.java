package io.quaymaster.iam.analysis.solver;

/// Regular expressions of well-formed names. Sources: IAM API Reference (user, role and session
/// names), ECR API Reference (CreateRepository, `repositoryName`).
final class Characters {
  static final String LOWER_AND_DIGITS = "(re.range \"a\" \"z\") (re.range \"0\" \"9\")";
  static final String NAME =
      "(re.union " + LOWER_AND_DIGITS + " (re.range \"A\" \"Z\") " + letters("-_+=,.@") + ")";
  static final String PATH_AND_NAME =
      "(re.++ " + NAME + " (re.* (re.++ (re.opt (str.to_re \"/\")) " + NAME + ")))";
  static final String ACCOUNT = "((_ re.^ 12) (re.range \"0\" \"9\"))";
  static final String ACTION = "(re.+ (re.union " + LOWER_AND_DIGITS + "))";
  static final String REGION = "(re.+ (re.union " + LOWER_AND_DIGITS + " (str.to_re \"-\")))";
  static final String PARTITION =
      "(re.union (str.to_re \"aws\") (re.++ (str.to_re \"aws-\") " + REGION + "))";
  static final String SERVICE_NAME =
      "(re.+ (re.union " + LOWER_AND_DIGITS + " " + letters(".-") + "))";
  static final String OTHER_NAME =
      "(re.+ (re.union "
          + LOWER_AND_DIGITS
          + " (re.range \"A\" \"Z\") "
          + letters("-_/.+=,@")
          + "))";
  private static final String WORD_LETTER = "(re.union " + LOWER_AND_DIGITS + ")";
  static final String REPOSITORY =
      "(re.++ "
          + WORD_LETTER
          + " (re.+ (re.++ (re.opt (re.union "
          + letters("._-/")
          + ")) "
          + WORD_LETTER
          + ")))";
  static final String NO_COLON = "(re.* (re.union " + allBut(':') + "))";

  private Characters() {}

  private static String letters(String each) {
    StringBuilder out = new StringBuilder();
    for (char c : each.toCharArray()) {
      out.append(out.isEmpty() ? "" : " ").append("(str.to_re \"").append(c).append("\")");
    }
    return out.toString();
  }

  private static String allBut(char c) {
    return "(re.range \"\\u{0}\" "
        + Smt.text(String.valueOf((char) (c - 1)))
        + ") (re.range "
        + Smt.text(String.valueOf((char) (c + 1)))
        + " \"\\u{2ffff}\")";
  }

  static String notSlash() {
    return "(re.union " + allBut('/') + ")";
  }

  static String after(String prefix, String expression) {
    return "(re.++ (str.to_re " + Smt.text(prefix) + ") " + expression + ")";
  }

  static String in(String of, String expression) {
    return "(str.in_re " + of + " " + expression + ")";
  }
}
