package io.quaymaster.console.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.ChangeActivation;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Screens;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class EmergencyBannerTest extends ScreenVisit {
  private static final As KAJA = new As("kaja", ConsoleRole.BREAK_GLASS);

  @Autowired ChangeRequests changes;
  @Autowired ChangeActivation activation;
  @Autowired EmergencyTools tools;

  private @Nullable ChangeId open;

  @AfterEach
  void it_is_reviewed() {
    ChangeId left = open;
    if (left != null) {
      As.ADMIN.run(() -> activation.closeEmergency(left, "It was right."));
    }
  }

  @Test
  void every_page_tells_of_an_emergency_until_it_is_reviewed() {
    open(Screens.HOME);
    assertThat(banner()).doesNotContain("without its approvals");

    ChangeId id = anEmergency("INC-4711");
    settle();
    assertThat(banner())
        .contains("kaja activated " + id + " “Stop the leak” without its approvals, for INC-4711.")
        .contains("Somebody else has to review that by ", "Look at " + id);
    open(Screens.CHANGES);
    assertThat(banner()).contains("for INC-4711.");

    As.ADMIN.run(() -> activation.closeEmergency(id, "It was right."));
    open = null;
    settle();
    assertThat(banner()).doesNotContain("INC-4711");
  }

  @Test
  void an_overdue_review_is_told_as_such() {
    ChangeId id = anEmergency("INC-4712");
    EmergencyTools later =
        new EmergencyTools(
            tools.emergencies(),
            tools.user(),
            tools.updates(),
            java.time.Clock.offset(tools.clock(), Duration.ofHours(25)));
    EmergencyBanner banner = new EmergencyBanner(later);
    UI.getCurrent().add(banner);
    assertThat(banner.getElement().getTextRecursively())
        .contains("Emergency, review overdue", "Somebody else should have reviewed that by ")
        .contains("Look at " + id);
  }

  private ChangeId anEmergency(String incident) {
    fixture.switchGuardrailsOff();
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    VersionNumber first = fixture.save(policy, null, PolicyFixture.pull("111122223333")).number();
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange("Stop the leak", "", List.of(new Proposal(policy, null, first)))));
    fixture.checked(id);
    List<Proposal> seen = As.VIEWER.call(() -> changes.page(id)).orElseThrow().change().proposals();
    KAJA.run(() -> activation.breakGlass(id, seen, incident, "It leaks."));
    open = id;
    return id;
  }

  private String banner() {
    return find(EmergencyBanner.class).all().stream()
        .map(banner -> banner.getElement().getTextRecursively())
        .collect(Collectors.joining());
  }
}
