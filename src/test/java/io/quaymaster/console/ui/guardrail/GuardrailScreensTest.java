package io.quaymaster.console.ui.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailId;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.guardrail.GuardrailOutcome;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "head", roles = "ADMIN")
class GuardrailScreensTest extends ScreenVisit {
  @Autowired Guardrails guardrails;

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void a_viewer_reads_them_and_is_offered_no_deed() {
    open(Screens.GUARDRAILS, GuardrailsView.class);
    assertThat(words()).contains("Nobody outside the organization may push", "built in");
    assertThat(buttons()).doesNotContain("New guardrail");
    open(Screens.guardrail(builtIn("push").id()), GuardrailView.class);
    assertThat(find(H1.class).single().getText())
        .isEqualTo("Nobody outside the organization may push");
    assertThat(buttons()).doesNotContain("Switch…", "Edit…", "Except…");
  }

  @Test
  void the_filter_stands_in_the_address() {
    open("guardrails?q=replication&level=off", GuardrailsView.class);
    assertThat(words()).contains("1 guardrail", "Replication and pull through cache");
    open("guardrails?q=no-such-thing", GuardrailsView.class);
    assertThat(words()).contains("No guardrail matches");
    press("Clear search and level");
    assertThat(words()).doesNotContain("No guardrail matches");
  }

  @Test
  void who_violates_it_is_shown_with_a_request_before_it_is_switched_on() {
    PolicyVersion version = inForce("outsiders/app", "ecr:PutImage");
    open(Screens.guardrail(builtIn("push").id()), GuardrailView.class);

    assertThat(words())
        .contains("outsiders/app", "A request that the text allows", "ecr:PutImage", "Off");
    assertThat(find(LinkButton.class).all())
        .filteredOn(link -> link.getElement().getTextRecursively().equals("Since when?"))
        .isNotEmpty()
        .allSatisfy(link ->
            assertThat(link.getHref()).startsWith("ask/since?").contains("what=ecr%3APutImage"));
    assertThat(version.number().value()).isEqualTo(1);
  }

  @Test
  void it_is_switched_with_a_reason_and_others_see_it() {
    GuardrailId id = builtIn("delete").id();
    open(Screens.guardrail(id), GuardrailView.class);
    press("Switch…");
    choose(GuardrailLevel.ADVISORY);
    press("Switch");
    assertThat(field("Reason").getErrorMessage()).isEqualTo("Say why.");
    field("Reason").setValue("Agreed in the guild");
    press("Switch");
    settle();
    assertThat(As.VIEWER.call(() -> guardrails.find(id)).orElseThrow().level())
        .isEqualTo(GuardrailLevel.ADVISORY);
    assertThat(words()).contains("Agreed in the guild");

    Guardrail latest = As.VIEWER.call(() -> guardrails.find(id)).orElseThrow();
    GuardrailOutcome outcome =
        As.ADMIN.call(() ->
            guardrails.switchTo(id, latest.revision(), GuardrailLevel.OFF, "Not yet after all"));
    assertThat(outcome).isInstanceOf(GuardrailOutcome.Saved.class);
    settle();
    assertThat(words()).contains("Not yet after all");
  }

  @Test
  void a_policy_that_violates_it_can_be_excepted_until_a_day() {
    inForce("excepted/app", "ecr:SetRepositoryPolicy");
    GuardrailId id = builtIn("administration").id();
    open(Screens.guardrail(id), GuardrailView.class);
    Button except =
        find(Button.class).all().stream()
            .filter(button ->
                button.getElement().getAttribute("aria-label") != null
                    && button.getElement().getAttribute("aria-label").contains("excepted/app"))
            .findFirst()
            .orElseThrow();
    except.click();
    press("Add exception");
    assertThat(field("Who answers for it").getErrorMessage()).isEqualTo("Say who answers for it.");
    field("Who answers for it").setValue("Web team");
    field("Reason").setValue("Moves next month");
    press("Add exception");
    settle();
    assertThat(words()).contains("Web team: Moves next month", "counts", "excepted");
  }

  @Test
  void a_new_one_is_written_down_and_what_is_wrong_is_said() {
    open(Screens.GUARDRAILS, GuardrailsView.class);
    press("New guardrail");
    field("Title").setValue("No scans for strangers");
    field("Reason").setValue("They cost");
    press("Add guardrail");
    assertThat(dialogWords()).contains("Name at least one action or task.");
    what().setValue(Set.of("ecr:StartImageScan"));
    press("Add guardrail");
    settle();
    assertThat(getCurrentView()).isInstanceOf(GuardrailView.class);
    assertThat(words()).contains("No scans for strangers", "ecr:StartImageScan", "They cost");
  }

  @Test
  void an_address_of_none_says_so() {
    open(Screens.guardrail("00000000-0000-0000-0000-000000000000"), GuardrailView.class);
    assertThat(words()).contains("There is no such guardrail");
  }

  private PolicyVersion inForce(String repository, String action) {
    PolicyVersion version =
        fixture.save(
            fixture.policyOn(repository, "eu-central-1").id(),
            null,
            PolicyFixture.pull("999900001111").replace("ecr:BatchGetImage", action));
    fixture.activate(version);
    return version;
  }

  private Guardrail builtIn(String word) {
    return As.VIEWER.call(() -> guardrails.all()).stream()
        .filter(guardrail -> guardrail.builtIn() && guardrail.title().contains(word))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private void choose(GuardrailLevel level) {
    ((RadioButtonGroup<GuardrailLevel>) find(RadioButtonGroup.class).single()).setValue(level);
  }

  @SuppressWarnings("unchecked")
  private MultiSelectComboBox<String> what() {
    return (MultiSelectComboBox<String>) find(MultiSelectComboBox.class).single();
  }

  private List<String> buttons() {
    return find(Button.class).all().stream().map(Button::getText).toList();
  }

  private void press(String button) {
    find(Button.class).all().stream()
        .filter(one -> one.getText().equals(button))
        .reduce((first, last) -> last)
        .orElseThrow()
        .click();
    settle();
  }

  private TextField field(String label) {
    return find(TextField.class).all().stream()
        .filter(one -> label.equals(one.getLabel()))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private String dialogWords() {
    return find(com.vaadin.flow.component.dialog.Dialog.class)
        .single()
        .getElement()
        .getTextRecursively();
  }
}
