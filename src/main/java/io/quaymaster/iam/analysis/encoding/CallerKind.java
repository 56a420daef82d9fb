package io.quaymaster.iam.analysis.encoding;

/// The kinds of principals, plainest first. The order is that of the values of dimension `KIND`
/// where all occur.
public enum CallerKind {
  USER("users"),
  ROLE("role sessions"),
  ROOT("root users"),
  FEDERATED("federated users"),
  SERVICE("AWS services"),
  ANONYMOUS("anonymous callers");

  private final String title;

  CallerKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public boolean hasAccount() {
    return this != SERVICE && this != ANONYMOUS;
  }
}
