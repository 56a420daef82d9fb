package io.quaymaster.console.ui.guardrail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Guardrails, as an administrator and somebody who reads along see them.
@BrowserTest
@Import(PolicyFixture.class)
class GuardrailPagesIT {
  @Autowired PolicyFixture fixture;
  @Autowired DemoUsers demo;

  private List<DemoUser> people = List.of();

  @BeforeEach
  void people_and_a_policy_that_lets_a_stranger_push() {
    people = As.ADMIN.call(demo::offer);
    fixture.activate(
        fixture.save(
            fixture.policyOn("vendor/gateway", "eu-central-1").id(),
            null,
            PolicyFixture.pull("999900001111").replace("ecr:BatchGetImage", "ecr:PutImage")));
  }

  @Test
  void who_violates_one_is_seen_before_it_is_switched_on(BrowserSession browser) {
    Page page = signIn(browser, "ines", Screens.GUARDRAILS);
    Pages.shows(page, "Nobody outside the organization may push");
    browser.photograph("guardrails");
    page.getByRole(AriaRole.LINK, Pages.exactly("Nobody outside the organization may push"))
        .click();
    Pages.shows(page, "vendor/gateway");
    page.locator(".qm-violator", Pages.containing("vendor/gateway"))
        .getByText("A request that the text allows")
        .click();
    Pages.shows(page, "role/deployer");
    browser.photograph("guardrail");

    BrowserSession other = browser.another();
    Page reading = signIn(other, "ole", page.url().substring(page.url().indexOf("guardrails/")));
    assertThat(reading.getByRole(AriaRole.BUTTON, Pages.exactly("Switch…"))).hasCount(0);

    page.getByRole(AriaRole.BUTTON, Pages.exactly("Switch…")).click();
    page.getByRole(AriaRole.RADIO, Pages.saying("Blocking")).check();
    page.getByLabel("Reason").fill("Agreed in the guild");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Switch")).click();
    Pages.shows(page, "Agreed in the guild");
    Pages.shows(reading, "Agreed in the guild");
  }

  @Test
  void the_forms_are_for_everybody(BrowserSession browser) {
    Page page = signIn(browser, "ines", Screens.GUARDRAILS);
    page.getByRole(AriaRole.BUTTON, Pages.exactly("New guardrail")).click();
    assertThat(page.getByRole(AriaRole.TEXTBOX, Pages.exactly("Title"))).isFocused();
    browser.photograph("guardrail-form");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
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
