package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RepositoryId;
import java.time.Instant;

/// An exception from a guardrail: what it does not hold for, until when, and who answers for that.
///
/// @param value the id of a policy, the digits of an account, or a pattern of names of repositories
/// @param owner whoever answers for it
/// @param expires the instant from which it does not count any more
public record Exemption(Kind kind, String value, String owner, String reason, Instant expires) {
  /// What an exception is for.
  public enum Kind {
    POLICY("One policy"),
    ACCOUNT("All policies of an account"),
    REPOSITORIES("Repositories by their names");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public Exemption {
    value = value.strip();
    owner = owner.strip();
    reason = reason.strip();
    if (owner.isEmpty() || reason.isEmpty()) {
      throw new IllegalArgumentException("An exception needs an owner and a reason.");
    }
    boolean legible =
        switch (kind) {
          case POLICY -> PolicyId.parse(value).isPresent();
          case ACCOUNT -> value.matches("[0-9]{12}");
          case REPOSITORIES -> !value.isEmpty();
        };
    if (!legible) {
      throw new IllegalArgumentException(
          switch (kind) {
            case POLICY -> "`" + value + "` is no policy.";
            case ACCOUNT -> "`" + value + "` is no account: an account has 12 digits.";
            case REPOSITORIES -> "Name the repositories, such as `team/*`.";
          });
    }
  }

  public boolean isOpen(Instant now) {
    return now.isBefore(expires);
  }

  boolean covers(PolicySummary policy) {
    return switch (kind) {
      case POLICY -> policy.id().toString().equals(value);
      case ACCOUNT ->
          switch (policy.place()) {
            case PolicyPlace.OnRepository(RepositoryId repository) ->
                isOf(repository.registry().account());
            case PolicyPlace.OnRegistry(var registry) -> isOf(registry.account());
            case PolicyPlace.InAccount(AccountId account) -> isOf(account);
            case PolicyPlace.InOrganization organization -> false;
          };
      case REPOSITORIES ->
          policy.place() instanceof PolicyPlace.OnRepository(RepositoryId repository)
              && NamePattern.matches(value, repository.name().value());
    };
  }

  private boolean isOf(AccountId account) {
    return account.digits().equals(value);
  }
}
