package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.MovingClock;
import io.quaymaster.console.identity.ApiToken.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// What tokens of the API promise, on whichever database.
@SpringBootTest(properties = "quaymaster.sample=false")
@Import(MovingClock.class)
abstract class ApiTokenContract {
  static final As KIM = new As("kim", ConsoleRole.AUTHOR);
  static final As HEAD = new As("head", ConsoleRole.ADMIN);

  private static final Set<ConsoleRole> VIEWER = Set.of(ConsoleRole.VIEWER);
  private static final Set<ConsoleRole> AUTHOR = Set.of(ConsoleRole.AUTHOR);

  @Autowired ApiTokens tokens;
  @Autowired BearerTokens bearers;
  @Autowired UserAccounts accounts;
  @Autowired UserRows users;
  @Autowired CurrentUser current;
  @Autowired MovingClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void kim_is_an_author_and_head_an_administrator() {
    for (String table : new String[] {"api_token_role", "api_token", "user_role", "user_account"}) {
      jdbc.sql("delete from " + table).update();
    }
    person("kim", AUTHOR);
    person("head", Set.of(ConsoleRole.ADMIN));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void a_token_is_told_once_and_only_a_hash_of_it_is_kept() {
    NewApiToken made = make(KIM, "report", VIEWER);

    assertThat(made.text()).matches("qm_[0-9A-Za-z]{36}");
    assertThat(jdbc.sql("select token_hash from api_token").query(String.class).single())
        .isEqualTo(TokenText.hash(made.text()));
    assertThat(KIM.call(tokens::mine)).containsExactly(made.token());
    assertThat(made.token().state(clock.instant())).isEqualTo(State.VALID);
    assertThat(made.token().owner()).isEqualTo(new UserId("kim"));
  }

  @Test
  void a_token_calls_as_its_owner_with_no_more_than_it_names() {
    Authentication few = enter(make(KIM, "few", VIEWER));
    Authentication all = enter(make(KIM, "all", AUTHOR));

    assertThat(as(few, () -> current.person().id())).isEqualTo(new UserId("kim"));
    assertThat(as(few, current::roles)).isEqualTo(VIEWER);
    assertThat(as(all, current::roles)).isEqualTo(Set.of(ConsoleRole.AUTHOR, ConsoleRole.VIEWER));
  }

  @Test
  void a_role_taken_from_the_owner_is_taken_from_the_token_at_once() {
    Authentication all = enter(make(KIM, "all", AUTHOR));
    HEAD.run(() -> accounts.changeRoles(seen("kim"), Set.of(ConsoleRole.AUDITOR)));

    assertThat(as(all, current::roles)).isEqualTo(VIEWER);
    assertThatThrownBy(() -> make(new As("kim", ConsoleRole.AUDITOR), "more", AUTHOR))
        .hasMessageContaining("no role that its owner does not have")
        .hasMessageContaining("Auditor");
  }

  @Test
  void an_owner_who_is_disabled_takes_their_tokens_along() {
    NewApiToken made = make(KIM, "report", VIEWER);
    Authentication open = enter(made);
    HEAD.run(() -> accounts.disable(seen("kim")));

    assertThat(as(open, current::roles)).isEmpty();
    assertRefused(made);
  }

  @Test
  void a_token_ends_by_itself() {
    NewApiToken made = make(KIM, "report", VIEWER);
    clock.forward(Duration.ofDays(89));
    enter(made);
    clock.forward(Duration.ofDays(2));
    assertRefused(made);
    assertThat(KIM.call(tokens::mine).getFirst().state(clock.instant())).isEqualTo(State.EXPIRED);
  }

  @Test
  void its_owner_and_administrators_revoke_a_token_and_nobody_else() {
    NewApiToken first = make(KIM, "first", VIEWER);
    NewApiToken second = make(KIM, "second", VIEWER);
    assertThatThrownBy(() -> As.REVIEWER.run(() -> tokens.revoke(first.token().id())))
        .isInstanceOf(AccessDeniedException.class);
    enter(first);

    KIM.run(() -> tokens.revoke(first.token().id()));
    HEAD.run(() -> tokens.revoke(second.token().id()));
    assertRefused(first);
    assertRefused(second);
    assertThat(HEAD.call(() -> tokens.of(new UserId("kim"))))
        .allMatch(one -> one.state(clock.instant()) == State.REVOKED);
    assertThatThrownBy(() -> KIM.call(() -> tokens.of(new UserId("kim"))))
        .isInstanceOf(AccessDeniedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void everybody_with_a_role_makes_tokens_for_it(ConsoleRole role) {
    person("somebody", Set.of(role));
    NewApiToken made = make(new As("somebody", role), "own", Set.of(role));
    assertThat(as(enter(made), current::roles)).isEqualTo(role.implied());
  }

  @Test
  void nobody_makes_a_token_with_a_token_or_changes_people_with_one() {
    NewApiToken made = make(HEAD, "all", Set.of(ConsoleRole.ADMIN));
    Authentication head = enter(made);
    AccountRevision kim = seen("kim");

    assertThat(as(head, current::roles)).contains(ConsoleRole.ADMIN);
    assertNotInPerson(head, () -> tokens.make(draft("more", VIEWER)));
    assertNotInPerson(head, () -> tokens.makeFor(new UserId("kim"), draft("more", VIEWER)));
    assertNotInPerson(head, () -> accounts.create(new UserId("eve"), "Eve", VIEWER));
    assertNotInPerson(head, () -> accounts.createService(new UserId("bot"), "Bot", VIEWER));
    assertNotInPerson(head, () -> accounts.disable(kim));
    assertNotInPerson(head, () -> accounts.resetPassword(kim));
    assertNotInPerson(head, () -> accounts.changeRoles(kim, VIEWER));
    assertNotInPerson(
        head,
        () -> {
          tokens.revoke(made.token().id());
          return "";
        });
  }

  @Test
  void what_a_token_needs_is_said() {
    assertSaid("", Duration.ofDays(1), VIEWER, "needs 1 to 100 characters");
    assertSaid("x".repeat(101), Duration.ofDays(1), VIEWER, "not 101");
    assertSaid("a\u202eb", Duration.ofDays(1), VIEWER, "U+202E");
    assertSaid("late", Duration.ofDays(-1), VIEWER, "expired already");
    assertSaid("long", Duration.ofDays(367), VIEWER, "a year at most");
    assertSaid("none", Duration.ofDays(1), Set.of(), "at least one role");
    assertSaid("more", Duration.ofDays(1), Set.of(ConsoleRole.ADMIN), "Viewer, Author");
  }

  @Test
  void valid_tokens_of_one_owner_have_different_names_and_are_few() {
    NewApiToken first = make(KIM, "report", VIEWER);
    assertThatThrownBy(() -> make(KIM, " report ", VIEWER)).hasMessageContaining("revoke that one");
    KIM.run(() -> tokens.revoke(first.token().id()));
    make(KIM, "report", VIEWER);
    for (int i = 1; i < ApiTokens.MOST; i++) {
      make(KIM, "report " + i, VIEWER);
    }
    assertThatThrownBy(() -> make(KIM, "one more", VIEWER)).hasMessageContaining("50 valid tokens");
  }

  @Test
  void the_last_use_is_noted_once_a_minute() {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    clock.stopAt(noon);
    NewApiToken made = make(KIM, "report", VIEWER);
    assertThat(KIM.call(tokens::mine).getFirst().lastUsedAt()).isNull();
    for (int second : new int[] {1, 30, 59, 60}) {
      clock.stopAt(noon.plusSeconds(second));
      enter(made);
      assertThat(KIM.call(tokens::mine).getFirst().lastUsedAt()).isEqualTo(noon.plusSeconds(1));
    }
    clock.stopAt(noon.plusSeconds(61));
    enter(made);
    assertThat(KIM.call(tokens::mine).getFirst().lastUsedAt()).isEqualTo(noon.plusSeconds(61));
  }

  @Test
  void what_was_done_is_written_down_without_the_token() {
    NewApiToken made = make(KIM, "report", VIEWER);
    HEAD.run(() -> tokens.revoke(made.token().id()));

    assertThat(
            jdbc.sql(
                    "select who || '|' || what || '|' || subject || '|' || reason from audit_entry"
                        + " where what like 'API_TOKEN_%' order by position desc limit 2")
                .query(String.class)
                .list())
        .containsExactly(
            "head|API_TOKEN_REVOKED|kim|" + detail(made), "kim|API_TOKEN_MADE|kim|" + detail(made))
        .noneMatch(line -> line.contains(made.text()));
  }

  @Test
  void a_service_account_calls_with_tokens_and_never_signs_in() {
    UserId id = new UserId("nightly-report");
    UserAccount account =
        HEAD.call(() -> accounts.createService(id, "Nightly report", Set.of(ConsoleRole.AUDITOR)));
    assertThat(account.person().name()).isEqualTo("Nightly report (service)");
    assertThat(account.service()).isTrue();

    NewApiToken made =
        HEAD.call(() -> tokens.makeFor(id, draft("cron", Set.of(ConsoleRole.AUDITOR))));
    assertThat(as(enter(made), current::roles))
        .isEqualTo(Set.of(ConsoleRole.AUDITOR, ConsoleRole.VIEWER));
    assertThatThrownBy(() -> HEAD.call(() -> accounts.resetPassword(seen(id.value()))))
        .hasMessageContaining("signs in with no password");
    HEAD.run(() -> accounts.disable(seen(id.value())));
    assertRefused(made);
    HEAD.run(() -> accounts.enable(seen(id.value())));
    enter(made);
  }

  @Test
  void tokens_of_a_person_are_made_by_that_person() {
    assertThatThrownBy(
            () -> HEAD.call(() -> tokens.makeFor(new UserId("kim"), draft("spy", VIEWER))))
        .hasMessageContaining("is a person");
    assertThatThrownBy(
            () -> KIM.call(() -> tokens.makeFor(new UserId("kim"), draft("spy", VIEWER))))
        .isInstanceOf(AccessDeniedException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"REVIEWER", "ADMIN", "BREAK_GLASS"})
  void no_program_approves_or_administers(ConsoleRole role) {
    UserId id = new UserId("bot");
    assertThatThrownBy(() -> HEAD.call(() -> accounts.createService(id, "Bot", Set.of(role))))
        .hasMessageContaining("service account");
    HEAD.run(() -> accounts.createService(id, "Bot", VIEWER));
    assertThatThrownBy(() -> HEAD.call(() -> accounts.changeRoles(seen("bot"), Set.of(role))))
        .hasMessageContaining("service account");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qm_", "qm_nothing", "qm_0123456789012345678901234567890123456789"})
  void what_looks_like_a_token_and_is_none_is_refused(String text) {
    assertThatThrownBy(() -> bearers.authenticate(new BearerTokenAuthenticationToken(text)))
        .isInstanceOf(InvalidBearerTokenException.class);
    assertThatThrownBy(
            () -> bearers.authenticate(new BearerTokenAuthenticationToken(new TokenText().next())))
        .isInstanceOf(InvalidBearerTokenException.class);
  }

  private void assertSaid(String name, Duration life, Set<ConsoleRole> roles, String words) {
    ApiTokenDraft draft = new ApiTokenDraft(name, clock.instant().plus(life), roles);
    assertThatThrownBy(() -> KIM.call(() -> tokens.make(draft)))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(words);
  }

  private void assertNotInPerson(Authentication who, Supplier<?> deed) {
    assertThatThrownBy(() -> as(who, deed))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("token");
  }

  private void assertRefused(NewApiToken made) {
    assertThatThrownBy(() -> enter(made)).isInstanceOf(InvalidBearerTokenException.class);
  }

  private Authentication enter(NewApiToken made) {
    return bearers.authenticate(new BearerTokenAuthenticationToken(made.text()));
  }

  private NewApiToken make(As who, String name, Set<ConsoleRole> roles) {
    return who.call(() -> tokens.make(draft(name, roles)));
  }

  private ApiTokenDraft draft(String name, Set<ConsoleRole> roles) {
    return new ApiTokenDraft(name, clock.instant().plus(Duration.ofDays(90)), roles);
  }

  private static String detail(NewApiToken made) {
    String day = made.token().expiresAt().toString().substring(0, 10);
    return "report (%s), Viewer, until %s".formatted(made.token().hint(), day);
  }

  private void person(String id, Set<ConsoleRole> roles) {
    users.saveAndFlush(
        new UserAccountEntity(new UserId(id), id, "no hash", roles, clock.instant()));
  }

  private AccountRevision seen(String id) {
    return AccountRevision.of(HEAD.call(() -> accounts.account(new UserId(id))).orElseThrow());
  }

  private static <T> T as(Authentication who, Supplier<T> work) {
    var before = SecurityContextHolder.getContext();
    SecurityContextHolder.setContext(new SecurityContextImpl(who));
    try {
      return work.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }
}
