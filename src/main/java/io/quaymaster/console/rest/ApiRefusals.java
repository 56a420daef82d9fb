package io.quaymaster.console.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/// What whoever calls without a right to it is told, as problem details. What was wrong with a
/// token is not said.
@Component
class ApiRefusals
    implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {
  private static final String SECONDS_UNTIL_AGAIN = "30";

  private final Problems problems;

  ApiRefusals(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    onAuthenticationFailure(request, response, failure);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_AGAIN);
      write(
          request,
          response,
          ProblemKind.UNAVAILABLE,
          "The token could not be checked: the identity provider did not answer. Try again.");
    } else if (failure instanceof InvalidBearerTokenException) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      write(
          request,
          response,
          ProblemKind.NO_TOKEN,
          "The token is not valid here: it may have expired, or be meant for something else.");
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      write(
          request,
          response,
          ProblemKind.NO_TOKEN,
          "Send a token in the header `Authorization: Bearer TOKEN`.");
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    write(request, response, ProblemKind.REFUSED, "This is not for the roles of the caller.");
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, ProblemKind kind, String sentence)
      throws IOException {
    problems.write(new ApiException(kind, sentence), request, response);
  }
}
