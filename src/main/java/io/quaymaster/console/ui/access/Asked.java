package io.quaymaster.console.ui.access;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A question as it was typed, and as the query of an address:
/// `?who=ARN&what=private.push&on=ARN&key=aws:SourceIp=10.0.0.1&at=2026-11-22T03:00:00Z&assume=POLICY_v5`.
///
/// @param what an action, or the id of a task
/// @param at null for now
/// @param assumed versions to take in place of those in force
/// @param session the session policy that the session was made with, null for none
record Asked(
    String who,
    String what,
    String on,
    @Nullable Instant at,
    Map<String, List<String>> keys,
    Map<PolicyId, VersionNumber> assumed,
    @Nullable PolicyId session) {
  /// The fields for times cannot show what was long before.
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /// The names of the parts of an address.
  static final Set<String> PARTS = Set.of("who", "what", "on", "at", "key", "assume", "session");

  static final Asked NOTHING = new Asked("", "", "", null, Map.of(), Map.of());

  Asked {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    assumed = Collections.unmodifiableMap(new LinkedHashMap<>(assumed));
  }

  /// Without a session policy.
  Asked(
      String who,
      String what,
      String on,
      @Nullable Instant at,
      Map<String, List<String>> keys,
      Map<PolicyId, VersionNumber> assumed) {
    this(who, what, on, at, keys, assumed, null);
  }

  static Asked read(QueryParameters query) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (String pair : query.getParameters("key")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        keys.computeIfAbsent(pair.substring(0, equals), key -> new ArrayList<>())
            .add(pair.substring(equals + 1));
      }
    }
    Map<PolicyId, VersionNumber> assumed = new LinkedHashMap<>();
    query
        .getParameters("assume")
        .forEach(text ->
            assumption(text).ifPresent(version -> assumed.put(version.policy(), version.number())));
    return new Asked(
        query.getSingleParameter("who").orElse(""),
        query.getSingleParameter("what").orElse(""),
        query.getSingleParameter("on").orElse(""),
        query.getSingleParameter("at").map(Asked::instant).orElse(null),
        keys,
        assumed,
        query.getSingleParameter("session").map(Asked::policy).orElse(null));
  }

  /// The parts of an address that [#read] leaves out since it cannot read them, as `at=yesterday`.
  static List<String> unread(QueryParameters query) {
    List<String> unread = new ArrayList<>();
    query
        .getSingleParameter("at")
        .filter(text -> instant(text) == null)
        .ifPresent(text -> unread.add("at=" + text));
    query.getParameters("key").stream()
        .filter(pair -> pair.indexOf('=') <= 0)
        .forEach(pair -> unread.add("key=" + pair));
    query.getParameters("assume").stream()
        .filter(text -> assumption(text).isEmpty())
        .forEach(text -> unread.add("assume=" + text));
    query
        .getSingleParameter("session")
        .filter(text -> policy(text) == null)
        .ifPresent(text -> unread.add("session=" + text));
    for (String name : List.of("who", "what", "on", "at", "session")) {
      query.getParameters(name).stream().skip(1).forEach(text -> unread.add(name + "=" + text));
    }
    return unread;
  }

  QueryParameters write() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    put(query, "who", who);
    put(query, "what", what);
    put(query, "on", on);
    List<String> pairs = new ArrayList<>();
    keys.forEach((key, values) -> values.forEach(value -> pairs.add(key + "=" + value)));
    if (!pairs.isEmpty()) {
      query.put("key", pairs);
    }
    if (at != null) {
      query.put("at", List.of(at.toString()));
    }
    List<String> versions = new ArrayList<>();
    assumed.forEach((policy, version) -> versions.add(policy + "_" + version));
    if (!versions.isEmpty()) {
      query.put("assume", versions);
    }
    if (session != null) {
      query.put("session", List.of(session.toString()));
    }
    return new QueryParameters(query);
  }

  /// As an address of one of the screens that answer questions.
  String address(String screen) {
    String query = write().getQueryString();
    return query.isEmpty() ? screen : screen + "?" + query;
  }

  /// Whether it says who, what and on which repository.
  boolean isComplete() {
    return !who.isBlank() && !what.isBlank() && !on.isBlank();
  }

  Asked at(@Nullable Instant instant) {
    return new Asked(who, what, on, instant, keys, assumed, session);
  }

  Asked assuming(Map<PolicyId, VersionNumber> versions) {
    return new Asked(who, what, on, at, keys, versions, session);
  }

  Asked withKeys(Map<String, List<String>> more) {
    Map<String, List<String>> all = new LinkedHashMap<>(keys);
    all.putAll(more);
    return new Asked(who, what, on, at, all, assumed, session);
  }

  /// The same about somebody, something or somewhere else.
  Asked about(String newWho, String newWhat, String newOn) {
    return new Asked(newWho, newWhat, newOn, at, keys, assumed, session);
  }

  private static void put(Map<String, List<String>> query, String name, String value) {
    if (!value.isBlank()) {
      query.put(name, List.of(value));
    }
  }

  /// Null for what is no time, or none that a calendar shows.
  static @Nullable Instant instant(String text) {
    try {
      Instant instant = Instant.parse(text);
      return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable PolicyId policy(String text) {
    try {
      return new PolicyId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Optional<VersionId> assumption(String text) {
    int mark = text.lastIndexOf("_v");
    try {
      return mark <= 0
          ? Optional.empty()
          : Optional.of(
              new VersionId(
                  new PolicyId(UUID.fromString(text.substring(0, mark))),
                  new VersionNumber(Integer.parseInt(text.substring(mark + 2)))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
