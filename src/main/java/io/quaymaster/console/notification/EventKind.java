package io.quaymaster.console.notification;

import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.expectation.ExpectationBroken;
import io.quaymaster.console.guardrail.GuardrailsChanged;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.TiersChanged;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What webhooks choose between. The names are part of what they get and stay as they are.
public enum EventKind {
  CHANGE("Change requests", "whatever is done with one, and what its checks come to"),
  EMERGENCY(
      "Emergencies", "a change request was activated without its approvals, or reviewed then"),
  VERSION("Versions in force", "another version of a policy came in force, or none is any more"),
  GUARDRAIL("Guardrails", "one was written, edited or switched, or its exceptions changed"),
  EXPECTATION("Broken expectations", "with what is in force now, one is met no more"),
  APPROVALS(
      "Approvals", "a table of the approvals that changes need was proposed or decided about"),
  /// Nobody chooses it: an administrator tries a webhook.
  TEST("Tests", "an administrator tries a webhook");

  private static final Set<String> OF_EMERGENCIES = Set.of("GLASS_BROKEN", "EMERGENCY_REVIEWED");

  private final String title;
  private final String meaning;

  EventKind(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  public String title() {
    return title;
  }

  /// What an event of this kind says, within a sentence.
  public String meaning() {
    return meaning;
  }

  /// Those that a webhook can choose.
  public static List<EventKind> chosen() {
    return Arrays.stream(values()).filter(kind -> kind != TEST).toList();
  }

  /// Nothing for deeds that nobody is told of.
  static Optional<EventKind> of(Deed deed) {
    return switch (deed) {
      case ChangeRequestChanged change ->
          Optional.of(OF_EMERGENCIES.contains(change.what()) ? EMERGENCY : CHANGE);
      case ActiveVersionChanged version -> Optional.of(VERSION);
      case GuardrailsChanged guardrail -> Optional.of(GUARDRAIL);
      case ExpectationBroken expectation -> Optional.of(EXPECTATION);
      case TiersChanged tiers -> Optional.of(APPROVALS);
      default -> Optional.empty();
    };
  }
}
