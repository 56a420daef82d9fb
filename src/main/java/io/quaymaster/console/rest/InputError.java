package io.quaymaster.console.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/// Something in a request that is not valid.
///
/// @param field of the body as a JSON pointer; else the name of the parameter or header behind `/`
/// @param message what is wrong with it
/// @param remedy what to do
@Schema(description = "Something in a request that is not valid.")
record InputError(
    In in,
    @Schema(
            description =
                "A JSON pointer into the body, empty for all of it; of parameters and headers, their name behind a slash.",
            example = "/resource")
        String field,
    @Schema(description = "What is wrong with it.") String message,
    @Schema(description = "What to do.") String remedy) {

  /// Where in the request.
  enum In {
    BODY,
    PATH,
    QUERY,
    HEADER
  }

  static InputError inBody(String pointer, String message, String remedy) {
    return new InputError(In.BODY, pointer, message, remedy);
  }

  static InputError inQuery(String name, String message, String remedy) {
    return new InputError(In.QUERY, "/" + name, message, remedy);
  }

  static InputError inHeader(String name, String message, String remedy) {
    return new InputError(In.HEADER, "/" + name, message, remedy);
  }

  String sentence() {
    return message + " " + remedy;
  }
}
