package io.quaymaster.console.catalog;

import io.quaymaster.console.catalog.CatalogFilter.PolicyPresence;
import io.quaymaster.console.catalog.CatalogFilter.RiskFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Selects accounts, registries and repositories straight into their views.
@Component
class RegistryReads {
  private static final String REPOSITORIES =
      """
      from repository r
      join registry g on g.id = r.registry_id
      join account a on a.digits = g.account
      left join policy p on p.repository_id = r.id
      left join policy_activation x on x.policy_id = p.id and x.is_open = true
      left join policy_version v on v.policy_id = p.id and v.number = x.version_number
      left join version_findings f on f.version_id = v.id
      """;

  private static final String ARN =
      "(case when g.kind = 'PRIVATE' then 'arn:' || g.partition_name || ':ecr:' || g.region || ':' || g.account"
          + " else 'arn:' || g.partition_name || ':ecr-public::' || g.account end) || ':repository/' || r.name";

  private final JdbcClient jdbc;

  RegistryReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static Search repositories(CatalogFilter filter) {
    Search search =
        new Search()
            .words(filter.search(), "a.name || ' ' || " + ARN)
            .oneOf(
                "a.digits", "accounts", filter.accounts().stream().map(AccountId::digits).toList())
            .oneOf("g.region", "regions", List.copyOf(filter.regions()))
            .oneOf("g.kind", "kinds", filter.kinds().stream().map(Enum::name).toList());
    int count = 0;
    for (Map.Entry<String, String> tag : new LinkedHashMap<>(filter.tags()).entrySet()) {
      String key = "tag_key" + count;
      String value = "tag_value" + count++;
      String exists =
          "exists (select 1 from repository_tag t where t.repository_id = r.id and t.tag_key = :"
              + key;
      if (tag.getValue().isEmpty()) {
        search.and(exists + ")", key, tag.getKey());
      } else {
        search.and(exists + " and t.tag_value = :" + value + ")", key, tag.getKey());
        search.and("1 = 1", value, tag.getValue());
      }
    }
    if (filter.policy() != PolicyPresence.ANY) {
      search.and("x.id is " + (filter.policy() == PolicyPresence.PRESENT ? "not null" : "null"));
    }
    if (filter.risk() == RiskFilter.AT_RISK) {
      search.and("f.security_warnings > 0");
    }
    return search;
  }

  int countRepositories(Search search) {
    return search
        .in(jdbc, "select count(*) " + REPOSITORIES + " where " + search.where())
        .query(Integer.class)
        .single();
  }

  List<RepositorySummary> repositories(Search search, Window window) {
    record Found(UUID id, RepositorySummary summary) {}
    List<Found> found =
        search
            .in(
                jdbc,
                """
                select r.id, r.name, r.created_at, g.partition_name, g.account as registry_account, g.region,
                  a.name as account_name, p.id as policy_id, x.version_number as active,
                  (select max(n.number) from policy_version n where n.policy_id = p.id) as latest,
                  f.errors, f.security_warnings, f.warnings, f.suggestions
                """
                    + REPOSITORIES
                    + " where "
                    + search.where()
                    + " order by a.name, g.account, g.kind, g.region, r.name",
                window)
            .query((rs, n) -> new Found(rs.getObject("id", UUID.class), repository(new Row(rs))))
            .list();
    Map<UUID, Map<String, String>> tags = tags(found.stream().map(Found::id).toList());
    return found.stream()
        .map(f -> withTags(f.summary(), tags.getOrDefault(f.id(), Map.of())))
        .toList();
  }

  /// Accounts with how many of their registries have a repository that is met.
  Map<AccountId, Integer> accountsWith(Search search) {
    Map<AccountId, Integer> counts = new LinkedHashMap<>();
    search
        .in(
            jdbc,
            "select a.digits, count(distinct g.id) as children "
                + REPOSITORIES
                + " where "
                + search.where()
                + " group by a.digits, a.name order by a.name, a.digits")
        .query(rs -> {
          counts.put(new AccountId(rs.getString("digits")), rs.getInt("children"));
        });
    return counts;
  }

  /// Registries with how many of their repositories are met.
  Map<RegistryId, Integer> registriesWith(Search search) {
    Map<RegistryId, Integer> counts = new HashMap<>();
    search
        .in(
            jdbc,
            "select g.partition_name, g.account as registry_account, g.region, count(*) as children "
                + REPOSITORIES
                + " where "
                + search.where()
                + " group by g.partition_name, g.account, g.region")
        .query(rs -> {
          counts.put(new Row(rs).registry(), rs.getInt("children"));
        });
    return counts;
  }

  List<AccountSummary> accounts(@Nullable AccountId only) {
    Map<String, OrganizationalUnit> units = new HashMap<>();
    units().forEach(unit -> units.put(unit.id().value(), unit));
    return jdbc.sql(
            """
            select a.digits, a.name, a.unit_id, a.management, w.kind,
              (select count(*) from registry g where g.account = a.digits) as registries,
              (select count(*) from repository r join registry g on g.id = r.registry_id
                where g.account = a.digits) as repositories,
              (select count(*) from principal p where p.account = a.digits) as principals
            from account a join workspace w on w.id = a.workspace_id
            """
                + (only == null ? "" : "where a.digits = '" + only + "' ")
                + "order by a.name, a.digits")
        .query((rs, n) -> account(new Row(rs), units))
        .list();
  }

