package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ConsoleRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiTest
class ChangesIT {
  private static final String CHANGES = "/api/v1/change-requests";

  @LocalServerPort int port;
  Caller author = new Caller(0, null);
  Caller reviewer = author;
  String policy = "";
  String active = "";

  @BeforeEach
  void call() {
    author = new Caller(port, TestTokens.of(ConsoleRole.AUTHOR, "tomasz"));
    reviewer = new Caller(port, TestTokens.of(ConsoleRole.REVIEWER, "priya"));
    JsonNode repository =
        author
            .get("/api/v1/repositories?search=customs/tariff-lookup&limit=1")
            .is(200)
            .json()
            .at("/items/0");
    policy = repository.get("policy").asString();
    active = repository.get("activeVersion").asString();
  }

  private Caller.Answer begin(String title) {
    return author
        .post(
            CHANGES,
            "{\"title\": \"%s\", \"proposals\": [{\"policy\": \"%s\", \"base\": \"%s\", \"proposed\": \"%s\"}]}"
                .formatted(title, policy, active, active.replaceAll(":[0-9]+$", ":1")))
        .is(201);
  }

  @Test
  void a_change_request_goes_from_a_draft_to_reviews_and_is_taken_back() {
    Caller.Answer begun = begin("By pipeline");
    String address = begun.header("Location");
    Caller.Answer read = author.get(address).is(200);
    assertThat(read.json().get("state").asString()).isEqualTo("DRAFT");

    Caller.Answer submitted =
        author.post(address + "/submission", "", "If-Match", read.header("ETag")).is(200);
    assertThat(submitted.json().get("state").asString()).isIn("CHECKING", "IN_REVIEW");

    author
        .post(address + "/withdrawal", "{\"reason\": \"x\"}", "If-Match", read.header("ETag"))
        .isProblem(ProblemKind.STALE)
        .about("/If-Match");
    author
        .post(address + "/withdrawal", "{\"reason\": \"x\"}")
        .isProblem(ProblemKind.PRECONDITION_REQUIRED)
        .about("/If-Match");
    Caller.Answer withdrawn =
        author
            .post(
                address + "/withdrawal",
                "{\"reason\": \"Tried out.\"}",
                "If-Match",
                submitted.header("ETag"))
            .is(200);
    assertThat(withdrawn.json().get("state").asString()).isEqualTo("WITHDRAWN");
    assertThat(withdrawn.json().at("/ending/reason").asString()).isEqualTo("Tried out.");
  }

  @Test
  void whoever_lacks_the_role_is_refused_by_the_service() {
    String address = begin("Refusals").header("Location");
    String tag = reviewer.get(address).header("ETag");

    reviewer.post(CHANGES, "{\"title\": \"Mine\"}").isProblem(ProblemKind.REFUSED);
    reviewer.post(address + "/submission", "", "If-Match", tag).isProblem(ProblemKind.REFUSED);
    author
        .post(address + "/rejection", "{\"reason\": \"No\"}", "If-Match", tag)
        .isProblem(ProblemKind.REFUSED);
    author
        .post(
            address + "/activation",
            "{\"seen\": \"" + "0".repeat(64) + "\", \"reason\": \"Now\"}",
            "If-Match",
            tag)
        .isProblem(ProblemKind.REFUSED);
    author
        .post(
            address + "/reviews",
            "{\"opinion\": \"APPROVE\", \"seen\": \"" + "0".repeat(64) + "\"}")
        .isProblem(ProblemKind.REFUSED);
    author
        .post(address + "/rollback", "{\"reason\": \"Back\"}", "If-Match", tag)
        .isProblem(ProblemKind.REFUSED);
    Caller.as(port, ConsoleRole.VIEWER)
        .post(address + "/comments", "{\"words\": \"Hm\"}")
        .isProblem(ProblemKind.REFUSED);
  }

  @Test
  void a_viewer_changes_nothing() {
    Caller.Answer begun = begin("Only looked at");
    String address = begun.header("Location");
    String comments =
        "/comments/"
            + reviewer
                .post(address + "/comments", "{\"words\": \"Hm\"}")
                .json()
                .get("number")
                .asLong();
    String why = "{\"reason\": \"x\"}";
    String seen = "0".repeat(64);
    Caller viewer = Caller.as(port, ConsoleRole.VIEWER);
    List<List<String>> deeds =
        List.of(
            List.of("PATCH", "", "{\"title\": \"x\"}"),
            List.of("PUT", "/texts/" + policy, "{\"text\": \"{}\", \"reason\": \"x\"}"),
            List.of("PUT", "/proposals", "{\"policy\": \"" + policy + "\"}"),
            List.of("DELETE", "/proposals/" + policy, ""),
            List.of("POST", "/submission", ""),
            List.of("POST", "/withdrawal", why),
            List.of("POST", "/rejection", why),
            List.of("POST", "/activation", "{\"seen\": \"" + seen + "\", \"reason\": \"x\"}"),
            List.of("POST", "/rollback", why),
            List.of("POST", "/reviews", "{\"opinion\": \"APPROVE\", \"seen\": \"" + seen + "\"}"),
            List.of("POST", "/comments", "{\"words\": \"x\"}"),
            List.of("POST", comments + "/answers", "{\"words\": \"x\"}"),
            List.of("POST", comments + "/resolution", ""),
            List.of("POST", comments + "/reopening", ""));

    for (List<String> deed : deeds) {
      viewer
          .send(deed.get(0), address + deed.get(1), deed.get(2), "If-Match", "*")
          .isProblem(ProblemKind.REFUSED);
    }
    assertThat(viewer.get(address).json().get("title").asString()).isEqualTo("Only looked at");
  }

