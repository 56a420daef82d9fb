package io.quaymaster.console.review;

import io.quaymaster.console.catalog.Search;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.Person;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of change requests, straight into their views.
@Component
class ChangeReads {
  private final JdbcClient jdbc;

  ChangeReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Those that changed last come first.
  List<ChangeSummary> find(ChangeFilter filter, Window window) {
    Search search = search(filter);
    return search
        .in(
            jdbc,
            """
            select c.*, e.change_id as emergency from change_request c
            left join change_emergency e on e.change_id = c.id
              and not exists (select 1 from change_emergency_review r where r.change_id = c.id)
            """
                + " where "
                + search.where()
                + " order by c.changed_at desc, c.id desc",
            window)
        .query((rs, n) ->
            new ChangeSummary(
                new ChangeId(rs.getLong("id")),
                rs.getString("title"),
                ChangeState.valueOf(rs.getString("state")),
                Person.of(rs.getString("opened_by"), rs.getString("opened_by_name")),
                rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                rs.getObject("changed_at", OffsetDateTime.class).toInstant(),
                policies(rs.getLong("id")),
                rs.getObject("emergency") != null))
        .list();
  }

  int count(ChangeFilter filter) {
    Search search = search(filter);
    return search
        .in(jdbc, "select count(*) from change_request c where " + search.where())
        .query(Integer.class)
        .single();
  }

  private List<String> policies(long id) {
    return jdbc.sql(
            "select p.name from change_proposal q join policy p on p.id = q.policy_id where q.change_id = :id"
                + " order by p.name")
        .param("id", id)
        .query((rs, n) -> rs.getString("name"))
        .list();
  }

  private static Search search(ChangeFilter filter) {
    Search search =
        new Search()
            .oneOf("c.state", "states", filter.states().stream().map(Enum::name).toList())
            .words(
                filter.search(),
                has ->
                    "lower('#' || c.id || ' ' || c.title) "
                        + has
                        + " or exists (select 1 from change_author a where a.change_id = c.id and lower(a.name) "
                        + has
                        + ") or exists (select 1 from change_proposal q join policy p on p.id = q.policy_id"
                        + " where q.change_id = c.id and lower(p.name) "
                        + has
                        + ")");
    if (!filter.author().isEmpty()) {
      search.and(
          "exists (select 1 from change_author a where a.change_id = c.id and a.username = :author)",
          "author",
          filter.author());
    }
    if (filter.policy() != null) {
      search.and(
          "exists (select 1 from change_proposal q where q.change_id = c.id and q.policy_id = :policy)",
          "policy",
          filter.policy().value());
    }
    return search;
  }
}
