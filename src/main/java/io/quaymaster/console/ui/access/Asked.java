package io.quaymaster.console.ui.access;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A question as it was typed, and as the query of an address:
/// `?who=ARN&what=private.push&on=ARN&key=aws:SourceIp=10.0.0.1&at=2026-11-22T03:00:00Z&assume=POLICY_v5`.
///
/// @param what an action, or the id of a task
/// @param at null for now
/// @param assumed versions to take in place of those in force
record Asked(
    String who,
    String what,
    String on,
    @Nullable Instant at,
    Map<String, List<String>> keys,
    Map<PolicyId, VersionNumber> assumed) {
  static final Asked NOTHING = new Asked("", "", "", null, Map.of(), Map.of());

  Asked {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    assumed = Collections.unmodifiableMap(new LinkedHashMap<>(assumed));
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
    query.getParameters("assume").forEach(text -> assume(text, assumed));
    return new Asked(
        query.getSingleParameter("who").orElse(""),
        query.getSingleParameter("what").orElse(""),
        query.getSingleParameter("on").orElse(""),
        query.getSingleParameter("at").map(Asked::instant).orElse(null),
        keys,
        assumed);
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
    return new QueryParameters(query);
  }

  /// Whether it says who, what and on which repository.
  boolean isComplete() {
    return !who.isBlank() && !what.isBlank() && !on.isBlank();
  }

  Asked at(@Nullable Instant instant) {
    return new Asked(who, what, on, instant, keys, assumed);
  }

  Asked assuming(Map<PolicyId, VersionNumber> versions) {
    return new Asked(who, what, on, at, keys, versions);
  }

  Asked withKeys(Map<String, List<String>> more) {
    Map<String, List<String>> all = new LinkedHashMap<>(keys);
    all.putAll(more);
    return new Asked(who, what, on, at, all, assumed);
  }

  private static void put(Map<String, List<String>> query, String name, String value) {
    if (!value.isBlank()) {
      query.put(name, List.of(value));
    }
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static void assume(String text, Map<PolicyId, VersionNumber> assumed) {
    int mark = text.lastIndexOf("_v");
    try {
      if (mark > 0) {
        assumed.put(
            new PolicyId(UUID.fromString(text.substring(0, mark))),
            new VersionNumber(Integer.parseInt(text.substring(mark + 2))));
      }
    } catch (IllegalArgumentException e) {
      // Not an address that this console wrote; the question is still one without it.
      return;
    }
  }
}
