package io.quaymaster.console.ui;

import static io.quaymaster.iam.policy.lint.ProseAdvice.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

/// Each sentence about what pages get wrong is on a screen where a person meets the question: this
/// table says on which.
@SpringBootTest
@WithMockUser(
    username = "tomasz",
    roles = {"VIEWER", "AUTHOR"})
class AdvicePlacesTest extends ScreenVisit {
  private static final String OWNER = "100020003002";
  private static final String PRIVATE =
      "arn:aws:ecr:eu-central-1:" + OWNER + ":repository/parcel/label-printer";
  private static final String PUBLIC =
      "arn:aws:ecr-public::" + OWNER + ":repository/norrvik/edi-tools";

  @Autowired PolicyCatalog policies;

  /// How to come to a place, for each sentence.
  private final Map<ProseAdvice, Runnable> places = new EnumMap<>(ProseAdvice.class);

  AdvicePlacesTest() {
    at(() -> open(Screens.repository(PUBLIC)), PUBLIC_PULL, OWNER_DEFAULT);
    at(() -> open(Screens.registry("aws/" + OWNER + "/eu-central-1")), REGISTRY_POLICY);
    at(
        () -> edit(PolicyType.REPOSITORY_POLICY),
        RESOURCE_ELEMENT,
        CONDITION_KEYS,
        PARTITIONS,
        ALL_ECR_ACTIONS,
        WILDCARDS,
        SEVERAL_VALUES,
        PRINCIPAL_KINDS,
        GROUPS);
    at(() -> edit(PolicyType.IDENTITY_POLICY), PUBLIC_ARN, PUBLIC_FACTS, RESOURCE_LEVEL);
    at(this::compare, PROPAGATION, NOT_THE_SAME_GOAL);
    at(() -> open(Screens.ASK), NO_DRY_RUN, PLAIN_MESSAGES);
    at(
        () -> ask("arn:aws:iam::" + OWNER + ":root", "ecr:PutImage", PRIVATE),
        ROOT_USER,
        SCP_EXCEPTIONS);
    at(
        () -> ask("arn:aws:iam::100020003005:role/ci/image-builder", "ecr:PutImage", PRIVATE),
        EITHER_SIDE_GRANTS);
    at(
        () ->
            ask(
                "arn:aws:sts::" + OWNER + ":assumed-role/inspector/tuesday",
                "ecr:PutImage",
                PRIVATE),
        SESSION_POLICY);
    at(
        () -> ask("arn:aws:iam::" + OWNER + ":user/ops/night-janitor", "ecr:PutImage", PRIVATE),
        BOUNDARY_AND_ROLE);
    at(
        () ->
            ask(
                "arn:aws:iam::"
                    + OWNER
                    + ":role/aws-service-role/replication.ecr.amazonaws.com/AWSServiceRoleForECRReplication",
                "ecr:PutImage",
                PRIVATE),
        SERVICE_LINKED_ROLES);
    at(
        () -> ask("arn:aws:iam::999988887777:role/stranger", "ecr:PutImage", PRIVATE),
        EITHER_SIDE_DENIES);
    at(
        () -> ask("arn:aws:iam::" + OWNER + ":user/ops/night-janitor", "public.push", PUBLIC),
        PUBLIC_LOGIN);
    at(this::searchByTheOldName, OLD_NAME);
    at(this::takeFromText, TOLERANT_IMPORT, BOTH_TYPES);
  }

  private void at(Runnable place, ProseAdvice... sentences) {
    Arrays.stream(sentences).forEach(sentence -> places.put(sentence, place));
  }

  @ParameterizedTest
  @EnumSource
  void each_sentence_is_read_where_the_question_arises(ProseAdvice sentence) {
    Objects.requireNonNull(places.get(sentence), "a sentence without a place").run();
    settle();
    assertThat(said()).contains(sentence.id());
  }

  @Test
  void only_what_bears_on_the_answer_is_said_about_it() {
    ask("arn:aws:iam::100020003005:role/ci/image-builder", "ecr:PutImage", PRIVATE);
    assertThat(said()).doesNotContain(ROOT_USER.id(), SESSION_POLICY.id(), PUBLIC_LOGIN.id());
  }

  private void ask(String who, String what, String on) {
    open(Screens.ask(who, what, on));
  }

  private void edit(PolicyType type) {
    open(Screens.editor(someOf(type)));
  }

  private void compare() {
    open(Screens.compare(someOf(PolicyType.REPOSITORY_POLICY), "v1", "v2"));
  }

  private void searchByTheOldName() {
    open(Screens.REFERENCE);
    find(TextField.class).single().setValue("EC2 Container Registry");
  }

  private void takeFromText() {
    edit(PolicyType.REPOSITORY_POLICY);
    test(find(Button.class).withText("Take from a text…").single()).click();
    find(TextArea.class)
        .single()
        .setValue(
            """
            The following policy achieves the same goal:
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"AWS": "arn:aws:iam::111122223333:user/ada"},
             "Action": "ecr:PutImage", "Resource": "*"}]} Copy
            """);
  }

  private PolicyId someOf(PolicyType type) {
    PolicyFilter filter = new PolicyFilter("", Set.of(type), Set.of(), PolicyFilter.State.ACTIVE);
    return As.VIEWER.call(() -> policies.policies(filter, new Window(0, 60))).stream()
        .filter(policy -> policy.latest() != null && policy.latest().value() > 1)
        .map(PolicySummary::id)
        .findFirst()
        .orElseThrow();
  }

  /// The sentences on the screen and in its dialogs.
  private Set<String> said() {
    Set<String> said = new HashSet<>();
    find(Advice.class).all().stream()
        .map(Component::getElement)
        .flatMap(AdvicePlacesTest::below)
        .map(element -> element.getAttribute("data-advice"))
        .filter(id -> id != null)
        .forEach(said::add);
    return said;
  }

  private static Stream<Element> below(Element element) {
    return Stream.concat(
        Stream.of(element), element.getChildren().flatMap(AdvicePlacesTest::below));
  }
}
