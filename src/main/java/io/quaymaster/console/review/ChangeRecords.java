package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.Review.Opinion;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows beside a change request, in the transaction of the caller: what it proposes, who wrote
/// it, what was said, and what checks found.
@Component
class ChangeRecords {
  /// What was proposed more checks ago than these is history.
  private static final int MOST_LOOKED_BACK = 50;

  private final JdbcClient jdbc;

  ChangeRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  ChangeRequest read(ChangeEntity row) {
    ChangeId id = row.changeId();
    return new ChangeRequest(
        id,
        row.title,
        row.description,
        row.stage,
        Person.of(row.openedBy, row.openedByName),
        row.openedAt,
        row.changedAt,
        proposals(id),
        authors(id),
        reviews(id),
        row.ending(),
        emergency(id).orElse(null),
        row.rowVersion);
  }

  /// Lets one activation at a time go on from here, until its transaction ends: each looks at what
  /// the others have put in force.
  void lockActivations() {
    jdbc.sql("select id from activation_turn where id = 1 for update")
        .query(Integer.class)
        .single();
  }

  /// Whether this version was put in force without its approvals.
  boolean cameByEmergency(PolicyId policy, VersionNumber version) {
    return jdbc.sql(
                """
                select count(*) from change_emergency e join change_proposal p on p.change_id = e.change_id
                where p.policy_id = :policy and p.proposed_number = :version
                """)
            .param("policy", policy.value())
            .param("version", version.value())
            .query(Integer.class)
            .single()
        > 0;
  }

  List<Proposal> proposals(ChangeId id) {
    return jdbc.sql(
            "select policy_id, base_number, proposed_number from change_proposal where change_id = :id"
                + " order by policy_id")
        .param("id", id.number())
        .query((rs, n) ->
            new Proposal(
                new PolicyId(rs.getObject("policy_id", UUID.class)),
                version(rs, "base_number"),
                version(rs, "proposed_number")))
        .list();
  }

  /// Proposes something for a policy, in place of what was proposed for it.
  void put(ChangeId id, Proposal proposal) {
    remove(id, proposal.policy());
    jdbc.sql(
            "insert into change_proposal (change_id, policy_id, base_number, proposed_number)"
                + " values (:id, :policy, :base, :proposed)")
        .param("id", id.number())
        .param("policy", proposal.policy().value())
        .param("base", number(proposal.base()))
        .param("proposed", number(proposal.proposed()))
        .update();
  }

  void remove(ChangeId id, PolicyId policy) {
    jdbc.sql("delete from change_proposal where change_id = :id and policy_id = :policy")
        .param("id", id.number())
        .param("policy", policy.value())
        .update();
  }

  void addAuthor(ChangeRequest change, Person author, Instant at) {
    if (change.isAuthor(author.id())) {
      return;
    }
    jdbc.sql(
            "insert into change_author (change_id, username, name, since) values (:id, :who, :name, :at)")
        .param("id", change.id().number())
        .param("who", author.id().value())
        .param("name", author.name())
        .param("at", time(at))
        .update();
  }

  private List<Person> authors(ChangeId id) {
    return jdbc.sql(
            "select username, name from change_author where change_id = :id order by since, username")
        .param("id", id.number())
        .query((rs, n) -> Person.of(rs.getString("username"), rs.getString("name")))
        .list();
  }

  void add(ChangeId id, Opinion opinion, Actor by, Instant at, String words, Binding seen) {
    jdbc.sql(
            """
            insert into change_review (change_id, opinion, reviewer, reviewer_name, roles, at, words, seen, seen_hash)
            values (:id, :opinion, :who, :name, :roles, :at, :words, :seen, :hash)
            """)
        .param("id", id.number())
        .param("opinion", opinion.name())
        .param("who", by.person().id().value())
        .param("name", by.person().name())
        .param("roles", joined(by.roles()))
        .param("at", time(at))
        .param("words", words)
        .param("seen", KeptJson.write(seen))
        .param("hash", seen.hash().hex())
        .update();
  }

