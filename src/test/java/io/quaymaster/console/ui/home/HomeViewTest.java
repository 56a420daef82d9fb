package io.quaymaster.console.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class HomeViewTest extends ScreenVisit {
  @Autowired ChangeLines changes;

  @Test
  void it_tells_what_changed_last_and_where_the_risk_is() {
    PolicySummary policy = fixture.policyOn("pier/gate", "eu-central-1");
    PolicyVersion open = fixture.save(policy.id(), null, OPEN_TO_ANYONE);
    fixture.activate(open);
    fixture.save(policy.id(), open.number(), PolicyFixture.pull("111122223333"));
    open("", HomeView.class);

    assertThat(words())
        .contains("What changed last", "saved for", "activated on", "pier/gate", "For a test.")
        .contains("Where the risk is", "open to any AWS account", "v2 against v1");
  }

  @Test
  void it_counts_what_is_here() {
    PolicyId policy = fixture.policyOn("pier/crane", "eu-central-1").id();
    assertThat(policy).isNotEqualTo(fixture.policyOn("pier/winch", "eu-central-1").id());
    open("", HomeView.class);
    assertThat(words()).contains("repositories", "without an active policy", "policies");
  }

  @Test
  void stories_are_offered_with_the_sample_workspace_only() {
    open("", HomeView.class);
    assertThat(words()).doesNotContain("Take a look around");
  }

  @Test
  void where_nothing_is_yet_it_says_how_to_begin() {
    assertThat(words(new InventoryLine(new Inventory.Counts(0, 0, 0, 0, 0))))
        .contains("Nothing here yet", "Go to Registries");
    assertThat(words(changes.list(List.of()))).contains("Nothing has changed yet");
    assertThat(words(new RiskList(List.of()))).contains("Nothing stands out");
  }

  private static String words(Component part) {
    return part.getElement().getTextRecursively();
  }

  private static final String OPEN_TO_ANYONE =
      PolicyFixture.pull("111122223333")
          .replace("\"arn:aws:iam::111122223333:role/deployer\"", "\"*\"");
}
