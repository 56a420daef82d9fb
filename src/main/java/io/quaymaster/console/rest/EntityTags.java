package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.ContentHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Tags of what is there now, and whether the caller has seen it.
@Component
class EntityTags {
  private final ApiJson json;

  EntityTags(ApiJson json) {
    this.json = json;
  }

  /// The answer with a tag that changes whenever it does.
  <T> ResponseEntity<T> tagged(T value) {
    return ResponseEntity.ok()
        .eTag("\"" + ContentHash.of(json.write(value)).brief() + "\"")
        .body(value);
  }

  /// @param ifMatch the header, null for none
  /// @param now how the tag of what is there now begins, with its quote
  static void requireBegin(@Nullable String ifMatch, String now) {
    if (ifMatch == null) {
      throw ApiException.of(
          ProblemKind.PRECONDITION_REQUIRED,
          InputError.inHeader(
              HttpHeaders.IF_MATCH,
              "The header `If-Match` is missing.",
              "Read what you change and send its `ETag`, so that nothing is undone that you did not see."));
    }
    if (Arrays.stream(ifMatch.split(","))
        .map(String::strip)
        .noneMatch(tag -> tag.equals("*") || tag.startsWith(now))) {
      throw ApiException.of(
          ProblemKind.STALE,
          InputError.inHeader(
              HttpHeaders.IF_MATCH,
              "It is not any more what the caller read.",
              "Read it again and decide anew."));
    }
  }
}
