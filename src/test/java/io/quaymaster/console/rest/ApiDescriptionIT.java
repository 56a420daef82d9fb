package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ConsoleRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ApiTest
class ApiDescriptionIT {
  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  JsonNode api = Caller.JSON.createObjectNode();

  @BeforeEach
  void read() {
    api = Caller.as(port, ConsoleRole.VIEWER).get("/api/v1/openapi.json").is(200).json();
  }

  @Test
  void every_route_is_described_and_nothing_else() {
    Set<String> described = new TreeSet<>();
    operations().forEach(one -> described.add(one.method() + " " + one.path()));
    Set<String> there = new TreeSet<>();
    for (RequestMappingInfo route : routes.getHandlerMethods().keySet()) {
      for (String path : route.getPatternValues()) {
        if (path.startsWith("/api/v1/") && !path.contains("openapi")) {
          route
              .getMethodsCondition()
              .getMethods()
              .forEach(method -> there.add(method + " " + path));
        }
      }
    }

    assertThat(there).hasSizeGreaterThan(3);
    assertThat(described).isEqualTo(there);
  }

  @Test
  void it_is_version_3_1_and_every_reference_leads_somewhere() {
    assertThat(api.get("openapi").asString()).startsWith("3.1");
    List<String> references = new ArrayList<>();
    collect(api, references);

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(reference -> {
          assertThat(reference).startsWith("#/");
          assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
        });
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.isObject() && node.path("$ref").isString()) {
      references.add(node.get("$ref").asString());
    }
    node.forEach(part -> collect(part, references));
  }

  @Test
  void every_operation_has_a_name_a_summary_and_its_answers() {
    List<Operation> operations = operations();
    assertThat(operations.stream().map(one -> one.said().path("operationId").asString()))
        .doesNotHaveDuplicates();
    assertThat(operations)
        .allSatisfy(one -> {
          assertThat(one.said().path("summary").asString()).isNotBlank();
          assertThat(one.said().path("tags")).isNotEmpty();
          JsonNode answers = one.said().get("responses");
          assertThat(answers.propertyNames()).contains("400", "401", "403", "500");
          assertThat(answers.propertyNames()).anyMatch(status -> status.startsWith("2"));
          assertThat(answers.at("/401/content/application~1problem+json/schema/$ref").asString())
              .endsWith("/Problem");
        });
  }

  @Test
  void no_operation_answers_without_a_token_or_to_somebody_without_a_role() {
    Caller nobody = new Caller(port, null);
    Caller withoutRole = new Caller(port, TestTokens.withoutRole());
    for (Operation one : operations()) {
      String path = one.path().replaceAll("\\{[a-z]*}", "1");
      assertThat(call(nobody, one.method(), path).isProblem(ProblemKind.NO_TOKEN).body())
          .isNotEmpty();
      Caller.Answer refused = call(withoutRole, one.method(), path);
      if (one.method().equals("GET") && !path.contains("/1") && !path.contains("what-can")) {
        assertThat(refused.status()).as(path).isEqualTo(path.equals("/api/v1/me") ? 200 : 403);
      } else {
        assertThat(refused.status()).as(one.method() + " " + path).isIn(400, 403, 404, 428);
      }
    }
  }

  private static Caller.Answer call(Caller caller, String method, String path) {
    return caller.send(
        caller
            .request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}")));
  }

  private record Operation(String method, String path, JsonNode said) {}

  private List<Operation> operations() {
    List<Operation> found = new ArrayList<>();
    api.get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(one ->
                    found.add(
                        new Operation(
                            one.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            one.getValue()))));
    return found;
  }
}
