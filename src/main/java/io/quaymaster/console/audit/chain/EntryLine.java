package io.quaymaster.console.audit.chain;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonNull;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry as a line of an export, one JSON object. Reading is strict: whatever the hash does not
/// cover, such as a member that is there twice, has no place on the line.
public sealed interface EntryLine {
  List<String> MEMBERS =
      List.of(
          "position",
          "id",
          "at",
          "who",
          "whoName",
          "remoteAddress",
          "what",
          "subjectKind",
          "subject",
          "title",
          "before",
          "after",
          "reason",
          "previousHash",
          "hash");

  record Read(AuditEntry entry) implements EntryLine {}

  record Malformed(String why) implements EntryLine {}

  /// Without the end of the line.
  static String write(AuditEntry entry) {
    return JsonWriter.compact()
        .object()
        .member("position", entry.position())
        .member("id", entry.id().toString())
        .member("at", entry.at().toString())
        .member("who", entry.who())
        .member("whoName", entry.whoName())
        .member("remoteAddress", entry.remoteAddress())
        .member("what", entry.what())
        .member("subjectKind", entry.subjectKind())
        .member("subject", entry.subject())
        .member("title", entry.title())
        .member("before", entry.before())
        .member("after", entry.after())
        .member("reason", entry.reason())
        .member("previousHash", entry.previousHash())
        .member("hash", entry.hash())
        .endObject()
        .toString();
  }

  static EntryLine read(String line) {
    return switch (JsonReader.read(line)) {
      case JsonOutcome.Broken _ -> new Malformed("this is no JSON");
      case JsonOutcome.Read(JsonObject object) -> read(object);
      case JsonOutcome.Read(Json other) ->
          new Malformed("an entry is an object, not " + other.kind());
    };
  }

  private static EntryLine read(JsonObject object) {
    Set<String> names = new HashSet<>();
    for (Json.Member member : object.members()) {
      if (!MEMBERS.contains(member.name())) {
        return new Malformed("`" + member.name() + "` is no part of an entry");
      }
      if (!names.add(member.name())) {
        return new Malformed("`" + member.name() + "` is there twice");
      }
    }
    try {
      return new Read(entry(object));
    } catch (IllegalArgumentException e) {
      return new Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static AuditEntry entry(JsonObject object) {
    return new AuditEntry(
        position(object),
        id(object),
        at(object),
        text(object, "who"),
        text(object, "whoName"),
        text(object, "remoteAddress"),
        text(object, "what"),
        text(object, "subjectKind"),
        text(object, "subject"),
        text(object, "title"),
        textOrNull(object, "before"),
        textOrNull(object, "after"),
        text(object, "reason"),
        text(object, "previousHash"),
        text(object, "hash"));
  }

  private static long position(JsonObject object) {
    if (object.get("position") instanceof JsonNumber number
        && number.text().matches("[0-9]{1,18}")) {
      return Long.parseLong(number.text());
    }
    throw new IllegalArgumentException("`position` is a whole number");
  }

  private static UUID id(JsonObject object) {
    String text = text(object, "id");
    UUID id;
    try {
      id = UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("`id` is a UUID, not `" + text + "`", e);
    }
    if (!id.toString().equals(text)) { // Shorter forms are read too.
      throw new IllegalArgumentException("`id` is a UUID, not `" + text + "`");
    }
    return id;
  }

  private static Instant at(JsonObject object) {
    String text = text(object, "at");
    try {
      Instant at = Instant.parse(text);
      if (at.truncatedTo(ChronoUnit.MICROS).equals(at)) {
        return at;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("`at` is a time such as 2026-01-02T03:04:05Z", e);
    }
    throw new IllegalArgumentException("`at` is finer than a microsecond");
  }

  private static String text(JsonObject object, String name) {
    String text = textOrNull(object, name);
    if (text == null) {
      throw new IllegalArgumentException("`" + name + "` is missing");
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonObject object, String name) {
    return switch (object.get(name)) {
      case null -> null;
      case JsonNull _ -> null;
      case JsonString string -> string.value();
      case Json other ->
          throw new IllegalArgumentException("`" + name + "` is a text, not " + other.kind());
    };
  }
}
