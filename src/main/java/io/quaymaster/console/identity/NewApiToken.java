package io.quaymaster.console.identity;

/// A token that was just made, with its text, which is told once and kept nowhere.
public record NewApiToken(ApiToken token, String text) {
  @Override
  public String toString() {
    return "NewApiToken[" + token.hint() + "]"; // So that no log holds it by mistake.
  }
}
