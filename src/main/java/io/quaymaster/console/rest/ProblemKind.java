package io.quaymaster.console.rest;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/// What can be wrong with a call. Its `type` is stable; programs tell problems apart by it.
enum ProblemKind {
  MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
  INVALID_INPUT(HttpStatus.BAD_REQUEST, "Something in the request is not valid"),
  NO_TOKEN(HttpStatus.UNAUTHORIZED, "There is no valid token"),
  REFUSED(HttpStatus.FORBIDDEN, "The caller may not do this"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address takes another method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no answer of that media type"),
  CONFLICT(HttpStatus.CONFLICT, "Something else is there than the caller assumes"),
  NO_LENGTH(HttpStatus.LENGTH_REQUIRED, "The body has to say how long it is"),
  STALE(HttpStatus.PRECONDITION_FAILED, "It has changed meanwhile"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of another media type"),
  KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key was used for another request"),
  PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "The request has to say what it changes"),
  TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "The caller sends too much at once"),
  DEFECT(HttpStatus.INTERNAL_SERVER_ERROR, "The console failed"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The console cannot answer now");

  private final HttpStatus status;
  private final String title;

  ProblemKind(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  URI type() {
    return URI.create(
        "urn:quaymaster:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
