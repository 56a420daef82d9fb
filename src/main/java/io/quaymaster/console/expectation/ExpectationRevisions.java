package io.quaymaster.console.expectation;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and adds revisions.
@Component
class ExpectationRevisions {
  private final JdbcClient jdbc;

  ExpectationRevisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The newest revision of each expectation, in the order of creation.
  List<Expectation> newest() {
    return jdbc.sql(
            """
            select r.* from expectation_revision r
            join expectation_revision f on f.expectation_id = r.expectation_id and f.number = 1
            where r.number =
              (select max(n.number) from expectation_revision n where n.expectation_id = r.expectation_id)
            order by f.created_at, f.expectation_id
            """)
        .query((rs, n) -> expectation(rs))
        .list();
  }

  Optional<Expectation> newest(ExpectationId id) {
    return all(id).stream().findFirst();
  }

  /// Every revision, newest first.
  List<Expectation> all(ExpectationId id) {
    return jdbc.sql(
            "select * from expectation_revision where expectation_id = :id order by number desc")
        .param("id", id.value())
        .query((rs, n) -> expectation(rs))
        .list();
  }

  /// @throws org.springframework.dao.DuplicateKeyException if somebody else added this revision
  void add(Expectation revision) {
    jdbc.sql(
            """
            insert into expectation_revision
              (expectation_id, number, content, content_hash, author, author_name, created_at, note)
            values (:id, :number, :content, :hash, :author, :name, :at, :note)
            """)
        .param("id", revision.id().value())
        .param("number", revision.revision())
        .param("content", ExpectationText.of(revision.content()))
        .param("hash", revision.hash().hex())
        .param("author", revision.author().id().value())
        .param("name", revision.author().name())
        .param("at", revision.at().atOffset(ZoneOffset.UTC))
        .param("note", revision.note())
        .update();
  }

  private static Expectation expectation(ResultSet rs) throws SQLException {
    return new Expectation(
        new ExpectationId(Objects.requireNonNull(rs.getObject("expectation_id", UUID.class))),
        rs.getInt("number"),
        ExpectationText.read(Objects.requireNonNull(rs.getString("content"))),
        Person.of(rs.getString("author"), rs.getString("author_name")),
        Objects.requireNonNull(rs.getObject("created_at", OffsetDateTime.class)).toInstant(),
        Objects.requireNonNull(rs.getString("note")),
        new ContentHash(Objects.requireNonNull(rs.getString("content_hash"))));
  }
}
