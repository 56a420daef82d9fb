package io.quaymaster.console.ui.expectation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// From an answer to an expectation, and what the editor says about it.
@BrowserTest
@Import(PolicyFixture.class)
class ExpectationPagesIT {
  @Autowired PolicyFixture fixture;
  @Autowired DemoUsers demo;

  private List<DemoUser> people = List.of();

  @BeforeEach
  void everybody() {
    people = As.ADMIN.call(demo::offer);
  }

  @Test
  void an_answer_is_pinned_in_two_clicks_and_watched_from_then_on(BrowserSession browser) {
    PolicySummary policy = fixture.policyOn("pinned/gateway", "eu-central-1");
    PolicyVersion version = fixture.save(policy.id(), null, PolicyFixture.pull("111122223333"));
    Page page =
        signIn(
            browser,
            "tomasz",
            Screens.ask("anonymous", "ecr:BatchGetImage", ScreenVisit.on(policy).arn()));
    page.getByRole(AriaRole.LINK, Pages.exactly("Expect this")).click();
    Pages.shows(page, "The answer now");
    browser.photograph("expectation-new");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Expect this")).click();
    Pages.shows(page, "as expected");
    browser.photograph("expectation");

    fixture.activate(version);
    page.navigate(page.url().replaceAll("/expectations/.*", "/" + Screens.EXPECTATIONS));
    Pages.shows(page, "1 expectation");
    Pages.shows(page, "Met");
    browser.photograph("expectations");

    page.navigate(page.url().replaceAll("/expectations.*", "/" + Screens.EXPECTATION_COVERAGE));
    Pages.shows(page, "pinned/gateway");
    browser.photograph("expectation-coverage");

    page.navigate(page.url().replaceAll("/expectations.*", "/" + Screens.editor(policy.id())));
    Pages.shows(page, "No expectation depends on 1 statement of 1.");
    assertThat(page.locator("policy-editor .qm-sign")).hasCount(1);
    browser.photograph("editor-coverage");
  }

  private Page signIn(BrowserSession browser, String name, String screen) {
    DemoUser person =
        people.stream()
            .filter(one -> one.person().id().value().equals(name))
            .findFirst()
            .orElseThrow();
    browser.signIn(name, person.password());
    return browser.open(screen);
  }
}
