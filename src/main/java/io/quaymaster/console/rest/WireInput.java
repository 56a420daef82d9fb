package io.quaymaster.console.rest;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonProblem;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.Position;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with a question in one of the forms that the command line takes, too.
final class WireInput {
  /// How messages begin that are about a member: `` `request.principal` is missing ``.
  private static final Pattern ABOUT = Pattern.compile("`([A-Za-z][A-Za-z0-9.\\[\\]]*)`.*");

  private WireInput() {}

  static ApiException malformed(String body, String message) {
    return switch (JsonReader.read(body)) {
      case JsonOutcome.Broken(List<JsonProblem> problems) -> {
        Position at = new SourceText(body).position(problems.getFirst().start());
        yield ApiException.of(
            ProblemKind.MALFORMED_BODY,
            InputError.inBody(
                "",
                message,
                "Correct it at line %d, column %d.".formatted(at.line(), at.column() + 1)));
      }
      case JsonOutcome.Read _ ->
          ApiException.invalid(
              InputError.inBody(
                  pointer(message), message, "Look up its form in /api/v1/openapi.json."));
    };
  }

  static void requireKnown(JsonObject object, Set<String> known) {
    for (Json.Member member : object.members()) {
      if (!known.contains(member.name())) {
        throw ApiException.invalid(
            InputError.inBody(
                "/" + member.name(),
                "`" + member.name() + "` is not known here.",
                "There are " + String.join(", ", new TreeSet<>(known)) + "."));
      }
    }
  }

  private static String pointer(String message) {
    Matcher about = ABOUT.matcher(message);
    return about.matches()
        ? "/" + about.group(1).replace("[", "/").replace("]", "").replace('.', '/')
        : "";
  }
}
