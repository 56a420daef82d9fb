package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people read of a comparison, kept as a file: verdict, classes, flags, reasons and
/// witnesses. `-Dcases.update=true` writes it anew.
class ComparisonCasesTest {
  private static final Path FOLDER = Path.of("src/test/resources/cases/compare");

  @Test
  void comparisons_read_as_they_are_written_down() throws IOException {
    StringBuilder told = new StringBuilder();
    for (String line : Files.readAllLines(FOLDER.resolve("pairs.jsonl"))) {
      told.append(tell(line));
    }
    Path expected = FOLDER.resolve("expected.txt");
    if (Boolean.getBoolean("cases.update")) {
      Files.writeString(expected, told);
    }
    assertThat(told.toString()).isEqualTo(Files.readString(expected));
  }

  private static String tell(String line) {
    if (!(JsonReader.read(line) instanceof JsonOutcome.Read(JsonObject pair))) {
      throw new IllegalArgumentException(line);
    }
    PolicyType type = PolicyType.ofId(text(pair, "type")).orElseThrow();
    Arn resource =
        pair.get("resource") == null ? null : Arn.parse(text(pair, "resource")).orElseThrow();
    Place place =
        Place.of(type, RegistryKind.ofId(text(pair, "registry")).orElseThrow(), resource, null);
    Comparison comparison =
        new AccessComparator()
            .compare(place, policy(pair, "before", line, type), policy(pair, "after", line, type));
    StringBuilder out = new StringBuilder();
    out.append(text(pair, "id")).append(": ").append(comparison.verdict());
    comparison.undecided().ifPresent(why -> out.append(" (").append(why).append(")"));
    out.append(
        comparison.future() == Comparison.Future.SAME
            ? "\n"
            : ", future " + comparison.future() + "\n");
    comparison.gained().forEach(found -> tell("+", found, out));
    comparison.lost().forEach(found -> tell("-", found, out));
    return out.append("\n").toString();
  }

  private static void tell(String sign, AccessClass found, StringBuilder out) {
    out.append("  ").append(sign).append(" ").append(found.principals().text()).append("\n");
    out.append("    ")
        .append(
            found.actions().size() > 8
                ? found.actions().size() + " actions"
                : String.join(" ", found.actions()));
    out.append(found.tasks().isEmpty() ? "\n" : " = " + String.join(" ", found.tasks()) + "\n");
    out.append("    on ").append(found.resources().text()).append("\n");
    found
        .conditions()
        .forEach(condition ->
            out.append("    if ")
                .append(condition.key())
                .append(" ")
                .append(condition.text())
                .append("\n"));
    out.append("    because ")
        .append(refs(found.because().before()))
        .append(" -> ")
        .append(refs(found.because().after()));
    out.append(" ")
        .append(found.flags())
        .append(found.needsCallerPolicy() ? " with the caller's own policies" : "")
        .append("\n");
    out.append("    witness ").append(found.witness().request().action()).append(" by ");
    out.append(found.witness().request().principal().text())
        .append(" on ")
        .append(found.witness().request().resource());
    out.append(" ").append(found.witness().request().context()).append("\n");
  }

  private static List<String> refs(List<StatementRef> statements) {
    List<String> refs = new ArrayList<>();
    statements.forEach(ref -> refs.add(ref.index() + (ref.sid() == null ? "" : " " + ref.sid())));
    return refs;
  }

  private static @Nullable Policy policy(
      JsonObject pair, String side, String line, PolicyType type) {
    Json json = pair.get(side);
    if (json == null || json instanceof Json.JsonNull) {
      return null;
    }
    if (PolicyParser.parse(json, new SourceText(line), type)
        instanceof ParseOutcome.Parsed parsed) {
      return parsed.policy();
    }
    throw new IllegalArgumentException(line);
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString(String value, int start, int end) ? value : "";
  }
}
