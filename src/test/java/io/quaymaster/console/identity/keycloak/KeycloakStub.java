package io.quaymaster.console.identity.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Answers like Keycloak, or as no Keycloak should: its keys, and whatever it is told to say for a
/// refresh token. Nobody is there until it begins.
final class KeycloakStub {
  private static final String REALM = "/realms/console";
  private static final RSAKey FORGER = newKey("forger");

  private final int port = KeycloakServer.freePort();
  private final RSAKey key = newKey("known");
  private final AtomicInteger keysFetched = new AtomicInteger();
  private volatile Answer next = new Answer(500, "");
  private @Nullable HttpServer server;

  private volatile @Nullable CountDownLatch hanging;
  private final AtomicInteger tokensWanted = new AtomicInteger();

  private record Answer(int status, String body) {}

  String url() {
    return "http://127.0.0.1:" + port;
  }

  synchronized void begin() {
    if (server != null) {
      return;
    }
    HttpServer open;
    try {
      open = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    open.createContext(REALM + "/protocol/openid-connect/certs", this::keys);
    open.createContext(REALM + "/protocol/openid-connect/token", this::token);
    open.start();
    server = open;
  }

  synchronized void end() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /// How often somebody asked for its keys.
  int keysFetched() {
    return keysFetched.get();
  }

  int tokensWanted() {
    return tokensWanted.get();
  }

  /// Whoever wants a token gets no answer from now on.
  void hangs() {
    hanging = new CountDownLatch(1);
  }

  void hangsNoMore() {
    CountDownLatch latch = hanging;
    hanging = null;
    if (latch != null) {
      latch.countDown();
    }
  }

  /// What it says to whoever asks for a token.
  void answers(int status, String body) {
    next = new Answer(status, body);
  }

  /// It gives this token to whoever asks for one.
  void gives(String token) {
    answers(
        200,
        """
        {"access_token":"%s","refresh_token":"again","token_type":"Bearer","expires_in":300}
        """
            .formatted(token));
  }

  String token(String subject, Instant at, Duration life, String... roles) {
    return signed(
        key,
        claims(subject, at, life)
            .audience("console-api")
            .claim("typ", "Bearer")
            .claim("realm_access", Map.of("roles", List.of(roles)))
            .build());
  }

  JWTClaimsSet.Builder claims(String subject, Instant at, Duration life) {
    return new JWTClaimsSet.Builder()
        .issuer(url() + REALM)
        .subject(subject)
        .claim("preferred_username", subject)
        .claim("name", "Kim Larsen")
        .issueTime(Date.from(at))
        .expirationTime(Date.from(at.plus(life)));
  }

  String signed(JWTClaimsSet claims) {
    return signed(key, claims);
  }

  /// As anybody can sign it.
  static String forged(JWTClaimsSet claims, String key) {
    return signed(new RSAKey.Builder(FORGER).keyID(key).build(), claims);
  }

  private static String signed(RSAKey key, JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keys(HttpExchange exchange) throws IOException {
    keysFetched.incrementAndGet();
    answer(exchange, new Answer(200, new JWKSet(key.toPublicJWK()).toString()));
  }

  private void token(HttpExchange exchange) throws IOException {
    tokensWanted.incrementAndGet();
    CountDownLatch latch = hanging;
    try {
      if (latch != null) {
        latch.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, next);
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
