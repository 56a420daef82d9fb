package io.quaymaster.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(roles = "VIEWER")
class PasswordViewTest extends ScreenVisit {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  @Autowired UserAccounts accounts;
  @Autowired UserDetailsService users;
  private String oneTime = "";

  @Test
  void whoever_has_a_one_time_password_comes_here_first() {
    open("registries", PasswordView.class);
    assertThat(words()).contains("a password that works only once");
  }

  @Test
  void two_different_passwords_are_told_at_the_field() {
    open("password", PasswordView.class);
    choose(oneTime, "correct horse battery", "correct horse batteries");
    assertThat(field("Your own password, again").getErrorMessage())
        .isEqualTo("The two are not the same.");
  }

  @Test
  void a_wrong_one_time_password_changes_nothing() {
    open("password", PasswordView.class);
    choose("not this one", "correct horse battery", "correct horse battery");
    assertThat(words()).contains("That did not work");
  }

  @BeforeEach
  void a_newcomer_signs_in() {
    UserId id = new UserId("newcomer-" + NEXT.getAndIncrement());
    oneTime =
        As.ADMIN
            .call(() -> accounts.create(id, "New Comer", Set.of(ConsoleRole.VIEWER)))
            .password();
    var user = users.loadUserByUsername(id.value());
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
  }

  private void choose(String old, String next, String again) {
    field("The one-time password").setValue(old);
    field("Your own password").setValue(next);
    field("Your own password, again").setValue(again);
    test(find(Button.class).withText("Use this password").single()).click();
  }

  private PasswordField field(String label) {
    return find(PasswordField.class).withCaption(label).single();
  }
}
