package io.quaymaster.console.ui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class RegistryScreensTest extends ScreenVisit {
  @Autowired RegistryCatalog registries;

  @Test
  void a_search_in_the_address_is_in_the_field_and_leaves_what_it_finds() {
    RepositoryId found = repository("harbour/crane-" + System.identityHashCode(this));
    repository("harbour/other");
    open("registries?q=" + found.name().value(), RegistriesView.class);

    assertThat(find(TextField.class).withCaption("Search").single().getValue())
        .isEqualTo(found.name().value());
    assertThat(words()).contains("1 repository found");
  }

  @Test
  void a_search_that_finds_nothing_says_so_and_can_be_cleared() {
    repository("harbour/crane");
    open("registries?q=no-such-name-anywhere", RegistriesView.class);
    assertThat(words()).contains("Nothing matches");

    test(find(Button.class).withText("Clear search and filters").single()).click();
    settle();
    assertThat(words()).doesNotContain("Nothing matches");
  }

  @Test
  void a_repository_shows_its_arn_its_policy_and_who_has_access() {
    PolicySummary policy = fixture.policyOn("harbour/crane", "eu-central-1");
    fixture.activate(fixture.save(policy.id(), null, PolicyFixture.pull("111122223333")));
    RepositoryId id = on(policy);
    open(Screens.repository(id), RepositoryView.class);

    assertThat(find(H1.class).single().getText()).isEqualTo("harbour/crane");
    assertThat(words()).contains(id.toString()).contains("v1 since").contains("Nobody on file");
  }

  @Test
  void a_public_repository_says_that_everyone_pulls() {
    RepositoryId id = on(fixture.policyOn("oss/kit", ""));
    open(Screens.repository(id), RepositoryView.class);
    assertThat(words()).contains("Pull: everyone, always, without signing in.");
  }

  @Test
  void an_address_that_leads_nowhere_says_so() {
    open(
        "repositories/arn:aws:ecr:eu-central-1:111122223333:repository/no/such",
        RepositoryView.class);
    assertThat(words()).contains("Not on file");
    open("repositories/nonsense", RepositoryView.class);
    assertThat(words()).contains("is not the ARN of a repository");
    open("accounts/12", AccountView.class);
    assertThat(words()).contains("an account has 12 digits");
    open("principals/12", PrincipalView.class);
    assertThat(words()).contains("is not the address of a principal");
  }

  @Test
  void an_account_and_a_registry_lead_to_their_repositories() {
    RepositoryId id = repository("harbour/quay");
    open(Screens.account(id.registry().account()), AccountView.class);
    assertThat(words()).contains("eu-central-1").contains("In no organization");
    open(Screens.registry(id.registry().key()), RegistryView.class);
    assertThat(words()).contains("Web platform").contains("No registry policy");
  }

  @Test
  void a_viewer_is_offered_nothing_to_create() {
    open("registries", RegistriesView.class);
    assertThat(find(Button.class).withTextContaining("New ").all()).isEmpty();
  }

  @Test
  @WithMockUser(username = "ines", roles = "ADMIN")
  void an_administrator_is_told_at_the_field_what_is_wrong() {
    open("registries", RegistriesView.class);
    test(find(Button.class).withText("New account").single()).click();
    TextField digits = find(TextField.class).withCaption("Account").single();
    digits.setValue("1234");
    find(TextField.class).withCaption("Name").single().setValue("Harbour");
    test(find(Button.class).withText("Add account").single()).click();
    assertThat(digits.isInvalid()).isTrue();
    assertThat(digits.getErrorMessage()).contains("12 digits");

    digits.setValue("460000000001");
    test(find(Button.class).withText("Add account").single()).click();
    assertThat(registries.account(new AccountId("460000000001"))).isPresent();
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void an_author_is_offered_to_write_the_missing_policy() {
    PolicyId policy = fixture.policyOn("harbour/pier", "eu-central-1").id();
    open("policies?q=harbour/pier", PoliciesView.class);
    assertThat(words()).contains("Policies");
    open(Screens.policy(policy), Screen.class);
    assertThat(find(LinkButton.class).all()).isNotEmpty();
  }

  private RepositoryId repository(String name) {
    return on(fixture.policyOn(name, "eu-central-1"));
  }
}
