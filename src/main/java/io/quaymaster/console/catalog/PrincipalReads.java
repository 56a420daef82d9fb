package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Selects principals and attachments straight into their views.
@Component
class PrincipalReads {
  /// The path and name of a principal as its ARN has them.
  private static final String PATH_AND_NAME = "substring(n.path from 2) || n.name";

  private static final String PARTITION =
      "coalesce((select min(g.partition_name) from registry g where g.account = n.account), 'aws')";

  private final JdbcClient jdbc;

  PrincipalReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static Search principals(PrincipalFilter filter) {
    return new Search()
        .words(filter.search(), "n.path || n.name || ' ' || a.name || ' ' || a.digits")
        .oneOf("n.kind", "kinds", filter.kinds().stream().map(Enum::name).toList())
        .oneOf("n.account", "accounts", filter.accounts().stream().map(AccountId::digits).toList());
  }

  int count(Search search) {
    return search
        .in(
            jdbc,
            "select count(*) from principal n join account a on a.digits = n.account where "
                + search.where())
        .query(Integer.class)
        .single();
  }

  List<PrincipalSummary> principals(Search search, Window window) {
    List<PrincipalSummary> found =
        search
            .in(
                jdbc,
                """
                select n.id, n.account, a.name as account_name, n.kind, n.path, n.name, n.service_linked, %s as partition_name,
                  (select count(*) from policy_attachment t join policy p on p.id = t.policy_id
                    where t.principal_id = n.id and t.is_open = true and p.type = 'IDENTITY_POLICY') as policies,
                  exists (select 1 from policy_attachment t join policy p on p.id = t.policy_id
                    where t.principal_id = n.id and t.is_open = true and p.type = 'PERMISSIONS_BOUNDARY') as bounded
                from principal n join account a on a.digits = n.account
                where %s
                order by a.name, n.account, n.kind, n.path, n.name\
                """
                    .formatted(PARTITION, search.where()),
                window)
            .query((rs, i) -> principal(new Row(rs)))
            .list();
    Map<UUID, Map<String, String>> tags = tags(found.stream().map(p -> p.id().value()).toList());
    return found.stream()
        .map(p -> withTags(p, tags.getOrDefault(p.id().value(), Map.of())))
        .toList();
  }

  Optional<PrincipalSummary> principal(PrincipalId id) {
    return principals(new Search().and("n.id = :id", "id", id.value()), new Window(0, 1)).stream()
        .findFirst();
  }

  /// The principal of this kind; `pathAndName` as in an ARN, such as `ci/deployer`.
  Optional<PrincipalSummary> principal(AccountId account, PrincipalKind kind, String pathAndName) {
    Search search =
        new Search()
            .and("n.account = :account", "account", account.digits())
            .and("n.kind = :kind", "kind", kind.name())
            .and(PATH_AND_NAME + " = :path_and_name", "path_and_name", pathAndName);
    return principals(search, new Window(0, 1)).stream().findFirst();
  }

  /// Roles with this name, whatever their path: the ARN of a session does not tell the path.
  Optional<PrincipalSummary> roleNamed(AccountId account, String name) {
    Search search =
        new Search()
            .and("n.account = :account", "account", account.digits())
            .and("n.kind = 'ROLE'")
            .and("n.name = :name", "name", name);
    return principals(search, new Window(0, 1)).stream().findFirst();
  }

  List<PrincipalSummary> groupsOf(PrincipalId user) {
    return members(
        "n.id in (select m.group_id from group_membership m where m.user_id = :id and m.is_open = true)",
        user);
  }

  List<PrincipalSummary> membersOf(PrincipalId group) {
    return members(
        "n.id in (select m.user_id from group_membership m where m.group_id = :id and m.is_open = true)",
        group);
  }

  List<Attachment> attachments(PolicyId policy) {
    return attachments("t.policy_id = :id", policy.value());
  }

  List<Attachment> attachments(PrincipalId principal) {
    return attachments("t.principal_id = :id", principal.value());
  }

