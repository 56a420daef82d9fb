package io.quaymaster.console.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "user_account")
class UserAccountEntity {
  @Id String username;

  String displayName;

  String passwordHash;

  boolean mustChangePassword;

  /// Set beside `mustChangePassword`.
  @Nullable Instant oneTimeUntil;

  boolean disabled;

  /// Whether programs act as it, with API tokens, and nobody signs in.
  @Column(updatable = false)
  boolean service;

  /// Set for demo users only: their password in clear, since the sign-in page shows it.
  @Nullable String demoPassword;

  /// Set for people of the identity provider: who they are there.
  @Nullable
  @Column(updatable = false)
  String subject;

  /// As of when the provider said what is known of them.
  @Nullable Instant toldAt;

  Instant createdAt;

  /// Written beside the versions of the row: a sign-in changes nothing that anybody edits.
  @Nullable
  @Column(updatable = false)
  Instant lastSignInAt;

  @Version
  @Column(name = "row_version")
  @Nullable Integer rowVersion;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "username"))
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  @BatchSize(size = 100)
  Set<ConsoleRole> roles = new HashSet<>();

  /// As `AccountGroups` keeps them.
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "user_account_group", joinColumns = @JoinColumn(name = "username"))
  @Column(name = "account_group")
  @BatchSize(size = 100)
  Set<String> accountGroups = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  protected UserAccountEntity() {}

  UserAccountEntity(
      UserId username,
      String displayName,
      String passwordHash,
      Set<ConsoleRole> roles,
      Instant createdAt) {
    this.username = username.value();
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.roles.addAll(roles);
    this.createdAt = createdAt;
  }

  /// Roles with what they imply; none while the password is a one-time password.
  Set<ConsoleRole> rolesNow() {
    return ConsoleRole.implied(mustChangePassword ? Set.of() : roles);
  }

  int revision() {
    return Objects.requireNonNull(rowVersion, "not saved yet");
  }

  /// Whether the account can be signed in to. A one-time password that nobody used ends.
  boolean letsIn(Instant now) {
    return !disabled && (oneTimeUntil == null || now.isBefore(oneTimeUntil));
  }

  /// Whether the console could be administered with it, where people sign in with accounts of its
  /// own.
  boolean administers(Instant now) {
    return subject == null && letsIn(now) && roles.contains(ConsoleRole.ADMIN);
  }

  /// From now on there is a one-time password with this hash.
  void invite(String hash, Instant now) {
    passwordHash = hash;
    mustChangePassword = true;
    oneTimeUntil = now.plus(OneTimePassword.DAYS, ChronoUnit.DAYS);
  }

  /// From now on there is a password of the person's own.
  void chose(String hash) {
    passwordHash = hash;
    mustChangePassword = false;
    oneTimeUntil = null;
  }

  /// A demo user whose sample workspace is gone: no password lets them in.
  boolean withdrawn() {
    return disabled && !service && subject == null && passwordHash.isEmpty();
  }

  UserAccount view() {
    return new UserAccount(
        Person.of(username, displayName),
        Set.copyOf(roles),
        disabled,
        mustChangePassword,
        oneTimeUntil,
        demoPassword != null || withdrawn(),
        service,
        AccountGroups.read(accountGroups),
        createdAt,
        lastSignInAt,
        revision());
  }
}
