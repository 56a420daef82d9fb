package io.quaymaster.console.identity;

import io.quaymaster.console.identity.UserAccount.State;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The list of people, a part at a time.
@Component
class UserReads {
  private static final String WHERE =
      """
       from UserAccountEntity u
      where lower(u.displayName || ' ' || u.username) like '%' || :search || '%' escape '!'
        and (u.service = true or u.subject is null and :local = true or u.subject is not null and :local = false)
        and (:anyRole = true or exists (select 1 from u.roles r where r in :roles))
        and (u.disabled = true and :disabled = true
          or u.disabled = false and u.mustChangePassword = true and :invited = true
          or u.disabled = false and u.mustChangePassword = false and :enabled = true)
      """;

  private final EntityManager rows;
  private final PeopleSource source;

  UserReads(EntityManager rows, PeopleSource source) {
    this.rows = rows;
    this.source = source;
  }

  List<UserAccountEntity> find(AccountFilter filter, int offset, int limit) {
    return with(
            filter,
            rows.createQuery(
                "select u" + WHERE + " order by lower(u.displayName), u.username",
                UserAccountEntity.class))
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  int count(AccountFilter filter) {
    return with(filter, rows.createQuery("select count(u)" + WHERE, Long.class))
        .getSingleResult()
        .intValue();
  }

  private <T> TypedQuery<T> with(AccountFilter filter, TypedQuery<T> query) {
    Set<ConsoleRole> roles =
        filter.roles().isEmpty() ? EnumSet.allOf(ConsoleRole.class) : filter.roles();
    Set<State> states = filter.states().isEmpty() ? EnumSet.allOf(State.class) : filter.states();
    return query
        .setParameter("search", part(filter.search()))
        .setParameter("local", source.isLocal())
        .setParameter("anyRole", filter.roles().isEmpty())
        .setParameter("roles", roles)
        .setParameter("disabled", states.contains(State.DISABLED))
        .setParameter("invited", states.contains(State.INVITED))
        .setParameter("enabled", states.contains(State.ENABLED));
  }

  private static String part(String search) {
    return search
        .replace("\0", "") // No name has it, and no database takes it.
        .strip()
        .toLowerCase(Locale.ROOT)
        .replace("!", "!!")
        .replace("%", "!%")
        .replace("_", "!_");
  }
}
