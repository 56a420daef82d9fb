package io.quaymaster.console.ui.comparison;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import java.util.Optional;
import java.util.UUID;

/// One side of a comparison as an address names it: `POLICY_v3`, `POLICY_active`, `POLICY_newest`,
/// `POLICY_none`, or `text_HASH` for a text that was pasted in this session.
sealed interface SideRef {
  /// As the address has it.
  String text();

  record Numbered(PolicyId policy, VersionNumber number) implements SideRef {
    @Override
    public String text() {
      return policy + "_" + number;
    }
  }

  /// Which version it is changes with time.
  record Moving(PolicyId policy, Which which) implements SideRef {
    @Override
    public String text() {
      return policy + "_" + which.word;
    }
  }

  /// No policy at all, in the place of this policy.
  record Nothing(PolicyId policy) implements SideRef {
    @Override
    public String text() {
      return policy + "_none";
    }
  }

  record Pasted(String hash) implements SideRef {
    @Override
    public String text() {
      return "text_" + hash;
    }
  }

  enum Which {
    ACTIVE("active"),
    NEWEST("newest"),
    PREVIOUS("previous");

    private final String word;

    Which(String word) {
      this.word = word;
    }
  }

  static Optional<SideRef> read(String text) {
    int mark = text.lastIndexOf('_');
    if (mark <= 0) {
      return Optional.empty();
    }
    String last = text.substring(mark + 1);
    if (text.startsWith("text_")) {
      return last.matches("[0-9a-f]{16}") ? Optional.of(new Pasted(last)) : Optional.empty();
    }
    try {
      PolicyId policy = new PolicyId(UUID.fromString(text.substring(0, mark)));
      if (last.equals("none")) {
        return Optional.of(new Nothing(policy));
      }
      for (Which which : Which.values()) {
        if (which.word.equals(last)) {
          return Optional.of(new Moving(policy, which));
        }
      }
      return last.matches("v[1-9][0-9]{0,6}")
          ? Optional.of(
              new Numbered(policy, new VersionNumber(Integer.parseInt(last.substring(1)))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The policy that it is about; none for a pasted text.
  default Optional<PolicyId> on() {
    return switch (this) {
      case Numbered(PolicyId policy, VersionNumber number) -> Optional.of(policy);
      case Moving(PolicyId policy, Which which) -> Optional.of(policy);
      case Nothing(PolicyId policy) -> Optional.of(policy);
      case Pasted pasted -> Optional.empty();
    };
  }
}