  @Test
  void texts_are_revised_and_described() {
    Caller.Answer begun = begin("Revised");
    String address = begun.header("Location");
    String head = begun.json().at("/proposals/0/proposed").asString();
    String text =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
         "Principal": {"AWS": "arn:aws:iam::222233334444:role/deployer"}, "Action": "ecr:BatchGetImage"}]}
        """;
    String body =
        Caller.JSON.writeValueAsString(
            java.util.Map.of("head", head, "text", text, "reason", "Less"));

    Caller.Answer revised =
        author
            .send("PUT", address + "/texts/" + policy, body, "If-Match", begun.header("ETag"))
            .is(200);
    String proposed = revised.json().at("/proposals/0/proposed").asString();
    assertThat(author.get("/api/v1/versions/" + proposed).json().get("text").asString())
        .isEqualTo(text);
    author
        .send("PUT", address + "/texts/" + policy, body, "If-Match", revised.header("ETag"))
        .isProblem(ProblemKind.CONFLICT);
    String broken =
        Caller.JSON.writeValueAsString(
            java.util.Map.of("head", proposed, "text", "{}", "reason", "Less"));
    author
        .send("PUT", address + "/texts/" + policy, broken, "If-Match", revised.header("ETag"))
        .isProblem(ProblemKind.INVALID_INPUT)
        .about("/text");
    Caller.Answer described =
        author
            .send("PATCH", address, "{\"title\": \"Other\"}", "If-Match", revised.header("ETag"))
            .is(200);
    assertThat(described.json().get("title").asString()).isEqualTo("Other");
    assertThat(
            author
                .send(
                    "DELETE",
                    address + "/proposals/" + policy,
                    "",
                    "If-Match",
                    described.header("ETag"))
                .is(200)
                .json()
                .get("proposals"))
        .isEmpty();
  }

  @Test
  void the_same_key_does_nothing_twice() {
    String key = UUID.randomUUID().toString();
    String body = "{\"title\": \"Once\"}";
    Caller.Answer first = author.post(CHANGES, body, "Idempotency-Key", key).is(201);
    Caller.Answer again = author.post(CHANGES, body, "Idempotency-Key", key).is(201);

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    author
        .post(CHANGES, "{\"title\": \"Other\"}", "Idempotency-Key", key)
        .isProblem(ProblemKind.KEY_REUSED)
        .about("/Idempotency-Key");
    assertThat(
            new Caller(port, TestTokens.of(ConsoleRole.AUTHOR, "wanda"))
                .post(CHANGES, body, "Idempotency-Key", key)
                .is(201)
                .header("Location"))
        .isNotEqualTo(first.header("Location"));
  }

  @Test
  void what_was_refused_can_be_sent_again_with_the_same_key() {
    String key = UUID.randomUUID().toString();
    reviewer
        .post(CHANGES, "{\"title\": \"Mine\"}", "Idempotency-Key", key)
        .isProblem(ProblemKind.REFUSED);
    reviewer
        .post(CHANGES, "{\"title\": \"Mine too\"}", "Idempotency-Key", key)
        .isProblem(ProblemKind.REFUSED);
  }

  @Test
  void people_comment_and_settle_what_they_began() {
    String comments = begin("Talked about").header("Location") + "/comments";
    JsonNode thread = reviewer.post(comments, "{\"words\": \"Why?\"}").is(201).json();
    String address = comments + "/" + thread.get("number").asLong();
    assertThat(author.post(address + "/answers", "{\"words\": \"So.\"}").is(201).json().get("said"))
        .hasSize(2);
    assertThat(reviewer.post(address + "/resolution", "").is(200).json().get("open").asBoolean())
        .isFalse();
    assertThat(reviewer.post(address + "/reopening", "").is(200).json().get("open").asBoolean())
        .isTrue();
    assertThat(author.get(comments).is(200).json().at("/items/0/said/1/words").asString())
        .isEqualTo("So.");
    author
        .post(comments + "/999999999/answers", "{\"words\": \"?\"}")
        .isProblem(ProblemKind.NOT_FOUND);
  }

  @Test
  void expectations_are_added_and_revised() {
    String body =
        """
        {"principal": "anonymous", "what": "private.push", "expected": "DENIED",
         "repository": "arn:aws:ecr:eu-central-1:111122223333:repository/app", "owner": "Depot", "reason": "Never"%s}
        """;
    Caller.Answer saved = author.post("/api/v1/expectations", body.formatted("")).is(201);
    String address = saved.header("Location");
    String revision = body.formatted(", \"severity\": \"WARNING\", \"note\": \"Milder\"");

    author.send("PUT", address, revision).isProblem(ProblemKind.PRECONDITION_REQUIRED);
    Caller.Answer revised =
        reviewer.send("PUT", address, revision, "If-Match", saved.header("ETag")).is(200);
    assertThat(revised.json().get("revision").asInt()).isEqualTo(2);
    reviewer
        .send("PUT", address, revision, "If-Match", saved.header("ETag"))
        .isProblem(ProblemKind.STALE);
    author
        .post("/api/v1/expectations", body.formatted("").replace("anonymous", "?"))
        .isProblem(ProblemKind.INVALID_INPUT);
    Caller.as(port, ConsoleRole.VIEWER)
        .post("/api/v1/expectations", body.formatted(""))
        .isProblem(ProblemKind.REFUSED);
  }
}