  private List<Review> reviews(ChangeId id) {
    return jdbc.sql(
            """
            select r.*, d.dismissed_by, d.dismissed_by_name, d.at as dismissed_at, d.reason
            from change_review r left join change_dismissal d on d.review_id = r.id
            where r.change_id = :id order by r.id
            """)
        .param("id", id.number())
        .query((rs, n) ->
            new Review(
                rs.getLong("id"),
                Opinion.valueOf(rs.getString("opinion")),
                Person.of(rs.getString("reviewer"), rs.getString("reviewer_name")),
                each(ConsoleRole.class, rs.getString("roles")),
                instant(rs, "at"),
                rs.getString("words"),
                KeptJson.binding(rs.getString("seen")),
                dismissal(rs)))
        .list();
  }

  private static Review.@Nullable Dismissal dismissal(ResultSet rs) throws SQLException {
    String by = rs.getString("dismissed_by");
    return by == null
        ? null
        : new Review.Dismissal(
            Person.of(by, rs.getString("dismissed_by_name")),
            instant(rs, "dismissed_at"),
            rs.getString("reason"));
  }

  void dismiss(Review review, Person by, Instant at, String reason) {
    jdbc.sql(
            "insert into change_dismissal (review_id, dismissed_by, dismissed_by_name, at, reason)"
                + " values (:review, :by, :name, :at, :reason)")
        .param("review", review.number())
        .param("by", by.id().value())
        .param("name", by.name())
        .param("at", time(at))
        .param("reason", reason)
        .update();
  }

  /// What the checks found last.
  Optional<Evidence> evidence(ChangeId id) {
    return lastEvidence(id, 1).stream().findFirst();
  }

  private static Evidence evidence(ResultSet rs) throws SQLException {
    return new Evidence(
        rs.getLong("id"),
        instant(rs, "at"),
        KeptJson.binding(rs.getString("binding")),
        Verdict.valueOf(rs.getString("verdict")),
        each(Flag.class, rs.getString("flags")),
        KeptJson.checks(rs.getString("checks")),
        KeptJson.proofs(rs.getString("proven")));
  }

  /// What the checks found until now, the newest first.
  List<Evidence> lastEvidence(ChangeId id, int most) {
    return jdbc.sql(
            "select * from change_evidence where change_id = :id order by id desc limit :most")
        .param("id", id.number())
        .param("most", most)
        .query((rs, n) -> evidence(rs))
        .list();
  }

  /// Whether the checks lately looked at this version here.
  boolean examined(ChangeId id, PolicyId policy, VersionNumber version) {
    return lastEvidence(id, MOST_LOOKED_BACK).stream()
        .flatMap(found -> found.binding().part(policy).stream())
        .anyMatch(part -> version.equals(part.proposed()));
  }

  /// The comparison of one policy as it is kept, as JSON.
  Optional<String> comparison(long evidence, PolicyId policy) {
    return jdbc.sql(
            "select comparison from change_finding where evidence_id = :evidence and policy_id = :policy")
        .param("evidence", evidence)
        .param("policy", policy.value())
        .query(String.class)
        .optional();
  }

  void keep(ChangeId id, Examination found, Instant at) {
    jdbc.sql(
            """
            insert into change_evidence (change_id, at, binding, binding_hash, verdict, flags, checks, proven)
            values (:id, :at, :binding, :hash, :verdict, :flags, :checks, :proven)
            """)
        .param("id", id.number())
        .param("at", time(at))
        .param("binding", KeptJson.write(found.binding()))
        .param("hash", found.binding().hash().hex())
        .param("verdict", found.verdict().name())
        .param("flags", joined(found.flags()))
        .param("checks", KeptJson.checks(found.checks()))
        .param("proven", KeptJson.proofs(found.proven()))
        .update();
    long number =
        jdbc.sql("select max(id) from change_evidence where change_id = :id")
            .param("id", id.number())
            .query(Long.class)
            .single();
    for (Examination.Found one : found.policies()) {
      jdbc.sql(
              """
              insert into change_finding (evidence_id, policy_id, comparison, findings, effective)
              values (:evidence, :policy, :comparison, :findings, :effective)
              """)
          .param("evidence", number)
          .param("policy", one.policy().value())
          .param("comparison", one.comparison())
          .param("findings", one.findings())
          .param("effective", one.effective())
          .update();
    }
  }

