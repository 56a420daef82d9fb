package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// One comparison looked at in every way: cards, a table, the principals on file, the texts.
@BrowserTest
class ComparePagesIT {
  @Autowired DemoUsers demo;
  @Autowired PolicyCatalog policies;

  @Test
  void a_comparison_is_looked_at_from_every_side(BrowserSession browser) {
    signIn(browser);
    Page page =
        browser.open(
            Screens.compare(
                policy("100020003002", PolicyType.REPOSITORY_POLICY, "label-printer").id(),
                "v1",
                "v5"));
    assertThat(page.locator(".qm-class").first()).isVisible();
    page.getByRole(AriaRole.RADIO, Pages.exactly("Table")).check();
    assertThat(page.locator(".qm-table-words:visible")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*form=table.*"));
    browser.photograph("compare-table");

    page.getByRole(AriaRole.RADIO, Pages.exactly("Matrix")).check();
    assertThat(page.locator(".qm-matrix:visible")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*form=matrix.*"));
    browser.photograph("compare-classes");
    walkByKeys(page, page.locator(".qm-matrix tbody td button").first());
    page.reload();
    assertThat(page.locator(".qm-matrix:visible")).isVisible();
    page.locator(".qm-matrix tbody td button").first().click();
    assertThat(page.locator(".qm-class").first()).isVisible();
    assertThat(page).hasURL(Pattern.compile("(?=.*who=)(?=.*task=).*"));

    page.getByRole(AriaRole.TAB, Pages.exactly("Principals on file")).click();
    assertThat(page.locator(".qm-matrix")).isVisible();
    browser.photograph("compare-principals");
    walkByKeys(page, page.locator(".qm-matrix:visible tbody th a").first());
    page.getByRole(AriaRole.RADIO, Pages.exactly("Table")).check();
    assertThat(page.locator(".qm-table-words:visible")).isVisible();
    browser.photograph("compare-principals-table");
    page.reload();
    assertThat(page.locator(".qm-table-words:visible")).isVisible();

    page.getByRole(AriaRole.TAB, Pages.exactly("Text")).click();
    assertThat(page.locator(".qm-statement-pair text-diff").first()).isVisible();
    browser.photograph("compare-statements");
  }

  @Test
  void a_control_policy_is_told_by_how_many_repositories_it_concerns(BrowserSession browser) {
    signIn(browser);
    PolicySummary scp = policy("", PolicyType.SCP, "andbox");
    Page page = browser.open(Screens.compare(scp.id(), "none", "active") + "&tab=effective");
    Locator counts = page.locator("button.qm-matrix-counts").first();
    assertThat(counts).isVisible();
    browser.photograph("compare-control-policy");
    counts.click();
    assertThat(page.locator(".qm-table-words:visible")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*form=table.*who=.*"));
  }

  /// The arrow keys walk over the matrix; only one of its cells is a stop of the Tab key.
  private static void walkByKeys(Page page, Locator start) {
    Locator stop = page.locator(".qm-matrix:visible [tabindex='0']");
    start.focus();
    page.keyboard().press("Home");
    Locator head = page.locator(".qm-matrix:visible tbody th").first();
    assertThat(head.locator(":focus").or(page.locator("th:focus"))).hasCount(1);
    page.keyboard().press("ArrowRight");
    Locator cells = page.locator(".qm-matrix:visible tbody tr").first().locator("td");
    assertThat(
            cells
                .first()
                .locator(":focus")
                .or(page.locator(".qm-matrix:visible tbody tr:first-child td:focus")))
        .hasCount(1);
    page.keyboard().press("Home");
    assertThat(stop).hasCount(1);
  }

  private void signIn(BrowserSession browser) {
    DemoUser admin = As.ADMIN.call(demo::offer).getFirst();
    browser.signIn(admin.person().id().value(), admin.password());
  }

  private PolicySummary policy(String account, PolicyType type, String name) {
    PolicyFilter filter =
        new PolicyFilter(account, Set.of(type), Set.of(), PolicyFilter.State.ACTIVE);
    return As.VIEWER.call(() -> policies.policies(filter, new Window(0, 100))).stream()
        .filter(policy -> policy.name().contains(name))
        .findFirst()
        .orElseThrow();
  }
}
