package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and adds revisions.
@Component
class GuardrailRevisions {
  private static final Map<GuardrailId, Guardrail> BUILT_IN =
      BuiltInGuardrails.all().stream()
          .collect(
              Collectors.toMap(
                  Guardrail::id, guardrail -> guardrail, (one, other) -> one, LinkedHashMap::new));

  private final JdbcClient jdbc;

  GuardrailRevisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The newest revision of each guardrail: the built-in ones in their order, then the others by
  /// their titles.
  List<Guardrail> newest() {
    Map<GuardrailId, Guardrail> known =
        jdbc
            .sql(
                """
                select r.* from guardrail_revision r where r.number =
                  (select max(n.number) from guardrail_revision n where n.guardrail_id = r.guardrail_id)
                """)
            .query((rs, n) -> guardrail(rs))
            .list()
            .stream()
            .collect(Collectors.toMap(Guardrail::id, guardrail -> guardrail));
    List<Guardrail> all = new ArrayList<>();
    BUILT_IN.values().forEach(one -> all.add(known.getOrDefault(one.id(), one)));
    known.values().stream()
        .filter(guardrail -> !guardrail.builtIn())
        .sorted(Comparator.comparing(Guardrail::title).thenComparing(Guardrail::id))
        .forEach(all::add);
    return all;
  }

  Optional<Guardrail> newest(GuardrailId id) {
    return all(id).stream().findFirst();
  }

  /// Every revision, newest first; that which a built-in guardrail came with is the last.
  List<Guardrail> all(GuardrailId id) {
    return Stream.concat(
            jdbc
                .sql(
                    "select * from guardrail_revision where guardrail_id = :id order by number desc")
                .param("id", id.value())
                .query((rs, n) -> guardrail(rs))
                .list()
                .stream(),
            Stream.ofNullable(BUILT_IN.get(id)))
        .toList();
  }

  /// @throws org.springframework.dao.DuplicateKeyException if somebody else added this revision
  void add(Guardrail revision, Person author, Instant at) {
    jdbc.sql(
            """
            insert into guardrail_revision
              (guardrail_id, number, content, content_hash, author, author_name, created_at, reason)
            values (:id, :number, :content, :hash, :author, :name, :at, :reason)
            """)
        .param("id", revision.id().value())
        .param("number", revision.revision())
        .param("content", GuardrailText.of(revision.content()))
        .param("hash", revision.hash().hex())
        .param("author", author.id().value())
        .param("name", author.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("reason", revision.reason())
        .update();
  }

  static boolean isBuiltIn(GuardrailId id) {
    return BUILT_IN.containsKey(id);
  }

  private static Guardrail guardrail(ResultSet rs) throws SQLException {
    GuardrailId id =
        new GuardrailId(Objects.requireNonNull(rs.getObject("guardrail_id", UUID.class)));
    return new Guardrail(
        id,
        rs.getInt("number"),
        isBuiltIn(id),
        GuardrailText.read(Objects.requireNonNull(rs.getString("content"))),
        Person.of(rs.getString("author"), rs.getString("author_name")),
        Objects.requireNonNull(rs.getObject("created_at", OffsetDateTime.class)).toInstant(),
        Objects.requireNonNull(rs.getString("reason")),
        new ContentHash(Objects.requireNonNull(rs.getString("content_hash"))));
  }
}
