package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.review.About;
import io.quaymaster.console.review.Anchor;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeThread;
import io.quaymaster.console.review.Discussion.Topic;
import io.quaymaster.console.review.Discussions;
import io.quaymaster.console.review.LineRange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What people say about a change request.
@RestController
@RequestMapping(
    path = "/api/v1/change-requests/{number}/comments",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Change requests", description = "From a proposal to what is in force.")
class Comments {
  private final Discussions discussions;
  private final OneChange one;
  private final Idempotency idempotency;

  Comments(Discussions discussions, OneChange one, Idempotency idempotency) {
    this.discussions = discussions;
    this.one = one;
    this.idempotency = idempotency;
  }

  /// @param about what it is about, in words
  @Schema(name = "Thread")
  record ThreadView(long number, String about, boolean open, List<SaidView> said) {
    static ThreadView of(ChangeThread thread) {
      return new ThreadView(
          thread.number(),
          switch (thread.anchor()) {
            case Anchor.Whole _ -> "the change request";
            case Anchor.OnClass on -> on.words();
            case Anchor.OnLines on ->
                on.lines() + " of " + FiledVersions.idOf(new VersionId(on.policy(), on.version()));
          },
          thread.isOpen(),
          thread.said().stream()
              .map(said ->
                  new SaidView(
                      said.by().id().value(),
                      said.at(),
                      said.words(),
                      said.suggestion().orElse(null)))
              .toList());
    }
  }

  @Schema(name = "Said")
  record SaidView(String by, Instant at, String words, @Nullable String suggestion) {}

  /// @param version the version whose lines it is about; null for the whole change request
  @Schema(name = "NewComment")
  record NewComment(
      @Nullable String words,
      @Nullable String version,
      @Nullable Integer firstLine,
      @Nullable Integer lastLine,
      @Schema(description = "Another text for those lines; empty to leave them out.")
          @Nullable String suggestion) {
    About about() {
      if (version == null) {
        return new About.Whole();
      }
      VersionId id = ApiException.known(FiledVersions.parse(version), "version `" + version + "`");
      int first = firstLine == null ? 0 : firstLine;
      LineRange lines =
          ApiException.read(
              InputError.In.BODY,
              "firstLine",
              () -> new LineRange(first, lastLine == null ? first : lastLine));
      return new About.Lines(id.policy(), id.number(), lines);
    }
  }

  @Schema(name = "NewAnswer")
  record NewAnswer(@Nullable String words, @Nullable String suggestion) {}

  @GetMapping
  @Operation(operationId = "listComments", summary = "Lists what was said, thread by thread")
  Page<ThreadView> list(@PathVariable String number, @ParameterObject PageQuery page) {
    return page.ofAll(threads(known(number)));
  }

  private ChangeId known(String number) {
    return one.page(OneChange.id(number)).change().id();
  }

  private List<ThreadView> threads(ChangeId id) {
    return discussions.of(id).topics().stream().map(Topic::thread).map(ThreadView::of).toList();
  }

  @PostMapping
  @Operation(operationId = "comment", summary = "Begins a thread")
  @ApiResponse(
      responseCode = "201",
      description = "The thread.",
      content = @Content(schema = @Schema(implementation = ThreadView.class)))
  ResponseEntity<?> begin(
      @PathVariable String number,
      @RequestBody NewComment body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      HttpServletRequest request) {
    return idempotency.once(
        request,
        body,
        () -> {
          ChangeId id = known(number);
          long thread =
              discussions.begin(id, body.about(), ApiJson.text(body.words()), body.suggestion());
          return ResponseEntity.status(201).body(thread(id, thread));
        });
  }

  @PostMapping("/{thread}/answers")
  @Operation(operationId = "answerComment", summary = "Says something in a thread")
  @ApiResponse(
      responseCode = "201",
      description = "The thread.",
      content = @Content(schema = @Schema(implementation = ThreadView.class)))
  ResponseEntity<?> answer(
      @PathVariable String number,
      @PathVariable String thread,
      @RequestBody NewAnswer body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      HttpServletRequest request) {
    return idempotency.once(
        request,
        body,
        () -> {
          ChangeId id = known(number);
          long known = thread(id, thread).number();
          discussions.answer(id, known, ApiJson.text(body.words()), body.suggestion());
          return ResponseEntity.status(201).body(thread(id, known));
        });
  }

  @PostMapping("/{thread}/resolution")
  @Operation(operationId = "resolveComment", summary = "Settles a thread")
  ThreadView resolve(@PathVariable String number, @PathVariable String thread) {
    return settle(number, thread, discussions::resolve);
  }

  @PostMapping("/{thread}/reopening")
  @Operation(operationId = "reopenComment", summary = "Opens a thread again")
  ThreadView reopen(@PathVariable String number, @PathVariable String thread) {
    return settle(number, thread, discussions::reopen);
  }

  private ThreadView settle(String number, String thread, ObjLongConsumer<ChangeId> deed) {
    ChangeId id = known(number);
    long known = thread(id, thread).number();
    deed.accept(id, known);
    return thread(id, known);
  }

  private ThreadView thread(ChangeId id, long number) {
    return thread(id, String.valueOf(number));
  }

  private ThreadView thread(ChangeId id, String number) {
    return ApiException.known(
        threads(id).stream()
            .filter(found -> String.valueOf(found.number()).equals(number))
            .findFirst(),
        "thread `" + number + "`");
  }
}
