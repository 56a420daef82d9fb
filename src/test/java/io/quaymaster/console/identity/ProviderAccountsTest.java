package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.identity.keycloak.BesideKeycloak;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// What is kept on file of the people of a provider.
class ProviderAccountsTest extends BesideKeycloak {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Autowired ProviderAccounts accounts;
  @Autowired UserAccounts people;
  @Autowired RolesOnFile roles;
  @Autowired CurrentUser current;
  @Autowired DemoUsers demo;
  @Autowired FirstAdministrator firstAdministrator;
  @Autowired UserRows rows;
  @Autowired ApiTokens tokens;
  @Autowired BearerTokens bearers;

  private static ProviderPerson person(
      String subject, String username, Instant at, ConsoleRole... roles) {
    EnumSet<ConsoleRole> given = EnumSet.noneOf(ConsoleRole.class);
    given.addAll(List.of(roles));
    return new ProviderPerson(
        subject, username, "Kim Larsen", given, new AccountGroups(false, Set.of("acme")), at);
  }

  @Test
  void somebody_new_gets_an_account() {
    ProviderUser user = accounts.told(person("s-1", "Kim", NOON, ConsoleRole.REVIEWER));

    assertThat(user.id()).isEqualTo(new UserId("kim"));
    UserAccount account = As.ADMIN.call(() -> people.account(user.id())).orElseThrow();
    assertThat(account.person().name()).isEqualTo("Kim Larsen");
    assertThat(account.roles()).containsExactly(ConsoleRole.REVIEWER);
    assertThat(account.groups()).isEqualTo(new AccountGroups(false, Set.of("acme")));
  }

  @Test
  void roles_count_as_the_provider_said_last() {
    ProviderUser user =
        accounts.told(person("s-2", "lea", NOON, ConsoleRole.AUTHOR, ConsoleRole.REVIEWER));
    accounts.told(person("s-2", "lea", NOON.plusSeconds(9), ConsoleRole.AUTHOR));

    assertThat(as(user, () -> current.roles()))
        .containsExactlyInAnyOrder(ConsoleRole.AUTHOR, ConsoleRole.VIEWER);
    assertThat(As.VIEWER.call(() -> roles.of(List.of(user.id()))).get(user.id()))
        .containsExactlyInAnyOrder(ConsoleRole.AUTHOR, ConsoleRole.VIEWER);
  }

  @Test
  void an_older_token_brings_no_role_back() {
    accounts.told(person("s-3", "mia", NOON));
    ProviderUser old =
        accounts.told(person("s-3", "mia", NOON.minusSeconds(60), ConsoleRole.ADMIN));

    assertThat(as(old, () -> current.roles())).isEmpty();
  }

  @Test
  void a_token_gives_no_more_than_it_names() {
    accounts.told(person("s-4", "nils", NOON, ConsoleRole.ADMIN));
    ProviderUser few =
        accounts.told(person("s-4", "nils", NOON.minusSeconds(60), ConsoleRole.VIEWER));

    assertThat(as(few, () -> current.roles())).containsExactly(ConsoleRole.VIEWER);
  }

