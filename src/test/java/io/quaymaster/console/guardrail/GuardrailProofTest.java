package io.quaymaster.console.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.FindingCounts;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardrailProofTest {
  private static final String OWNER = "111122223333";
  private static final String OWN = "o-ownorgan1z";
  private static final RegistryId.PrivateRegistry REGISTRY =
      new RegistryId.PrivateRegistry("aws", new AccountId(OWNER), "eu-central-1");

  /// The owner and one more account are in the organization; `999999999999` is a partner.
  private static final Surroundings.OnFile ON_FILE =
      new Surroundings.OnFile(
          Map.of(OWNER, OWN, "222233334444", OWN), List.of(), List.of("depot/api"));

  private final GuardrailProof proof = new GuardrailProof();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # guardrail | who is allowed | what | condition | held
          outside-push | {"AWS": "222233334444"} | ecr:PutImage | | true
          outside-push | {"AWS": "999999999999"} | ecr:PutImage | | false
          outside-push | {"AWS": "999999999999"} | ecr:Put* | | false
          outside-push | {"AWS": "999999999999"} | ecr:BatchGetImage | | true
          outside-push | {"AWS": "999999999999"} | ecr:BatchCheckLayerAvailability | | true
          outside-push | * | ecr:* | {"StringEquals": {"aws:PrincipalOrgID": "o-ownorgan1z"}} | true
          outside-push | * | ecr:* | {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-ownorgan1z/r-ab12/*"}} | true
          outside-push | * | ecr:* | {"StringEquals": {"aws:PrincipalOrgID": "o-partner0001"}} | false
          outside-push | * | ecr:* | {"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-ownorgan1z"}} | false
          outside-push | * | ecr:* | {"StringEquals": {"aws:PrincipalAccount": "222233334444"}} | true
          unconditional-everyone | * | ecr:BatchGetImage | | false
          unconditional-everyone | * | ecr:BatchGetImage | {"StringEquals": {"aws:PrincipalOrgID": "o-partner0001"}} | true
          unconditional-everyone | * | ecr:BatchGetImage | {"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}} | true
          unconditional-everyone | * | ecr:BatchGetImage | {"Bool": {"aws:SecureTransport": "true"}} | false
          unconditional-everyone | {"AWS": "999999999999"} | ecr:* | | true
          all-of-aws | * | ecr:BatchGetImage | {"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}} | false
          all-of-aws | * | ecr:BatchGetImage | {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/deployer"}} | false
          all-of-aws | {"AWS": "999999999999"} | ecr:BatchGetImage | | true
          all-of-aws | * | ecr:BatchGetImage | {"StringEquals": {"aws:PrincipalOrgID": "o-partner0001"}} | true
          outside-administration | {"AWS": "222233334444"} | ecr:SetRepositoryPolicy | | false
          outside-administration | {"AWS": "222233334444"} | ecr:GetRepositoryPolicy | | true
          outside-administration | {"AWS": "111122223333"} | ecr:* | | true
          outside-deletion | {"AWS": "arn:aws:iam::999999999999:role/cleaner"} | ecr:BatchDeleteImage | | false
          outside-deletion | {"AWS": "arn:aws:iam::222233334444:role/cleaner"} | ecr:BatchDeleteImage | | true
          outside-pull-shows-organization | {"AWS": "999999999999"} | ecr:BatchGetImage | | false
          outside-pull-shows-organization | {"AWS": "999999999999"} | ecr:BatchGetImage | {"StringEquals": {"aws:PrincipalOrgID": "o-partner0001"}} | true
          outside-pull-shows-organization | {"AWS": "222233334444"} | ecr:BatchGetImage | | true
          """)
  void a_built_in_guardrail_holds_or_a_request_shows_why_not(
      String guardrail, String principal, String action, String condition, boolean held) {
    String statement =
        "{\"Sid\": \"It\", \"Effect\": \"Allow\", \"Principal\": %s, \"Action\": \"%s\"%s}"
            .formatted(
                principal.equals("*") ? "\"*\"" : principal,
                action,
                condition == null ? "" : ", \"Condition\": " + condition);

    Examined examined = examine(builtIn(guardrail), repositoryPolicy(), statement);

    if (held) {
      assertThat(examined).isEqualTo(new Examined.Held());
    } else {
      assertThat(classes(examined))
          .allSatisfy(one -> {
            assertThat(one.witness().after().decision().isAllowed()).isTrue();
            assertThat(one.because().after()).containsExactly(new StatementRef(0, "It"));
          });
    }
  }

  @Test
  void a_deny_of_the_same_text_counts() {
    String allow = "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr:*\"}";
    String deny =
        """
        {"Effect": "Deny", "Principal": "*", "Action": "ecr:PutImage",
         "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-ownorgan1z"}}}\
        """;
    GuardrailDefinition putImage =
        definition(List.of("ecr:PutImage"), Callers.OUTSIDE_ORGANIZATION, List.of());

    assertThat(examine(putImage, repositoryPolicy(), allow)).isInstanceOf(Examined.Violated.class);
    assertThat(examine(putImage, repositoryPolicy(), deny + ", " + allow))
        .as("whoever is of the organization on paper alone is on file in none")
        .isEqualTo(new Examined.Held());
  }

  @Test
  void named_callers_are_not_meant() {
    String partner =
        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"999999999999\"}, \"Action\": \"ecr:PutImage\"}";

    assertThat(
            examine(
                definition(
                    List.of("private.push"), Callers.OUTSIDE_ORGANIZATION, List.of("999999999999")),
                repositoryPolicy(),
                partner))
        .isEqualTo(new Examined.Held());
    Examined allButOne =
        examine(
            definition(
                List.of("private.push"),
                Callers.OUTSIDE_ORGANIZATION,
                List.of("arn:aws:iam::999999999999:role/release")),
            repositoryPolicy(),
            partner);
    assertThat(classes(allButOne))
        .allSatisfy(one ->
            assertThat(one.witness().request().principal().text())
                .startsWith("arn:aws:")
                .contains("999999999999")
                .doesNotContain("role/release"));
  }

  @Test
  void of_everyone_the_owners_own_count_only_where_the_text_itself_grants() {
    GuardrailDefinition nobody =
        definition(List.of("ecr:DeleteRepository"), Callers.EVERYONE, List.of());
    String account =
        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"111122223333\"}, \"Action\": \"ecr:*\"}";
    String user =
        """
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/janitor"}, "Action": "ecr:*"}\
        """;

    assertThat(examine(nobody, repositoryPolicy(), account)).isEqualTo(new Examined.Held());
    assertThat(classes(examine(nobody, repositoryPolicy(), user)).getFirst().actions())
        .containsExactly("ecr:DeleteRepository");
  }

  @Test
  void services_have_to_say_for_whom_they_act() {
    GuardrailDefinition deputies =
        new GuardrailDefinition(
            List.of(PolicyType.REPOSITORY_POLICY),
            List.of("ecr:*"),
            Callers.AWS_SERVICES,
            List.of(),
            List.of("aws:SourceArn", "aws:SourceAccount"),
            GuardrailScope.EVERYWHERE);
    String open =
        """
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "ecr:BatchGetImage"\
        """;

    assertThat(examine(deputies, repositoryPolicy(), open + "}"))
        .isInstanceOf(Examined.Violated.class);
    assertThat(
            examine(
                deputies,
                repositoryPolicy(),
                open
                    + ", \"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"111122223333\"}}}"))
        .isEqualTo(new Examined.Held());
  }

  @Test
  void anonymous_callers_reach_public_registries_alone() {
    PolicySummary published =
        policy(
            PolicyType.REPOSITORY_POLICY,
            new PolicyPlace.OnRepository(
                new RepositoryId(
                    new RegistryId.PublicRegistry("aws", new AccountId(OWNER)),
                    new RepositoryName("depot/api"))));
    String everyone =
        "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr-public:PutImage\"%s}";
    String known =
        ", \"Condition\": {\"StringNotEquals\": {\"aws:PrincipalAccount\": \"anonymous\"}}";

    assertThat(
            classes(examine(builtIn("anonymous"), published, everyone.formatted("")))
                .getFirst()
                .flags())
        .contains(Flag.PUBLIC);
    assertThat(examine(builtIn("anonymous"), published, everyone.formatted(known)))
        .isEqualTo(new Examined.Held());
    assertThatThrownBy(() -> definition(List.of("ecr:*"), Callers.ANONYMOUS, List.of()))
        .hasMessageContaining("knows no anonymous callers");
  }

  @Test
  void a_registry_policy_is_examined_over_all_of_its_resources() {
    PolicySummary registry =
        policy(PolicyType.REGISTRY_POLICY, new PolicyPlace.OnRegistry(REGISTRY));
    String replicate =
        """
        {"Sid": "Copies", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
         "Action": ["ecr:ReplicateImage", "ecr:CreateRepository"],
         "Resource": "arn:aws:ecr:eu-central-1:111122223333:repository/copies/*"}\
        """;

    List<AccessClass> outside =
        classes(
            examine(builtIn("outside-replication"), registry, replicate.formatted("999999999999")));
    assertThat(outside.getFirst().witness().request().resource()).contains("repository/copies/");
    assertThat(outside.getFirst().flags()).contains(Flag.CROSS_ORG);
    assertThat(
            examine(builtIn("outside-replication"), registry, replicate.formatted("222233334444")))
        .isEqualTo(new Examined.Held());
  }

  @Test
  void an_identity_based_policy_is_about_its_own_principals() {
    PolicySummary identity =
        policy(PolicyType.IDENTITY_POLICY, new PolicyPlace.InAccount(new AccountId(OWNER)));
    GuardrailDefinition nobody =
        new GuardrailDefinition(
            List.of(PolicyType.IDENTITY_POLICY),
            List.of("ecr-public:CreateRepository"),
            Callers.EVERYONE,
            List.of("arn:aws:iam::*:role/publisher"),
            List.of(),
            GuardrailScope.EVERYWHERE);
    String everything = "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}";
    String pull = "{\"Effect\": \"Allow\", \"Action\": \"ecr:BatchGetImage\", \"Resource\": \"*\"}";

    assertThat(classes(examine(nobody, identity, everything)).getFirst().actions())
        .containsExactly("ecr-public:CreateRepository");
    assertThat(examine(nobody, identity, pull)).isEqualTo(new Examined.Held());
  }

  @Test
  void what_the_engine_cannot_decide_is_no_proof() {
    String variable =
        """
        {"Effect": "Allow", "Principal": "*", "Action": "ecr:PutImage",
         "Condition": {"StringEquals": {"aws:PrincipalTag/a": "${aws:PrincipalTag/b}x${aws:PrincipalTag/c}"}}}\
        """;

    assertThat(examine(builtIn("outside-push"), repositoryPolicy(), variable).isBroken()).isTrue();
  }

  @Test
  void a_definition_that_guards_nothing_is_refused() {
    assertThatThrownBy(() -> definition(List.of("ecr:Nothing"), Callers.STRANGERS, List.of()))
        .hasMessageContaining("`ecr:Nothing` is neither a task nor an action");
    assertThatThrownBy(() -> definition(List.of("ecr:*"), Callers.STRANGERS, List.of("somebody")))
        .hasMessageContaining("`somebody` is no caller");
    assertThatThrownBy(() ->
            new GuardrailDefinition(
                List.of(PolicyType.SCP),
                List.of("ecr:*"),
                Callers.EVERYONE,
                List.of(),
                List.of(),
                GuardrailScope.EVERYWHERE))
        .hasMessageContaining("grants nothing");
    assertThatThrownBy(() ->
            new GuardrailDefinition(
                List.of(PolicyType.REPOSITORY_POLICY),
                List.of("ecr:*"),
                Callers.EVERYONE,
                List.of(),
                List.of("aws:PrincipalAccount"),
                GuardrailScope.EVERYWHERE))
        .hasMessageContaining("Every request carries");
  }

  @Test
  void an_examination_can_be_cancelled() {
    String open = "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr:*\"}";
    assertThatThrownBy(() ->
            proof.examine(
                builtIn("outside-push"), text(repositoryPolicy(), open), ON_FILE, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void a_name_pattern_matches_whole_names() {
    assertThat(NamePattern.matches("team/*", "team/a/b")).isTrue();
    assertThat(NamePattern.matches("team/?", "team/ab")).isFalse();
    assertThat(NamePattern.matches("a.b", "axb")).isFalse();
  }

  private static GuardrailDefinition definition(
      List<String> what, Callers callers, List<String> except) {
    return new GuardrailDefinition(
        List.of(PolicyType.REPOSITORY_POLICY),
        what,
        callers,
        except,
        List.of(),
        GuardrailScope.EVERYWHERE);
  }

  private static GuardrailDefinition builtIn(String key) {
    return BuiltInGuardrails.all().stream()
        .filter(guardrail -> guardrail.id().equals(BuiltInGuardrails.id(key)))
        .findFirst()
        .orElseThrow()
        .definition();
  }

  private static List<AccessClass> classes(Examined examined) {
    assertThat(examined).isInstanceOf(Examined.Violated.class);
    return ((Examined.Violated) examined).classes();
  }

  private Examined examine(
      GuardrailDefinition definition, PolicySummary policy, String statements) {
    return proof.examine(definition, text(policy, statements), ON_FILE, () -> false);
  }

  private static GuardrailProof.Text text(PolicySummary policy, String statements) {
    String text = "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}";
    return PolicyParser.parse(new SourceText(text), policy.type())
            instanceof ParseOutcome.Parsed parsed
        ? new GuardrailProof.Text(policy, parsed.policy(), text)
        : org.junit.jupiter.api.Assertions.fail(text);
  }

  private static PolicySummary repositoryPolicy() {
    return policy(
        PolicyType.REPOSITORY_POLICY,
        new PolicyPlace.OnRepository(new RepositoryId(REGISTRY, new RepositoryName("depot/api"))));
  }

  private static PolicySummary policy(PolicyType type, PolicyPlace place) {
    return new PolicySummary(
        new PolicyId(new UUID(0, 1)),
        type,
        "depot",
        place,
        "Depot",
        null,
        null,
        null,
        null,
        null,
        FindingCounts.of(List.of()),
        false);
  }
}
