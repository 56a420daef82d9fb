package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody saw who approved: hashes of every text, of what comparing them gave, and of the
/// guardrails. An approval covers this and nothing else.
///
/// @param parts one for each policy of the change request, in the order of their ids
/// @param guardrails of all guardrails that have an effect
public record Binding(List<Part> parts, ContentHash guardrails) {
  public Binding {
    parts =
        parts.stream()
            .sorted(Comparator.comparing(part -> part.policy().value().toString()))
            .toList();
  }

  /// One policy.
  ///
  /// @param base the version that was in force; null for none
  /// @param baseText the hash of its text, of the empty text for none
  /// @param place the hash of what else decides a comparison: the type, the place and the accounts
  ///   of the organization
  /// @param engine the engine that compared
  /// @param result the hash of what comparing gave
  public record Part(
      PolicyId policy,
      @Nullable VersionNumber base,
      ContentHash baseText,
      @Nullable VersionNumber proposed,
      ContentHash proposedText,
      ContentHash place,
      String engine,
      ContentHash result) {

    /// Whether the same question was put to the same engine.
    boolean asksTheSame(Part other) {
      return policy.equals(other.policy)
          && baseText.equals(other.baseText)
          && proposedText.equals(other.proposedText)
          && place.equals(other.place)
          && engine.equals(other.engine);
    }
  }

  Optional<Part> part(PolicyId policy) {
    return parts.stream().filter(part -> part.policy().equals(policy)).findFirst();
  }

  /// One hash for all of it.
  public ContentHash hash() {
    StringBuilder text = new StringBuilder("binding 1\n").append(guardrails);
    for (Part part : parts) {
      text.append('\n').append(part.policy());
      text.append(' ').append(part.baseText()).append(' ').append(part.proposedText());
      text.append(' ').append(part.place()).append(' ').append(part.engine());
      text.append(' ').append(part.result());
    }
    return ContentHash.of(text.toString());
  }
}