  List<Attachment> attachments(UnitId unit) {
    return attachments("t.unit_id = :id", unit.value());
  }

  List<Attachment> attachments(AccountId account) {
    return attachments("t.account = :id", account.digits());
  }

  private List<PrincipalSummary> members(String condition, PrincipalId id) {
    return principals(new Search().and(condition, "id", id.value()), new Window(0, 1_000));
  }

  private List<Attachment> attachments(String condition, Object id) {
    return jdbc.sql(
            """
            select t.policy_id, p.name as policy_name, p.type as policy_type, x.version_number as active, t.principal_id, t.unit_id, t.account as target_account,
              t.held_from, t.held_to, n.account, n.kind, n.path, n.name, %s as partition_name,
              u.name as unit_name, a.name as account_name
            from policy_attachment t
            join policy p on p.id = t.policy_id
            left join policy_activation x on x.policy_id = p.id and x.is_open = true
            left join principal n on n.id = t.principal_id
            left join organizational_unit u on u.id = t.unit_id
            left join account a on a.digits = t.account
            where %s
            order by t.is_open nulls last, t.held_to desc, p.type, p.name, t.held_from, n.kind, n.name, u.name, a.name\
            """
                .formatted(PARTITION, condition))
        .param("id", id)
        .query((rs, i) -> attachment(new Row(rs)))
        .list();
  }

  private Map<UUID, Map<String, String>> tags(List<UUID> principals) {
    Map<UUID, Map<String, String>> tags = new HashMap<>();
    if (!principals.isEmpty()) {
      jdbc.sql(
              "select principal_id, tag_key, tag_value from principal_tag where principal_id in (:ids)")
          .param("ids", principals)
          .query(rs -> {
            tags.computeIfAbsent(rs.getObject("principal_id", UUID.class), id -> new HashMap<>())
                .put(rs.getString("tag_key"), rs.getString("tag_value"));
          });
    }
    return tags;
  }

  private static Attachment attachment(Row row) throws SQLException {
    @Nullable UUID principal = row.columns().getObject("principal_id", UUID.class);
    String unit = row.textOrNull("unit_id");
    AttachmentTarget target;
    String title;
    if (principal != null) {
      target = new AttachmentTarget.ToPrincipal(new PrincipalId(principal));
      title = arn(row);
    } else if (unit != null) {
      target = new AttachmentTarget.ToUnit(new UnitId(unit));
      title = row.text("unit_name");
    } else {
      target = new AttachmentTarget.ToAccount(row.account("target_account"));
      title = row.text("account_name");
    }
    return new Attachment(
        new PolicyId(row.id("policy_id")),
        row.text("policy_name"),
        PolicyType.valueOf(row.text("policy_type")),
        row.versionOrNull("active"),
        target,
        title,
        row.time("held_from"),
        row.timeOrNull("held_to"));
  }

  private static String arn(Row row) throws SQLException {
    return "arn:"
        + row.text("partition_name")
        + ":iam::"
        + row.text("account")
        + ":"
        + PrincipalKind.valueOf(row.text("kind")).arnType()
        + row.text("path")
        + row.text("name");
  }

  private static PrincipalSummary principal(Row row) throws SQLException {
    return new PrincipalSummary(
        new PrincipalId(row.id("id")),
        row.account("account"),
        row.text("account_name"),
        PrincipalKind.valueOf(row.text("kind")),
        row.text("path"),
        row.text("name"),
        arn(row),
        Map.of(),
        row.flag("service_linked"),
        row.number("policies"),
        row.flag("bounded"));
  }

  private static PrincipalSummary withTags(PrincipalSummary p, Map<String, String> tags) {
    return new PrincipalSummary(
        p.id(),
        p.account(),
        p.accountName(),
        p.kind(),
        p.path(),
        p.name(),
        p.arn(),
        tags,
        p.serviceLinked(),
        p.policies(),
        p.bounded());
  }
}
