package io.quaymaster.console.rest;

import io.quaymaster.console.expectation.Expectation;
import io.quaymaster.console.expectation.ExpectationContent;
import io.quaymaster.console.expectation.ExpectationId;
import io.quaymaster.console.expectation.ExpectationOutcome;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.expectation.ExpectedAnswer;
import io.quaymaster.console.expectation.LastRun;
import io.quaymaster.console.expectation.SaveExpectation;
import io.quaymaster.console.expectation.Severity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Access questions kept with the answer that they must have.
@RestController
@RequestMapping(path = "/api/v1/expectations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Expectations", description = "Access questions with the answer that they must have.")
class ExpectationRoutes {
  private final Expectations expectations;
  private final Idempotency idempotency;

  ExpectationRoutes(Expectations expectations, Idempotency idempotency) {
    this.expectations = expectations;
    this.idempotency = idempotency;
  }

  /// @param note what changed and why; not needed of a new one
  @Schema(name = "ExpectationInput")
  record Input(
      @Nullable String principal,
      @Schema(description = "An action, or a task.") @Nullable String what,
      @Schema(description = "The ARN of the repository.") @Nullable String repository,
      @Nullable Map<String, List<String>> context,
      @Schema(description = "The id of a session policy.") @Nullable UUID session,
      @Nullable ExpectedAnswer expected,
      @Nullable Severity severity,
      @Nullable String owner,
      @Nullable String reason,
      @Nullable Boolean retired,
      @Nullable String note) {
    ExpectationContent content() {
      return ApiException.read(
          InputError.In.BODY,
          "",
          () ->
              new ExpectationContent(
                  ApiJson.text(principal),
                  ApiJson.text(what),
                  ApiJson.text(repository),
                  context == null ? Map.of() : context,
                  session,
                  given(expected, "expected"),
                  severity == null ? Severity.BLOCKING : severity,
                  ApiJson.text(owner),
                  ApiJson.text(reason),
                  Boolean.TRUE.equals(retired)));
    }

    private static <T> T given(@Nullable T value, String name) {
      if (value == null) {
        throw ApiException.invalid(
            InputError.inBody("/" + name, "`" + name + "` is missing.", "Say it."));
      }
      return value;
    }
  }

  /// @param standing how it stood when it was last asked for; null for never
  @Schema(name = "Expectation")
  record View(
      String id,
      int revision,
      ExpectationContent content,
      String author,
      Instant at,
      String note,
      @Nullable Standing standing) {
    static View of(Expectation expectation, @Nullable LastRun run) {
      return new View(
          expectation.id().toString(),
          expectation.revision(),
          expectation.content(),
          expectation.author().id().value(),
          expectation.at(),
          expectation.note(),
          run == null
              ? null
              : new Standing(
                  run.revision(), run.standing().name(), run.why(), run.at(), run.lastMet()));
    }
  }

  @Schema(name = "ExpectationStanding")
  record Standing(
      int revision, String standing, String why, Instant at, @Nullable Instant lastMet) {}

  @GetMapping
  @Operation(operationId = "listExpectations", summary = "Lists the expectations")
  Page<View> list(@ParameterObject PageQuery page) {
    Map<ExpectationId, LastRun> runs = expectations.lastRuns();
    return page.ofAll(
        expectations.all().stream().map(one -> View.of(one, runs.get(one.id()))).toList());
  }

  @GetMapping("/{id}")
  @Operation(operationId = "getExpectation", summary = "Tells of one expectation")
  ResponseEntity<View> get(@PathVariable String id) {
    return answer(known(id)).build();
  }

  private Expectation known(String id) {
    return ApiException.known(
        ExpectationId.parse(id).flatMap(expectations::find), "expectation `" + id + "`");
  }

  /// An answer that is to be built.
  private record Told(Expectation expectation, View view) {
    private ResponseEntity<View> build() {
      return ResponseEntity.ok().eTag(tag(expectation)).body(view);
    }
  }

  private Told answer(Expectation expectation) {
    return new Told(
        expectation, View.of(expectation, expectations.lastRun(expectation.id()).orElse(null)));
  }

  private static String tag(Expectation expectation) {
    return "\"" + expectation.revision() + ".\"";
  }

  @PostMapping
  @Operation(operationId = "createExpectation", summary = "Adds an expectation")
  @ApiResponse(
      responseCode = "201",
      description = "It is there.",
      content = @Content(schema = @Schema(implementation = View.class)))
  ResponseEntity<?> create(
      @RequestBody Input body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      HttpServletRequest request) {
    return idempotency.once(
        request,
        body,
        () -> {
          Expectation saved =
              save(() ->
                  expectations.save(
                      new SaveExpectation(
                          ExpectationId.next(), 0, body.content(), ApiJson.text(body.note()))));
          return ResponseEntity.created(URI.create("/api/v1/expectations/" + saved.id()))
              .eTag(tag(saved))
              .body(answer(saved).view());
        });
  }

  @PutMapping("/{id}")
  @Operation(operationId = "reviseExpectation", summary = "Adds a revision of an expectation")
  ResponseEntity<View> revise(
      @PathVariable String id,
      @RequestBody Input body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    Expectation before = known(id);
    EntityTags.requireBegin(ifMatch, "\"" + before.revision() + ".");
    return answer(
            save(() ->
                expectations.save(
                    new SaveExpectation(
                        before.id(),
                        before.revision(),
                        body.content(),
                        ApiJson.text(body.note())))))
        .build();
  }

  private static Expectation save(Supplier<ExpectationOutcome> save) {
    return switch (ApiException.read(InputError.In.BODY, "", save)) {
      case ExpectationOutcome.Saved(Expectation saved) -> saved;
      case ExpectationOutcome.Stale(Expectation latest) ->
          throw new ApiException(
              ProblemKind.STALE,
              "Somebody else was faster: revision "
                  + latest.revision()
                  + " is there. Read it and decide anew.");
    };
  }
}
