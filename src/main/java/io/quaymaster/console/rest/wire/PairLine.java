package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonNull;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.Position;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a line of `--pairs`.
public sealed interface PairLine {
  record Read(Pair pair) implements PairLine {}

  record Malformed(String message) implements PairLine {}

  static PairLine read(String line) {
    SourceText source = new SourceText(line);
    return switch (JsonReader.read(line)) {
      case JsonOutcome.Broken(var problems) -> {
        Position at = source.position(problems.getFirst().start());
        yield new Malformed(
            "no JSON at column " + at.column() + ": " + problems.getFirst().message());
      }
      case JsonOutcome.Read(JsonObject object) -> {
        try {
          yield new Read(pair(object, source));
        } catch (MalformedException e) {
          yield new Malformed(e.getMessage());
        }
      }
      case JsonOutcome.Read(Json other) ->
          new Malformed("a pair is an object, not " + other.kind());
    };
  }

  private static Pair pair(JsonObject object, SourceText source) {
    String type =
        text(object, "type").orElseThrow(() -> new MalformedException("`type` is missing"));
    String resource = text(object, "resource").orElse(null);
    RegistryKind registry = text(object, "registry").map(PairLine::registry).orElse(null);
    Place place =
        place(
            PolicyType.ofId(type)
                .orElseThrow(() -> new MalformedException("`" + type + "` is no type of policy")),
            PolicyCheckup.kind(registry, resource, ""),
            resource,
            text(object, "resourceAccount").orElse(null));
    return new Pair(
        id(object),
        place,
        new Pair.Document("before", source, document(object, "before")),
        new Pair.Document("after", source, document(object, "after")));
  }

  private static RegistryKind registry(String id) {
    return RegistryKind.ofId(id)
        .orElseThrow(() -> new MalformedException("`" + id + "` is no kind of registry"));
  }

  /// The place of two documents; what is wrong with it is told.
  static Place place(
      PolicyType type, RegistryKind registry, @Nullable String resource, @Nullable String account) {
    Optional<Arn> arn =
        Optional.ofNullable(resource).filter(text -> !text.equals("*")).flatMap(Arn::parse);
    if (resource != null && !resource.equals("*") && arn.isEmpty()) {
      throw new MalformedException("`" + resource + "` is no ARN");
    }
    if (type == PolicyType.REGISTRY_POLICY && registry == RegistryKind.PUBLIC) {
      throw new MalformedException("Public registries have no registry policy");
    }
    if (type == PolicyType.REPOSITORY_POLICY
        && arn.filter(a -> !isRepository(a, registry)).isPresent()) {
      throw new MalformedException(
          "`" + resource + "` is no repository of a " + registry.id() + " registry");
    }
    if (account != null && !isAccount(account)) {
      throw new MalformedException("`" + account + "` is no account of 12 digits");
    }
    return Place.of(type, registry, arn.orElse(null), account);
  }

  static boolean isAccount(String text) {
    return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isRepository(Arn arn, RegistryKind registry) {
    return arn.service().equals(registry.servicePrefix())
        && isAccount(arn.account())
        && arn.resource().startsWith("repository/");
  }

  private static String id(JsonObject object) {
    return object.get("id") instanceof JsonNumber number
        ? number.text()
        : text(object, "id").orElse("");
  }

  private static @Nullable Json document(JsonObject object, String side) {
    Json json = object.get(side);
    if (json == null) {
      throw new MalformedException("`" + side + "` is missing; null stands for no policy");
    }
    return json instanceof JsonNull ? null : json;
  }

  private static Optional<String> text(JsonObject object, String name) {
    return switch (object.get(name)) {
      case null -> Optional.empty();
      case JsonNull _ -> Optional.empty();
      case JsonString string -> Optional.of(string.value());
      case Json other ->
          throw new MalformedException("`" + name + "` is a text, not " + other.kind());
    };
  }
}
