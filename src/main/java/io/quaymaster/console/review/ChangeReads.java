package io.quaymaster.console.review;

import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.Person;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of change requests, straight into their views.
@Component
class ChangeReads {
  private final JdbcClient jdbc;

  ChangeReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Where(String sql, Map<String, Object> parameters) {}

  /// Those that changed last come first.
  List<ChangeSummary> find(ChangeFilter filter, Window window) {
    Where where = where(filter);
    return jdbc.sql(
            """
            select c.*, e.change_id as emergency from change_request c
            left join change_emergency e on e.change_id = c.id
              and not exists (select 1 from change_emergency_review r where r.change_id = c.id)
            """
                + " where "
                + where.sql()
                + " order by c.changed_at desc, c.id desc limit :window_limit offset :window_offset")
        .params(where.parameters())
        .param("window_limit", window.limit())
        .param("window_offset", window.offset())
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
    Where where = where(filter);
    return jdbc.sql("select count(*) from change_request c where " + where.sql())
        .params(where.parameters())
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

  private static Where where(ChangeFilter filter) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (!filter.states().isEmpty()) {
      conditions.add("c.state in (:states)");
      parameters.put("states", filter.states().stream().map(Enum::name).toList());
    }
    if (!filter.author().isEmpty()) {
      conditions.add(
          "exists (select 1 from change_author a where a.change_id = c.id and a.username = :author)");
      parameters.put("author", filter.author());
    }
    if (filter.policy() != null) {
      conditions.add(
          "exists (select 1 from change_proposal q where q.change_id = c.id and q.policy_id = :policy)");
      parameters.put("policy", filter.policy().value());
    }
    int count = 0;
    for (String word :
        filter.search().replace('\0', ' ').strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (!word.isEmpty()) {
        String name = "word" + count++;
        conditions.add(
            "(lower('#' || c.id || ' ' || c.title) like :%1$s escape '!'".replace("%1$s", name)
                + " or exists (select 1 from change_author a where a.change_id = c.id and lower(a.name) like :%1$s escape '!')"
                    .replace("%1$s", name)
                + " or exists (select 1 from change_proposal q join policy p on p.id = q.policy_id where q.change_id = c.id"
                + " and lower(p.name) like :%1$s escape '!'))".replace("%1$s", name));
        parameters.put(
            name, "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
      }
    }
    return new Where(String.join(" and ", conditions), parameters);
  }
}
