package io.quaymaster.console.identity.keycloak;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.web.client.ResponseErrorHandler;

/// What it means that no token was given, by the code of the error alone: what else Keycloak says
/// of it may name somebody.
final class TokenRefusal implements ResponseErrorHandler {
  /// Nobody is there who could say yes or no.
  private static final Set<String> NO_ANSWER =
      Set.of(OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

  private static final Set<Integer> LATER = Set.of(408, 425, 429);
  private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

  private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

  @Override
  public boolean hasError(ClientHttpResponse response) throws IOException {
    return response.getStatusCode().isError();
  }

  @Override
  public void handleError(URI address, HttpMethod method, ClientHttpResponse response)
      throws IOException {
    HttpStatusCode status = response.getStatusCode();
    throw new OAuth2AuthorizationException(
        new OAuth2Error(
            status.is5xxServerError() || LATER.contains(status.value())
                ? OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE
                : codeIn(response)));
  }

  private String codeIn(ClientHttpResponse response) throws IOException {
    try {
      return errors.read(OAuth2Error.class, response).getErrorCode();
    } catch (HttpMessageNotReadableException | IllegalArgumentException e) {
      return OAuth2ErrorCodes.INVALID_REQUEST; // It is an answer, if no good one.
    }
  }

  /// Whether Keycloak was not there, and did not refuse.
  static boolean isNoAnswer(OAuth2AuthorizationException failure) {
    return NO_ANSWER.contains(failure.getError().getErrorCode()) || isInterrupted(failure);
  }

  private static boolean isInterrupted(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /// The code of the error, and nothing that somebody else wrote.
  static String code(OAuth2Error error) {
    String code = error.getErrorCode();
    return CODE.matcher(code).matches() ? code : "another error";
  }
}