  void keep(ChangeId id, Conclusion conclusion) {
    jdbc.sql(
            "insert into change_conclusion (change_id, requirement, opinions)"
                + " values (:id, :requirement, :opinions)")
        .param("id", id.number())
        .param("requirement", conclusion.requirement().map(KeptJson::requirement).orElse(null))
        .param("opinions", KeptJson.opinions(conclusion))
        .update();
  }

  /// How it stood when it ended; nothing as long as it is open.
  Optional<Conclusion> conclusion(ChangeRequest change) {
    return jdbc.sql("select requirement, opinions from change_conclusion where change_id = :id")
        .param("id", change.id().number())
        .query((rs, n) ->
            KeptJson.conclusion(
                Optional.ofNullable(rs.getString("requirement")).map(KeptJson::requirement),
                rs.getString("opinions"),
                change.reviews()))
        .optional();
  }

  private Optional<Emergency> emergency(ChangeId id) {
    return jdbc.sql(
            """
            select e.*, r.closed_by, r.closed_by_name, r.at as closed_at, r.words
            from change_emergency e left join change_emergency_review r on r.change_id = e.change_id
            where e.change_id = :id
            """)
        .param("id", id.number())
        .query((rs, n) -> emergency(rs))
        .optional();
  }

  /// Emergencies that nobody reviewed, those that are due first before others.
  List<Emergencies.OpenEmergency> openEmergencies() {
    return jdbc.sql(
            """
            select e.*, c.title, null as closed_by from change_emergency e
            join change_request c on c.id = e.change_id
            where not exists (select 1 from change_emergency_review r where r.change_id = e.change_id)
            order by e.due, e.change_id
            """)
        .query((rs, n) ->
            new Emergencies.OpenEmergency(
                new ChangeId(rs.getLong("change_id")), rs.getString("title"), emergency(rs)))
        .list();
  }

  private static Emergency emergency(ResultSet rs) throws SQLException {
    return new Emergency(
        Person.of(rs.getString("broken_by"), rs.getString("broken_by_name")),
        instant(rs, "at"),
        rs.getString("incident"),
        rs.getString("reason"),
        instant(rs, "due"),
        closing(rs));
  }

  private static @Nullable Ending closing(ResultSet rs) throws SQLException {
    String by = rs.getString("closed_by");
    return by == null
        ? null
        : new Ending(
            Person.of(by, rs.getString("closed_by_name")),
            instant(rs, "closed_at"),
            rs.getString("words"));
  }

  void add(ChangeId id, Emergency emergency) {
    jdbc.sql(
            """
            insert into change_emergency (change_id, broken_by, broken_by_name, at, incident, reason, due)
            values (:id, :by, :name, :at, :incident, :reason, :due)
            """)
        .param("id", id.number())
        .param("by", emergency.by().id().value())
        .param("name", emergency.by().name())
        .param("at", time(emergency.at()))
        .param("incident", emergency.incident())
        .param("reason", emergency.reason())
        .param("due", time(emergency.due()))
        .update();
  }

  void close(ChangeId id, Ending closing) {
    jdbc.sql(
            "insert into change_emergency_review (change_id, closed_by, closed_by_name, at, words)"
                + " values (:id, :by, :name, :at, :words)")
        .param("id", id.number())
        .param("by", closing.by().id().value())
        .param("name", closing.by().name())
        .param("at", time(closing.at()))
        .param("words", closing.reason())
        .update();
  }

  void add(ChangeId id, Verification verification) {
    jdbc.sql(
            """
            insert into change_verification (change_id, policy_id, live_hash, verdict, said_by, said_by_name, at)
            values (:id, :policy, :hash, :verdict, :by, :name, :at)
            """)
        .param("id", id.number())
        .param("policy", verification.policy().value())
        .param("hash", verification.live().hex())
        .param("verdict", verification.verdict().name())
        .param("by", verification.by().id().value())
        .param("name", verification.by().name())
        .param("at", time(verification.at()))
        .update();
  }

