package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ConsoleRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiTest
class CatalogueIT {
  @LocalServerPort int port;
  Caller viewer = new Caller(0, null);

  @BeforeEach
  void call() {
    viewer = Caller.as(port, ConsoleRole.VIEWER);
  }

  private JsonNode scanner() {
    return viewer
        .get("/api/v1/repositories?search=depot/scanner-gateway&region=eu-central-1&limit=1")
        .is(200)
        .json()
        .at("/items/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts", "registries", "repositories", "policies", "guardrails"})
  void a_list_is_read_part_by_part_without_gaps_or_repetitions(String list) {
    List<String> parts = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = viewer.get("/api/v1/" + list + "?limit=2&cursor=" + cursor).is(200).json();
      assertThat(page.get("items").size()).isBetween(1, 2);
      page.get("items").forEach(item -> parts.add(item.get("id").asString()));
      cursor = page.get("next").isNull() ? "" : page.get("next").asString();
    } while (!cursor.isEmpty() && parts.size() < 40);
    List<String> whole = new ArrayList<>();
    viewer
        .get("/api/v1/" + list + "?limit=200")
        .json()
        .get("items")
        .forEach(item -> whole.add(item.get("id").asString()));

    assertThat(parts).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    assertThat(whole).startsWith(parts.toArray(String[]::new));
  }

  @Test
  void limits_and_cursors_that_are_none_are_refused() {
    for (String limit : List.of("0", "201", "x", "-1")) {
      viewer
          .get("/api/v1/accounts?limit=" + limit)
          .isProblem(ProblemKind.INVALID_INPUT)
          .about("/limit");
    }
    viewer.get("/api/v1/accounts?cursor=abc").isProblem(ProblemKind.INVALID_INPUT).about("/cursor");
  }

  @Test
  void from_a_repository_one_comes_to_the_text_in_force() {
    JsonNode repository = scanner();
    JsonNode again = viewer.get("/api/v1/repositories/" + repository.get("id").asString()).json();
    JsonNode policy = viewer.get("/api/v1/policies/" + repository.get("policy").asString()).json();
    Caller.Answer version =
        viewer.get("/api/v1/versions/" + policy.get("activeVersion").asString()).is(200);

    assertThat(again).isEqualTo(repository);
    assertThat(policy.get("place")).isEqualTo(repository.get("id"));
    assertThat(version.json().get("text").asString()).contains("Statement");
    assertThat(version.header("ETag")).startsWith("\"");
    viewer
        .send(
            viewer
                .request("/api/v1/versions/" + policy.get("activeVersion").asString())
                .header("If-None-Match", version.header("ETag")))
        .is(304);
  }

  @Test
  void versions_are_listed_and_found_by_when_they_were_in_force() {
    String policy = "/api/v1/policies/" + scanner().get("policy").asString();
    JsonNode oldest = null;
    for (JsonNode time :
        viewer.get(policy + "/activations?limit=200").is(200).json().get("items")) {
      oldest = time;
    }
    assertThat(oldest).isNotNull();

    JsonNode then =
        viewer.get(policy + "/versions?at=" + oldest.get("from").asString()).is(200).json();

    assertThat(then.get("items").size()).isEqualTo(1);
    assertThat(then.at("/items/0/id")).isEqualTo(oldest.get("version"));
    assertThat(viewer.get(policy + "/versions?at=2001-01-01T00:00:00Z").json().get("items"))
        .isEmpty();
    viewer.get(policy + "/versions?at=yesterday").isProblem(ProblemKind.INVALID_INPUT).about("/at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/policies/00000000-0000-0000-0000-000000000000",
        "/api/v1/policies/nonsense",
        "/api/v1/policies/nonsense/versions",
        "/api/v1/policies/nonsense/activations",
        "/api/v1/versions/00000000-0000-0000-0000-000000000000:1",
        "/api/v1/versions/nonsense",
        "/api/v1/repositories/aws:111122223333:eu-central-1:nowhere",
        "/api/v1/repositories/nonsense",
        "/api/v1/repositories/nonsense/who-can?what=private.push",
        "/api/v1/change-requests/999999",
        "/api/v1/change-requests/nonsense",
        "/api/v1/expectations/nonsense",
        "/api/v1/guardrails/nonsense"
      })
  void what_is_not_there_is_not_found(String path) {
    viewer.get(path).isProblem(ProblemKind.NOT_FOUND);
  }

  @Test
  void versions_on_file_are_linted_and_compared_by_their_ids() {
    JsonNode repository = scanner();
    String latest = repository.get("activeVersion").asString();
    String first = latest.replaceAll(":[0-9]+$", ":1");

    JsonNode linted =
        viewer
            .post("/api/v1/lint", Caller.JSON.writeValueAsString(Map.of("version", latest)))
            .is(200)
            .json();
    JsonNode there =
        viewer
            .post(
                "/api/v1/comparisons",
                "{\"beforeVersion\": \"%s\", \"afterVersion\": \"%s\"}".formatted(first, latest))
            .is(200)
            .json();
    JsonNode toItself =
        viewer
            .post(
                "/api/v1/comparisons",
                "{\"beforeVersion\": \"%s\", \"afterVersion\": \"%s\"}".formatted(latest, latest))
            .is(200)
            .json();
    JsonNode toNothing =
        viewer
            .post(
                "/api/v1/comparisons",
                "{\"before\": null, \"afterVersion\": \"%s\"}".formatted(latest))
            .is(200)
            .json();

    assertThat(linted.get("types").get(0).asString()).isEqualTo("repository-policy");
    assertThat(linted.get("guessed").asBoolean()).isFalse();
    assertThat(there.get("verdict").asString()).isNotIn("INVALID", "UNDECIDED");
    assertThat(toItself.get("verdict").asString()).isEqualTo("EQUIVALENT");
    assertThat(toNothing.get("gained")).isNotEmpty();
  }

  @Test
  void questions_about_what_is_on_file_are_answered() {
    String arn = scanner().get("arn").asString();
    JsonNode anonymous =
        viewer
            .post(
                "/api/v1/checks",
                """
                {"id": "q", "principal": "anonymous", "action": "ecr:PutImage", "resource": "%s",
                 "context": {"aws:SourceIp": "192.0.2.7"}}
                """
                    .formatted(arn))
            .is(200)
            .json();
    JsonNode task =
        viewer
            .post(
                "/api/v1/checks",
                "{\"principal\": \"anonymous\", \"task\": \"private.push\", \"resource\": \"%s\"}"
                    .formatted(arn))
            .is(200)
            .json();

    assertThat(anonymous.get("id").asString()).isEqualTo("q");
    assertThat(anonymous.get("decision").asString()).startsWith("DENY");
    assertThat(anonymous.get("versions")).isNotEmpty();
    assertThat(task.get("missing")).isNotEmpty();
    viewer
        .post("/api/v1/checks", "{\"principal\": \"anonymous\", \"action\": \"ecr:PutImage\"}")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/resource");
  }

  @Test
  void reverse_questions_are_answered_as_of_a_date() {
    String id = scanner().get("id").asString();
    JsonNode who =
        viewer.get("/api/v1/repositories/" + id + "/who-can?what=private.pull").is(200).json();
    String arn = who.at("/principals/0/arn").asString();
    JsonNode what = viewer.get("/api/v1/principals/what-can?principal=" + arn).is(200).json();

    assertThat(who.get("classes")).isNotEmpty();
    assertThat(what.get("repositories")).isNotEmpty();
    assertThat(
            viewer
                .get("/api/v1/principals/what-can?at=2001-01-01T00:00:00Z&principal=" + arn)
                .is(200)
                .json()
                .get("at")
                .asString())
        .isEqualTo("2001-01-01T00:00:00Z");
    viewer
        .get("/api/v1/repositories/" + id + "/who-can?what=nonsense")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/what");
    viewer
        .get("/api/v1/principals/what-can")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/principal");
  }

  @Test
  void the_audit_trail_is_for_auditors_and_can_be_exported() {
    Caller auditor = Caller.as(port, ConsoleRole.AUDITOR);
    viewer.get("/api/v1/audit").isProblem(ProblemKind.REFUSED);
    viewer.get("/api/v1/audit/export").isProblem(ProblemKind.REFUSED);

    JsonNode page = auditor.get("/api/v1/audit?limit=3").is(200).json();
    long newest = page.at("/items/0/position").asLong();
    String export = auditor.get("/api/v1/audit/export?after=" + (newest - 2)).is(200).body();

    assertThat(page.get("items").size()).isEqualTo(3);
    assertThat(export.lines().findFirst().orElseThrow())
        .startsWith("{\"position\":" + (newest - 1) + ",");
  }
}
