package io.quaymaster.console.rest;

import io.quaymaster.console.rest.TextQuestions.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The three commands of the command line, on posted texts or on versions on file.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Texts", description = "Lint, check and compare, as the command line does.")
class Texts {
  private static final String JSONL = "application/jsonl";
  private static final String NDJSON = "application/x-ndjson";

  private final TextQuestions questions;

  Texts(TextQuestions questions) {
    this.questions = questions;
  }

  @PostMapping(
      path = "/lint",
      consumes = {MediaType.APPLICATION_JSON_VALUE, JSONL, NDJSON},
      produces = {MediaType.APPLICATION_JSON_VALUE, JSONL, NDJSON})
  @Operation(
      operationId = "lint",
      summary = "Says what is wrong in a policy, where, and how to mend it",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(ref = "LintQuestion")),
                @Content(mediaType = JSONL, schema = @Schema(ref = "LintQuestion"))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "The findings; of lines, a line for each.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(ref = "LintAnswer")),
        @Content(mediaType = JSONL, schema = @Schema(ref = "LintAnswer"))
      })
  void lint(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(Kind.LINT, request, response);
  }

  @PostMapping(
      path = "/checks",
      consumes = {MediaType.APPLICATION_JSON_VALUE, JSONL, NDJSON},
      produces = {MediaType.APPLICATION_JSON_VALUE, JSONL, NDJSON})
  @Operation(
      operationId = "check",
      summary = "Tells whether a request is allowed, and why",
      description =
          "A case of the format iam-decision-case/1 brings its policies along; a question with `principal` is about"
              + " what is on file.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(ref = "CheckQuestion")),
                @Content(mediaType = JSONL, schema = @Schema(ref = "CheckQuestion"))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "The decision; of lines, a line for each.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(ref = "CheckAnswer")),
        @Content(mediaType = JSONL, schema = @Schema(ref = "CheckAnswer"))
      })
  void check(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(Kind.CHECK, request, response);
  }

  @PostMapping(
      path = "/comparisons",
      consumes = {MediaType.APPLICATION_JSON_VALUE, JSONL, NDJSON},
      produces = {MediaType.APPLICATION_JSON_VALUE, JSONL, NDJSON})
  @Operation(
      operationId = "compare",
      summary = "Tells what access a change of a policy grants or takes away",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(ref = "CompareQuestion")),
                @Content(mediaType = JSONL, schema = @Schema(ref = "CompareQuestion"))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "The verdict and each class of access; of lines, a line for each.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(ref = "CompareAnswer")),
        @Content(mediaType = JSONL, schema = @Schema(ref = "CompareAnswer"))
      })
  void compare(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(Kind.COMPARE, request, response);
  }

  private void answer(Kind kind, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String type = request.getContentType();
    if (type.startsWith(JSONL) || type.startsWith(NDJSON)) {
      response.setContentType(type.startsWith(JSONL) ? JSONL : NDJSON);
      questions.answer(kind, request.getInputStream(), response.getOutputStream());
    } else {
      String answer = questions.answer(kind, body(request.getInputStream()));
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String body(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(ApiJson.MAX_BYTES + 1);
    if (bytes.length > ApiJson.MAX_BYTES) {
      throw new ApiException(
          ProblemKind.TOO_LARGE,
          "A body has at most "
              + ApiJson.MAX_BYTES
              + " bytes. Send many questions as "
              + JSONL
              + ", a line each.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ApiException.of(
          ProblemKind.MALFORMED_BODY,
          InputError.inBody("", "The body is not UTF-8.", "Send it in that encoding."));
    }
  }
}