  /// The last one for each policy.
  List<Verification> verifications(ChangeId id) {
    return jdbc.sql(
            """
            select * from change_verification v where v.change_id = :id and v.id =
              (select max(w.id) from change_verification w where w.change_id = v.change_id and w.policy_id = v.policy_id)
            order by v.policy_id
            """)
        .param("id", id.number())
        .query((rs, n) ->
            new Verification(
                new PolicyId(rs.getObject("policy_id", UUID.class)),
                new io.quaymaster.console.catalog.ContentHash(rs.getString("live_hash")),
                Verdict.valueOf(rs.getString("verdict")),
                Person.of(rs.getString("said_by"), rs.getString("said_by_name")),
                instant(rs, "at")))
        .list();
  }

  /// The open change requests that propose something for `policy`, oldest first.
  List<ChangeId> openAbout(PolicyId policy) {
    return jdbc.sql(
            """
            select c.id from change_request c join change_proposal p on p.change_id = c.id
            where p.policy_id = :policy and c.stage in ('DRAFT', 'SUBMITTED') order by c.id
            """)
        .param("policy", policy.value())
        .query((rs, n) -> new ChangeId(rs.getLong("id")))
        .list();
  }

  /// The change requests that propose this version, or none, newest first.
  List<ProposedIn> proposing(PolicyId policy, @Nullable VersionNumber version) {
    return jdbc.sql(
            """
            select c.id, c.stage from change_request c join change_proposal p on p.change_id = c.id
            where p.policy_id = :policy and p.proposed_number is not distinct from cast(:number as integer)
            order by c.id desc
            """)
        .param("policy", policy.value())
        .param("number", number(version))
        .query((rs, n) ->
            new ProposedIn(new ChangeId(rs.getLong("id")), Stage.valueOf(rs.getString("stage"))))
        .list();
  }

  /// The change requests that may wait for somebody, oldest first: those that are open, and those
  /// with an emergency that nobody reviewed.
  List<ChangeId> unsettled() {
    return jdbc.sql(
            """
            select c.id from change_request c
            where c.stage in ('DRAFT', 'SUBMITTED')
              or exists (select 1 from change_emergency e where e.change_id = c.id
                and not exists (select 1 from change_emergency_review r where r.change_id = c.id))
            order by c.id
            """)
        .query((rs, n) -> new ChangeId(rs.getLong("id")))
        .list();
  }

  /// All open change requests, oldest first.
  List<ChangeId> open() {
    return jdbc.sql(
            "select id from change_request where stage in ('DRAFT', 'SUBMITTED') order by id")
        .query((rs, n) -> new ChangeId(rs.getLong("id")))
        .list();
  }

  /// Who opened it, if it is open.
  Optional<UserId> openedBy(ChangeId id) {
    return jdbc.sql(
            "select opened_by from change_request where id = :id and stage in ('DRAFT', 'SUBMITTED')")
        .param("id", id.number())
        .query((rs, n) -> new UserId(rs.getString("opened_by")))
        .optional();
  }

  /// How many this person opened that are open still.
  int openOf(UserId person) {
    return jdbc.sql(
            "select count(*) from change_request where opened_by = :who and stage in ('DRAFT', 'SUBMITTED')")
        .param("who", person.value())
        .query(Integer.class)
        .single();
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable VersionNumber version(ResultSet rs, String column) throws SQLException {
    int number = rs.getInt(column);
    return rs.wasNull() ? null : new VersionNumber(number);
  }

  private static @Nullable Integer number(@Nullable VersionNumber version) {
    return version == null ? null : version.value();
  }

  private static String joined(Set<? extends Enum<?>> names) {
    return names.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  private static <E extends Enum<E>> Set<E> each(Class<E> kind, String joined) {
    return Arrays.stream(joined.split(","))
        .filter(name -> !name.isEmpty())
        .map(name -> Enum.valueOf(kind, name))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(kind)));
  }
}
