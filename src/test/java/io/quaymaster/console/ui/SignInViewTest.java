package io.quaymaster.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.login.LoginForm;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.test.context.support.WithAnonymousUser;

@WithAnonymousUser
class SignInViewTest extends ScreenVisit {
  @Autowired DemoUsers demo;
  @Autowired UserDetailsService users;

  @AfterEach
  void nobody_of_the_sample_stays() {
    As.ADMIN.run(demo::withdraw);
  }

  @Test
  void every_address_leads_here_until_somebody_is_signed_in() {
    open("registries", SignInView.class);
    assertThat(words()).contains("Sign in to go on where you were.");
  }

  @Test
  void a_demo_user_who_went_with_the_sample_is_led_here() {
    As.ADMIN.run(demo::offer);
    UserDetails ole = users.loadUserByUsername("ole");
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(ole, null, ole.getAuthorities()));
    As.ADMIN.run(demo::withdraw);
    open("registries", SignInView.class);
  }

  @Test
  void a_failed_attempt_is_told_without_saying_what_was_wrong() {
    open("sign-in", SignInView.class);
    assertThat(find(LoginForm.class).single().isError()).isFalse();
    open("sign-in?error");
    assertThat(find(LoginForm.class).single().isError()).isTrue();
  }

  @Test
  void without_demo_users_none_are_shown() {
    open("sign-in");
    assertThat(find(DemoDoor.class).all()).isEmpty();
  }

  @Test
  void demo_users_are_shown_with_their_roles_and_passwords() {
    DemoUser author = As.ADMIN.call(demo::offer).get(1);
    UI.getCurrent().refreshCurrentRoute(false);
    assertThat(words())
        .contains(author.person().name(), author.role().title(), author.password())
        .contains("Shown only on this machine.");
  }
}
