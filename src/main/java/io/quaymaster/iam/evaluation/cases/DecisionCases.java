package io.quaymaster.iam.evaluation.cases;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonProblem;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.policy.text.Position;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;

/// Reads and writes cases of the format `iam-decision-case/1`: one JSON object for each.
public final class DecisionCases {
  public static final String SCHEMA = "iam-decision-case/1";

  private DecisionCases() {}

  /// Reads one case. Types are strict; fields that the format does not know are passed over.
  public static CaseOutcome read(String line) {
    return switch (JsonReader.read(line)) {
      case JsonOutcome.Read(Json json) -> read(json, new SourceText(line));
      case JsonOutcome.Broken(List<JsonProblem> problems) -> {
        JsonProblem first = problems.getFirst();
        Position at = new SourceText(line).position(first.start());
        yield new CaseOutcome.Malformed(
            "no JSON at line %d, column %d: %s".formatted(at.line(), at.column(), first.message()));
      }
    };
  }

  /// Reads the value `json` of `source` as a case; findings of its documents are located in
  /// `source`.
  public static CaseOutcome read(Json json, SourceText source) {
    try {
      return new CaseOutcome.Read(new CaseReader(source).read(json));
    } catch (CaseField.MalformedException e) {
      return new CaseOutcome.Malformed(e.message());
    }
  }

  /// The case on one line.
  public static String write(DecisionCase decisionCase) {
    JsonWriter out = JsonWriter.compact();
    write(decisionCase, out);
    return out.toString();
  }

  /// The case as a value within a larger text. Documents that could not be read are written as open
  /// places.
  public static void write(DecisionCase decisionCase, JsonWriter out) {
    new CaseWriter(out).write(decisionCase);
  }
}
