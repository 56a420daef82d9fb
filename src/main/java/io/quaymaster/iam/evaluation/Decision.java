package io.quaymaster.iam.evaluation;

import java.util.Set;

/// The answer to a request. The words are those of decision cases.
public sealed interface Decision {
  /// `ALLOW`, `DENY_EXPLICIT` or `DENY_IMPLICIT`.
  String word();

  /// The deciding part, as decision cases name it.
  String byWord();

  default boolean isAllowed() {
    return this instanceof Allowed;
  }

  /// What granted the access.
  enum Granter {
    IDENTITY("identity", Layer.IDENTITY),
    RESOURCE("resource", Layer.REPOSITORY),
    REGISTRY("registry", Layer.REGISTRY),
    IDENTITY_AND_RESOURCE("identity+resource", Layer.IDENTITY, Layer.REPOSITORY),
    IDENTITY_AND_REGISTRY("identity+registry", Layer.IDENTITY, Layer.REGISTRY),
    ROOT("root"),
    ROOT_AND_RESOURCE("root+resource", Layer.REPOSITORY),
    ROOT_AND_REGISTRY("root+registry", Layer.REGISTRY),
    /// An action that no policy can deny.
    EXEMPT("exempt");

    private final String word;
    private final Set<Layer> layers;

    Granter(String word, Layer... layers) {
      this.word = word;
      this.layers = Set.of(layers);
    }

    /// The layers whose Allows the access rests on.
    public Set<Layer> layers() {
      return layers;
    }

    /// The word of decision cases.
    public String word() {
      return word;
    }
  }

  /// The first part from which an Allow is missing.
  enum Missing {
    /// Nothing grants it at all.
    NONE("none"),
    IDENTITY("identity"),
    RESOURCE("resource"),
    BOUNDARY("boundary"),
    SESSION("session"),
    SCP("scp"),
    /// The service serves no anonymous callers.
    AUTHENTICATION("authentication");

    private final String word;

    Missing(String word) {
      this.word = word;
    }

    /// The word of decision cases.
    public String word() {
      return word;
    }
  }

  /// Everything that must allow it does, and nothing denies it; `by` is what granted it.
  record Allowed(Granter by) implements Decision {
    @Override
    public String word() {
      return "ALLOW";
    }

    @Override
    public String byWord() {
      return by.word();
    }
  }

  /// Some applicable policy holds a matching Deny; `by` is the first such layer in the order of
  /// `Layer`.
  record ExplicitDeny(Layer by) implements Decision {
    @Override
    public String word() {
      return "DENY_EXPLICIT";
    }

    @Override
    public String byWord() {
      return by.word();
    }
  }

  /// Nothing denies it and not everything that must allow it does; `nearest` is the first part that
  /// would have to.
  record ImplicitDeny(Missing nearest) implements Decision {
    @Override
    public String word() {
      return "DENY_IMPLICIT";
    }

    @Override
    public String byWord() {
      return nearest.word();
    }
  }
}
