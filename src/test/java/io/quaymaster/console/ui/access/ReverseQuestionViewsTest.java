package io.quaymaster.console.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class ReverseQuestionViewsTest extends ScreenVisit {
  @Test
  void without_a_question_both_say_what_can_be_asked() {
    open(Screens.ASK_WHO);
    assertThat(words()).contains("Ask who can do something");
    open(Screens.ASK_WHAT);
    assertThat(words()).contains("Ask what somebody can do");
  }

  @Test
  void everybody_who_can_is_told_by_classes() {
    open(Screens.whoCan("private.pull", pullable()));

    assertThat(words())
        .contains("Everybody who can")
        .contains("Role deployer of account 999988887777")
        .contains("with their own policy")
        .contains("For example role deployer of account 999988887777")
        .contains("because of statement Pull of the repository policy");
  }

  @Test
  void an_answer_of_then_leads_to_questions_of_then() {
    RepositoryId repository = pullable();
    open(Screens.whoCan("private.pull", repository) + "&at=2999-01-01T00:00:00Z");
    assertThat(words()).contains("yet to come").contains("Copy permanent link");
    open(
        Screens.whatCan("arn:aws:iam::" + repository.registry().account() + ":root")
            + "&at=2999-01-01T00:00:00Z");
    assertThat(find(Link.class).all())
        .filteredOn(link -> link.getHref().startsWith("ask?"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link.getHref()).contains("at=2999-01-01"));
  }

  @Test
  void a_version_to_assume_of_another_repository_is_refused() {
    PolicySummary other = fixture.policyOn("storefront/other", "eu-central-1");
    fixture.save(other.id(), null, PolicyFixture.pull("999988887777"));
    open(Screens.whoCan("private.pull", pullable()) + "&assume=" + other.id() + "_v1");
    assertThat(words()).contains("This has no answer").contains("is the policy of another place");
  }

  @Test
  void what_is_granted_in_part_is_told_apart() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    String text = PolicyFixture.pull("999988887777").replace("BatchGetImage", "PutImage");
    fixture.activate(fixture.save(policy.id(), null, text));
    open(Screens.whoCan("private.push", on(policy)));

    assertThat(words()).contains("In part").contains("only ecr:PutImage");
  }

  @Test
  void what_is_not_about_a_repository_is_refused_with_the_reason() {
    open(Screens.whoCan("ecr:GetAuthorizationToken", pullable()));

    assertThat(words()).contains("is not about a repository");
  }

  @Test
  void somebody_who_is_not_on_file_is_told_so() {
    pullable();
    open(Screens.whatCan("arn:aws:iam::999988887777:role/stranger"));

    assertThat(words()).contains("This principal is not on file").contains("Nothing");
  }

  @Test
  void the_root_user_can_do_everything_with_its_own_repositories() {
    RepositoryId repository = pullable();
    open(Screens.whatCan("arn:aws:iam::" + repository.registry().account() + ":root"));

    assertThat(words())
        .contains("What can the root user of account " + repository.registry().account())
        .contains("Private repositories")
        .contains("storefront/web")
        .contains("yes");
    assertThat(find(Link.class).all())
        .as("each answer leads on to since when it is so")
        .anySatisfy(link -> {
          assertThat(link.getText()).isEqualTo("Since when?");
          assertThat(link.getHref()).startsWith(Screens.ASK_SINCE + "?").contains("who=arn");
        });
  }

  @Test
  void what_an_address_says_to_no_effect_is_told() {
    open(Screens.whoCan("private.pull", pullable()) + "&key=aws:SourceIp%3D10.0.0.1");
    assertThat(words()).contains("which plays no part in this question");
    open(Screens.whatCan("anonymous") + "&assume=11111111-1111-1111-1111-111111111111_v1");
    assertThat(words())
        .contains("which plays no part in this question")
        .doesNotContain("Answered with");
  }

  @Test
  void what_cannot_be_asked_is_said() {
    open(Screens.ASK_WHO + "?what=private.pull&on=nowhere");
    assertThat(words()).doesNotContain("Everybody who can");
    open(Screens.ASK_WHAT + "?who=arn:aws:iam::999988887777:role/x&at=yesterday");
    assertThat(words()).contains("which cannot be read").doesNotContain("Answered with");
  }

  private RepositoryId pullable() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    fixture.activate(fixture.save(policy.id(), null, PolicyFixture.pull("999988887777")));
    return on(policy);
  }
}
