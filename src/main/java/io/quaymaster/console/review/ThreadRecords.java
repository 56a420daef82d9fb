package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of threads and deeds, in the transaction of the caller. They are only ever added to.
@Component
class ThreadRecords {
  private static final int MOST_IN_A_DEED = 20_000;

  private final JdbcClient jdbc;

  ThreadRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record InThread(long thread, Remark remark) {}

  /// In the order in which they were begun.
  List<ChangeThread> threads(ChangeId id) {
    Map<Long, List<Remark>> remarks = new LinkedHashMap<>();
    jdbc.sql(
            """
            select r.* from change_remark r join change_thread t on t.id = r.thread_id
            where t.change_id = :id order by r.id
            """)
        .param("id", id.number())
        .query((rs, n) -> new InThread(rs.getLong("thread_id"), remark(rs)))
        .list()
        .forEach(one ->
            remarks.computeIfAbsent(one.thread(), none -> new ArrayList<>()).add(one.remark()));
    return jdbc.sql("select * from change_thread where change_id = :id order by id")
        .param("id", id.number())
        .query((rs, n) ->
            new ChangeThread(
                rs.getLong("id"), anchor(rs), remarks.getOrDefault(rs.getLong("id"), List.of())))
        .list();
  }

  private static Anchor anchor(ResultSet rs) throws SQLException {
    return switch (rs.getString("kind")) {
      case "CLASS" ->
          new Anchor.OnClass(
              policy(rs),
              version(rs),
              new ClassKey(rs.getString("class_key")),
              rs.getString("class_words"));
      case "LINES" ->
          new Anchor.OnLines(
              policy(rs),
              new VersionNumber(rs.getInt("version_number")),
              new LineRange(rs.getInt("first_line"), rs.getInt("last_line")),
              rs.getString("lines"));
      default -> new Anchor.Whole();
    };
  }

  private static Remark remark(ResultSet rs) throws SQLException {
    long number = rs.getLong("id");
    Person by = Person.of(rs.getString("said_by"), rs.getString("said_by_name"));
    Instant at = instant(rs);
    return switch (rs.getString("kind")) {
      case "RESOLVED" -> new Remark.Resolved(number, by, at);
      case "REOPENED" -> new Remark.Reopened(number, by, at);
      case "TAKEN_UP" ->
          new Remark.TakenUp(
              number,
              by,
              at,
              rs.getLong("suggestion_id"),
              new VersionNumber(rs.getInt("version_number")));
      default ->
          new Remark.Said(
              number,
              by,
              at,
              rs.getString("words"),
              Optional.ofNullable(rs.getString("replacement")));
    };
  }

  /// @return the number of the new thread, which has no remark yet
  long begin(ChangeId id, Anchor anchor) {
    JdbcClient.StatementSpec insert =
        jdbc.sql(
                """
                insert into change_thread (change_id, kind, policy_id, version_number, class_key, class_words,
                  first_line, last_line, lines)
                values (:id, :kind, :policy, :version, :key, :said, :first, :last, :lines)
                """)
            .param("id", id.number());
    switch (anchor) {
      case Anchor.Whole() -> about(insert, "WHOLE", null, null);
      case Anchor.OnClass on -> {
        about(insert, "CLASS", on.policy(), on.version());
        insert.param("key", on.key().hex()).param("said", on.words());
      }
      case Anchor.OnLines on -> {
        about(insert, "LINES", on.policy(), on.version());
        insert
            .param("first", on.lines().first())
            .param("last", on.lines().last())
            .param("lines", on.text());
      }
    }
    if (!(anchor instanceof Anchor.OnClass)) {
      insert.param("key", null).param("said", null);
    }
    if (!(anchor instanceof Anchor.OnLines)) {
      insert.param("first", null).param("last", null).param("lines", null);
    }
    insert.update();
    return jdbc.sql("select max(id) from change_thread where change_id = :id")
        .param("id", id.number())
        .query(Long.class)
        .single();
  }

  private static void about(
      JdbcClient.StatementSpec insert,
      String kind,
      @Nullable PolicyId policy,
      @Nullable VersionNumber version) {
    insert
        .param("kind", kind)
        .param("policy", policy == null ? null : policy.value())
        .param("version", version == null ? null : version.value());
  }

