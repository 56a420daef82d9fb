package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ConsoleRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class ProblemsIT {
  @LocalServerPort int port;
  Caller viewer = new Caller(0, null);

  @BeforeEach
  void call() {
    viewer = Caller.as(port, ConsoleRole.VIEWER);
  }

  @Test
  void whoever_brings_no_token_or_a_wrong_one_is_told_so() {
    new Caller(port, null).get("/api/v1/me").isProblem(ProblemKind.NO_TOKEN);
    new Caller(port, "nonsense").get("/api/v1/me").isProblem(ProblemKind.NO_TOKEN);
    new Caller(port, null).get("/api/v1/nowhere").isProblem(ProblemKind.NO_TOKEN);
  }

  @Test
  void whoever_has_no_role_is_refused() {
    new Caller(port, TestTokens.withoutRole())
        .post("/api/v1/lint", "{\"text\": \"{}\"}")
        .isProblem(ProblemKind.REFUSED);
  }

  @Test
  void unknown_routes_are_problems_and_no_pages() {
    viewer.get("/api/v1/nowhere").isProblem(ProblemKind.NOT_FOUND);
    viewer.get("/api/v2/lint").isProblem(ProblemKind.NOT_FOUND);
    viewer.post("/api/v1/lint/deeper", "{}").isProblem(ProblemKind.NOT_FOUND);
  }

  @Test
  void a_wrong_method_is_told_the_right_one() {
    assertThat(viewer.get("/api/v1/lint").isProblem(ProblemKind.METHOD_NOT_ALLOWED).header("Allow"))
        .contains("POST");
    viewer.send("DELETE", "/api/v1/me", "").isProblem(ProblemKind.METHOD_NOT_ALLOWED);
  }

  @Test
  void media_types_that_are_not_there_are_refused() {
    viewer
        .post("/api/v1/lint", "<a/>", "Content-Type", "application/xml")
        .isProblem(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    viewer
        .send(viewer.request("/api/v1/me").header("Accept", "text/html"))
        .isProblem(ProblemKind.NOT_ACCEPTABLE);
  }

  @Test
  void malformed_json_is_located() {
    Caller.Answer answer =
        viewer
            .post("/api/v1/lint", "{\"text\": \"{}\",\n  \"type\": oops}")
            .isProblem(ProblemKind.MALFORMED_BODY);

    assertThat(answer.json().get("detail").asString()).contains("line 2, column");
    viewer.post("/api/v1/comparisons", "{\"id\": ").isProblem(ProblemKind.MALFORMED_BODY);
    viewer.post("/api/v1/checks", "").isProblem(ProblemKind.MALFORMED_BODY);
  }

  @Test
  void members_that_nobody_knows_are_refused_by_their_pointer() {
    viewer
        .post("/api/v1/lint", "{\"text\": \"{}\", \"typ\": \"scp\"}")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/typ");
    viewer
        .post(
            "/api/v1/comparisons",
            "{\"type\": \"scp\", \"before\": null, \"after\": null, \"x\": 1}")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/x");
    viewer
        .post("/api/v1/checks", "{\"schema\": \"iam-decision-case/1\", \"id\": \"a\"}")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/request");
  }

  @Test
  void values_of_another_kind_are_refused_by_their_pointer() {
    viewer
        .post("/api/v1/lint", "{\"text\": [1]}")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/text");
    viewer
        .post("/api/v1/lint", "{\"text\": \"{}\", \"type\": \"bucket-policy\"}")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/type");
  }

  @Test
  void parameters_of_another_kind_are_refused_by_their_name() {
    Caller auditor = Caller.as(port, ConsoleRole.AUDITOR);
    auditor.get("/api/v1/audit?from=yesterday").isProblem(ProblemKind.INVALID_INPUT).about("/from");
    viewer
        .get("/api/v1/change-requests?state=LOST")
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/state");
  }

  @Test
  void what_is_too_deep_or_too_large_is_refused() {
    String deep = "{\"text\": " + "[".repeat(70) + "]".repeat(70) + "}";
    viewer
        .post(
            "/api/v1/comparisons", "{\"type\": \"scp\", \"before\": null, \"after\": " + deep + "}")
        .isProblem(ProblemKind.MALFORMED_BODY);
    viewer
        .post("/api/v1/lint", "{\"text\": \"" + "x".repeat(ApiJson.MAX_BYTES) + "\"}")
        .isProblem(ProblemKind.TOO_LARGE);
  }

  @Test
  void a_version_that_is_not_there_is_not_found() {
    viewer
        .post("/api/v1/lint", "{\"version\": \"00000000-0000-0000-0000-000000000000:1\"}")
        .isProblem(ProblemKind.NOT_FOUND)
        .about("/version");
    viewer.post("/api/v1/lint", "{\"version\": \"?\"}").isProblem(ProblemKind.NOT_FOUND);
  }
}
