package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Selects the policies that were in force at an instant, with their texts.
@Component
class PolicySetReads {
  private static final String IN_FORCE =
      """
      select p.id, p.name, p.type, v.number, v.text
      from policy p
      join policy_activation x on x.policy_id = p.id
        and x.active_from <= :at and (x.active_to is null or x.active_to > :at)
      join policy_version v on v.policy_id = p.id and v.number = x.version_number
      """;

  private static final String ATTACHED =
      "join policy_attachment t on t.policy_id = p.id and t.held_from <= :at and (t.held_to is null or t.held_to > :at) ";

  private static final String OF_PRINCIPAL =
      """
      where p.type in ('IDENTITY_POLICY', 'PERMISSIONS_BOUNDARY')
        and (t.principal_id = :id or (p.type = 'IDENTITY_POLICY' and t.principal_id in (
          select m.group_id from group_membership m
          where m.user_id = :id and m.held_from <= :at and (m.held_to is null or m.held_to > :at) %s)))
      """;

  private final JdbcClient jdbc;
  private final Places places;

  PolicySetReads(JdbcClient jdbc, Places places) {
    this.jdbc = jdbc;
    this.places = places;
  }

  /// A version that was in force, and what it says.
  record InForce(VersionId version, PolicyType type, String name, Policy policy, boolean legible) {}

  boolean exists(RepositoryId repository) {
    return places.findRepository(repository).isPresent();
  }

  boolean anyOnFile(OrganizationId organization, PolicyType type) {
    return jdbc.sql("select count(*) from policy where organization_id = :id and type = :type")
            .param("id", organization.value())
            .param("type", type.name())
            .query(Integer.class)
            .single()
        > 0;
  }

  /// Identity-based policies of a principal and of its groups, and its boundary.
  List<InForce> ofPrincipal(PrincipalId principal, Instant at) {
    return select(ATTACHED + OF_PRINCIPAL.formatted(""), principal.value(), at);
  }

  /// The same as if it were not in one of its groups.
  List<InForce> ofPrincipalOutside(PrincipalId group, PrincipalId principal, Instant at) {
    return select(
        ATTACHED + OF_PRINCIPAL.formatted("and m.group_id <> '" + group.value() + "'"),
        principal.value(),
        at);
  }

  List<InForce> ofLevel(Organizations.LevelId level, PolicyType type, Instant at) {
    String ofType = "where p.type = '" + type.name() + "' and ";
    return level.unit() != null
        ? select(ATTACHED + ofType + "t.unit_id = :id", level.unit().value(), at)
        : level.account() != null
            ? select(ATTACHED + ofType + "t.account = :id", level.account().digits(), at)
            : List.of();
  }

  Optional<InForce> ofRepository(RepositoryId repository, Instant at) {
    return places
        .findRepository(repository)
        .flatMap(id -> select("where p.repository_id = :id", id, at).stream().findFirst());
  }

  /// Whether the policy of a repository came in force for the first time only after `at`: what it
  /// said until then is not on file.
  boolean isBeforeFirst(RepositoryId repository, Instant at) {
    return places
        .findRepository(repository)
        .flatMap(id ->
            jdbc.sql(
                    """
                    select min(x.active_from) as first_from from policy_activation x
                    join policy p on p.id = x.policy_id where p.repository_id = :id
                    """)
                .param("id", id)
                .query((rs, n) -> Optional.ofNullable(new Row(rs).timeOrNull("first_from")))
                .single())
        .filter(at::isBefore)
        .isPresent();
  }

  Optional<InForce> ofRegistry(RegistryId registry, Instant at) {
    return places
        .findRegistry(registry)
        .flatMap(id -> select("where p.registry_id = :id", id, at).stream().findFirst());
  }

  Optional<InForce> ofPolicy(PolicyId policy, Instant at) {
    return select("where p.id = :id", policy.value(), at).stream().findFirst();
  }

  private List<InForce> select(String rest, Object id, Instant at) {
    return jdbc.sql("select distinct q.* from (" + IN_FORCE + rest + ") q order by q.name, q.id")
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((rs, n) -> inForce(new Row(rs)))
        .list();
  }

  private static InForce inForce(Row row) throws SQLException {
    PolicyType type = PolicyType.valueOf(row.text("type"));
    VersionId version =
        new VersionId(new PolicyId(row.id("id")), new VersionNumber(row.number("number")));
    return switch (PolicyParser.parse(new SourceText(row.text("text")), type)) {
      case ParseOutcome.Parsed parsed ->
          new InForce(version, type, row.text("name"), parsed.policy(), true);
      case ParseOutcome.Unreadable unreadable ->
          new InForce(
              version,
              type,
              row.text("name"),
              new Policy(LanguageVersion.V2012_10_17, null, List.of()),
              false);
    };
  }
}
