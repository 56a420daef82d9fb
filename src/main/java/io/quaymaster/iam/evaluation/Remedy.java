package io.quaymaster.iam.evaluation;

/// One part of the smallest change that turns a decision; all of them together turn it.
public sealed interface Remedy {
  /// In one sentence.
  String text();

  /// A matching statement has to go: a Deny to allow the request, an Allow to deny it.
  record RemoveStatement(DecidingStatement statement) implements Remedy {
    @Override
    public String text() {
      return "Remove or narrow the %s in the %s: %s."
          .formatted(statement.effect().text(), statement.layer().title(), statement.text());
    }
  }

  /// A layer lacks an Allow. `level` names the level of the organization, empty for the other
  /// layers.
  record AddAllow(Layer layer, String level) implements Remedy {
    @Override
    public String text() {
      return switch (layer) {
        case SCP, RCP -> "Allow it in a " + layer.title() + " of the level `" + level + "`.";
        case IDENTITY -> "Allow it in an identity-based policy of the caller.";
        case REPOSITORY, REGISTRY, BOUNDARY, SESSION -> "Allow it in the " + layer.title() + ".";
      };
    }
  }

  /// The service serves no anonymous callers.
  record SignIn() implements Remedy {
    @Override
    public String text() {
      return "Sign the request: the service knows no anonymous callers.";
    }
  }

  /// Nothing that could be taken away allows it.
  record AddDeny() implements Remedy {
    @Override
    public String text() {
      return "Only an explicit deny turns this: the root user has every permission of its account.";
    }
  }
}
