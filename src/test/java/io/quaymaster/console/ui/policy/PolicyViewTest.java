package io.quaymaster.console.ui.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class PolicyViewTest extends ScreenVisit {
  @Autowired ChangeRequests changes;

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
  void when_which_version_was_in_force_and_when_none_was_is_told() {
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    PolicyVersion second = fixture.save(policy, first.number(), PolicyFixture.pull("222233334444"));
    fixture.replace(first, second);
    fixture.takeOut(second);
    fixture.activate(first);

    open(Screens.policy(policy));
    settle();
    List<String> times =
        find(ListItem.class).all().stream()
            .map(item -> item.getElement().getTextRecursively())
            .filter(text -> text.contains("in force by") || text.contains("out of force by"))
            .toList();
    assertThat(times).hasSize(4);
    assertThat(times.getFirst())
        .contains("v1 since ", "against v2", "back to an older version", "Ask as of then");
    assertThat(times.get(1))
        .contains("None for ", ", just now", "v2 taken out of force by ines: For a test.");
    assertThat(times.get(2)).contains("v2 for ", ", just now", "against v1", "Incomparable");
    assertThat(times.getLast()).contains("v1 for ", ", just now", "First in force");
    assertThat(find(Link.class).all())
        .extracting(Link::getHref)
        .anySatisfy(href -> assertThat(href).startsWith("ask?on=").contains("&at="));

    fixture.takeOut(first);
    settle();
    assertThat(words()).contains("None since ");
  }

  @Test
  void earlier_times_are_shown_on_demand() {
    PolicyVersion first = inForce();
    PolicyVersion second =
        fixture.save(first.id().policy(), first.number(), PolicyFixture.pull("222233334444"));
    for (int i = 0; i < 6; i++) {
      fixture.replace(first, second);
      fixture.replace(second, first);
    }
    open(Screens.policy(first.id().policy()));
    assertThat(words()).doesNotContain("First in force");
    test(find(Button.class).withText("Show earlier times").single()).click();
    assertThat(words()).contains("First in force");
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
  void an_administrator_activates_no_version_here_either() {
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    fixture.save(policy, first.number(), PolicyFixture.pull("222233334444"));
    for (String page : List.of(Screens.policy(policy), Screens.version(policy, "v2"))) {
      open(page);
      assertThat(find(Button.class).withTextContaining("Activate").all()).isEmpty();
      assertThat(find(Button.class).withTextContaining("Propose").all()).isEmpty();
    }
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void a_version_is_proposed_after_a_look_at_what_it_changes() {
    fixture.letIn(As.REVIEWER);
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    fixture.save(policy, first.number(), PolicyFixture.pull("222233334444"));
    open(Screens.version(policy, "v2"));
    press("Propose v2…");
    assertThat(dialog())
        .contains("v2 would come in force in place of v1.", "once others have approved it")
        .contains("Grants some access that it did not, and some is gone");
    press("Open a change request");
    open(Screens.version(policy, "v2"));
    assertThat(words()).contains("Change request #");
    assertThat(find(Button.class).withTextContaining("Propose v2").all()).isEmpty();
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void the_way_back_to_an_older_version_is_a_change_request_too() {
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    PolicyVersion second = fixture.save(policy, first.number(), PolicyFixture.pull("222233334444"));
    fixture.replace(first, second);
    open(Screens.policy(policy));
    press("Propose to go back to v1…");
    assertThat(dialog()).contains("v1 would come in force in place of v2.", "account 111122223333");
    press("Open a change request");
    ChangeId id = ChangeId.parse(lastStep()).orElseThrow();
    assertThat(As.VIEWER.call(() -> changes.page(id)).orElseThrow().change().proposals())
        .containsExactly(new Proposal(policy, second.number(), first.number()));
    open(Screens.version(policy, "v1"));
    assertThat(words()).contains("Change request " + id);
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void that_none_is_in_force_any_more_is_proposed_like_everything() {
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    open(Screens.policy(policy));
    press("Propose that no version is in force…");
    assertThat(dialog()).contains("No version would be in force any more; until now it is v1.");
    press("Open a change request");
    ChangeId id = ChangeId.parse(lastStep()).orElseThrow();
    assertThat(As.VIEWER.call(() -> changes.page(id)).orElseThrow().change().proposals())
        .containsExactly(new Proposal(policy, first.number(), null));
  }

  @Test
  @WithMockUser(username = "tomasz", roles = "AUTHOR")
  void a_change_request_of_somebody_else_takes_the_place_of_the_button() {
    PolicyVersion first = inForce();
    PolicyId policy = first.id().policy();
    PolicyVersion second = fixture.save(policy, first.number(), PolicyFixture.pull("222233334444"));
    open(Screens.version(policy, "v2"));
    ChangeId id =
        As.author("otto")
            .call(() ->
                changes.open(
                    new OpenChange(
                        "Move it",
                        "",
                        List.of(new Proposal(policy, first.number(), second.number())))));
    settle();
    assertThat(words()).contains("Change request " + id);
    assertThat(find(Button.class).withTextContaining("Propose v2").all()).isEmpty();

    As.author("otto").run(() -> changes.withdraw(id, "Not now."));
    settle();
    assertThat(find(Button.class).withText("Propose v2…").all()).hasSize(1);
  }

  private void press(String name) {
    test(find(Button.class).withText(name).single()).click();
    settle();
  }

  private String dialog() {
    return find(Dialog.class).single().getElement().getTextRecursively();
  }

  private static String lastStep() {
    return UI.getCurrent().getActiveViewLocation().getSegments().getLast();
  }

  private PolicyVersion inForce() {
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    PolicyVersion version = fixture.save(policy, null, PolicyFixture.pull("111122223333"));
    fixture.activate(version);
    return version;
  }
}
