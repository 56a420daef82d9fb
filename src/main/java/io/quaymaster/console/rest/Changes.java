package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.rest.ChangeViews.Change;
import io.quaymaster.console.rest.ChangeViews.Summary;
import io.quaymaster.console.review.ChangeFilter;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.console.review.ReviseOutcome;
import io.quaymaster.console.review.ReviseText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Change requests until they come in force or are given up.
@RestController
@RequestMapping(path = "/api/v1/change-requests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Change requests", description = "From a proposal to what is in force.")
class Changes {
  private final ChangeRequests changes;
  private final Reviews reviews;
  private final OneChange one;
  private final Idempotency idempotency;

  Changes(ChangeRequests changes, Reviews reviews, OneChange one, Idempotency idempotency) {
    this.changes = changes;
    this.reviews = reviews;
    this.one = one;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Operation(
      operationId = "listChangeRequests",
      summary = "Lists the change requests, those that changed last first")
  Page<Summary> list(
      @Parameter(description = "Words of the title, names of authors or policies, or the number.")
          @RequestParam(defaultValue = "")
          String search,
      @RequestParam(required = false) @Nullable Set<ChangeState> state,
      @RequestParam(defaultValue = "") String author,
      @RequestParam(required = false) @Nullable String policy,
      @ParameterObject PageQuery page) {
    ChangeFilter filter =
        new ChangeFilter(
            search,
            state == null ? Set.of() : state,
            author,
            policy == null ? null : Catalogue.policyId(policy));
    return page.of(window -> changes.list(filter, window).stream().map(Summary::of).toList());
  }

  @GetMapping("/{number}")
  @Operation(operationId = "getChangeRequest", summary = "Tells of one change request")
  ResponseEntity<Change> get(@PathVariable String number) {
    return one.answer(OneChange.id(number));
  }

  /// @param base id of the version that is to be replaced; null for none
  /// @param proposed id of the version that is to come in force; null for none
  @Schema(name = "Proposal")
  record ProposalInput(@Nullable String policy, @Nullable String base, @Nullable String proposed) {
    Proposal read(String pointer) {
      if (policy == null) {
        throw ApiException.invalid(
            InputError.inBody(pointer + "/policy", "`policy` is missing.", "Send its id."));
      }
      PolicyId id = Catalogue.policyId(policy);
      return new Proposal(
          id, number(id, base, pointer + "/base"), number(id, proposed, pointer + "/proposed"));
    }
  }

  private static @Nullable VersionNumber number(
      PolicyId policy, @Nullable String version, String pointer) {
    if (version == null) {
      return null;
    }
    return FiledVersions.parse(version)
        .filter(id -> id.policy().equals(policy))
        .map(VersionId::number)
        .orElseThrow(() ->
            ApiException.invalid(
                InputError.inBody(
                    pointer,
                    "`" + version + "` is no version of the policy " + policy + ".",
                    "Take an id from /api/v1/policies/{id}/versions.")));
  }

  @Schema(name = "NewChangeRequest")
  record NewChange(
      @Nullable String title,
      @Nullable String description,
      @Nullable List<ProposalInput> proposals) {}

  @PostMapping
  @Operation(operationId = "createChangeRequest", summary = "Begins a change request, as a draft")
  @ApiResponse(
      responseCode = "201",
      description = "It is begun.",
      content = @Content(schema = @Schema(implementation = Change.class)))
  ResponseEntity<?> create(
      @RequestBody NewChange body,
      @Parameter(description = "Sent again with the same body, the answer is the same.")
          @RequestHeader(name = Idempotency.HEADER, required = false)
          @Nullable String key,
      HttpServletRequest request) {
    return idempotency.once(
        request,
        body,
        () -> {
          List<Proposal> proposals = new java.util.ArrayList<>();
          List<ProposalInput> given = body.proposals() == null ? List.of() : body.proposals();
          for (int i = 0; i < given.size(); i++) {
            proposals.add(given.get(i).read("/proposals/" + i));
          }
          ChangeId id =
              changes.open(
                  new OpenChange(
                      ApiJson.text(body.title()), ApiJson.text(body.description()), proposals));
          ResponseEntity<Change> answer = one.answer(id);
          return ResponseEntity.created(URI.create("/api/v1/change-requests/" + id.number()))
              .eTag(answer.getHeaders().getETag())
              .body(answer.getBody());
        });
  }

  @Schema(name = "ChangeDescription")
  record Description(@Nullable String title, @Nullable String description) {}

  @PatchMapping("/{number}")
  @Operation(operationId = "describeChangeRequest", summary = "Changes the title and description")
  ResponseEntity<Change> describe(
      @PathVariable String number,
      @RequestBody Description body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(
        number,
        ifMatch,
        page ->
            changes.describe(
                page.change().id(),
                body.title() == null ? page.change().title() : body.title(),
                body.description() == null ? page.change().description() : body.description()));
  }

  /// @param head id of the version that the writer began with; null for none
  @Schema(name = "RevisedText")
  record Revision(@Nullable String head, @Nullable String text, @Nullable String reason) {}

  @PutMapping("/{number}/texts/{policy}")
  @Operation(
      operationId = "reviseText",
      summary = "Saves a text as the next version of a policy and proposes it")
  ResponseEntity<Change> revise(
      @PathVariable String number,
      @PathVariable String policy,
      @RequestBody Revision body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    PolicyId id = Catalogue.policyId(policy);
    return one.change(
        number,
        ifMatch,
        page ->
            require(
                changes.revise(
                    new ReviseText(
                        page.change().id(),
                        id,
                        number(id, body.head(), "/head"),
                        ApiJson.text(body.text()),
                        ApiJson.text(body.reason())))));
  }

  private static void require(ReviseOutcome outcome) {
    switch (outcome) {
      case ReviseOutcome.Saved _ -> {}
      case ReviseOutcome.Rejected rejected ->
          throw ApiException.invalid(
              rejected.findings().stream()
                  .map(finding ->
                      InputError.inBody(
                          "/text",
                          finding.code().id() + ": " + finding.message(),
                          "Correct line "
                              + finding.location().span().start().line()
                              + " of the text."))
                  .toList());
      case ReviseOutcome.Moved moved ->
          throw new ApiException(
              ProblemKind.CONFLICT,
              "Somebody else revised the text meanwhile: "
                  + (moved.head() == null ? "none" : moved.head())
                  + " is proposed now. Take that up and send it as `head`.");
    }
  }

  @PutMapping("/{number}/proposals")
  @Operation(
      operationId = "propose",
      summary = "Proposes a version that is on file already, or none")
  ResponseEntity<Change> propose(
      @PathVariable String number,
      @RequestBody ProposalInput body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(number, ifMatch, page -> changes.propose(page.change().id(), body.read("")));
  }

  @DeleteMapping("/{number}/proposals/{policy}")
  @Operation(operationId = "leaveOut", summary = "Proposes nothing for a policy any more")
  ResponseEntity<Change> leaveOut(
      @PathVariable String number,
      @PathVariable String policy,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(
        number, ifMatch, page -> changes.leaveOut(page.change().id(), Catalogue.policyId(policy)));
  }

  @PostMapping("/{number}/submission")
  @Operation(operationId = "submit", summary = "Asks for reviews")
  ResponseEntity<Change> submit(
      @PathVariable String number,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(number, ifMatch, page -> changes.submit(page.change().id()));
  }

  @PostMapping("/{number}/withdrawal")
  @Operation(operationId = "withdraw", summary = "Takes it back")
  ResponseEntity<Change> withdraw(
      @PathVariable String number,
      @RequestBody OneChange.Why body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(
        number, ifMatch, page -> changes.withdraw(page.change().id(), ApiJson.text(body.reason())));
  }

  @PostMapping("/{number}/rejection")
  @Operation(operationId = "reject", summary = "Turns it down for good")
  ResponseEntity<Change> reject(
      @PathVariable String number,
      @RequestBody OneChange.Why body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return one.change(
        number, ifMatch, page -> reviews.reject(page.change().id(), ApiJson.text(body.reason())));
  }
}
