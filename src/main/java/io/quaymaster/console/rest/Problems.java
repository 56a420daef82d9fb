package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.review.ChangeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/// Makes problem details of whatever goes wrong below `/api`.
@RestControllerAdvice
class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final ApiJson json;

  Problems(ApiJson json) {
    this.json = json;
  }

  @ExceptionHandler(Exception.class)
  void any(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (!request.getRequestURI().startsWith("/api/") || response.isCommitted()) {
      throw failure;
    }
    if (failure instanceof ErrorResponse standard) {
      standard
          .getHeaders()
          .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }
    ApiException said = said(failure);
    if (said.kind() == ProblemKind.DEFECT) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    write(said, request, response);
  }

  void write(ApiException said, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(said.kind().status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response
        .getOutputStream()
        .write(json.mapper().writeValueAsBytes(Problem.of(said, request.getRequestURI())));
  }

  private static ApiException said(Exception failure) {
    return switch (failure) {
      case ApiException api -> api;
      case CatalogException catalog -> new ApiException(kind(catalog), catalog.getMessage());
      case ChangeException change -> new ApiException(kind(change), change.getMessage());
      case AccessDeniedException denied ->
          new ApiException(ProblemKind.REFUSED, "This is not for the roles of the caller.");
      case JacksonException unreadable -> ApiJson.unreadable(unreadable);
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
      default -> ofRequest(failure);
    };
  }

  private static ProblemKind kind(CatalogException failure) {
    return switch (failure.why()) {
      case NOT_FOUND -> ProblemKind.NOT_FOUND;
      case ALREADY_THERE -> ProblemKind.CONFLICT;
      case INVALID -> ProblemKind.INVALID_INPUT;
    };
  }

  private static ProblemKind kind(ChangeException failure) {
    return switch (failure.why()) {
      case NOT_FOUND -> ProblemKind.NOT_FOUND;
      case REFUSED -> ProblemKind.REFUSED;
      case MOVED -> ProblemKind.CONFLICT;
      case INVALID -> ProblemKind.INVALID_INPUT;
    };
  }

  private static ApiException unreadable(HttpMessageNotReadableException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException api) {
        return api;
      }
      if (cause instanceof JacksonException json && !(json.getCause() instanceof IOException)) {
        return ApiJson.unreadable(json);
      }
    }
    return ApiException.of(
        ProblemKind.MALFORMED_BODY,
        InputError.inBody("", "There is no body.", "Send a JSON object."));
  }

  @SuppressWarnings("NullAway") // The field error is there, as the guard says.
  private static ApiException ofRequest(Exception failure) {
    return switch (failure) {
      case HttpRequestMethodNotSupportedException method ->
          new ApiException(
              ProblemKind.METHOD_NOT_ALLOWED,
              "%s is not for this address. It takes %s."
                  .formatted(
                      method.getMethod(),
                      String.join(
                          ", ",
                          method.getSupportedMethods() == null
                              ? new String[0]
                              : method.getSupportedMethods())));
      case HttpMediaTypeNotSupportedException type ->
          new ApiException(
              ProblemKind.UNSUPPORTED_MEDIA_TYPE,
              "The Content-Type %s is not for this address. It takes %s."
                  .formatted(type.getContentType(), type.getSupportedMediaTypes()));
      case HttpMediaTypeNotAcceptableException type ->
          new ApiException(
              ProblemKind.NOT_ACCEPTABLE,
              "Nothing that Accept asks for is there. There is "
                  + type.getSupportedMediaTypes()
                  + ".");
      case MissingServletRequestParameterException missing ->
          ApiException.invalid(
              InputError.inQuery(
                  missing.getParameterName(),
                  "The parameter `" + missing.getParameterName() + "` is missing.",
                  "Give it."));
      case MissingRequestHeaderException missing ->
          ApiException.invalid(
              InputError.inHeader(
                  missing.getHeaderName(),
                  "The header `" + missing.getHeaderName() + "` is missing.",
                  "Send it."));
      case BindException wrong when wrong.getFieldError() != null ->
          ApiException.invalid(
              InputError.inQuery(
                  wrong.getFieldError().getField(),
                  "`"
                      + wrong.getFieldError().getField()
                      + "` is not of the kind that it has to be.",
                  "Look up what it takes in /api/v1/openapi.json."));
      case MethodArgumentTypeMismatchException wrong ->
          ApiException.invalid(
              InputError.inQuery(
                  wrong.getName(),
                  "`" + wrong.getName() + "` is not of the kind that it has to be.",
                  "Look up what it takes in /api/v1/openapi.json."));
      case ErrorResponse standard when standard.getStatusCode().is4xxClientError() ->
          new ApiException(
              ProblemKind.INVALID_INPUT,
              "The request is not one that this address takes. Look up its form in /api/v1/openapi.json.");
      default ->
          new ApiException(
              ProblemKind.DEFECT,
              "That is a defect of the console, and not of the request. Its log says more.");
    };
  }
}
