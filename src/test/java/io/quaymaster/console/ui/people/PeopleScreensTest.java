package io.quaymaster.console.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import io.quaymaster.console.identity.AccountRevision;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.OneTimeLogin;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "head", roles = "ADMIN")
class PeopleScreensTest extends ScreenVisit {
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  private static final As OTHER = new As("other", ConsoleRole.ADMIN);

  @Autowired UserAccounts accounts;
  @Autowired DemoUsers demo;
  @Autowired JdbcClient jdbc;

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void a_viewer_is_denied_both_pages_and_is_not_offered_them() {
    open(Screens.PEOPLE);
    assertThat(words()).contains("This page is not for your role");
    open(Screens.person("kim"));
    assertThat(words()).contains("This page is not for your role");
    assertThat(adminOfRail())
        .noneMatch(item -> item.getElement().getTextRecursively().equals("People"));
  }

  @Test
  void the_rail_leads_here_and_marks_it() {
    open(Screens.person(somebody("Kim Larsen")), PersonView.class);
    assertThat(adminOfRail()).hasSize(1);
    Element link = adminOfRail().getFirst().getElement().getChild(0);
    assertThat(link.getTextRecursively()).isEqualTo("People");
    assertThat(link.getAttribute("aria-current")).isEqualTo("page");
  }

  @Test
  void a_search_that_finds_nobody_says_so_and_can_be_cleared() {
    somebody("Kim Larsen");
    open("admin/people?q=no-such-name-anywhere&role=auditor", PeopleView.class);
    assertThat(field("Search").getValue()).isEqualTo("no-such-name-anywhere");
    assertThat(words()).contains("0 people");

    Grid<?> grid = find(Grid.class).single();
    Button clear =
        (Button)
            grid.getEmptyStateComponent()
                .getChildren()
                .flatMap(row -> row.getChildren())
                .filter(Button.class::isInstance)
                .findFirst()
                .orElseThrow();
    clear.click();
    settle();
    assertThat(field("Search").getValue()).isEmpty();
    assertThat(words()).doesNotContainPattern("(?<![0-9])0 people");
  }

  @Test
  void a_new_person_gets_a_one_time_password_that_is_told_once() {
    String id = "new-" + NEXT.getAndIncrement();
    open(Screens.PEOPLE, PeopleView.class);
    press("New person");
    field("Name").setValue("Nora New");
    field("Sign-in name").setValue(" " + id.toUpperCase(Locale.ROOT));
    press("Add person");

    assertThat(find(OneTimeLogin.class).single().getElement().getTextRecursively()).contains(id);
    press("Done");
    settle();
    assertThat(getCurrentView()).isInstanceOf(PersonView.class);
    assertThat(find(H1.class).single().getText()).isEqualTo("Nora New");
    assertThat(((Screen) getCurrentView()).getPageTitle()).isEqualTo("Nora New · Quaymaster");
    assertThat(words()).contains("Added as Viewer", "One-time password", "never");
    assertThat(find(OneTimeLogin.class).all()).isEmpty();
  }

  @Test
  void what_is_wrong_with_a_new_person_is_said_at_its_field() {
    String id = somebody("Kim Larsen");
    open(Screens.PEOPLE, PeopleView.class);
    press("New person");
    press("Add person");
    assertThat(field("Name").getErrorMessage()).isEqualTo("Enter the name.");
    field("Name").setValue("Kim Again");
    field("Sign-in name").setValue("kim again");
    press("Add person");
    assertThat(field("Sign-in name").getErrorMessage()).contains("is no user name");
    field("Sign-in name").setValue(id);
    press("Add person");
    assertThat(dialog()).contains("is taken; choose another");
  }

  @Test
  void each_role_says_what_it_may_do_and_one_at_least_is_chosen() {
    String id = somebody("Kim Larsen");
    open(Screens.person(id), PersonView.class);
    assertThat(words()).contains(ConsoleRole.VIEWER.duties());
    press("Change roles…");
    roles().setValue(Set.of());
    press("Change roles");
    assertThat(roles().getErrorMessage()).isEqualTo("Choose at least one role.");

    roles().setValue(Set.of(ConsoleRole.AUTHOR, ConsoleRole.AUDITOR));
    press("Change roles");
    settle();
    assertThat(words())
        .contains(ConsoleRole.AUTHOR.duties(), "Roles: Viewer → Author, Auditor", "by head");
  }

