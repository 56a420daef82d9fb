package io.quaymaster.iam.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ServiceReferenceTest {
  private final ServiceReference reference = ServiceReference.load();

  @Test
  void it_holds_as_much_as_the_file_says_of_itself() throws IOException {
    Field counts = file().get("counts");

    assertThat(actions("ecr")).hasSize(counts.number("ecrActions"));
    assertThat(actions("ecr-public")).hasSize(counts.number("ecrPublicActions"));
    assertThat(actions("sts")).hasSize(counts.number("stsActions"));
    assertThat(reference.globalKeys()).hasSize(counts.number("globalConditionKeys"));
    assertThat(reference.tasks()).hasSize(counts.number("tasks"));
    assertThat(
            reference.services().stream().mapToInt(service -> service.resourceTypes().size()).sum())
        .isEqualTo(counts.number("resourceTypes"));
    for (ServiceDefinition service : reference.services()) {
      assertThat(service.conditionKeys())
          .hasSize(counts.get("serviceConditionKeys").number(service.prefix()));
    }
  }

  @Test
  void it_holds_as_many_private_and_public_actions_of_each_scope_and_level_as_the_file_says()
      throws IOException {
    Field counts = file().get("counts");

    for (Scope scope : List.of(Scope.REPOSITORY, Scope.REGISTRY, Scope.ACCOUNT)) {
      assertThat(actions("ecr").stream().filter(action -> action.scope() == scope))
          .hasSize(counts.get("byScope").number(scope.id()));
      assertThat(actions("ecr-public").stream().filter(action -> action.scope() == scope))
          .hasSize(counts.get("publicByScope").number(scope.id()));
    }
    for (AccessLevel level : AccessLevel.values()) {
      assertThat(actions("ecr").stream().filter(action -> action.accessLevel() == level))
          .hasSize(counts.get("byLevel").number(level.title()));
      assertThat(actions("ecr-public").stream().filter(action -> action.accessLevel() == level))
          .hasSize(counts.get("publicByLevel").number(level.title()));
    }
  }

  @Test
  void the_operators_of_the_model_are_those_of_the_file() throws IOException {
    List<Field> operators = file().list("conditionOperators", operator -> operator);

    assertThat(operators).hasSize(ConditionOperator.values().length);
    for (Field facts : operators) {
      ConditionOperator operator = ConditionOperator.ofText(facts.text("name")).orElseThrow();
      String family = operator.family().name().replace("_", "");
      assertThat(family).isEqualTo(facts.text("family").toUpperCase(Locale.ROOT));
      assertThat(operator.negated()).isEqualTo(facts.flag("negated", false));
      assertThat(operator.hasWildcards()).isEqualTo(facts.flag("wildcards", false));
    }
  }

  @Test
  void it_names_its_sources_and_its_day() {
    assertThat(reference.generated()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    assertThat(reference.provenance())
        .isNotEmpty()
        .allMatch(source -> !source.particulars().isEmpty());
  }

  @Test
  void an_action_is_found_in_any_case() {
    ActionDefinition action = reference.action("ECR:putimage").orElseThrow();

    assertThat(action.id()).isEqualTo("ecr:PutImage");
    assertThat(action.accessLevel()).isEqualTo(AccessLevel.WRITE);
    assertThat(action.scope()).isEqualTo(Scope.REPOSITORY);
    assertThat(action.hasResourceType()).isTrue();
    assertThat(reference.action("ecr", "putimage")).contains(action);
  }

  @Test
  void what_does_not_exist_is_not_found() {
    assertThat(reference.action("ecr-public:BatchGetImage")).isEmpty();
    assertThat(reference.action("ecs:PutImage")).isEmpty();
    assertThat(reference.action("PutImage")).isEmpty();
    assertThat(reference.key("aws:NoSuchKey")).isEmpty();
    assertThat(reference.task("private.fly")).isEmpty();
  }

  @Test
  void the_token_action_is_authorized_on_no_resource() {
    assertThat(reference.action("ecr:GetAuthorizationToken").orElseThrow().hasResourceType())
        .isFalse();
    assertThat(reference.action("sts:GetServiceBearerToken").orElseThrow().permissionOnly())
        .isTrue();
  }

  @Test
  void a_tag_finds_the_template_that_it_is_an_instance_of() {
    ConditionKeyDefinition tag = reference.key("AWS:ResourceTag/Team").orElseThrow();

    assertThat(tag.name()).isEqualTo("aws:ResourceTag/tag-key");
    assertThat(tag.templated()).isTrue();
    assertThat(tag.presence()).isEqualTo(Presence.IF_TAG);
    assertThat(reference.key("aws:PrincipalTag/a/b")).isPresent();
    assertThat(reference.key("ecr-public:resourcetag/x").orElseThrow().name())
        .isEqualTo("ecr-public:ResourceTag/${TagKey}");
    assertThat(reference.key("token.actions.corp.ghe.com:ref")).isPresent();
    assertThat(reference.key("aws:ResourceTag/")).isEmpty();
    assertThat(reference.key("aws:ResourceTag")).isEmpty();
  }

  @Test
  void an_action_knows_its_own_keys_and_those_of_its_resource() {
    ActionDefinition tagging = reference.action("ecr:TagResource").orElseThrow();

    assertThat(tagging.supportsKey("aws:requesttag/team")).isTrue();
    assertThat(tagging.supportsKey("aws:TagKeys")).isTrue();
    assertThat(tagging.supportsKey("ECR:ResourceTag/team")).isTrue();
    assertThat(tagging.supportsKey("ecr-public:ResourceTag/team")).isFalse();
    assertThat(reference.action("ecr:PutImage").orElseThrow().supportsKey("aws:TagKeys")).isFalse();
  }

  @Test
  void the_epoch_is_compared_as_a_date_and_as_a_number() {
    ConditionKeyDefinition epoch = reference.key("aws:epochtime").orElseThrow();

    assertThat(epoch.type()).isEqualTo(KeyType.DATE);
    assertThat(epoch.families()).containsExactlyInAnyOrder(Family.DATE, Family.NUMERIC);
  }

  @Test
  void a_multi_valued_key_is_no_variable() {
    assertThat(reference.globalKeys())
        .noneMatch(key -> key.multiValued() && key.usableAsVariable());
  }

  @Test
  void every_class_of_presence_has_its_words() {
    assertThat(Presence.values()).allMatch(presence -> !reference.presenceText(presence).isEmpty());
  }

  @Test
  void docker_push_needs_the_token_from_an_identity_policy_and_five_actions_on_the_repository() {
    TaskDefinition push = reference.task("private.push").orElseThrow();

    assertThat(push.registry()).isEqualTo(RegistryKind.PRIVATE);
    assertThat(push.needs().stream().filter(Need::identityPolicyOnly).map(Need::action))
        .containsExactly("ecr:GetAuthorizationToken");
    assertThat(push.needs().stream().filter(Need::onRepository)).hasSize(5);
    assertThat(push.optional()).extracting(Need::action).containsExactly("ecr:BatchGetImage");
  }

  @Test
  void every_action_of_every_task_exists() {
    for (TaskDefinition task : reference.tasks()) {
      assertThat(task.needs()).allMatch(need -> reference.action(need.action()).isPresent());
    }
  }

  @Test
  void an_operation_needs_what_is_listed_and_otherwise_the_action_of_its_name() {
    assertThat(reference.operation("ecr", "ListImageReferrers"))
        .extracting(OperationNeed::action)
        .contains("ecr:BatchGetImage");
    assertThat(reference.operation("ecr", "PutImage"))
        .extracting(OperationNeed::action)
        .containsExactly("ecr:PutImage");
  }

  @Test
  void limits_say_whether_white_space_counts() {
    Limits limits = reference.limits();

    assertThat(limits.size(PolicyType.REPOSITORY_POLICY))
        .isEqualTo(new Limits.SizeLimit(10240, 10240, true));
    assertThat(limits.size(PolicyType.IDENTITY_POLICY).whitespaceCounted()).isFalse();
    assertThat("team/app-1").matches(limits.repositoryNames().pattern());
    assertThat("Team//app").doesNotMatch(limits.repositoryNames().pattern());
  }

  private List<ActionDefinition> actions(String service) {
    return reference.service(service).orElseThrow().actions();
  }

  private static Field file() throws IOException {
    try (InputStream in =
        ServiceReference.class.getResourceAsStream("ecr-authorization-reference.json")) {
      assertThat(in).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Field("file", ((JsonOutcome.Read) JsonReader.read(text)).value());
    }
  }
}
