package io.quaymaster.console.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.ApprovalTiers;
import io.quaymaster.console.review.ApprovalTiers.Verdict;
import io.quaymaster.console.review.Inbox;
import io.quaymaster.console.review.Occasion;
import io.quaymaster.console.review.Tier;
import io.quaymaster.console.review.TierTable;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ines", roles = "ADMIN")
class ApprovalsScreenTest extends ScreenVisit {
  private static final As HEDDA = new As("hedda", ConsoleRole.ADMIN);

  @Autowired ApprovalTiers tiers;
  @Autowired Inbox inbox;

  @BeforeEach
  void two_administrators() {
    fixture.letIn(As.ADMIN, HEDDA);
  }

  /// Other tests count on the table that comes along.
  @AfterEach
  void the_table_that_comes_along_counts_again() {
    As.ADMIN.run(() ->
        tiers
            .waiting()
            .ifPresent(one -> tiers.decide(one.table().number(), Verdict.TURN_DOWN, "Over.")));
    if (!As.ADMIN.call(tiers::inForce).tiers().equals(TierTable.FIRST.tiers())) {
      TierTable first = As.ADMIN.call(() -> tiers.propose(TierTable.FIRST.tiers(), "As it was."));
      HEDDA.run(() -> tiers.decide(first.number(), Verdict.AGREE, "As it was."));
    }
  }

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void everybody_reads_which_change_needs_how_many() {
    open(Screens.APPROVALS);
    assertThat(words())
        .contains("What counts now", "More permissive", "Access is gained and none is lost.")
        .contains("Public", "at least one", "The one that comes along.");
    assertThat(find(Button.class).withTextContaining("Propose").all()).isEmpty();
  }

  @Test
  void what_differs_and_what_it_would_mean_is_told_before_it_is_proposed() {
    open(Screens.APPROVALS);
    press("Propose other approvals…");
    assertThat(dialog()).contains("This is the table that counts already.");
    choose(Occasion.MORE_PERMISSIVE, 3);
    assertThat(dialog())
        .contains(
            "More permissive: 3 approvals that an equivalent edit keeps instead of 1 approval that an equivalent"
                + " edit keeps.");
    press("Propose it");
    assertThat(find(Dialog.class).all()).hasSize(1);
    find(TextArea.class).single().setValue("Two pairs of eyes missed one.");
    press("Propose it");
    settle();
    assertThat(words())
        .contains("waits for a decision", "Two pairs of eyes missed one.", "More permissive: 3")
        .contains("an administrator other than ines agrees");
    assertThat(find(Button.class).withText("Agree…").all()).isEmpty();
    assertThat(find(Button.class).withText("Take it back…").all()).hasSize(1);
    assertThat(HEDDA.call(inbox::mine))
        .anySatisfy(item -> assertThat(item).isInstanceOf(Inbox.Item.OfTiers.class));
  }

  @Test
  void another_administrator_agrees_and_open_pages_show_it() {
    open(Screens.APPROVALS);
    TierTable proposed =
        HEDDA.call(() -> tiers.propose(with(Occasion.PUBLIC, 3), "Public means everybody."));
    settle();
    assertThat(words()).contains("Table " + proposed.number() + " waits for a decision");
    press("Agree…");
    find(TextArea.class).single().setValue("It does.");
    press("Agree");
    settle();
    assertThat(As.VIEWER.call(tiers::inForce).number()).isEqualTo(proposed.number());
    assertThat(words()).contains("Agreed", "It does.").doesNotContain("waits for a decision");
  }

  @Test
  void a_table_that_meanwhile_was_decided_about_is_not_decided_again() {
    TierTable proposed = HEDDA.call(() -> tiers.propose(with(Occasion.ADMIN, 4), "Four see more."));
    open(Screens.APPROVALS);
    press("Turn it down…");
    find(TextArea.class).single().setValue("Too many.");
    HEDDA.run(() -> tiers.decide(proposed.number(), Verdict.TURN_DOWN, "Never mind."));
    press("Turn it down");
    assertThat(find(Div.class).withClassName("qm-refusal").single().getText())
        .contains("decided about already");
    settle();
    assertThat(words()).contains("Taken back", "Never mind.");
  }

  private static List<Tier> with(Occasion occasion, int approvals) {
    return TierTable.FIRST.tiers().stream()
        .map(tier ->
            tier.occasion() == occasion
                ? new Tier(occasion, approvals, tier.administrator(), tier.keepsEquivalent())
                : tier)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private void choose(Occasion occasion, int approvals) {
    Select<Integer> field =
        find(Select.class).all().stream()
            .filter(one ->
                one.getAriaLabel().filter(("Approvals: " + occasion.title())::equals).isPresent())
            .findFirst()
            .orElseThrow();
    field.setValue(approvals);
    settle();
  }

  private void press(String name) {
    test(find(Button.class).withText(name).single()).click();
  }

  private String dialog() {
    return find(Dialog.class).single().getElement().getTextRecursively();
  }
}
