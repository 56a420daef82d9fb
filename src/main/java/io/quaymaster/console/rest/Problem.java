package io.quaymaster.console.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Why a call was not answered, as RFC 9457 has it.
///
/// @param errors what in the request is wrong, where that can be told
@Schema(description = "Why a call was not answered (RFC 9457).")
record Problem(
    @Schema(
            description = "The kind of problem; it is stable.",
            example = "urn:quaymaster:problem:invalid-input")
        String type,
    String title,
    int status,
    @Schema(description = "What is wrong and what to do, in sentences.") String detail,
    @Schema(description = "The address that was called.") String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InputError> errors) {

  Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(ApiException failure, String instance) {
    return new Problem(
        failure.kind().type().toString(),
        failure.kind().title(),
        failure.kind().status().value(),
        failure.getMessage(),
        instance,
        failure.errors());
  }
}
