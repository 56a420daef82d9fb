package io.quaymaster.console.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.CreatePrincipal;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TextDiff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class CompareViewTest extends ScreenVisit {
  private static final String NARROW = PolicyFixture.pull("111122223333");
  private static final String WIDE = NARROW.replace(":role/deployer", ":root");

  @Autowired PrincipalCatalog principals;

  @Test
  void without_two_sides_it_says_what_can_be_compared() {
    open(Screens.COMPARE, CompareView.class);
    assertThat(words()).contains("Compare by access").contains("paste a text");
  }

  @Test
  void a_wider_grant_is_more_permissive_and_every_class_has_its_proof() {
    PolicyId policy = widened();
    open(Screens.compare(policy, "v1", "v2"), CompareView.class);
    assertThat(words())
        .contains("v2 is more permissive than v1: 1 class gained, none lost.")
        .contains("For example", "Because of statement Pull");
    assertThat(find(ClassCard.class).all()).hasSize(1);
  }

  @Test
  void the_same_classes_stand_in_a_table_and_pass_the_filters_of_the_address() {
    PolicyId policy = policy();
    VersionNumber first = fixture.save(policy, null, NARROW).number();
    fixture.save(policy, first, PolicyFixture.pull("222233334444"));
    String address = Screens.compare(policy, "v1", "v2");

    open(address + "&form=table");
    assertThat(find(ClassCard.class).all()).isEmpty();
    assertThat(words()).contains("Run this witness", "Gained", "Lost");

    open(address + "&form=matrix");
    assertThat(find(ClassCard.class).all()).isEmpty();
    assertThat(words()).contains("docker pull").contains("Gained", "Lost");

    open(address + "&direction=lost");
    assertThat(find(ClassCard.class).all()).hasSize(1);
    assertThat(words()).contains("Shown: 1 of 2 classes.");

    open(address + "&flag=PUBLIC");
    assertThat(words()).contains("No class is like that");
  }

  @Test
  void who_on_file_gains_and_loses_is_told_under_all_policies() {
    PolicySummary place = fixture.policyOn("storefront/web", "eu-central-1");
    AccountId owner = on(place).registry().account();
    for (String name : List.of("deployer", "watcher")) {
      As.ADMIN.run(() ->
          principals.create(
              new CreatePrincipal(owner, PrincipalKind.ROLE, "/", name, Map.of(), false)));
    }
    PolicyId policy = place.id();
    String text = PolicyFixture.pull(owner.digits());
    fixture.activate(fixture.save(policy, null, text));
    fixture.save(policy, VersionNumber.FIRST, text.replace(":role/deployer", ":role/watcher"));

    open(Screens.compare(policy, "v1", "v2") + "&tab=effective");
    settle();
    assertThat(words())
        .contains("1 principal on file gains something, 1 principal on file loses something.")
        .contains("role watcher", "role deployer");

    open(Screens.compare(policy, "v1", "v2") + "&tab=effective&form=table&direction=gained");
    settle();
    assertThat(words()).contains("role watcher of").contains("○ no", "✓ yes");
  }

  @Test
  void the_texts_stand_statement_by_statement() {
    PolicyId policy = widened();
    open(Screens.compare(policy, "v1", "v2") + "&tab=text");
    assertThat(words()).contains("Pull", "≠ changed");
    assertThat(find(TextDiff.class).all()).hasSize(1);
  }

  @Test
  void swapping_the_sides_swaps_the_verdict() {
    PolicyId policy = widened();
    open(Screens.compare(policy, "v1", "v2"));
    test(find(Button.class).withText("Swap").single()).click();
    settle();
    assertThat(words()).contains("v1 is less permissive than v2: none gained, 1 class lost.");
  }

  @Test
  void other_words_for_the_same_access_change_nothing() {
    PolicyId policy = policy();
    VersionNumber first = fixture.save(policy, null, NARROW).number();
    fixture.save(policy, first, NARROW.replace("\"Pull\"", "\"Deploy\""));
    open(Screens.compare(policy, "v1", "v2"));
    assertThat(words())
        .contains("v2 grants exactly the same access as v1.")
        .contains("The texts differ, the access does not");
  }

  @Test
  void a_moving_side_is_settled_when_it_is_looked_at() {
    PolicyId policy = policy();
    fixture.activate(fixture.save(policy, null, NARROW));
    open(Screens.compare(policy, "none", "active"));
    assertThat(words()).contains("v1 is more permissive than no policy");
  }

  @Test
  void what_is_not_on_file_is_said() {
    open(Screens.compare(UUID.randomUUID(), "v1", "v2"), CompareView.class);
    assertThat(words()).contains("The policy of this address is not on file.");
  }

  @Test
  void a_pasted_text_is_compared_and_its_errors_have_their_lines() {
    PolicyId policy = policy();
    fixture.save(policy, null, NARROW);
    open(withPasted(policy, WIDE));
    assertThat(words()).contains("The pasted text is more permissive than v1");

    open(withPasted(policy, "{\n  \"Statement\": [\n"));
    assertThat(words()).contains("The pasted text is no valid policy").contains("Line 2");
  }

  @Test
  void a_text_of_another_session_has_to_be_pasted_again() {
    PolicyId policy = policy();
    fixture.save(policy, null, NARROW);
    open("compare?before=" + policy + "_v1&after=text_0123456789abcdef");
    assertThat(words()).contains("Paste it again");
  }

  @Test
  void a_witness_is_run_on_both_sides_with_what_is_assumed() {
    PolicyId policy = widened();
    open(Screens.compare(policy, "v1", "v2"));
    open(runTheFirst(), WitnessView.class);
    assertThat(words())
        .contains("What is assumed", "The request", "111122223333")
        .contains("Not allowed", "Allowed");
  }

  @Test
  void a_witness_that_does_not_exist_is_said() {
    PolicyId policy = widened();
    open(
        Screens.WITNESS + "?before=" + policy + "_v1&after=" + policy + "_v2&class=gained-7",
        WitnessView.class);
    assertThat(words()).contains("The comparison has no class “gained-7”.");
  }

  private String runTheFirst() {
    return find(LinkButton.class).all().stream()
        .filter(link -> link.getElement().getTextRecursively().equals("Run this witness"))
        .findFirst()
        .orElseThrow()
        .getHref();
  }

  private PolicyId widened() {
    PolicyId policy = policy();
    PolicyVersion first = fixture.save(policy, null, NARROW);
    fixture.save(policy, first.number(), WIDE);
    return policy;
  }

  private PolicyId policy() {
    PolicySummary policy = fixture.policyOn("pier/gate", "eu-central-1");
    return policy.id();
  }

  /// Version 1 against a text that this session has pasted.
  private static String withPasted(PolicyId policy, String text) {
    return "compare?before=" + policy + "_v1&after=" + PastedTexts.ofSession().keep(text).text();
  }
}
