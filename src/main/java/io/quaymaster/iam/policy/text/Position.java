package io.quaymaster.iam.policy.text;

/// Where something stands in a policy text. `line` counts from 1; `column` and `offset` from 0.
/// Source: IAM Access Analyzer API Reference, "Position". Units are UTF-16, our choice: AWS names
/// none, browsers use it.
public record Position(int line, int column, int offset) {
  public Position {
    if (line < 1 || column < 0 || offset < 0) {
      throw new IllegalArgumentException("No such position: " + line + ":" + column + "@" + offset);
    }
  }
}
