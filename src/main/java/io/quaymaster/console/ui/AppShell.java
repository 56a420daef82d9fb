package io.quaymaster.console.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline.Position;
import com.vaadin.flow.component.page.Inline.Wrapping;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;
import io.quaymaster.console.ui.kit.ThemeSwitch;

/// The page around every screen: theme, icon, and a socket, so that what others change appears
/// without reloading.
@Push
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("styles/tokens.css")
@StyleSheet("styles/vaadin.css")
@StyleSheet("styles/icons.css")
@StyleSheet("styles/kit.css")
@StyleSheet("styles/layout.css")
@StyleSheet("styles/sign-in.css")
@StyleSheet("styles/policy.css")
@StyleSheet("styles/editor.css")
@StyleSheet("styles/catalog.css")
@StyleSheet("styles/organization.css")
@StyleSheet("styles/ask.css")
@StyleSheet("styles/compare.css")
@StyleSheet("styles/home.css")
@StyleSheet("styles/review.css")
@StyleSheet("styles/reference.css")
@StyleSheet("styles/people.css")
@StyleSheet("styles/notifications.css")
@StyleSheet("styles/guardrails.css")
@StyleSheet("styles/audit.css")
public class AppShell implements AppShellConfigurator {

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Quaymaster");
    settings.addLink("icon", "icons/quaymaster.svg");
    settings.addMetaTag("color-scheme", "light dark");
    settings.addInlineWithContents(
        Position.PREPEND, ThemeSwitch.BEFORE_FIRST_PAINT, Wrapping.JAVASCRIPT);
  }
}
