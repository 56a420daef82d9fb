package io.quaymaster.console.comparison;

import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers relations by what the two texts say. A better engine has another name, and finds
/// nothing here.
@Component
class RelationStore {
  private final JdbcClient jdbc;
  private final EngineVersion engine;
  private final Clock clock;

  RelationStore(JdbcClient jdbc, EngineVersion engine, Clock clock) {
    this.jdbc = jdbc;
    this.engine = engine;
    this.clock = clock;
  }

  /// Hashes of the place and of both texts; the empty text for no policy.
  record Key(String place, String before, String after) {}

  Optional<Relation> find(Key key) {
    return jdbc.sql(
            """
            select verdict, gained, lost, gained_flags from comparison_relation
            where place_hash = :place and before_hash = :before and after_hash = :after and engine = :engine
            """)
        .param("place", key.place())
        .param("before", key.before())
        .param("after", key.after())
        .param("engine", engine.text())
        .query((rs, n) ->
            new Relation(
                Verdict.valueOf(rs.getString("verdict")),
                rs.getInt("gained"),
                rs.getInt("lost"),
                flags(rs.getString("gained_flags"))))
        .optional();
  }

  void keep(Key key, Relation relation, long micros) {
    try {
      jdbc.sql(
              """
              insert into comparison_relation (place_hash, before_hash, after_hash, engine, verdict, gained, lost,
                gained_flags, micros, computed_at)
              values (:place, :before, :after, :engine, :verdict, :gained, :lost, :flags, :micros, :at)
              """)
          .param("place", key.place())
          .param("before", key.before())
          .param("after", key.after())
          .param("engine", engine.text())
          .param("verdict", relation.verdict().name())
          .param("gained", relation.gained())
          .param("lost", relation.lost())
          .param(
              "flags", relation.flags().stream().map(Enum::name).collect(Collectors.joining(",")))
          .param("micros", micros)
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException alreadyThere) {
      // Another node of the console was faster; it computed the same.
      return;
    }
  }

  private static Set<Flag> flags(String joined) {
    return Arrays.stream(joined.split(","))
        .filter(name -> !name.isEmpty())
        .map(Flag::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Flag.class)));
  }
}
