package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.identity.AccountOutcome.Done;
import io.quaymaster.console.identity.AccountOutcome.Stale;
import io.quaymaster.console.identity.OpenSessions.Session;
import io.quaymaster.console.identity.UserAccount.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/// What administering people promises, on whichever database.
@SpringBootTest(properties = "quaymaster.sample=false")
abstract class PeopleContract {
  static final As KIM = new As("kim", ConsoleRole.ADMIN);

  private static final Set<ConsoleRole> ADMIN = Set.of(ConsoleRole.ADMIN);
  private static final Set<ConsoleRole> VIEWER = Set.of(ConsoleRole.VIEWER);

  @Autowired UserAccounts accounts;
  @Autowired ProviderAccounts people;
  @Autowired OpenSessions sessions;
  @Autowired CurrentUser current;
  @Autowired DemoUsers demo;
  @Autowired FirstAdministrator first;
  @Autowired UserDetailsService signIn;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void kim_administers_alone() {
    jdbc.sql("delete from user_role").update();
    jdbc.sql("delete from user_account").update();
    As.ADMIN.run(() -> accounts.create(new UserId("kim"), "Kim Larsen", ADMIN));
  }

  @Test
  void the_list_is_in_the_order_of_names_and_comes_in_parts() {
    create("b", "adam Quist", VIEWER);
    create("a", "Zoe Quist", VIEWER);

    assertThat(list(AccountFilter.ALL)).containsExactly("b", "kim", "a");
    assertThat(KIM.call(() -> accounts.list(AccountFilter.ALL, 1, 1)))
        .extracting(account -> account.person().name())
        .containsExactly("Kim Larsen");
    assertThat(KIM.call(() -> accounts.count(AccountFilter.ALL))).isEqualTo(3);
  }

  @Test
  void the_list_can_be_narrowed_by_name_role_and_state() {
    create("a_b", "Zoe Quist", Set.of(ConsoleRole.AUTHOR, ConsoleRole.AUDITOR));
    create("axb", "Adam Quist", VIEWER);
    KIM.run(() -> accounts.disable(seen("axb")));

    assertThat(list(new AccountFilter(" QUIST", Set.of(), Set.of()))).containsExactly("axb", "a_b");
    assertThat(list(new AccountFilter("a_", Set.of(), Set.of()))).containsExactly("a_b");
    assertThat(list(new AccountFilter("", Set.of(ConsoleRole.AUTHOR), Set.of())))
        .containsExactly("a_b");
    assertThat(list(new AccountFilter("", Set.of(), Set.of(State.DISABLED))))
        .containsExactly("axb");
    assertThat(list(new AccountFilter("", Set.of(), Set.of(State.INVITED))))
        .containsExactly("kim", "a_b");
  }

