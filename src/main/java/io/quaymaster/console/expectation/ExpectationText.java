package io.quaymaster.console.expectation;

import tools.jackson.databind.json.JsonMapper;

/// What a revision says as the JSON that is kept of it.
final class ExpectationText {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ExpectationText() {}

  static String of(ExpectationContent content) {
    return JSON.writeValueAsString(content);
  }

  static ExpectationContent read(String text) {
    return JSON.readValue(text, ExpectationContent.class);
  }
}
