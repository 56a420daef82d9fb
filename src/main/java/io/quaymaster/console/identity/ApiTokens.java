package io.quaymaster.console.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The tokens that call `/api`. Everybody makes their own, with no more than they may do
/// themselves; an administrator makes those of service accounts. Nobody makes any with a token.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional
public class ApiTokens {
  /// Valid ones of one owner.
  static final int MOST = 50;

  private static final int MAX_NAME = 100;

  private final ApiTokenRows tokens;
  private final UserRows users;
  private final PeopleSource source;
  private final CurrentUser current;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TokenText texts = new TokenText();

  ApiTokens(
      ApiTokenRows tokens,
      UserRows users,
      PeopleSource source,
      CurrentUser current,
      ApplicationEventPublisher events,
      Clock clock) {
    this.tokens = tokens;
    this.users = users;
    this.source = source;
    this.current = current;
    this.events = events;
    this.clock = clock;
  }

  /// Those of the caller, the newest first, ended ones too.
  @Transactional(readOnly = true)
  public List<ApiToken> mine() {
    return list(current.person().id());
  }

  @Transactional(readOnly = true)
  @Requires(ConsoleRole.ADMIN)
  public List<ApiToken> of(UserId owner) {
    return list(owner);
  }

  /// One of the caller's own.
  public NewApiToken make(ApiTokenDraft draft) {
    current.requireInPerson();
    UserAccountEntity owner = owner(current.person().id());
    return make(owner, draft, current.roles());
  }

  /// One of a service account.
  @Requires(ConsoleRole.ADMIN)
  public NewApiToken makeFor(UserId service, ApiTokenDraft draft) {
    current.requireInPerson();
    UserAccountEntity owner = owner(service);
    if (!owner.service) {
      throw new IdentityException(
          "`" + service + "` is a person, who makes their own tokens; nobody else does.");
    }
    return make(owner, draft, owner.rolesNow());
  }

  /// It lets nobody in from now on. For its owner and for administrators.
  public void revoke(UUID id) {
    current.requireInPerson();
    ApiTokenEntity token =
        tokens
            .findById(id)
            .filter(found ->
                found.owner.equals(current.person().id().value()) || current.has(ConsoleRole.ADMIN))
            .orElseThrow(() -> new AccessDeniedException("There is no such token of yours."));
    if (token.revokedAt == null) {
      token.revokedAt = clock.instant();
      tell("API_TOKEN_REVOKED", token, users.findById(token.owner).orElseThrow());
    }
  }

  private NewApiToken make(UserAccountEntity owner, ApiTokenDraft draft, Set<ConsoleRole> held) {
    Instant now = clock.instant();
    ApiTokenDraft checked = checked(draft, held, now);
    List<ApiTokenEntity> valid =
        tokens.of(owner.username).stream().filter(one -> one.letsIn(now)).toList();
    if (valid.size() >= MOST) {
      throw new IdentityException(
          "There are " + valid.size() + " valid tokens already; revoke some that are not used.");
    }
    if (valid.stream().anyMatch(one -> one.name.equals(checked.name()))) {
      throw new IdentityException(
          "A valid token is called `"
              + checked.name()
              + "` already; choose another name, or revoke that one first.");
    }
    String text = texts.next();
    ApiTokenEntity token =
        tokens.saveAndFlush(new ApiTokenEntity(new UserId(owner.username), checked, text, now));
    tell("API_TOKEN_MADE", token, owner);
    return new NewApiToken(token.view(), text);
  }

  private static ApiTokenDraft checked(ApiTokenDraft draft, Set<ConsoleRole> held, Instant now) {
    String name = draft.name().strip();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IdentityException(
          "The name of a token needs 1 to " + MAX_NAME + " characters, not " + name.length() + ".");
    }
    Legible.objection(name)
        .ifPresent(objection -> {
          throw new IdentityException("The name of a token " + objection);
        });
    if (!draft.expiresAt().isAfter(now)) {
      throw new IdentityException("The token would have expired already; choose a later day.");
    }
    if (draft.expiresAt().isAfter(now.plus(ApiTokenDraft.LONGEST))) {
      throw new IdentityException("A token lives for a year at most; choose an earlier day.");
    }
    if (draft.roles().isEmpty()) {
      throw new IdentityException("Choose at least one role that the token may use.");
    }
    if (!held.containsAll(draft.roles())) {
      throw new IdentityException(
          "A token uses no role that its owner does not have; choose among these: "
              + UserAccounts.titles(held)
              + ".");
    }
    return new ApiTokenDraft(name, draft.expiresAt(), draft.roles());
  }

  /// Locked, so that two who make tokens at once see each other's.
  private UserAccountEntity owner(UserId id) {
    return users
        .locked(id.value())
        .filter(account -> !account.disabled && source.covers(account))
        .orElseThrow(() -> new IdentityException("There is no account `" + id + "` to act for."));
  }

  private List<ApiToken> list(UserId owner) {
    return tokens.of(owner.value()).stream().map(ApiTokenEntity::view).toList();
  }

  private void tell(String what, ApiTokenEntity token, UserAccountEntity owner) {
    String detail =
        "%s (%s), %s, until %s"
            .formatted(
                token.name,
                token.hint,
                UserAccounts.titles(token.roles),
                token.expiresAt.atOffset(ZoneOffset.UTC).toLocalDate());
    events.publishEvent(
        new ApiTokenChanged(
            new Deed.Account(what, "user", owner.username, owner.displayName, null, null, detail)));
  }
}
