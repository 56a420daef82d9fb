package io.quaymaster.console.ui.kit;

/// How two policies relate by the access that they grant.
public final class VerdictBadge extends Chip {
  /// A verdict as it is shown: glyph, word, and what it means in one sentence.
  public enum Sign {
    EQUIVALENT("=", "Equivalent", "qm-verdict-same", "Grants exactly the same access."),
    MORE_PERMISSIVE("▲", "More permissive", "qm-verdict-more", "Grants all that it did, and more."),
    LESS_PERMISSIVE(
        "▼", "Less permissive", "qm-verdict-less", "Grants nothing new, and some access is gone."),
    INCOMPARABLE(
        "◆",
        "Incomparable",
        "qm-verdict-mixed",
        "Grants some access that it did not, and some is gone."),
    UNDECIDED("?", "Undecided", "qm-verdict-undecided", "The comparison did not come to an end."),
    INVALID("✕", "Invalid", "qm-verdict-invalid", "One of the two is no valid policy."),
    COMPUTING("…", "Comparing", "qm-verdict-computing", "The comparison is being computed.");

    private final String glyph;
    private final String word;
    private final String look;
    private final String meaning;

    Sign(String glyph, String word, String look, String meaning) {
      this.glyph = glyph;
      this.word = word;
      this.look = look;
      this.meaning = meaning;
    }

    public String glyph() {
      return glyph;
    }

    public String word() {
      return word;
    }

    public String meaning() {
      return meaning;
    }
  }

  public VerdictBadge(Sign sign) {
    super(sign.glyph, sign.word, "qm-verdict", sign.look);
    explained(sign.meaning);
  }

  /// The badge of a verdict by its name in the interfaces: `MORE_PERMISSIVE`.
  public static VerdictBadge of(String verdict) {
    return new VerdictBadge(Sign.valueOf(verdict));
  }
}
