package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.Pair;
import io.quaymaster.console.rest.wire.PairLine;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose registry a registry policy is of, as it says itself: its `Resource` elements can name
/// nothing but that registry's repositories. A repository policy has no such element.
final class OwnerAccount {
  private OwnerAccount() {}

  /// The one account that the documents name; nothing if they name none, or several.
  static Optional<String> of(List<Pair.Document> documents) {
    Set<String> accounts = new TreeSet<>();
    for (Pair.Document document : documents) {
      if (document.json() instanceof JsonObject policy) {
        statements(policy).flatMap(OwnerAccount::accounts).forEach(accounts::add);
      }
    }
    return accounts.size() == 1 ? accounts.stream().findFirst() : Optional.empty();
  }

  private static Stream<JsonObject> statements(JsonObject policy) {
    return values(policy.get("Statement"))
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  private static Stream<String> accounts(JsonObject statement) {
    return values(statement.get("Resource"))
        .filter(JsonString.class::isInstance)
        .map(value -> Arn.parse(((JsonString) value).value()))
        .flatMap(Optional::stream)
        .filter(arn -> arn.service().equals("ecr"))
        .map(Arn::account)
        .filter(PairLine::isAccount);
  }

  /// What a list holds, or the single value in its place.
  private static Stream<Json> values(@Nullable Json json) {
    return switch (json) {
      case null -> Stream.empty();
      case JsonArray list -> list.elements().stream();
      default -> Stream.of(json);
    };
  }
}
