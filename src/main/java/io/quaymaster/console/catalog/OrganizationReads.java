package io.quaymaster.console.catalog;

import io.quaymaster.console.catalog.Organizations.Member;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Selects where accounts stand, and stood. Units never move, as in AWS Organizations, so that only
/// the accounts have a past.
@Component
class OrganizationReads {
  private final JdbcClient jdbc;
  private final RegistryReads registries;

  OrganizationReads(JdbcClient jdbc, RegistryReads registries) {
    this.jdbc = jdbc;
    this.registries = registries;
  }

  Organizations now() {
    return new Organizations(
        registries.units(), registries.accounts(null).stream().map(Member::of).toList());
  }

  /// As it was at an instant: the first placement that ended later, or else the one of today.
  Organizations at(Instant instant) {
    List<Member> members =
        jdbc.sql(
                """
                select a.digits, a.name,
                  case when q.id is null then a.unit_id else q.unit_id end as unit_then,
                  case when q.id is null then a.management else q.management end as management_then
                from account a
                left join account_placement q on q.account = a.digits and q.held_to =
                  (select min(n.held_to) from account_placement n where n.account = a.digits and n.held_to > :at)
                """)
            .param("at", instant.atOffset(ZoneOffset.UTC))
            .query((rs, n) -> member(new Row(rs)))
            .list();
    return new Organizations(registries.units(), members);
  }

  /// Where an account stood before, newest first.
  List<AccountPlacement> placements(AccountId account) {
    return jdbc.sql(
            """
            select q.unit_id, coalesce(u.name, '') as unit_name, q.held_to
            from account_placement q left join organizational_unit u on u.id = q.unit_id
            where q.account = :account order by q.held_to desc
            """)
        .param("account", account.digits())
        .query((rs, n) -> placement(new Row(rs)))
        .list();
  }

  Optional<AccountId> managementAccount(OrganizationId organization) {
    return jdbc
        .sql(
            """
            select a.digits from account a join organizational_unit u on u.id = a.unit_id
            where u.organization_id = :organization and a.management = true
            """)
        .param("organization", organization.value())
        .query((rs, n) -> new Row(rs).account("digits"))
        .list()
        .stream()
        .findFirst();
  }

  private static Member member(Row row) throws SQLException {
    String unit = row.textOrNull("unit_then");
    return new Member(
        row.account("digits"),
        row.text("name"),
        unit == null ? null : new UnitId(unit),
        row.flag("management_then"));
  }

  private static AccountPlacement placement(Row row) throws SQLException {
    String unit = row.textOrNull("unit_id");
    return new AccountPlacement(
        unit == null ? null : new UnitId(unit), row.text("unit_name"), row.time("held_to"));
  }
}
