package io.quaymaster.console.guardrail;

import java.util.List;

/// All that one revision of a guardrail says.
///
/// @param purpose what it is good for, in a sentence or two
public record GuardrailContent(
    String title,
    String purpose,
    GuardrailDefinition definition,
    GuardrailLevel level,
    List<Exemption> exemptions) {
  private static final int MAX_TITLE = 120;
  private static final int MAX_PURPOSE = 1_000;

  public GuardrailContent {
    title = title.strip();
    purpose = purpose.strip();
    exemptions = List.copyOf(exemptions);
    if (title.isEmpty() || title.length() > MAX_TITLE) {
      throw new IllegalArgumentException("The title needs 1 to " + MAX_TITLE + " characters.");
    }
    if (purpose.length() > MAX_PURPOSE) {
      throw new IllegalArgumentException(
          "The purpose is too long: at most " + MAX_PURPOSE + " characters are kept.");
    }
  }

  public GuardrailContent withLevel(GuardrailLevel other) {
    return new GuardrailContent(title, purpose, definition, other, exemptions);
  }

  public GuardrailContent withExemptions(List<Exemption> others) {
    return new GuardrailContent(title, purpose, definition, level, others);
  }
}
