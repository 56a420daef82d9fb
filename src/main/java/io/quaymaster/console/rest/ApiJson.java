package io.quaymaster.console.rest;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the interface takes and gives it. It takes nothing that it does not understand: a
/// mistyped member is refused and not passed over.
@Component
class ApiJson {
  static final int MAX_DEPTH = 64;

  /// Of a body that is no stream of lines.
  static final int MAX_BYTES = (int) ApiLimits.BODY;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_BYTES)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  JsonMapper mapper() {
    return mapper;
  }

  /// What `text` says.
  <T> T read(String text, Class<T> type) {
    try {
      T read = mapper.readValue(text, type);
      if (read == null) {
        throw ApiException.invalid(InputError.inBody("", "The body is null.", "Send an object."));
      }
      return read;
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  /// What was said, empty for nothing; services say what they need.
  static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  /// Why JSON could not be read.
  static ApiException unreadable(JacksonException failure) {
    return switch (failure) {
      case StreamConstraintsException _ ->
          ApiException.of(
              ProblemKind.MALFORMED_BODY,
              InputError.inBody(
                  "",
                  "Its values are nested deeper than "
                      + MAX_DEPTH
                      + ", or one of them is too long.",
                  "Send it in smaller parts."));
      case StreamReadException broken ->
          ApiException.of(
              ProblemKind.MALFORMED_BODY,
              InputError.inBody(
                  "",
                  "This is no JSON at " + place(broken.getLocation()) + ": " + brief(broken) + ".",
                  "Correct it there."));
      case UnrecognizedPropertyException unknown ->
          ApiException.invalid(
              InputError.inBody(
                  pointer(unknown),
                  "`" + unknown.getPropertyName() + "` is not known here.",
                  "There are " + names(unknown) + "."));
      default ->
          ApiException.invalid(
              InputError.inBody(
                  pointer(failure),
                  "The value at "
                      + place(failure.getLocation())
                      + " is not of the kind that it has to be.",
                  "Look up what it takes in /api/v1/openapi.json."));
    };
  }

  private static String names(UnrecognizedPropertyException unknown) {
    List<Object> known =
        unknown.getKnownPropertyIds() == null
            ? List.of()
            : List.copyOf(unknown.getKnownPropertyIds());
    return known.isEmpty()
        ? "no members"
        : known.stream().map(id -> "`" + id + "`").sorted().collect(Collectors.joining(", "));
  }

  private static String place(TokenStreamLocation at) {
    return "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /// The first sentence, without what follows of the parser's own inside.
  private static String brief(JacksonException broken) {
    String message = broken.getOriginalMessage().lines().findFirst().orElse("");
    int end = message.indexOf(" (for ");
    return (end > 0 ? message.substring(0, end) : message).replaceAll("[.\\s]+$", "");
  }

  private static String pointer(JacksonException failure) {
    return failure.getPath().stream()
        .map(part ->
            "/"
                + (part.getPropertyName() == null
                    ? String.valueOf(part.getIndex())
                    : part.getPropertyName().replace("~", "~0").replace("/", "~1")))
        .collect(Collectors.joining());
  }
}