  void say(long thread, Person by, Instant at, String words, @Nullable String replacement) {
    add(thread, "SAID", by, at, words, replacement, null, null);
  }

  void settle(long thread, boolean resolved, Person by, Instant at) {
    add(thread, resolved ? "RESOLVED" : "REOPENED", by, at, "", null, null, null);
  }

  void takenUp(Suggested suggested, Person by, Instant at, VersionNumber version) {
    add(
        suggested.thread().number(),
        "TAKEN_UP",
        by,
        at,
        "",
        null,
        suggested.remark().number(),
        version.value());
  }

  private void add(
      long thread,
      String kind,
      Person by,
      Instant at,
      String words,
      @Nullable String replacement,
      @Nullable Long suggestion,
      @Nullable Integer version) {
    jdbc.sql(
            """
            insert into change_remark (thread_id, kind, said_by, said_by_name, at, words, replacement,
              suggestion_id, version_number)
            values (:thread, :kind, :by, :name, :at, :words, :replacement, :suggestion, :version)
            """)
        .param("thread", thread)
        .param("kind", kind)
        .param("by", by.id().value())
        .param("name", by.name())
        .param("at", ChangeRecords.time(at))
        .param("words", words)
        .param("replacement", replacement)
        .param("suggestion", suggestion)
        .param("version", version)
        .update();
  }

  /// What of a discussion is by one person.
  ///
  /// @param threads that the person began
  /// @param remarks of the person, settling threads included
  record Share(int threads, int remarks) {}

  Share share(ChangeId id, UserId person) {
    return jdbc.sql(
            """
            select count(*) as remarks,
              coalesce(sum(case when r.id = (select min(f.id) from change_remark f where f.thread_id = t.id)
                then 1 else 0 end), 0) as threads
            from change_remark r join change_thread t on t.id = r.thread_id
            where t.change_id = :id and r.said_by = :who
            """)
        .param("id", id.number())
        .param("who", person.value())
        .query((rs, n) -> new Share(rs.getInt("threads"), rs.getInt("remarks")))
        .single();
  }

  /// Whoever suggested a part of this version.
  List<Person> suggesters(PolicyId policy, VersionNumber version) {
    return jdbc.sql(
            """
            select s.said_by, s.said_by_name from change_remark r
            join change_thread t on t.id = r.thread_id
            join change_remark s on s.id = r.suggestion_id
            where t.policy_id = :policy and r.version_number = :version order by s.id
            """)
        .param("policy", policy.value())
        .param("version", version.value())
        .query((rs, n) -> Person.of(rs.getString("said_by"), rs.getString("said_by_name")))
        .list();
  }

  void add(ChangeId id, Discussion.Done deed) {
    String reason = deed.reason();
    jdbc.sql(
            "insert into change_deed (change_id, what, done_by, done_by_name, at, reason)"
                + " values (:id, :what, :by, :name, :at, :reason)")
        .param("id", id.number())
        .param("what", deed.what())
        .param("by", deed.by().id().value())
        .param("name", deed.by().name())
        .param("at", ChangeRecords.time(deed.at()))
        .param(
            "reason",
            reason.length() <= MOST_IN_A_DEED ? reason : reason.substring(0, MOST_IN_A_DEED))
        .update();
  }

  /// Oldest first.
  List<Discussion.Done> deeds(ChangeId id) {
    return jdbc.sql("select * from change_deed where change_id = :id order by id")
        .param("id", id.number())
        .query((rs, n) ->
            new Discussion.Done(
                rs.getString("what"),
                Person.of(rs.getString("done_by"), rs.getString("done_by_name")),
                instant(rs),
                rs.getString("reason")))
        .list();
  }

  private static PolicyId policy(ResultSet rs) throws SQLException {
    return new PolicyId(rs.getObject("policy_id", UUID.class));
  }

  private static @Nullable VersionNumber version(ResultSet rs) throws SQLException {
    int number = rs.getInt("version_number");
    return rs.wasNull() ? null : new VersionNumber(number);
  }

  private static Instant instant(ResultSet rs) throws SQLException {
    return rs.getObject("at", OffsetDateTime.class).toInstant();
  }
}
