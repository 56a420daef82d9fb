package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.identity.Person;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A guardrail as one of its revisions says it.
///
/// @param revision counts from 1; a built-in guardrail that nobody has touched is at 0
/// @param author who made the revision; null for a built-in one that nobody has touched
/// @param at when
/// @param reason why
/// @param hash of all that the revision says
public record Guardrail(
    GuardrailId id,
    int revision,
    boolean builtIn,
    GuardrailContent content,
    @Nullable Person author,
    @Nullable Instant at,
    String reason,
    ContentHash hash) {

  public String title() {
    return content.title();
  }

  public GuardrailLevel level() {
    return content.level();
  }

  public GuardrailDefinition definition() {
    return content.definition();
  }

  /// Whether it says anything about the texts of this policy.
  public boolean appliesTo(PolicySummary policy) {
    return definition().types().contains(policy.type())
        && definition().where().covers(policy.place());
  }

  /// The exception that takes this policy out, if one does now.
  public Optional<Exemption> exemptionOf(PolicySummary policy, Instant now) {
    return content.exemptions().stream()
        .filter(exemption -> exemption.isOpen(now) && exemption.covers(policy))
        .findFirst();
  }
}
