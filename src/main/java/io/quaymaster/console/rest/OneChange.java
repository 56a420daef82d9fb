package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.rest.ChangeViews.Change;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequests;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// One change request: as it is told, and as the caller has to have seen it who changes it.
@Component
class OneChange {
  private final ChangeRequests changes;
  private final ApiJson json;

  OneChange(ChangeRequests changes, ApiJson json) {
    this.changes = changes;
    this.json = json;
  }

  @Schema(name = "Why")
  record Why(@Nullable String reason) {}

  static ChangeId id(String number) {
    return ApiException.known(ChangeId.parse(number), "change request `" + number + "`");
  }

  ChangePage page(ChangeId id) {
    return ApiException.known(changes.page(id), "change request `" + id.number() + "`");
  }

  ResponseEntity<Change> answer(ChangeId id) {
    ChangePage page = page(id);
    Change told = Change.of(page);
    return ResponseEntity.ok()
        .eTag(revision(page) + ContentHash.of(json.write(told)).brief() + "\"")
        .body(told);
  }

  /// Does something with it if the caller saw its latest revision. What checks found meanwhile is
  /// no revision: decisions say by `seen` what they are about.
  ResponseEntity<Change> change(
      String number, @Nullable String ifMatch, Consumer<ChangePage> deed) {
    ChangePage page = page(id(number));
    EntityTags.requireBegin(ifMatch, revision(page));
    deed.accept(page);
    return answer(page.change().id());
  }

  /// How tags of its revision begin.
  private static String revision(ChangePage page) {
    return "\"" + page.change().revision() + ".";
  }

  static ContentHash seen(@Nullable String hex) {
    return ApiException.read(InputError.In.BODY, "seen", () -> new ContentHash(ApiJson.text(hex)));
  }
}
