package io.quaymaster.console.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "vera", roles = "VIEWER")
class ClassHistoryViewTest extends ScreenVisit {
  private static final String PULL = PolicyFixture.pull("222233334444");
  private static final String PUT =
      PULL.replace("\"ecr:BatchGetImage\"", "\"ecr:BatchGetImage\", \"ecr:PutImage\"");

  @Test
  void a_class_leads_to_the_versions_that_grant_it() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    PolicyVersion first = fixture.save(policy.id(), null, PULL);
    PolicyVersion second = fixture.save(policy.id(), first.number(), PUT);
    fixture.save(policy.id(), second.number(), PULL);
    fixture.activate(first);
    fixture.replace(first, second);

    open(Screens.compare(policy.id(), "v1", "v2"));
    settle();
    assertThat(words()).contains("When did this appear?");
    open(
        find(LinkButton.class).all().stream()
            .map(LinkButton::getHref)
            .filter(address -> address.startsWith(Screens.COMPARE_SINCE))
            .findFirst()
            .orElseThrow());
    settle();

    assertThat(words())
        .contains(
            "v2 is the first version that grants it.",
            "Where it turned",
            "Every version, newest first",
            "Granted",
            "Not granted",
            "by ines",
            "never");
  }

  @Test
  void a_class_that_is_not_there_is_said_to_be_missing() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    PolicyVersion first = fixture.save(policy.id(), null, PULL);
    fixture.save(policy.id(), first.number(), PUT);

    open(
        Screens.compare(policy.id(), "v1", "v2").replace(Screens.COMPARE, Screens.COMPARE_SINCE)
            + "&class=none");
    settle();
    assertThat(words()).contains("There is nothing to look for", "no such class");
    open(Screens.COMPARE_SINCE);
    settle();
    assertThat(words()).contains("Choose both sides");
  }
}