  @Test
  void whoever_takes_over_a_user_name_becomes_nobody_else() {
    ProviderUser first = accounts.told(person("s-5", "olga", NOON, ConsoleRole.AUTHOR));
    ProviderUser second = accounts.told(person("s-6", "olga", NOON, ConsoleRole.REVIEWER));

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.id().value()).startsWith("olga.");
  }

  @Test
  void a_name_that_is_reserved_or_no_name_gets_another() {
    assertThat(accounts.told(person("s-7", "quaymaster", NOON)).id().value())
        .startsWith("quaymaster.");
    assertThat(accounts.told(person("s-8", "Ünal Ç", NOON)).id().value()).startsWith("user.");
  }

  @Test
  void somebody_renamed_there_stays_who_they_were_here() {
    ProviderUser before = accounts.told(person("s-9", "petra", NOON));
    ProviderUser after = accounts.told(person("s-9", "petra.new", NOON.plusSeconds(5)));

    assertThat(after.id()).isEqualTo(before.id());
  }

  @Test
  void accounts_of_the_consoles_own_count_for_nothing() {
    UserId local = new UserId("local-admin");
    rows.saveAndFlush(
        new UserAccountEntity(local, "Local", "hash", Set.of(ConsoleRole.ADMIN), NOON));

    assertThat(As.VIEWER.call(() -> roles.of(List.of(local))).get(local)).isEmpty();
    assertThat(As.ADMIN.call(() -> people.account(local))).isEmpty();
    assertThat(As.ADMIN.call(() -> people.list(AccountFilter.ALL, 0, 1_000)))
        .noneMatch(account -> account.person().id().equals(local));
  }

  @Test
  void people_without_a_role_are_listed_too() {
    UserId id = accounts.told(person("s-11", "rolf", NOON)).id();

    assertThat(As.ADMIN.call(() -> people.list(AccountFilter.ALL, 0, 1_000)))
        .anyMatch(account -> account.person().id().equals(id));
  }

  @Test
  void their_tokens_work_until_the_provider_has_been_silent_of_them_for_long() {
    accounts.told(person("s-20", "tove", clock.instant(), ConsoleRole.AUTHOR));
    accounts.told(
        person("s-21", "ulla", clock.instant().minus(Duration.ofDays(31)), ConsoleRole.AUTHOR));
    String heard = token("tove");
    String silent = token("ulla");

    Authentication tove = bearers.authenticate(new BearerTokenAuthenticationToken(heard));
    assertThat(as(tove, () -> current.roles()))
        .containsExactlyInAnyOrder(ConsoleRole.AUTHOR, ConsoleRole.VIEWER);
    assertThatThrownBy(() -> bearers.authenticate(new BearerTokenAuthenticationToken(silent)))
        .isInstanceOf(InvalidBearerTokenException.class);
  }

  @Test
  void service_accounts_are_made_and_changed_here() {
    UserId id = new UserId("report-service");
    As.ADMIN.run(() -> people.createService(id, "Report", Set.of(ConsoleRole.VIEWER)));
    UserAccount made = As.ADMIN.call(() -> people.account(id)).orElseThrow();
    As.ADMIN.run(() -> people.changeRoles(AccountRevision.of(made), Set.of(ConsoleRole.AUDITOR)));

    assertThat(As.ADMIN.call(() -> people.list(AccountFilter.ALL, 0, 1_000)))
        .anyMatch(
            account -> account.service() && account.roles().equals(Set.of(ConsoleRole.AUDITOR)));
    assertThat(As.VIEWER.call(() -> roles.of(List.of(id))).get(id))
        .containsExactlyInAnyOrder(ConsoleRole.AUDITOR, ConsoleRole.VIEWER);
  }

  private String token(String user) {
    ApiTokenDraft draft =
        new ApiTokenDraft(
            "calls", clock.instant().plus(Duration.ofDays(1)), Set.of(ConsoleRole.AUTHOR));
    return new As(user, ConsoleRole.AUTHOR).call(() -> tokens.make(draft)).text();
  }

  @Test
  void reviewers_who_never_came_can_be_asked() {
    list(NOON, Set.of(), listed("s-30", "vito"));
    UserId vito = new UserId("vito");
    assertThat(rolesOf(vito)).contains(ConsoleRole.REVIEWER);

    ProviderUser came = accounts.told(person("s-30", "vito", NOON, ConsoleRole.AUTHOR));
    assertThat(came.id()).isEqualTo(vito);
    assertThat(rolesOf(vito)).containsExactlyInAnyOrder(ConsoleRole.AUTHOR, ConsoleRole.VIEWER);
    list(NOON, Set.of());
    assertThat(rolesOf(vito)).contains(ConsoleRole.AUTHOR);
  }

  @Test
  void whoever_left_the_reviewers_before_they_came_is_none() {
    list(NOON, Set.of(), listed("s-31", "wilma"));
    list(NOON, Set.of());

    assertThat(rolesOf(new UserId("wilma"))).isEmpty();
  }

  @Test
  void whoever_is_gone_there_counts_for_nothing_until_they_come_back() {
    ProviderUser xaver = accounts.told(person("s-32", "xaver", NOON, ConsoleRole.REVIEWER));
    list(NOON.plusSeconds(60), Set.of("s-32"));
    accounts.told(person("s-32", "xaver", NOON.plusSeconds(30), ConsoleRole.REVIEWER));
    assertThat(rolesOf(xaver.id())).isEmpty();
    assertThat(as(xaver, () -> current.isShutOut())).isTrue();

    accounts.told(person("s-32", "xaver", NOON.plusSeconds(90), ConsoleRole.REVIEWER));
    assertThat(rolesOf(xaver.id())).contains(ConsoleRole.REVIEWER);
  }

  private void list(Instant at, Set<String> gone, ProviderListing.Listed... reviewers) {
    As.ADMIN.run(() -> accounts.listed(new ProviderListing(List.of(reviewers), gone, at)));
  }

  private static ProviderListing.Listed listed(String subject, String username) {
    return new ProviderListing.Listed(subject, username, "Some Body");
  }

  private Set<ConsoleRole> rolesOf(UserId id) {
    return As.VIEWER.call(() -> roles.of(List.of(id))).getOrDefault(id, Set.of());
  }

  @Test
  void nobody_is_made_or_changed_here() {
    ProviderUser user = accounts.told(person("s-12", "sara", NOON, ConsoleRole.VIEWER));
    AccountRevision seen =
        AccountRevision.of(As.ADMIN.call(() -> people.account(user.id())).orElseThrow());

    assertThatThrownBy(() ->
            As.ADMIN.run(() -> people.create(new UserId("tom"), "Tom", Set.of(ConsoleRole.VIEWER))))
        .isInstanceOf(IdentityException.class);
    assertThatThrownBy(
            () -> As.ADMIN.run(() -> people.changeRoles(seen, Set.of(ConsoleRole.ADMIN))))
        .isInstanceOf(IdentityException.class);
    assertThatThrownBy(() -> As.ADMIN.run(() -> people.resetPassword(seen)))
        .isInstanceOf(IdentityException.class);
    assertThat(demo.shown()).isEmpty();
    assertThat(As.ADMIN.call(firstAdministrator::ensure)).isEmpty();
  }

  private static <T> T as(ProviderUser user, Supplier<T> work) {
    return as(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()), work);
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