  @Test
  void only_an_administrator_sees_or_changes_people() {
    AccountRevision kim = seen("kim");
    assertThatThrownBy(() -> As.VIEWER.call(() -> accounts.count(AccountFilter.ALL)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> As.AUDITOR.call(() -> accounts.disable(kim)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> As.AUTHOR.call(() -> accounts.resetPassword(kim)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void the_last_administrator_stays_one() {
    create("zoe", "Zoe Quist", ADMIN);
    KIM.run(() -> accounts.disable(seen("zoe")));

    As zoe = new As("zoe", ConsoleRole.ADMIN);
    assertThatThrownBy(() -> zoe.call(() -> accounts.disable(seen("kim"))))
        .hasMessageContaining("last administrator");
    assertThatThrownBy(() -> KIM.call(() -> accounts.changeRoles(seen("kim"), VIEWER)))
        .hasMessageContaining("last administrator");
    assertThat(account("kim").disabled()).isFalse();
    assertThat(account("kim").roles()).isEqualTo(ADMIN);
  }

  @Test
  void an_administrator_whom_a_provider_told_of_is_none_here() {
    toldOf("olga");

    assertThatThrownBy(
            () -> new As("other", ConsoleRole.ADMIN).call(() -> accounts.disable(seen("kim"))))
        .hasMessageContaining("last administrator");
    jdbc.sql("update user_account set disabled = true where username = 'kim'").update();
    assertThat(KIM.call(first::ensure)).isPresent();
  }

  @Test
  void the_account_of_somebody_whom_a_provider_told_of_is_changed_by_nobody_here() {
    toldOf("olga");
    int revision =
        jdbc.sql("select row_version from user_account where username = 'olga'")
            .query(Integer.class)
            .single();

    assertThatThrownBy(() ->
            KIM.call(
                () -> accounts.resetPassword(new AccountRevision(new UserId("olga"), revision))))
        .hasMessageContaining("There is no user");
  }

  @Test
  void whoever_a_provider_calls_admin_does_not_become_the_first_administrator_here() {
    toldOf("admin");
    jdbc.sql("update user_account set disabled = true").update();

    OneTimePassword once = KIM.call(first::ensure).orElseThrow();
    assertThat(once.user()).isEqualTo(new UserId("local.admin"));
    assertThat(signIn.loadUserByUsername("local.admin")).isNotNull();
    assertThatThrownBy(() -> signIn.loadUserByUsername("admin"))
        .isInstanceOf(UsernameNotFoundException.class);
  }

  private void toldOf(String username) {
    people.told(
        new ProviderPerson(
            "subject-of-" + username,
            username,
            "Olga Ness",
            ADMIN,
            AccountGroups.NONE,
            Instant.parse("2026-11-23T00:00:00Z")));
  }

  @Test
  void nobody_disables_themselves() {
    create("zoe", "Zoe Quist", ADMIN);
    assertThatThrownBy(() -> KIM.call(() -> accounts.disable(seen("kim"))))
        .hasMessageContaining("cannot disable yourself");
  }

  @Test
  void two_administrators_who_disable_each_other_at_once_leave_one() throws Exception {
    create("zoe", "Zoe Quist", ADMIN);
    AccountRevision kim = seen("kim");
    AccountRevision zoe = seen("zoe");
    As other = new As("zoe", ConsoleRole.ADMIN);
    List<Callable<Object>> both =
        List.of(
            () -> KIM.call(() -> accounts.disable(zoe)),
            () -> other.call(() -> accounts.disable(kim)));
    try (var threads = Executors.newFixedThreadPool(2)) {
      assertThat(threads.invokeAll(both)).extracting(Future::state).contains(Future.State.FAILED);
    }
    assertThat(list(new AccountFilter("", ADMIN, Set.of(State.DISABLED)))).hasSize(1);
  }

  @Test
  void of_two_who_take_the_same_name_at_once_one_is_told_so() throws Exception {
    List<Callable<Object>> both =
        List.of(() -> create("zoe", "Zoe Quist", VIEWER), () -> create("zoe", "Zoe Other", ADMIN));
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<Object>> done = threads.invokeAll(both);
      assertThat(done).extracting(Future::state).containsOnlyOnce(Future.State.FAILED);
      assertThat(done)
          .filteredOn(one -> one.state() == Future.State.FAILED)
          .first()
          .extracting(Future::exceptionNow)
          .isInstanceOf(IdentityException.class);
    }
  }

  @Test
  void a_change_of_what_another_has_changed_is_not_made() {
    create("zoe", "Zoe Quist", VIEWER);
    AccountRevision old = seen("zoe");
    KIM.run(() -> accounts.changeRoles(old, Set.of(ConsoleRole.AUTHOR)));

    assertThat(KIM.call(() -> accounts.changeRoles(old, ADMIN)))
        .isEqualTo(new Stale<>(account("zoe")));
    assertThat(KIM.call(() -> accounts.disable(old))).isInstanceOf(Stale.class);
    assertThat(KIM.call(() -> accounts.resetPassword(old))).isInstanceOf(Stale.class);
    assertThat(account("zoe").roles()).containsExactly(ConsoleRole.AUTHOR);
  }

  @Test
  void a_name_is_given_once_and_a_role_at_least_belongs_to_it() {
    assertThatThrownBy(() -> create("kim", "Kim Again", VIEWER)).hasMessageContaining("taken");
    assertThatThrownBy(() -> create("quaymaster", "The System", VIEWER))
        .hasMessageContaining("taken");
    assertThatThrownBy(() -> create("zoe", "Zoe Quist", Set.of()))
        .hasMessageContaining("at least one role");
    assertThatThrownBy(() -> KIM.call(() -> accounts.changeRoles(seen("kim"), Set.of())))
        .hasMessageContaining("at least one role");
  }

  @Test
  void a_name_hides_nothing() {
    for (String name :
        List.of(
            "", " ", "\u00A0", "Zoe\u0000", "\u202EeoZ", "Zo\u200Be", "Zoe\nQuist", "Z\uD800")) {
      assertThatThrownBy(() -> create("zoe", name, VIEWER))
          .as(name)
          .isInstanceOf(IdentityException.class);
    }
    create("zoe", "Zoë O’Quist-张 👩‍🚒", VIEWER);
    assertThatThrownBy(() -> KIM.call(() -> accounts.rename(seen("zoe"), "Kim\u2066")))
        .hasMessageContaining("U+2066");
  }

  @Test
  void a_person_is_called_otherwise_from_then_on_and_in_open_sessions() {
    Authentication session = aSessionOf("zoe", VIEWER);
    AccountRevision seen = seen("zoe");
    assertThat(KIM.call(() -> accounts.rename(seen, " Zoe Larsen "))).isInstanceOf(Done.class);
    assertThat(account("zoe").person().name()).isEqualTo("Zoe Larsen");
    assertThat(KIM.call(() -> accounts.rename(seen, "Zoe Other"))).isInstanceOf(Stale.class);
    assertThatThrownBy(() -> As.VIEWER.call(() -> accounts.rename(seen, "Mallory")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(current(session).name()).isEqualTo("Zoe Larsen");
  }

  @Test
  void a_change_that_changes_nothing_is_none() {
    create("zoe", "Zoe Quist", VIEWER);
    AccountRevision seen = seen("zoe");
    assertThat(KIM.call(() -> accounts.changeRoles(seen, VIEWER))).isInstanceOf(Done.class);
    assertThat(KIM.call(() -> accounts.rename(seen, "Zoe Quist"))).isInstanceOf(Done.class);
    assertThat(seen("zoe")).isEqualTo(seen);
  }

  @Test
  void a_search_takes_any_text() {
    assertThat(list(new AccountFilter("kim\u0000", Set.of(), Set.of()))).containsExactly("kim");
  }

  @Test
  void an_open_session_has_the_roles_of_now() {
    Authentication session = aSessionOf("zoe", VIEWER);
    KIM.run(() -> accounts.changeRoles(seen("zoe"), Set.of(ConsoleRole.AUTHOR)));

    assertThat(roles(sessions.look(session)))
        .containsExactlyInAnyOrder("ROLE_AUTHOR", "ROLE_VIEWER");
    assertThat(roles(sessions.look(aSessionOf("kim")))).isEmpty();
  }

  @Test
  void an_open_session_keeps_where_it_came_from() {
    Authentication session = aSessionOf("zoe", VIEWER);
    ((UsernamePasswordAuthenticationToken) session).setDetails("203.0.113.7");
    KIM.run(() -> accounts.changeRoles(seen("zoe"), Set.of(ConsoleRole.AUTHOR)));

    assertThat(sessions.look(session))
        .isInstanceOfSatisfying(
            Session.GoesOn.class,
            on -> assertThat(on.authentication().getDetails()).isEqualTo("203.0.113.7"));
  }

  @Test
  void a_session_ends_with_its_account_and_with_its_password() {
    Authentication disabled = aSessionOf("zoe", VIEWER);
    KIM.run(() -> accounts.disable(seen("zoe")));
    assertThat(sessions.look(disabled)).isEqualTo(new Session.Ends());
    KIM.run(() -> accounts.enable(seen("zoe")));
    assertThat(sessions.look(disabled)).isInstanceOf(Session.GoesOn.class);

    KIM.run(() -> accounts.resetPassword(seen("zoe")));
    assertThat(sessions.look(disabled)).isEqualTo(new Session.Ends());
  }

  @Test
  void a_one_time_password_ends_and_a_chosen_one_does_not() {
    create("zoe", "Zoe Quist", ADMIN);
    assertThat(account("zoe").oneTimeUntil()).isAfter(account("zoe").createdAt());
    assertThat(signIn.loadUserByUsername("zoe")).isNotNull();
    endOneTimePasswords("zoe");
    assertThatThrownBy(() -> signIn.loadUserByUsername("zoe"))
        .isInstanceOf(UsernameNotFoundException.class);
    assertThatThrownBy(() -> KIM.call(() -> accounts.changeRoles(seen("kim"), VIEWER)))
        .hasMessageContaining("last administrator");

    KIM.run(() -> accounts.resetPassword(seen("zoe")));
    assertThat(signIn.loadUserByUsername("zoe")).isNotNull();
    aSessionOf("ole", VIEWER);
    assertThat(account("ole").oneTimeUntil()).isNull();
  }

  @Test
  void whoever_starts_the_console_gets_in_when_every_other_way_has_ended() {
    create("zoe", "Zoe Quist", ADMIN);
    assertThat(KIM.call(first::ensure)).isEmpty();
    KIM.run(() -> accounts.create(new UserId("admin"), "Adam Quist", VIEWER));
    KIM.run(() -> accounts.disable(seen("admin")));
    endOneTimePasswords("zoe");
    endOneTimePasswords("kim");

    assertThat(KIM.call(first::ensure)).isPresent();
    assertThat(signIn.loadUserByUsername("admin")).isNotNull();
    assertThat(deedsTo("admin"))
        .containsSubsequence(
            "USER_DISABLED|kim|",
            "USER_ROLES_CHANGED|kim|Viewer → Viewer, Author, Administrator",
            "USER_ENABLED|kim|",
            "USER_PASSWORD_RESET|kim|");
  }

  @Test
  void a_sign_in_is_remembered_and_is_no_change() {
    AccountRevision before = seen("kim");
    assertThat(account("kim").lastSignInAt()).isNull();
    events.publishEvent(
        new InteractiveAuthenticationSuccessEvent(aSessionOf("kim"), PeopleContract.class));

    assertThat(account("kim").lastSignInAt()).isNotNull();
    assertThat(
            KIM.call(() -> accounts.changeRoles(before, Set.copyOf(List.of(ConsoleRole.values())))))
        .isInstanceOf(Done.class);
    assertThat(account("kim").lastSignInAt()).isNotNull();
  }

  @Test
  void demo_users_keep_their_roles_and_passwords_and_can_be_disabled_and_enabled() {
    KIM.run(demo::offer);
    assertThat(account("ole").demo()).isTrue();
    assertThatThrownBy(() -> KIM.call(() -> accounts.changeRoles(seen("ole"), ADMIN)))
        .hasMessageContaining("sample workspace");
    assertThatThrownBy(() -> KIM.call(() -> accounts.resetPassword(seen("ole"))))
        .hasMessageContaining("sample workspace");
    assertThatThrownBy(() -> KIM.call(() -> accounts.rename(seen("ole"), "Olaf")))
        .hasMessageContaining("sample workspace");
    KIM.run(() -> accounts.disable(seen("ole")));
    assertThat(KIM.call(demo::shown)).noneMatch(user -> user.person().id().value().equals("ole"));
    assertThat(KIM.call(() -> accounts.enable(seen("ole")))).isInstanceOf(Done.class);
    assertThat(KIM.call(demo::shown)).anyMatch(user -> user.person().id().value().equals("ole"));
  }

  @Test
  void demo_users_who_went_with_the_sample_stay_out() {
    KIM.run(demo::offer);
    Authentication session = aSessionOf("ole");
    KIM.run(demo::withdraw);

    assertThat(account("ole").demo()).isTrue();
    assertThat(sessions.look(session)).isEqualTo(new Session.EndsWithThePage());
    assertThatThrownBy(() -> KIM.call(() -> accounts.enable(seen("ole"))))
        .hasMessageContaining("sample workspace");
  }

  @Test
  void every_deed_is_in_the_audit_trail() {
    create("paula", "Paula Quist", VIEWER);
    KIM.run(
        () -> accounts.changeRoles(seen("paula"), Set.of(ConsoleRole.AUTHOR, ConsoleRole.ADMIN)));
    KIM.run(() -> accounts.disable(seen("paula")));
    KIM.run(() -> accounts.enable(seen("paula")));
    KIM.run(() -> accounts.resetPassword(seen("paula")));
    KIM.run(() -> accounts.rename(seen("paula"), "Paula Larsen"));

    assertThat(deedsTo("paula"))
        .containsExactly(
            "USER_CREATED|kim|Viewer",
            "USER_ROLES_CHANGED|kim|Viewer → Author, Administrator",
            "USER_DISABLED|kim|",
            "USER_ENABLED|kim|",
            "USER_PASSWORD_RESET|kim|",
            "USER_RENAMED|kim|Paula Quist → Paula Larsen");
  }

  private List<String> deedsTo(String id) {
    return jdbc.sql(
            "select what || '|' || who || '|' || reason from audit_entry"
                + " where subject_kind = 'user' and subject = :id order by position")
        .param("id", id)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private void endOneTimePasswords(String id) {
    jdbc.sql("update user_account set one_time_until = created_at where username = :id")
        .param("id", id)
        .update();
  }

  /// Who asks, in a thread of this session.
  private Person current(Authentication session) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContextHolder.setContext(new SecurityContextImpl(session));
    try {
      return current.person();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  private OneTimePassword create(String id, String name, Set<ConsoleRole> roles) {
    return KIM.call(() -> accounts.create(new UserId(id), name, roles));
  }

  private UserAccount account(String id) {
    return KIM.call(() -> accounts.account(new UserId(id)).orElseThrow());
  }

  private AccountRevision seen(String id) {
    return AccountRevision.of(account(id));
  }

  private List<String> list(AccountFilter filter) {
    return KIM.call(() -> accounts.list(filter, 0, 100)).stream()
        .map(account -> account.person().id().value())
        .toList();
  }

  /// Somebody new, who has chosen a password and is signed in.
  private Authentication aSessionOf(String id, Set<ConsoleRole> roles) {
    String once = create(id, "Somebody", roles).password();
    new As(id, ConsoleRole.VIEWER)
        .run(() -> accounts.changeOwnPassword(once, "harbour lights at dusk"));
    return aSessionOf(id);
  }

  private Authentication aSessionOf(String id) {
    var user = signIn.loadUserByUsername(id);
    return UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
  }

  private static List<String> roles(Session session) {
    assertThat(session).isInstanceOf(Session.GoesOn.class);
    return ((Session.GoesOn) session)
        .authentication().getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
  }
}
