package io.quaymaster.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class WrongAddressTest extends ScreenVisit {
  @Test
  void an_address_that_leads_nowhere_says_so_and_leads_home() {
    open("harbour/master");
    assertThat(words()).contains("There is no such page").contains("Go home");
  }

  @Test
  void a_screen_for_other_roles_tells_nothing_of_what_is_on_it() {
    open(Screens.editor(fixture.policyOn("pier/secret", "eu-central-1").id()));
    assertThat(words()).contains("This page is not for your role").doesNotContain("pier/secret");
  }
}
