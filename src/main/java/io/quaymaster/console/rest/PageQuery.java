package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.Window;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted. What a cursor says is nobody's business but this class's.
record PageQuery(
    @Parameter(
            description = "How many entries at most, 1 to 200; 50 if nothing is said.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
        @Nullable String limit,
    @Parameter(description = "The `next` of the part before.") @Nullable String cursor) {
  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final Pattern CURSOR = Pattern.compile("after:([0-9]{1,9})");

  /// The part of what `read` reads.
  <T> Page<T> of(Function<Window, List<T>> read) {
    int size = size();
    int from = from();
    List<T> found = read.apply(new Window(from, size + 1));
    boolean more = found.size() > size;
    return new Page<>(more ? found.subList(0, size) : found, more ? cursor(from + size) : null);
  }

  /// The part of a list that is there as a whole.
  <T> Page<T> ofAll(List<T> all) {
    return of(window -> all.stream().skip(window.offset()).limit(window.limit()).toList());
  }

  int size() {
    if (limit == null || limit.isEmpty()) {
      return USUAL;
    }
    int size = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
    if (size < 1 || size > MOST) {
      throw ApiException.invalid(
          InputError.inQuery(
              "limit",
              "`" + limit + "` is no number from 1 to " + MOST + ".",
              "Leave it out for " + USUAL + "."));
    }
    return size;
  }

  int from() {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    try {
      Matcher said =
          CURSOR.matcher(
              new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
      if (said.matches()) {
        return Integer.parseInt(said.group(1));
      }
    } catch (IllegalArgumentException e) {
      throw noCursor();
    }
    throw noCursor();
  }

  static String cursor(int from) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("after:" + from).getBytes(StandardCharsets.US_ASCII));
  }

  private static ApiException noCursor() {
    return ApiException.invalid(
        InputError.inQuery(
            "cursor",
            "This is no cursor of this interface.",
            "Take the `next` of the part before, or leave it out to begin."));
  }
}
