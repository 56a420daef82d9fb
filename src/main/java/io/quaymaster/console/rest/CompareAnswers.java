package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.rest.wire.Pair;
import io.quaymaster.console.rest.wire.PairAnswer;
import io.quaymaster.console.rest.wire.PairComparer;
import io.quaymaster.console.rest.wire.PairJson;
import io.quaymaster.console.rest.wire.PairLine;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonNull;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what access a change grants or takes away: of a pair as the command line takes it, or of
/// versions on file (`beforeVersion`, `afterVersion`), with what is on file about their place.
@Component
class CompareAnswers {
  private static final Set<String> OF_TEXTS =
      Set.of("id", "type", "registry", "resource", "resourceAccount", "before", "after");
  private static final Set<String> ON_FILE =
      Set.of("id", "before", "after", "beforeVersion", "afterVersion");

  private final PairComparer comparer = new PairComparer();
  private final PolicyComparisons comparisons;
  private final FiledVersions versions;

  CompareAnswers(PolicyComparisons comparisons, FiledVersions versions) {
    this.comparisons = comparisons;
    this.versions = versions;
  }

  String answer(String body) {
    SourceText source = new SourceText(body);
    if (JsonReader.read(body) instanceof JsonOutcome.Read(JsonObject object)) {
      boolean onFile = object.get("beforeVersion") != null || object.get("afterVersion") != null;
      WireInput.requireKnown(object, onFile ? ON_FILE : OF_TEXTS);
      if (onFile) {
        return write(onFile(object, source));
      }
    }
    return switch (PairLine.read(body)) {
      case PairLine.Read(Pair pair) -> write(comparer.compare(pair));
      case PairLine.Malformed(String message) -> throw WireInput.malformed(body, message);
    };
  }

  private static String write(PairAnswer answer) {
    return PairJson.write(answer, false, JsonWriter.compact());
  }

  /// A side: what it is to the service, its text, and its policy if it is a version of one.
  private record Given(Side side, Pair.Document document, Optional<PolicySummary> policy) {}

  private PairAnswer onFile(JsonObject object, SourceText source) {
    Given before = side(object, "before", source);
    Given after = side(object, "after", source);
    PolicySummary policy = after.policy().or(before::policy).orElseThrow();
    if (before.policy().filter(other -> other.type() != policy.type()).isPresent()) {
      throw ApiException.invalid(
          InputError.inBody(
              "/beforeVersion",
              "The two versions are of policies of different types.",
              "Compare versions of one type."));
    }
    Pair pair =
        new Pair(id(object), FiledVersions.place(policy), before.document(), after.document());
    return switch (comparisons.compare(policy.id(), before.side(), after.side())) {
      case ComparisonReport.Compared compared ->
          PairComparer.answered(pair, compared.comparison(), compared.took());
      case ComparisonReport.Illegible _ -> comparer.compare(pair);
    };
  }

  private Given side(JsonObject object, String name, SourceText source) {
    @Nullable Json text = object.get(name);
    @Nullable Json version = object.get(name + "Version");
    if ((text == null) == (version == null)) {
      throw ApiException.invalid(
          InputError.inBody(
              "/" + name,
              "Either `" + name + "` or `" + name + "Version` has to be there.",
              "Send one of them; null stands for no policy."));
    }
    return switch (version == null ? text : version) {
      case JsonNull _ ->
          new Given(new Side.Nothing(), new Pair.Document(name, source, null), Optional.empty());
      case JsonString id when version != null -> ofVersion(name, id.value());
      case JsonObject posted when version == null ->
          new Given(
              new Side.OfText(source.text().substring(posted.start(), posted.end())),
              new Pair.Document(name, source, posted),
              Optional.empty());
      case null, default ->
          throw ApiException.invalid(
              InputError.inBody(
                  "/" + name,
                  "A side is a policy as an object, or the id of a version as a text.",
                  "Send one of them; null stands for no policy."));
    };
  }

  private Given ofVersion(String name, String id) {
    PolicyVersion version = versions.version("/" + name + "Version", id);
    SourceText text = new SourceText(version.text());
    @Nullable Json json =
        switch (JsonReader.read(version.text())) {
          case JsonOutcome.Read(Json read) -> read;
          case JsonOutcome.Broken _ -> null;
        };
    return new Given(
        new Side.OfVersion(version.id()),
        new Pair.Document(name, text, json),
        Optional.of(versions.policy(version.id().policy())));
  }

  private static String id(JsonObject object) {
    return object.get("id") instanceof JsonString id ? id.value() : "";
  }
}
