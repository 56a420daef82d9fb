package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import io.quaymaster.iam.policy.PolicyType;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Selects policies and their versions straight into their views, texts left out.
@Component
class PolicyReads {
  private static final String POLICIES =
      """
      from policy p
      join workspace w on w.id = p.workspace_id
      left join repository r on r.id = p.repository_id
      left join registry g on g.id = coalesce(r.registry_id, p.registry_id)
      left join account a on a.digits = coalesce(p.account, g.account)
      left join organization o on o.id = p.organization_id
      left join policy_activation x on x.policy_id = p.id and x.is_open = true
      left join policy_version v on v.policy_id = p.id
        and v.number = (select max(n.number) from policy_version n where n.policy_id = p.id)
      left join version_findings f on f.version_id = v.id
      """;

  private final JdbcClient jdbc;

  PolicyReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static Search policies(PolicyFilter filter) {
    Search search =
        new Search()
            .words(
                filter.search(),
                "p.name || ' ' || coalesce(a.name, '') || ' ' || coalesce(a.digits, '') || ' ' || coalesce(o.name, '')")
            .oneOf("p.type", "types", filter.types().stream().map(Enum::name).toList())
            .oneOf(
                "a.digits", "accounts", filter.accounts().stream().map(AccountId::digits).toList());
    return switch (filter.state()) {
      case ANY -> search;
      case ACTIVE -> search.and("x.id is not null");
      case WITH_INACTIVE_CHANGE ->
          search.and(
              "v.number is not null and (x.version_number is null or x.version_number <> v.number)");
      case AT_RISK -> search.and("f.security_warnings > 0");
    };
  }

  /// The policies whose version in force has errors or security warnings.
  static Search withFindingsInForce() {
    return new Search()
        .and(
            """
            exists (select 1 from policy_version i join version_findings j on j.version_id = i.id
              where i.policy_id = p.id and i.number = x.version_number
                and (j.errors > 0 or j.security_warnings > 0))\
            """);
  }

  int count(Search search) {
    return search
        .in(jdbc, "select count(*) " + POLICIES + " where " + search.where())
        .query(Integer.class)
        .single();
  }

  List<PolicySummary> policies(Search search, Window window) {
    return search
        .in(
            jdbc,
            """
            select p.id, p.type, p.name, p.account, p.organization_id, p.repository_id, w.kind,
              r.name as repository_name, g.partition_name, g.account as registry_account, g.region,
              coalesce(a.name, o.name) as account_name,
              x.version_number as active, x.active_from,
              v.number as latest, v.author, v.author_name, v.created_at as latest_at,
              f.errors, f.security_warnings, f.warnings, f.suggestions
            """
                + POLICIES
                + " where "
                + search.where()
                + " order by coalesce(a.name, o.name), p.type, p.name, p.id",
            window)
        .query((rs, n) -> policy(new Row(rs)))
        .list();
  }

  Optional<PolicySummary> policy(PolicyId id) {
    return policies(new Search().and("p.id = :id", "id", id.value()), new Window(0, 1)).stream()
        .findFirst();
  }

  /// @throws CatalogException if there is none
  PolicySummary known(PolicyId id) {
    return policy(id)
        .orElseThrow(
            () -> CatalogException.notFound("There is no policy " + id + " in the catalogue."));
  }

  List<VersionSummary> versions(PolicyId policy, Window window) {
    return versions(new Search().and("v.policy_id = :policy", "policy", policy.value()), window);
  }

  Optional<VersionSummary> version(VersionId id) {
    return versions(
            new Search()
                .and("v.policy_id = :policy", "policy", id.policy().value())
                .and("v.number = :number", "number", id.number().value()),
            new Window(0, 1))
        .stream()
        .findFirst();
  }

  int countVersions(PolicyId policy) {
    return jdbc.sql("select count(*) from policy_version where policy_id = :policy")
        .param("policy", policy.value())
        .query(Integer.class)
        .single();
  }

  private List<VersionSummary> versions(Search search, Window window) {
    return search
        .in(
            jdbc,
            """
            select v.policy_id, v.number, v.based_on, v.author, v.author_name, v.created_at, v.reason, v.origin,
              v.text_length, v.text_hash, v.canonical_hash, f.errors, f.security_warnings, f.warnings, f.suggestions,
              exists (select 1 from policy_activation x
                where x.policy_id = v.policy_id and x.version_number = v.number and x.is_open = true) as active,
              exists (select 1 from policy_activation x
                where x.policy_id = v.policy_id and x.version_number = v.number) as ever_active
            from policy_version v left join version_findings f on f.version_id = v.id
            """
                + " where "
                + search.where()
                + " order by v.number desc",
            window)
        .query((rs, n) -> version(new Row(rs)))
        .list();
  }

  private static VersionSummary version(Row row) throws SQLException {
    return new VersionSummary(
        new VersionId(new PolicyId(row.id("policy_id")), new VersionNumber(row.number("number"))),
        Person.of(row.text("author"), row.text("author_name")),
        row.time("created_at"),
        row.text("reason"),
        Origin.valueOf(row.text("origin")),
        row.versionOrNull("based_on"),
        new ContentHash(row.text("text_hash")),
        new ContentHash(row.text("canonical_hash")),
        row.number("text_length"),
        row.findings(),
        row.flag("active"),
        row.flag("ever_active"));
  }

  private static PolicySummary policy(Row row) throws SQLException {
    return new PolicySummary(
        new PolicyId(row.id("id")),
        PolicyType.valueOf(row.text("type")),
        row.text("name"),
        place(row),
        row.text("account_name"),
        row.versionOrNull("active"),
        row.timeOrNull("active_from"),
        row.versionOrNull("latest"),
        row.personOrNull("author", "author_name"),
        row.timeOrNull("latest_at"),
        row.findings(),
        row.text("kind").equals("SAMPLE"));
  }

  private static PolicyPlace place(Row row) throws SQLException {
    String organization = row.textOrNull("organization_id");
    if (organization != null) {
      return new PolicyPlace.InOrganization(new OrganizationId(organization));
    }
    if (row.textOrNull("account") != null) {
      return new PolicyPlace.InAccount(row.account("account"));
    }
    RegistryId registry = row.registry();
    if (row.columns().getObject("repository_id", UUID.class) != null) {
      return new PolicyPlace.OnRepository(
          new RepositoryId(registry, new RepositoryName(row.text("repository_name"))));
    }
    return new PolicyPlace.OnRegistry((RegistryId.PrivateRegistry) registry);
  }
}
