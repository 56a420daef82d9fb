package io.quaymaster.console.ui.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class PolicyViewTest extends ScreenVisit {
  @Autowired PolicyCatalog catalog;

  @Test
  void what_is_in_force_is_shown_in_words_and_as_it_was_written() {
    PolicyVersion version = inForce();
    open(Screens.policy(version.id().policy()));
    assertThat(words())
        .contains("Allows role deployer of account 111122223333 to pull images (docker pull).");
    assertThat(find(PolicyEditor.class).single().text()).isEqualTo(version.text());
    assertThat(find(H1.class).single().getText()).isEqualTo("Repository policy of storefront/web");
  }

  @Test
  void a_newer_version_is_announced_and_its_page_names_it() {
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    PolicyVersion second = fixture.save(policy, first.number(), PolicyFixture.pull("222233334444"));
    open(Screens.policy(policy));
    assertThat(words()).contains("v2 by priya is newer than what is in force");
    assertThat(find(PolicyEditor.class).single().text()).isEqualTo(first.text());
    open(Screens.version(policy, "v2"));
    assertThat(find(H1.class).single().getText()).endsWith(", v2");
    assertThat(find(PolicyEditor.class).single().text()).isEqualTo(second.text());
  }

  @Test
  void what_others_save_appears_without_reloading() {
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    open(Screens.policy(policy));
    fixture.save(policy, first.number(), PolicyFixture.pull("222233334444"));
    settle();
    assertThat(words()).contains("v2 by priya is newer than what is in force");
  }

  @Test
  void a_policy_without_versions_says_what_that_means() {
    PolicyId policy = fixture.policyOn("fresh", "eu-central-1").id();
    open(Screens.policy(policy));
    assertThat(words()).contains("This policy has no version yet");
  }

  @Test
  void a_public_repository_is_pulled_by_everybody_and_the_page_says_so() {
    PolicyId policy = fixture.policyOn("oss/cli", "").id();
    open(Screens.policy(policy));
    assertThat(words()).contains("Pull: always anonymous");
  }

  @Test
  void what_does_not_exist_is_said_in_place() {
    PolicyVersion version = inForce();
    open(Screens.policy("no-id"));
    assertThat(words()).contains("There is no such policy");
    open(Screens.version(version.id().policy(), "v7"));
    assertThat(words()).contains("There is no version v7");
  }

  @Test
  void a_viewer_is_offered_no_deed_that_is_not_theirs() {
    PolicyVersion version = inForce();
    open(Screens.policy(version.id().policy()));
    assertThat(find(LinkButton.class).withText("Edit").all()).isEmpty();
    assertThat(find(Button.class).withTextContaining("Activate").all()).isEmpty();
  }

  @Test
  @WithMockUser(username = "ines", roles = "ADMIN")
  void an_administrator_puts_a_version_in_force_with_a_reason() {
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    fixture.save(policy, first.number(), PolicyFixture.pull("222233334444"));
    open(Screens.version(policy, "v2"));
    test(find(Button.class).withText("Activate v2…").single()).click();
    find(TextArea.class).single().setValue("Agreed with the team.");
    test(find(Button.class).withText("Activate v2").single()).click();
    assertThat(catalog.active(policy).orElseThrow().number()).hasToString("v2");
  }

  private PolicyVersion inForce() {
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    PolicyVersion version = fixture.save(policy, null, PolicyFixture.pull("111122223333"));
    fixture.activate(version);
    return version;
  }
}
