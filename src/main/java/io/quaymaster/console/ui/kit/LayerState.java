package io.quaymaster.console.ui.kit;

/// What one layer of policies says to a request.
public final class LayerState extends Chip {
  private LayerState(String glyph, String text, String look) {
    super(glyph, text, look);
  }

  public static LayerState allows() {
    return new LayerState("✓", "allows", "qm-unchanged");
  }

  public static LayerState denies() {
    return new LayerState("⊘", "denies", "qm-denied");
  }

  public static LayerState silent() {
    return new LayerState("○", "silent", "qm-verdict");
  }

  public static LayerState none() {
    return new LayerState("–", "none", "qm-chip-plain");
  }

  public static LayerState noSay() {
    return new LayerState("–", "no say", "qm-chip-plain");
  }

  public static LayerState notKnown() {
    return new LayerState("?", "not known", "qm-unknown");
  }
}
