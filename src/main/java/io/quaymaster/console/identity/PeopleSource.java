package io.quaymaster.console.identity;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the people of this console come from: one place, never two. Accounts of the other place
/// let nobody in, and their roles count for nothing.
@Component
class PeopleSource {
  private final boolean local;

  PeopleSource(@Value("${quaymaster.identity:local}") String name) {
    this.local =
        switch (name) {
          case "local" -> true;
          case "keycloak" -> false;
          default ->
              throw new IllegalArgumentException(
                  "`quaymaster.identity` is `" + name + "`; it must be `local` or `keycloak`.");
        };
  }

  /// Whether people sign in with accounts of the console's own.
  boolean isLocal() {
    return local;
  }

  boolean covers(UserAccountEntity account) {
    return account.service || local == (account.subject == null);
  }

  /// @throws IdentityException if accounts are not made and changed here
  void requireLocal() {
    if (!local) {
      throw new IdentityException(
          "People, their roles and their passwords come from the identity provider; change them there.");
    }
  }
}
