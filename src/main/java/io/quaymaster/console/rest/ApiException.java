package io.quaymaster.console.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A call that cannot be answered; the message says what is wrong and what to do.
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final transient List<InputError> errors;

  ApiException(ProblemKind kind, String detail) {
    this(kind, detail, List.of());
  }

  private ApiException(ProblemKind kind, String detail, List<InputError> errors) {
    super(detail);
    this.kind = kind;
    this.errors = List.copyOf(errors);
  }

  static ApiException invalid(InputError error) {
    return of(ProblemKind.INVALID_INPUT, error);
  }

  static ApiException invalid(List<InputError> errors) {
    return new ApiException(ProblemKind.INVALID_INPUT, errors.getFirst().sentence(), errors);
  }

  static ApiException of(ProblemKind kind, InputError error) {
    return new ApiException(kind, error.sentence(), List.of(error));
  }

  /// One thing that is not there, or that the caller may not see: nobody can tell which.
  static ApiException noSuch(String what) {
    return new ApiException(
        ProblemKind.NOT_FOUND,
        "There is no " + what + " here that the caller may see. Look at its id.");
  }

  static <T> T known(Optional<T> found, String what) {
    return found.orElseThrow(() -> noSuch(what));
  }

  /// The value that `read` makes of a part of the request; its `IllegalArgumentException` says what
  /// is wrong with that part.
  static <T> T read(InputError.In in, String name, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw invalid(
          new InputError(
              in, name.isEmpty() ? "" : "/" + name, String.valueOf(e.getMessage()), "Correct it."));
    }
  }

  ProblemKind kind() {
    return kind;
  }

  List<InputError> errors() {
    return errors;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