  List<RegistrySummary> registries(AccountId account) {
    return jdbc.sql(
            """
            select g.partition_name, g.account as registry_account, g.region, a.name as account_name,
              (select p.id from policy p where p.registry_id = g.id) as policy_id,
              (select count(*) from repository r where r.registry_id = g.id) as repositories,
              (select count(*) from repository r join policy p on p.repository_id = r.id
                join policy_activation x on x.policy_id = p.id and x.is_open = true
                where r.registry_id = g.id) as with_policy,
              (select count(*) from repository r join policy p on p.repository_id = r.id
                join policy_activation x on x.policy_id = p.id and x.is_open = true
                join policy_version v on v.policy_id = p.id and v.number = x.version_number
                join version_findings f on f.version_id = v.id and f.security_warnings > 0
                where r.registry_id = g.id) as at_risk
            from registry g join account a on a.digits = g.account
            where g.account = :account
            order by g.kind, g.region
            """)
        .param("account", account.digits())
        .query((rs, n) -> registry(new Row(rs)))
        .list();
  }

  /// Units of all organizations, parents before children.
  List<OrganizationalUnit> units() {
    List<OrganizationalUnit> all =
        jdbc.sql(
                "select id, organization_id, parent_id, name from organizational_unit order by name, id")
            .query((rs, n) -> unit(new Row(rs)))
            .list();
    List<OrganizationalUnit> ordered = new ArrayList<>();
    all.stream()
        .filter(unit -> unit.parent() == null)
        .forEach(root -> addWithChildren(root, all, ordered));
    return ordered;
  }

  List<Organization> organizations() {
    List<OrganizationalUnit> units = units();
    return jdbc.sql("select id, name from organization order by name, id")
        .query((rs, n) -> {
          OrganizationId id = new OrganizationId(rs.getString("id"));
          return new Organization(
              id,
              rs.getString("name"),
              units.stream().filter(unit -> unit.organization().equals(id)).toList());
        })
        .list();
  }

  List<String> regions() {
    return jdbc.sql("select distinct region from registry where region <> '' order by region")
        .query((rs, n) -> new Row(rs).text("region"))
        .list();
  }

  Map<String, List<String>> tagsInUse() {
    Map<String, List<String>> tags = new LinkedHashMap<>();
    jdbc.sql("select distinct tag_key, tag_value from repository_tag order by tag_key, tag_value")
        .query(rs -> {
          tags.computeIfAbsent(rs.getString("tag_key"), key -> new ArrayList<>())
              .add(rs.getString("tag_value"));
        });
    return tags;
  }

  Map<UUID, Map<String, String>> tags(List<UUID> repositories) {
    Map<UUID, Map<String, String>> tags = new HashMap<>();
    if (!repositories.isEmpty()) {
      jdbc.sql(
              "select repository_id, tag_key, tag_value from repository_tag where repository_id in (:ids)")
          .param("ids", repositories)
          .query(rs -> {
            tags.computeIfAbsent(rs.getObject("repository_id", UUID.class), id -> new HashMap<>())
                .put(rs.getString("tag_key"), rs.getString("tag_value"));
          });
    }
    return tags;
  }

  private static void addWithChildren(
      OrganizationalUnit unit, List<OrganizationalUnit> all, List<OrganizationalUnit> out) {
    out.add(unit);
    all.stream()
        .filter(child -> unit.id().equals(child.parent()))
        .forEach(child -> addWithChildren(child, all, out));
  }

  private static OrganizationalUnit unit(Row row) throws SQLException {
    String parent = row.textOrNull("parent_id");
    return new OrganizationalUnit(
        new UnitId(row.text("id")),
        new OrganizationId(row.text("organization_id")),
        parent == null ? null : new UnitId(parent),
        row.text("name"));
  }

  private static AccountSummary account(Row row, Map<String, OrganizationalUnit> units)
      throws SQLException {
    String unit = row.textOrNull("unit_id");
    return new AccountSummary(
        row.account("digits"),
        row.text("name"),
        unit == null ? null : new UnitId(unit),
        path(unit == null ? null : units.get(unit), units),
        row.flag("management"),
        row.number("registries"),
        row.number("repositories"),
        row.number("principals"),
        row.text("kind").equals("SAMPLE"));
  }

  private static String path(
      @Nullable OrganizationalUnit unit, Map<String, OrganizationalUnit> units) {
    if (unit == null) {
      return "";
    }
    UnitId parent = unit.parent();
    String above = parent == null ? "" : path(units.get(parent.value()), units);
    return above.isEmpty() ? unit.name() : above + " / " + unit.name();
  }

  private static RegistrySummary registry(Row row) throws SQLException {
    return new RegistrySummary(
        row.registry(),
        row.text("account_name"),
        row.number("repositories"),
        row.number("with_policy"),
        row.number("at_risk"),
        row.policyOrNull("policy_id"));
  }

  private static RepositorySummary repository(Row row) throws SQLException {
    return new RepositorySummary(
        new RepositoryId(row.registry(), new RepositoryName(row.text("name"))),
        row.text("account_name"),
        Map.of(),
        row.policyOrNull("policy_id"),
        row.versionOrNull("active"),
        row.versionOrNull("latest"),
        row.findings(),
        row.time("created_at"));
  }

  private static RepositorySummary withTags(RepositorySummary s, Map<String, String> tags) {
    return new RepositorySummary(
        s.id(),
        s.accountName(),
        tags,
        s.policy(),
        s.active(),
        s.latest(),
        s.findings(),
        s.createdAt());
  }
}
