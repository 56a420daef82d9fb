package io.quaymaster.iam.policy;

/// The `Version` element. Without it a document is `2008-10-17`, which knows no policy variables.
public enum LanguageVersion {
  V2008_10_17("2008-10-17"),
  V2012_10_17("2012-10-17");

  private final String text;

  LanguageVersion(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public boolean hasVariables() {
    return this == V2012_10_17;
  }
}
