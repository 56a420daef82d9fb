package io.quaymaster.console.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Does nothing twice: a request that comes again with the same `Idempotency-Key` within a day gets
/// the answer that the first one got. Keys are the caller's own.
@Component
class Idempotency {
  static final String HEADER = "Idempotency-Key";

  /// Told along with an answer that is not the first.
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final JdbcClient jdbc;
  private final CurrentUser user;
  private final ApiJson json;
  private final Clock clock;

  Idempotency(JdbcClient jdbc, CurrentUser user, ApiJson json, Clock clock) {
    this.jdbc = jdbc;
    this.user = user;
    this.json = json;
    this.clock = clock;
  }

  /// What was kept of the first request.
  private record Kept(
      String requestHash,
      @Nullable Integer status,
      @Nullable String location,
      @Nullable String entityTag,
      @Nullable String body) {}

  /// The answer of `work`, or the one that it gave before.
  ///
  /// @param body of the request
  ResponseEntity<?> once(
      HttpServletRequest request, Object body, Supplier<ResponseEntity<?>> work) {
    String key = request.getHeader(HEADER);
    if (key == null) {
      return work.get();
    }
    if (!KEY.matcher(key).matches()) {
      throw ApiException.invalid(
          InputError.inHeader(
              HEADER,
              "The key is not 1 to 200 visible ASCII characters.",
              "Send a new UUID for each new request."));
    }
    String caller = user.person().id().value();
    String hash =
        ContentHash.of(
                request.getMethod() + " " + request.getRequestURI() + "\n" + json.write(body))
            .hex();
    Optional<Kept> before = begin(caller, key, hash);
    return before.isPresent() ? again(before.get(), hash) : first(caller, key, work);
  }

  private ResponseEntity<?> first(String caller, String key, Supplier<ResponseEntity<?>> work) {
    ResponseEntity<?> answer;
    try {
      answer = work.get();
    } catch (RuntimeException e) {
      forget(caller, key); // Nothing was done.
      throw e;
    }
    keep(caller, key, answer);
    return answer;
  }

  /// Takes the key; what was kept if it was taken before.
  private Optional<Kept> begin(String caller, String key, String hash) {
    Instant now = clock.instant();
    jdbc.sql("delete from idempotency_key where created_at < :limit")
        .param("limit", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
    try {
      jdbc.sql(
              "insert into idempotency_key (caller, sent_key, request_hash, created_at) values (:caller, :key, :hash, :now)")
          .param("caller", caller)
          .param("key", key)
          .param("hash", hash)
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
      return Optional.empty();
    } catch (DuplicateKeyException e) {
      return Optional.of(kept(caller, key));
    }
  }

  private Kept kept(String caller, String key) {
    return jdbc.sql(
            "select request_hash, status, location, entity_tag, body from idempotency_key where caller = :caller and sent_key = :key")
        .param("caller", caller)
        .param("key", key)
        .query(Kept.class)
        .optional()
        .orElseThrow(Idempotency::atWork);
  }

  private static ResponseEntity<?> again(Kept kept, String hash) {
    if (!kept.requestHash().equals(hash)) {
      throw ApiException.of(
          ProblemKind.KEY_REUSED,
          InputError.inHeader(
              HEADER,
              "Another request came with this key before.",
              "Send a new key for a new request, and the same body with the same key."));
    }
    if (kept.status() == null) {
      throw atWork();
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(kept.status())
            .header(REPLAYED, "true")
            .contentType(MediaType.APPLICATION_JSON);
    if (kept.location() != null) {
      answer.location(URI.create(kept.location()));
    }
    if (kept.entityTag() != null) {
      answer.eTag(kept.entityTag());
    }
    return answer.body(new Replayed(String.valueOf(kept.body())));
  }

  /// JSON as it was kept.
  record Replayed(@JsonRawValue @JsonValue String json) {}

  private static ApiException atWork() {
    return new ApiException(
        ProblemKind.CONFLICT,
        "The first request with this key was not answered yet. Wait; if it never is, look whether it was done, and send"
            + " a new key.");
  }

  private void keep(String caller, String key, ResponseEntity<?> answer) {
    @Nullable URI location = answer.getHeaders().getLocation();
    jdbc.sql(
            "update idempotency_key set status = :status, location = :location, entity_tag = :tag, body = :body where caller = :caller and sent_key = :key")
        .param("status", answer.getStatusCode().value())
        .param("location", location == null ? null : location.toString())
        .param("tag", answer.getHeaders().getETag())
        .param("body", answer.getBody() == null ? "null" : json.write(answer.getBody()))
        .param("caller", caller)
        .param("key", key)
        .update();
  }

  private void forget(String caller, String key) {
    jdbc.sql("delete from idempotency_key where caller = :caller and sent_key = :key")
        .param("caller", caller)
        .param("key", key)
        .update();
  }
}
