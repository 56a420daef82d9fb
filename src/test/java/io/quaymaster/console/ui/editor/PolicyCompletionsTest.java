package io.quaymaster.console.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.kit.PolicyEditor.Place;
import io.quaymaster.console.ui.kit.PolicyEditor.Proposal;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.PathElement.Index;
import io.quaymaster.iam.policy.text.PathElement.Key;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(properties = "quaymaster.sample=false")
@Import(PolicyFixture.class)
class PolicyCompletionsTest {
  @Autowired PolicyFixture fixture;
  @Autowired KnownNames names;

  @Test
  void elements_that_the_statement_has_are_not_proposed_again() {
    assertThat(texts("", true, List.of("Effect"), "Statement", 0))
        .contains("Principal", "Action", "Condition")
        .doesNotContain("Effect", "Resource");
  }

  @Test
  void actions_are_those_of_the_registry() {
    assertThat(texts("", false, List.of(), "Statement", 0, "Action", 0))
        .contains("ecr:PutImage", "ecr:*")
        .noneMatch(text -> text.startsWith("ecr-public:"));
  }

  @Test
  void a_task_stands_for_its_actions() {
    assertThat(propose("", false, List.of(), "Statement", 0, "Action", 0))
        .anySatisfy(proposal -> {
          assertThat(proposal.label()).startsWith("docker pull");
          assertThat(proposal.snippet())
              .isEqualTo("ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer");
        });
  }

  @Test
  void condition_keys_fit_their_operator() {
    assertThat(texts("", true, List.of(), "Statement", 0, "Condition", "IpAddress"))
        .contains("aws:SourceIp")
        .doesNotContain("aws:PrincipalOrgID");
    assertThat(texts("", true, List.of(), "Statement", 0, "Condition", "StringEqualsIfExists"))
        .contains("aws:PrincipalOrgID", "aws:ResourceTag/");
  }

  @Test
  void accounts_of_the_catalogue_are_proposed_as_principals() {
    assertThat(texts("", false, List.of(), "Statement", 0, "Principal", "AWS"))
        .contains("*")
        .anyMatch(text -> text.startsWith("7000000"));
  }

  @Test
  void a_place_that_knows_nothing_proposes_nothing() {
    assertThat(texts("", false, List.of())).isEmpty();
    assertThat(texts("", true, List.of(), "Statement", 0, "Sid")).isEmpty();
    assertThat(texts("", true, List.of(), "a", "b", "c", "d", "e")).isEmpty();
  }

  private List<String> texts(String prefix, boolean name, List<String> there, Object... path) {
    return propose(prefix, name, there, path).stream().map(Proposal::text).toList();
  }

  private List<Proposal> propose(String prefix, boolean name, List<String> there, Object... path) {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    List<PathElement> steps = new ArrayList<>();
    for (Object step : path) {
      steps.add(step instanceof Integer index ? new Index(index) : new Key(step.toString()));
    }
    boolean inArray = !steps.isEmpty() && steps.getLast() instanceof Index;
    return As.AUTHOR.call(() ->
        new PolicyCompletions(policy, names).apply(new Place(steps, name, prefix, there, inArray)));
  }
}
