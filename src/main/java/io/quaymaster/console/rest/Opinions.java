package io.quaymaster.console.rest;

import io.quaymaster.console.rest.ChangeViews.Change;
import io.quaymaster.console.rest.ChangeViews.ReviewView;
import io.quaymaster.console.review.ChangeActivation;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.Review;
import io.quaymaster.console.review.Reviews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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

/// What people think of a change request, and how it comes in force.
@RestController
@RequestMapping(
    path = "/api/v1/change-requests/{number}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Change requests", description = "From a proposal to what is in force.")
class Opinions {
  private final Reviews reviews;
  private final ChangeActivation activation;
  private final OneChange one;
  private final Idempotency idempotency;

  Opinions(Reviews reviews, ChangeActivation activation, OneChange one, Idempotency idempotency) {
    this.reviews = reviews;
    this.activation = activation;
    this.one = one;
    this.idempotency = idempotency;
  }

  @GetMapping("/reviews")
  @Operation(operationId = "listReviews", summary = "Lists the reviews, oldest first")
  Page<ReviewView> list(@PathVariable String number, @ParameterObject PageQuery page) {
    return page.ofAll(
        one.page(OneChange.id(number)).change().reviews().stream().map(ReviewView::of).toList());
  }

  @Schema(name = "NewReview")
  record NewReview(
      Review.@Nullable Opinion opinion,
      @Schema(description = "`seen` of the change request as the caller read it.")
          @Nullable String seen,
      @Nullable String words) {}

  @PostMapping("/reviews")
  @Operation(operationId = "review", summary = "Approves it, or requests changes")
  @ApiResponse(
      responseCode = "201",
      description = "The change request with the review.",
      content = @Content(schema = @Schema(implementation = Change.class)))
  ResponseEntity<?> review(
      @PathVariable String number,
      @RequestBody NewReview body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      HttpServletRequest request) {
    return idempotency.once(
        request,
        body,
        () -> {
          ChangeId id = one.page(OneChange.id(number)).change().id();
          switch (body.opinion()) {
            case APPROVE ->
                reviews.approve(id, OneChange.seen(body.seen()), ApiJson.text(body.words()));
            case REQUEST_CHANGES ->
                reviews.requestChanges(id, OneChange.seen(body.seen()), ApiJson.text(body.words()));
            case null ->
                throw ApiException.invalid(
                    InputError.inBody(
                        "/opinion", "`opinion` is missing.", "Send APPROVE or REQUEST_CHANGES."));
          }
          ResponseEntity<Change> answer = one.answer(id);
          return ResponseEntity.status(201)
              .eTag(answer.getHeaders().getETag())
              .body(answer.getBody());
        });
  }

  @PostMapping("/reviews/{review}/dismissal")
  @Operation(operationId = "dismissReview", summary = "Takes a review out of the count")
  ResponseEntity<Change> dismiss(
      @PathVariable String number,
      @PathVariable String review,
      @RequestBody OneChange.Why body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(
        number,
        ifMatch,
        page -> {
          Review known =
              ApiException.known(
                  page.change().reviews().stream()
                      .filter(given -> String.valueOf(given.number()).equals(review))
                      .findFirst(),
                  "review `" + review + "`");
          reviews.dismiss(page.change().id(), known.number(), ApiJson.text(body.reason()));
        });
  }

  @Schema(name = "NewActivation")
  record Decision(
      @Schema(description = "`seen` of the change request as the caller read it.")
          @Nullable String seen,
      @Nullable String reason) {}

  @PostMapping("/activation")
  @Operation(operationId = "activate", summary = "Puts what is proposed in force")
  ResponseEntity<Change> activate(
      @PathVariable String number,
      @RequestBody Decision body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(
        number,
        ifMatch,
        page ->
            activation.activate(
                page.change().id(), OneChange.seen(body.seen()), ApiJson.text(body.reason())));
  }

  @PostMapping("/rollback")
  @Operation(operationId = "rollBack", summary = "Puts what was in force directly before in force")
  ResponseEntity<Change> rollBack(
      @PathVariable String number,
      @RequestBody OneChange.Why body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(
        number,
        ifMatch,
        page -> activation.rollBack(page.change().id(), ApiJson.text(body.reason())));
  }
}
