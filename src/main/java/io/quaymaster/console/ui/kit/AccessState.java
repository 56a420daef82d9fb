package io.quaymaster.console.ui.kit;

/// What is the case, or what changed, for one piece of access: always a glyph and a word. Hue tells
/// the direction, a hatched ground that it holds only under conditions.
public final class AccessState extends Chip {
  private AccessState(String glyph, String text, String look) {
    super(glyph, text, look);
  }

  public static AccessState gained() {
    return new AccessState("+", "Gained", "qm-gained");
  }

  public static AccessState lost() {
    return new AccessState("−", "Lost", "qm-lost");
  }

  /// Some of it gained, some lost.
  public static AccessState changed() {
    return new AccessState("±", "Changed", "qm-verdict-mixed");
  }

  public static AccessState allowed() {
    return new AccessState("✓", "Allowed", "qm-unchanged");
  }

  /// What a text gives, whatever else there is.
  public static AccessState granted() {
    return new AccessState("✓", "Granted", "qm-unchanged");
  }

  public static AccessState notGranted() {
    return new AccessState("○", "Not granted", "qm-verdict");
  }

  /// The same before and after, whatever it is.
  public static AccessState unchanged() {
    return new AccessState("=", "Unchanged", "qm-unchanged");
  }

  /// Denied by a statement that says so.
  public static AccessState denied() {
    return new AccessState("⊘", "Denied", "qm-denied");
  }

  /// Denied because nothing allows it.
  public static AccessState notAllowed() {
    return new AccessState("○", "Not allowed", "qm-verdict");
  }

  public static AccessState unknown() {
    return new AccessState("?", "Unknown", "qm-unknown");
  }

  public static AccessState invalid() {
    return new AccessState("✕", "Invalid", "qm-broken");
  }

  /// The same, but only where conditions are met.
  public AccessState conditional() {
    addClassName("qm-conditional");
    add(" if…");
    return this;
  }

  /// The same, but only for a part of what is asked about.
  public AccessState inPart() {
    addClassName("qm-part");
    add(" in part");
    return this;
  }

  /// The same, but only for some of those who are asked about.
  public AccessState forSome() {
    addClassName("qm-part");
    add(" for some");
    return this;
  }
}
