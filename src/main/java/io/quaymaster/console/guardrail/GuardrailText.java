package io.quaymaster.console.guardrail;

import tools.jackson.databind.json.JsonMapper;

/// What a revision says as the JSON that is kept of it.
final class GuardrailText {
  private static final JsonMapper JSON = JsonMapper.shared();

  private GuardrailText() {}

  static String of(Object content) {
    return JSON.writeValueAsString(content);
  }

  static GuardrailContent read(String text) {
    return JSON.readValue(text, GuardrailContent.class);
  }
}
