package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import java.util.ArrayList;
import java.util.List;

/// Tells from a document alone what type of policy it can be. Often several: an identity policy
/// that wrongly names principals looks like a registry policy, and only its author knows.
public final class TypeDetection {
  private TypeDetection() {}

  /// The types that the document can be, the likeliest first; at least one. Permissions boundaries,
  /// session policies and SCPs look like identity policies and are not listed beside them.
  public static List<PolicyType> possibleTypes(Json document) {
    List<JsonObject> statements = statements(document);
    if (!anyHas(statements, "Principal", "NotPrincipal")) {
      return List.of(PolicyType.IDENTITY_POLICY);
    }
    if (!anyHas(statements, "Resource", "NotResource")) {
      return List.of(PolicyType.REPOSITORY_POLICY);
    }
    List<PolicyType> types = new ArrayList<>();
    types.add(PolicyType.REGISTRY_POLICY);
    types.add(PolicyType.REPOSITORY_POLICY);
    if (statements.stream().allMatch(TypeDetection::isOfRcp)) {
      types.add(PolicyType.RCP);
    } else {
      types.add(PolicyType.IDENTITY_POLICY);
    }
    return types;
  }

  private static List<JsonObject> statements(Json document) {
    List<JsonObject> statements = new ArrayList<>();
    if (document instanceof JsonObject object) {
      Json written = object.get("Statement");
      List<Json> elements =
          switch (written) {
            case JsonArray array -> array.elements();
            case JsonObject one -> List.of(one);
            case null, default -> List.of();
          };
      for (Json element : elements) {
        if (element instanceof JsonObject statement) {
          statements.add(statement);
        }
      }
    }
    return statements;
  }

  private static boolean anyHas(List<JsonObject> statements, String element, String negated) {
    return statements.stream()
        .anyMatch(statement -> statement.get(element) != null || statement.get(negated) != null);
  }

  private static boolean isOfRcp(JsonObject statement) {
    return isText(statement.get("Effect"), "Deny") && isText(statement.get("Principal"), "*");
  }

  private static boolean isText(@org.jspecify.annotations.Nullable Json json, String text) {
    return json instanceof JsonString string && string.value().equals(text);
  }
}
