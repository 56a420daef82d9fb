package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import java.util.Optional;

/// Finds the policy in what a command answered: as a text within the JSON, such as the `policyText`
/// of `aws ecr get-repository-policy`, or as a part of it, such as the `PolicyDocument` of `aws iam
/// get-role-policy`. Cost: linear in the text.
final class CommandAnswer {
  private static final String POLICY_TEXT = "policyText";
  private static final String STATEMENT = "Statement";

  /// `aws iam get-policy-version` has its `Document` one level down.
  private static final int DEEPEST = 3;

  private CommandAnswer() {}

  /// The member that holds the policy; nothing in what is a policy itself.
  static Optional<Member> holder(JsonObject answer) {
    return answer.get(STATEMENT) == null ? holder(answer, 1) : Optional.empty();
  }

  private static Optional<Member> holder(JsonObject object, int depth) {
    for (Member member : object.members()) {
      if (holdsPolicy(member)) {
        return Optional.of(member);
      }
      if (depth < DEEPEST && member.value() instanceof JsonObject below) {
        Optional<Member> found = holder(below, depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holdsPolicy(Member member) {
    return switch (member.value()) {
      case JsonObject object -> object.get(STATEMENT) != null;
      case JsonString(String text, int _, int _) ->
          member.name().equals(POLICY_TEXT)
              || (text.stripLeading().startsWith("{")
                  && JsonReader.read(text) instanceof JsonOutcome.Read(JsonObject inner)
                  && inner.get(STATEMENT) != null);
      case Json.JsonArray _, Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> false;
    };
  }
}
