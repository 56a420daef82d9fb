package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The screens beside the main way, which `JourneyIT` does not pass.
@BrowserTest
class CatalogPagesIT {
  private static final String BUILD = "100020003005";

  @Autowired DemoUsers demo;

  @Test
  void what_is_on_file_can_be_read_everywhere(BrowserSession browser) {
    DemoUser admin = As.ADMIN.call(demo::offer).getFirst();
    Page page = browser.signIn(admin.person().id().value(), admin.password());
    see(browser, Screens.POLICIES, "Policies");
    see(browser, Screens.account(BUILD), "Build");
    page.locator("main a", Pages.containing("image-builder")).first().click();
    heading(page, "image-builder");
    browser.photograph("principal");
    see(browser, Screens.registry("aws/100020003002/eu-central-1"), "eu-central-1");
    see(browser, Screens.REFERENCE, "Reference");
  }

  private static void see(BrowserSession browser, String address, String name) {
    Page page = browser.open(address);
    heading(page, name);
    assertThat(page.locator(".qm-loading")).hasCount(0);
    browser.photograph(name.toLowerCase(Locale.ROOT));
  }

  private static void heading(Page page, String name) {
    assertThat(
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1)))
        .isVisible();
  }
}
