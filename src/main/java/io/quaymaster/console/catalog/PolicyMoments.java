package io.quaymaster.console.catalog;

import io.quaymaster.console.catalog.PolicyMoment.Happening;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// When something changed that may have a say in the requests of one caller about one repository.
/// Between two of these instants only the time itself can turn an answer. Of tags and of when
/// principals were put on file no history is kept.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class PolicyMoments {
  private static final UUID NOBODY = new UUID(0, 0);

  private final JdbcClient jdbc;
  private final Places places;
  private final OrganizationReads organizations;
  private final RegistryReads registries;

  PolicyMoments(
      JdbcClient jdbc, Places places, OrganizationReads organizations, RegistryReads registries) {
    this.jdbc = jdbc;
    this.places = places;
    this.organizations = organizations;
    this.registries = registries;
  }

  /// Who asks for what where.
  ///
  /// @param principal the user or role on file, null for nobody
  /// @param caller the account of the caller, null for none
  /// @param session the session policy, null for none
  public record Parties(
      RepositoryId repository,
      @Nullable PrincipalId principal,
      @Nullable AccountId caller,
      @Nullable PolicyId session) {}

  /// All of them up to `until`, newest first.
  public List<PolicyMoment> of(Parties parties, Instant until) {
    Timeline timeline = new Timeline(until);
    switches(parties, timeline);
    attachments(parties, timeline);
    memberships(parties, timeline);
    accounts(parties).forEach(account -> moves(account, timeline));
    return timeline.newestFirst();
  }

  /// Collects what happened by its instant.
  private static final class Timeline {
    private final Instant until;
    private final Map<Instant, List<Happening>> byInstant =
        new TreeMap<>(Comparator.reverseOrder());

    Timeline(Instant until) {
      this.until = until;
    }

    void put(@Nullable Instant at, Happening happening) {
      if (at != null && !at.isAfter(until)) {
        byInstant.computeIfAbsent(at, instant -> new ArrayList<>()).add(happening);
      }
    }

    List<PolicyMoment> newestFirst() {
      List<PolicyMoment> moments = new ArrayList<>();
      byInstant.forEach((at, happenings) -> moments.add(new PolicyMoment(at, happenings)));
      return moments;
    }
  }

  private record Interval(
      PolicyId policy, VersionNumber version, Instant from, @Nullable Instant to) {}

  /// A version that ends at the instant at which another begins was replaced by it.
  private void switches(Parties parties, Timeline timeline) {
    Map<Instant, Map<PolicyId, Happening.Switched>> all = new LinkedHashMap<>();
    BiConsumer<Instant, Happening.Switched> put =
        (at, one) ->
            all.computeIfAbsent(at, instant -> new LinkedHashMap<>())
                .merge(one.policy(), one, PolicyMoments::together);
    for (Interval interval : intervals(parties)) {
      put.accept(
          interval.from(), new Happening.Switched(interval.policy(), null, interval.version()));
      if (interval.to() != null) {
        put.accept(
            interval.to(), new Happening.Switched(interval.policy(), interval.version(), null));
      }
    }
    all.forEach((at, policies) -> policies.values().forEach(one -> timeline.put(at, one)));
  }

  private static Happening.Switched together(Happening.Switched one, Happening.Switched other) {
    return new Happening.Switched(
        one.policy(),
        one.before() == null ? other.before() : one.before(),
        one.after() == null ? other.after() : one.after());
  }

  private List<Interval> intervals(Parties parties) {
    return jdbc.sql(
            """
            select x.policy_id, x.version_number, x.active_from, x.active_to
            from policy_activation x join policy p on p.id = x.policy_id
            where p.repository_id = :repository or p.registry_id = :registry or p.id = :session
              or exists (select 1 from policy_attachment t where t.policy_id = p.id
            """
                + " and ("
                + RELEVANT
                + ")) order by x.active_from")
        .param("repository", places.findRepository(parties.repository()).orElse(NOBODY))
        .param("registry", places.findRegistry(parties.repository().registry()).orElse(NOBODY))
        .param("session", parties.session() == null ? NOBODY : parties.session().value())
        .param("principal", principal(parties))
        .param("accounts", digits(parties))
        .query((rs, n) -> {
          Row row = new Row(rs);
          return new Interval(
              new PolicyId(row.id("policy_id")),
              new VersionNumber(row.number("version_number")),
              row.time("active_from"),
              row.timeOrNull("active_to"));
        })
        .list();
  }

  /// Attachments to the caller, to groups that it ever was in, to its account and that of the
  /// repository, and to any unit: through which of those an account stands changes.
  private static final String RELEVANT =
      """
      t.principal_id = :principal or t.unit_id is not null or t.account in (:accounts)
      or t.principal_id in (select m.group_id from group_membership m where m.user_id = :principal)
      """;

  private void attachments(Parties parties, Timeline timeline) {
    jdbc.sql(
            """
            select t.policy_id, p.name, t.held_from, t.held_to, coalesce(n.name, u.name, a.name) as target
            from policy_attachment t join policy p on p.id = t.policy_id
            left join principal n on n.id = t.principal_id
            left join organizational_unit u on u.id = t.unit_id
            left join account a on a.digits = t.account
            """
                + " where "
                + RELEVANT
                + " order by t.held_from, p.name")
        .param("principal", principal(parties))
        .param("accounts", digits(parties))
        .query((rs, n) -> {
          Row row = new Row(rs);
          PolicyId policy = new PolicyId(row.id("policy_id"));
          String name = row.text("name");
          String target = row.text("target");
          timeline.put(row.time("held_from"), new Happening.Attached(policy, name, target));
          timeline.put(row.timeOrNull("held_to"), new Happening.Detached(policy, name, target));
          return target;
        })
        .list();
  }

  private void memberships(Parties parties, Timeline timeline) {
    jdbc.sql(
            """
            select m.held_from, m.held_to, g.name from group_membership m
            join principal g on g.id = m.group_id where m.user_id = :principal order by m.held_from, g.name
            """)
        .param("principal", principal(parties))
        .query((rs, n) -> {
          Row row = new Row(rs);
          String group = row.text("name");
          timeline.put(row.time("held_from"), new Happening.Joined(group));
          timeline.put(row.timeOrNull("held_to"), new Happening.Left(group));
          return group;
        })
        .list();
  }

  private void moves(AccountId account, Timeline timeline) {
    String to = unitOf(account);
    for (AccountPlacement placement : organizations.placements(account)) {
      timeline.put(placement.until(), new Happening.Moved(account, placement.unitName(), to));
      to = placement.unitName();
    }
  }

  /// What the unit is called in which an account stands now; empty outside of any organization.
  private String unitOf(AccountId account) {
    Optional<UnitId> unit =
        registries.accounts(account).stream()
            .findFirst()
            .flatMap(one -> Optional.ofNullable(one.unit()));
    return registries.units().stream()
        .filter(one -> unit.filter(one.id()::equals).isPresent())
        .map(OrganizationalUnit::name)
        .findFirst()
        .orElse("");
  }

  private static UUID principal(Parties parties) {
    return parties.principal() == null ? NOBODY : parties.principal().value();
  }

  private static Set<AccountId> accounts(Parties parties) {
    Set<AccountId> accounts = new LinkedHashSet<>();
    accounts.add(parties.repository().registry().account());
    if (parties.caller() != null) {
      accounts.add(parties.caller());
    }
    return accounts;
  }

  private static List<String> digits(Parties parties) {
    return accounts(parties).stream().map(AccountId::digits).toList();
  }
}
