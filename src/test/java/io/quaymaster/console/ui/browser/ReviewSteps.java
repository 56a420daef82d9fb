package io.quaymaster.console.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// The steps on which a version comes in force, as two people take them.
public final class ReviewSteps {
  private ReviewSteps() {}

  /// Opens a change request for a version, on a page of its policy, and asks for reviews.
  ///
  /// @return where the change request is
  public static String propose(Page author, String version) {
    press(author, "Propose " + version + "…");
    press(author, "Open a change request");
    press(author, "Ask for reviews");
    assertThat(stage(author)).hasText("Review");
    return author.url();
  }

  /// Approves what a change request proposes.
  public static void approve(Page reviewer, String change) {
    reviewer.navigate(change);
    press(reviewer, "Approve…");
    Locator dialog = reviewer.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.TEXTBOX).fill("It is what we agreed on.");
    if (dialog.getByRole(AriaRole.CHECKBOX).count()
        > 0) { // It carries risks, which were looked at.
      dialog.getByRole(AriaRole.CHECKBOX).check();
    }
    press(reviewer, "Approve");
    Pages.shows(reviewer, "It is what we agreed on.");
  }

  /// Brings it in force, on the page of the change request.
  public static void activate(Page author, String reason) {
    press(author, "Activate…");
    author.getByLabel("Reason").fill(reason);
    press(author, "Activate");
    assertThat(stage(author)).hasText("Active");
  }

  /// The stage that the page says it is at.
  public static Locator stage(Page page) {
    return page.locator(".qm-stages li[aria-current=step] span:last-child");
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, Pages.exactly(button)).click();
  }
}
