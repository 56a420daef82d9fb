package io.quaymaster.console.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.ui.browser.BrowserSession;
import io.quaymaster.console.ui.browser.BrowserTest;
import io.quaymaster.console.ui.browser.Pages;
import io.quaymaster.console.ui.kit.Screens;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Questions the other way round, in the sample workspace.
@BrowserTest
class AskPagesIT {
  private static final String REPOSITORY =
      "arn:aws:ecr:eu-central-1:100020003002:repository/shared/base-java";

  @Autowired DemoUsers demo;

  @Test
  void who_can_and_what_can_lead_to_the_question_that_explains_them(BrowserSession browser) {
    DemoUser admin = As.ADMIN.call(demo::offer).getFirst();
    browser.signIn(admin.person().id().value(), admin.password());

    Page page = browser.open(Screens.repository(REPOSITORY));
    page.locator("main a[href*='ask/who']", Pages.containing("docker pull")).click();
    assertThat(page.locator("main", Pages.containing("Everybody who can"))).isVisible();
    assertThat(page.locator(".qm-class").first()).isVisible();
    assertThat(page.locator(".qm-loading")).hasCount(0);
    browser.photograph("who-can");

    page.locator(".qm-table a:not(.qm-extent)").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/principals/.*"));
    page.getByRole(AriaRole.LINK, Pages.exactly("Ask what it can do")).click();
    assertThat(page).hasURL(Pattern.compile(".*/ask/what.*"));
    assertThat(page.locator(".qm-table").first()).isVisible();
    assertThat(page.locator(".qm-loading")).hasCount(0);
    browser.photograph("what-can");

    page.locator(".qm-table a.qm-extent").first().click();
    assertThat(page.locator(".qm-hero, .qm-needs").first()).isVisible();
  }

  @Test
  void a_batch_is_read_asked_and_taken_away(BrowserSession browser) {
    DemoUser admin = As.ADMIN.call(demo::offer).getFirst();
    browser.signIn(admin.person().id().value(), admin.password());

    Page page = browser.open(Screens.ASK_BATCH);
    browser.photograph("batch-empty");
    StringBuilder rows = new StringBuilder("principal,task,repository,note\n");
    for (int i = 0; i < 150; i++) {
      rows.append("arn:aws:iam::100020003005:role/ci/image-builder,docker push (private),")
          .append(REPOSITORY)
          .append(",row\n");
    }
    rows.append("nobody,ecr:PutImage,").append(REPOSITORY).append(",\n");
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(
            new FilePayload(
                "rows.csv", "text/csv", rows.toString().getBytes(StandardCharsets.UTF_8)));
    Pages.shows(page, "CSV with 4 columns and 151 rows.");
    browser.photograph("batch-preview");
    page.getByRole(AriaRole.BUTTON, Pages.exactly("Ask 151 questions")).click();
    Pages.shows(page, "151 answers");
    Pages.shows(page, "1 Not asked");
    browser.photograph("batch-answers");

    Download file =
        page.waitForDownload(
            () -> page.getByRole(AriaRole.LINK, Pages.exactly("Download answers.csv")).click());
    Assertions.assertThat(file.path()).content().hasLineCount(152);
    page.getByRole(AriaRole.LINK, Pages.exactly("Explain it")).first().click();
    assertThat(page.locator(".qm-hero, .qm-needs").first()).isVisible();
  }
}
