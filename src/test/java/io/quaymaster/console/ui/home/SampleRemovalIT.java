package io.quaymaster.console.ui.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Has a console of its own, since it takes away what other tests look at.
@BrowserTest
@TestPropertySource(properties = "quaymaster.sample=true")
class SampleRemovalIT {

  @Test
  void whoever_removes_the_sample_is_told_how_to_come_in_again(BrowserSession browser) {
    Page page = browser.open("");
    page.locator(".qm-demo button", Pages.containing("Administrator")).click();
    assertThat(page.getByLabel("Name")).not().hasValue("");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Sign in")).click();
    page.getByText("Remove the sample workspace").click();
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Remove it")).click();

    Locator told = page.getByRole(AriaRole.DIALOG, Pages.saying("The sample workspace is gone"));
    assertThat(told.locator("code")).hasCount(2);
    page.keyboard().press("Escape");
    assertThat(told.locator("code").first()).isVisible();
    String name = told.locator("code").first().innerText();
    String once = told.locator("code").nth(1).innerText();
    browser.verifyAccessible();
    told.getByRole(AriaRole.BUTTON, button("Sign out")).click();
    assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    assertThat(page.locator(".qm-demo")).hasCount(0);

    browser.signIn(name, once);
    page.getByLabel("The one-time password").fill(once);
    page.getByLabel("Your own password", exact()).fill("harbour lights at dusk");
    page.getByLabel("Your own password, again").fill("harbour lights at dusk");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Use this password")).click();
    assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    browser.signIn(name, "harbour lights at dusk");
    Pages.shows(page, "Nothing here yet");
    browser.photograph("home-empty");
  }

  private static Locator.GetByRoleOptions button(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