  @Test
  void what_another_administrator_changed_meanwhile_is_said_before_anything_is_done() {
    String id = somebody("Kim Larsen");
    open(Screens.person(id), PersonView.class);
    press("Disable…");
    OTHER.run(() -> accounts.changeRoles(seen(id), Set.of(ConsoleRole.AUTHOR)));
    press("Disable");

    assertThat(dialog()).contains("Kim Larsen was changed in the meantime, and is now: Author;");
    assertThat(account(id).disabled()).isFalse();
    press("Disable");
    assertThat(account(id).disabled()).isTrue();
    settle();
    press("Enable…");
    press("Enable");
    assertThat(account(id).disabled()).isFalse();
  }

  @Test
  void a_person_is_renamed_and_the_history_tells_both_names() {
    String id = somebody("Kim Larsen");
    open(Screens.person(id), PersonView.class);
    press("Rename…");
    field("Name").setValue(" ");
    press("Rename");
    assertThat(field("Name").getErrorMessage()).isEqualTo("Enter the name.");
    field("Name").setValue("Kim\u202EnesraL");
    press("Rename");
    assertThat(dialog()).contains("U+202E");
    field("Name").setValue("Kim Quist");
    press("Rename");
    settle();
    assertThat(find(H1.class).single().getText()).isEqualTo("Kim Quist");
    assertThat(words()).contains("Name: Kim Larsen → Kim Quist");
  }

  @Test
  void a_one_time_password_that_was_not_used_in_time_is_told() {
    String id = somebody("Kim Larsen");
    open(Screens.person(id), PersonView.class);
    assertThat(words()).contains("Password expires").doesNotContain("expired");
    jdbc.sql("update user_account set one_time_until = created_at where username = :id")
        .param("id", id)
        .update();
    open(Screens.PEOPLE);
    open(Screens.person(id), PersonView.class);
    assertThat(words()).contains("Password expired", "One-time password expired");
  }

  @Test
  void a_reset_gives_another_one_time_password() {
    String id = somebody("Kim Larsen");
    open(Screens.person(id), PersonView.class);
    press("Reset password…");
    press("Reset password");
    assertThat(find(Code.class).from(find(OneTimeLogin.class).single()).all()).hasSize(2);
  }

  @Test
  void one_is_told_oneself_and_cannot_disable_oneself() {
    OTHER.run(() -> accounts.create(new UserId("head"), "Head Herself", Set.of(ConsoleRole.ADMIN)));
    open(Screens.person("head"), PersonView.class);
    assertThat(words()).contains("you");
    assertThat(find(Button.class).all())
        .extracting(Button::getText)
        .contains("Change roles…")
        .doesNotContain("Disable…", "Reset password…");
  }

  @Test
  void demo_users_are_told_as_such() {
    OTHER.run(demo::offer);
    try {
      open(Screens.person("ole"), PersonView.class);
      assertThat(words()).contains("demo user", "belongs to the sample workspace");
      assertThat(find(Button.class).all())
          .extracting(Button::getText)
          .doesNotContain("Change roles…", "Rename…");
    } finally {
      OTHER.run(demo::withdraw);
    }
  }

  @Test
  void a_person_who_signs_in_with_an_e_mail_address_has_a_page() {
    UserId id = new UserId("kim@example.com");
    OTHER.run(() -> accounts.create(id, "Kim Mail", Set.of(ConsoleRole.VIEWER)));
    for (String address : List.of(Screens.person(id), "admin/people/kim%40example.com")) {
      open(address, PersonView.class);
      assertThat(find(H1.class).single().getText()).isEqualTo("Kim Mail");
    }
    open("admin/people/100%25+", PersonView.class);
    assertThat(words()).contains("There is no account 100%+.");
  }

  @Test
  void an_address_of_nobody_says_so() {
    open(Screens.person("nobody"), PersonView.class);
    assertThat(words()).contains("Nobody signs in with this name");
    open("admin/people/No%20Name", PersonView.class);
    assertThat(words()).contains("Nobody signs in with this name");
  }

  /// The first item of the rail's section *Admin*.
  private List<ListItem> adminOfRail() {
    return find(ListItem.class).all().stream()
        .filter(item -> "Admin".equals(item.getElement().getAttribute("data-section")))
        .toList();
  }

  private String somebody(String name) {
    UserId id = new UserId("person-" + NEXT.getAndIncrement());
    OTHER.run(() -> accounts.create(id, name, Set.of(ConsoleRole.VIEWER)));
    return id.value();
  }

  private UserAccount account(String id) {
    return OTHER.call(() -> accounts.account(new UserId(id)).orElseThrow());
  }

  private AccountRevision seen(String id) {
    return AccountRevision.of(account(id));
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }

  private String dialog() {
    return find(Dialog.class).single().getElement().getTextRecursively();
  }

  private TextField field(String label) {
    return find(TextField.class).withCaption(label).single();
  }

  @SuppressWarnings("unchecked")
  private CheckboxGroup<ConsoleRole> roles() {
    return find(CheckboxGroup.class).single();
  }
}
