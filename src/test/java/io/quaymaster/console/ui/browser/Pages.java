package io.quaymaster.console.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// What tests of several screens do with a page.
public final class Pages {
  private Pages() {}

  /// Something with just this accessible name.
  public static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /// Something with this in its accessible name.
  public static Page.GetByRoleOptions saying(String part) {
    return new Page.GetByRoleOptions().setName(part);
  }

  /// Something with this text in it.
  public static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  /// Waits until this text can be read somewhere in the page, be it once or several times.
  public static void shows(Page page, String text) {
    Locator places = page.getByText(text).filter(new Locator.FilterOptions().setVisible(true));
    assertThat(places.first()).isVisible();
  }

  /// Types `after` over the first `before` of the policy editor, as somebody at the keyboard.
  public static void replace(Page page, String before, String after) {
    assertThat(page.locator("policy-editor .cm-content")).isVisible();
    page.evaluate(
        """
        wanted => {
          const editor = document.querySelector('policy-editor');
          const at = editor.value.indexOf(wanted);
          editor.goTo(at, at + wanted.length);
        }
        """,
        before);
    page.keyboard().press("Delete");
    page.keyboard().insertText(after);
  }

  /// What stands in the policy editor.
  public static String text(Page page) {
    return String.valueOf(page.evaluate("() => document.querySelector('policy-editor').value"));
  }
}
