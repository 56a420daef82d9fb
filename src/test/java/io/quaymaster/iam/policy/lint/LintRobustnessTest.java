package io.quaymaster.iam.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.inspection.Inspector;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.PathElement.Index;
import io.quaymaster.iam.policy.text.PathElement.Key;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.policy.text.Span;
import io.quaymaster.iam.service.RegistryKind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing that a person can type or upload makes reading and linting fail, hang, or point outside
/// of the text.
class LintRobustnessTest {
  private static final List<String> TEXTS =
      LintCase.all(LintCase.ROOT).stream()
          .map(LintCase::text)
          .filter(t -> t.length() < 2_000)
          .toList();

  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\\"",
          "'",
          "“",
          "”",
          "\n",
          "\u00A0",
          "\uFEFF",
          "null",
          "true",
          "0",
          "-1e9",
          "\"*\"",
          "\"Statement\"",
          "\"Action\"",
          "\"Condition\"",
          "\"Null\"",
          "\"AWS\"",
          "\"Sid\"",
          "${",
          "}",
          "${aws:username}",
          "*",
          "?",
          "//",
          "/*",
          "...",
          "\uD800",
          "arn:aws:ecr:::",
          "::::::",
          "$X",
          "<x>",
          "\\u00",
          "\\*");

  @Test
  void mutated_characters_are_survived() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(TEXTS.get(random.nextInt(TEXTS.size())));
      for (int n = random.nextInt(4); n >= 0 && !text.isEmpty(); n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 ->
              text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
          default -> text.insert(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
      }
      check(text.toString(), random);
    }
  }

  @Test
  void mutated_tokens_are_survived() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(TEXTS.get(random.nextInt(TEXTS.size())));
      for (int n = random.nextInt(5); n >= 0; n--) {
        int at = random.nextInt(text.length() + 1);
        int end = random.nextBoolean() ? at : Math.min(text.length(), at + random.nextInt(20));
        text.replace(at, end, TOKENS.get(random.nextInt(TOKENS.size())));
      }
      check(text.toString(), random);
    }
  }

  @Test
  void random_tokens_are_survived() {
    Random random = new Random(3);
    for (int i = 0; i < 1_500; i++) {
      String text =
          IntStream.range(0, random.nextInt(60))
              .mapToObj(_ -> TOKENS.get(random.nextInt(TOKENS.size())))
              .collect(Collectors.joining());
      check(text, random);
    }
  }

  @Test
  void random_json_of_known_names_is_survived() {
    Random random = new Random(4);
    for (int i = 0; i < 1_500; i++) {
      check("{\"Version\":\"2012-10-17\",\"Statement\":" + json(random, 5) + "}", random);
    }
  }

  private static String json(Random random, int depth) {
    List<String> names =
        List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
            "AWS",
            "Service",
            "StringLike",
            "ForAllValues:StringEquals",
            "Null",
            "aws:SourceIp",
            "aws:TagKeys",
            "ecr:ResourceTag/a",
            "Bool",
            "DateLessThan");
    List<String> values =
        List.of(
            "Allow",
            "Deny",
            "*",
            "ecr:*",
            "ecr:PutImage",
            "ecr-public:*",
            "sts:GetServiceBearerToken",
            "arn:aws:ecr:eu-central-1:111122223333:repository/a*",
            "arn:aws:ecr-public:::1:repository/x",
            "arn:",
            "111122223333",
            "${aws:username}",
            "2026",
            "::1",
            "true",
            "",
            "arn:aws:iam::1:user/*",
            "ecr:GetAuthorizationToken",
            "arn:aws:iam::111122223333:role/r");
    int kind = depth == 0 ? 3 + random.nextInt(3) : random.nextInt(7);
    return switch (kind) {
      case 0, 1 ->
          IntStream.range(0, random.nextInt(5))
              .mapToObj(_ ->
                  '"' + names.get(random.nextInt(names.size())) + "\":" + json(random, depth - 1))
              .collect(Collectors.joining(",", "{", "}"));
      case 2 ->
          IntStream.range(0, random.nextInt(4))
              .mapToObj(_ -> json(random, depth - 1))
              .collect(Collectors.joining(",", "[", "]"));
      case 3 -> random.nextBoolean() ? "null" : "true";
      default -> '"' + values.get(random.nextInt(values.size())) + '"';
    };
  }

  private static void check(String text, Random random) {
    PolicyType type = PolicyType.values()[random.nextInt(PolicyType.values().length)];
    RegistryKind registry = RegistryKind.values()[random.nextInt(2)];
    @Nullable String arn =
        random.nextBoolean() ? null : "arn:aws:ecr:eu-central-1:111122223333:repository/app";
    check(text, new LintContext(type, registry, arn));
  }

  private static void check(String text, LintContext context) {
    List<Finding> findings = Inspector.inspect(new SourceText(text), context);
    @Nullable Json root =
        JsonReader.read(text) instanceof JsonOutcome.Read(Json value) ? value : null;
    if (root == null) {
      assertThat(findings).as(text).isNotEmpty();
    }
    for (Finding finding : findings) {
      checkSpan(finding.location().span(), text);
      finding.fixes().stream().map(Fix::span).forEach(span -> checkSpan(span, text));
      if (root != null) {
        assertThat(resolves(root, finding.location().path()))
            .as("%s in %s", finding, text)
            .isTrue();
      }
    }
    assertThat(Inspector.inspect(new SourceText(text), context)).isEqualTo(findings);
  }

  private static void checkSpan(Span span, String text) {
    assertThat(span.start().offset()).isBetween(0, text.length());
    assertThat(span.end().offset()).isBetween(span.start().offset(), text.length());
  }

  /// Of a name that stands twice, either will do.
  private static boolean resolves(Json at, List<PathElement> path) {
    if (path.isEmpty()) {
      return true;
    }
    List<PathElement> rest = path.subList(1, path.size());
    return switch (path.getFirst()) {
      case Key(String name) ->
          at instanceof JsonObject object
              && object.members().stream()
                  .anyMatch(m -> m.name().equals(name) && resolves(m.value(), rest));
      case Index(int index) ->
          at instanceof JsonArray array
              && index < array.elements().size()
              && resolves(array.elements().get(index), rest);
    };
  }

  /// Texts that grow with `n`; each is made to tempt some loop within a loop.
  static Map<String, IntFunction<String>> growing() {
    String open = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",";
    return Map.ofEntries(
        Map.entry("brackets", n -> "[".repeat(n)),
        Map.entry("braces and garbage", n -> "{,".repeat(n)),
        Map.entry("variables", n -> statement("\"ecr:*\"", '"' + "${".repeat(n) + '"')),
        Map.entry("placeholders", n -> statement("\"ecr:*\"", '"' + "<a>".repeat(n) + '"')),
        Map.entry(
            "stars",
            n -> statement('"' + "ecr:" + "*".repeat(n) + '"', '"' + "*a".repeat(n) + '"')),
        Map.entry("colons", n -> statement("\"ecr:*\"", "\"arn" + ":".repeat(n) + '"')),
        Map.entry("unknown actions", n -> statement(list(n / 10, i -> "ecr:Unknwn" + i), "\"*\"")),
        Map.entry(
            "wildcard actions", n -> statement(list(n / 10, i -> "ecr:*" + i + "*"), "\"*\"")),
        Map.entry(
            "token actions",
            n ->
                statement(
                    list(n / 10, i -> "ecr:GetAuthorizationToken"),
                    "\"arn:aws:ecr:a:1:repository/b\"")),
        Map.entry(
            "resources",
            n ->
                statement(
                    "\"ecr:*\"",
                    list(
                        n / 40,
                        i -> "arn:aws:ecr:eu-central-1:111122223333:repository/a" + i + "*"))),
        Map.entry(
            "statements",
            n ->
                "{\"Statement\":["
                    + IntStream.range(0, n / 80)
                        .mapToObj(i ->
                            "{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                                + (100000000000L + i)
                                + "\"},\"Action\":\"ecr:UploadLayerPart\"}")
                        .collect(Collectors.joining(","))
                    + "]}"),
        Map.entry(
            "denies",
            n ->
                "{\"Statement\":["
                    + IntStream.range(0, n / 80)
                        .mapToObj(i ->
                            "{\"Effect\":\""
                                + (i % 2 == 0 ? "Allow" : "Deny")
                                + "\",\"Action\":\"ecr:a"
                                + i
                                + "*\",\"Resource\":\"*\"}")
                        .collect(Collectors.joining(","))
                    + "]}"),
        Map.entry(
            "duplicate keys",
            n ->
                open
                    + IntStream.range(0, n / 10)
                        .mapToObj(_ -> "\"Action\":\"ecr:*\"")
                        .collect(Collectors.joining(","))
                    + "}]}"),
        Map.entry(
            "condition keys",
            n ->
                open
                    + "\"Action\":\"ecr:PutImage\",\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":{"
                    + IntStream.range(0, n / 30)
                        .mapToObj(i -> "\"aws:ResourceTag/a" + i + "\":\"x*\"")
                        .collect(Collectors.joining(","))
                    + "}}}]}"),
        Map.entry(
            "condition values",
            n ->
                open
                    + "\"Action\":\"ecr:PutImage\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalArn\":"
                    + list(n / 10, i -> "a*" + i)
                    + "}}}]}"),
        Map.entry(
            "principals",
            n ->
                open
                    + "\"Principal\":{\"AWS\":"
                    + list(n / 20, i -> "AIDA" + (100000 + i))
                    + "},\"Action\":\"ecr:PutImage\"}]}"),
        Map.entry("typographic quotes", n -> "{" + "“a”:“b”,".repeat(n / 8) + "}"),
        Map.entry("single quotes", n -> "'".repeat(n)),
        Map.entry("unclosed texts", n -> "{\"a\": \"b\n".repeat(n / 9)),
        Map.entry("markdown escapes", n -> "{\"a\": \"" + "\\*".repeat(n) + "\"}"),
        Map.entry("comments", n -> "/* */".repeat(n / 5)),
        Map.entry("odd spaces", n -> "{" + "\u00A0 ".repeat(n) + "}"),
        Map.entry("line breaks in a text", n -> "{\"a\": \"" + "b\n".repeat(n) + "\"}"),
        Map.entry("prose", n -> "a {".repeat(n / 3)),
        Map.entry("backslashes", n -> "\\{".repeat(n / 2)));
  }

  private static String list(int n, IntFunction<String> entry) {
    return IntStream.range(0, n)
        .mapToObj(i -> '"' + entry.apply(i) + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String statement(String action, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
        + action
        + ",\"Resource\":"
        + resource
        + "}]}";
  }

  static List<String> names() {
    return growing().keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_cost_grows_with_the_length_of_the_text(String name) {
    IntFunction<String> text = growing().get(name);
    assertThat(text).isNotNull();
    long small = cost(text.apply(20_000));
    long large = cost(text.apply(80_000));
    // Four times the text; sixteen times the cost would be a loop within a loop.
    assertThat(large).as(name).isLessThan(Math.max(8 * small, 1_000_000_000L));
  }

  /// The least of two measurements, in nanoseconds.
  private static long cost(String text) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      long start = System.nanoTime();
      for (PolicyType type : List.of(PolicyType.IDENTITY_POLICY, PolicyType.REPOSITORY_POLICY)) {
        assertThat(
                Inspector.inspect(
                    new SourceText(text), new LintContext(type, RegistryKind.PRIVATE, null)))
            .isNotNull();
      }
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }
}
