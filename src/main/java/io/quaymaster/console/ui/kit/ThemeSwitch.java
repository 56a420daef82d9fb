package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;

/// Light, dark, or as the system has it. The browser keeps the choice; the server never learns of
/// it.
public final class ThemeSwitch extends Div {
  /// Applies the kept choice before anything is painted.
  public static final String BEFORE_FIRST_PAINT =
      """
      window.qmTheme = choice => {
        try {
          if (choice === 'system') localStorage.removeItem('qm-theme');
          else if (choice) localStorage.setItem('qm-theme', choice);
          choice = localStorage.getItem('qm-theme') || 'system';
        } catch (e) { choice = choice || 'system'; }
        document.documentElement.style.colorScheme = choice === 'system' ? '' : choice;
        return choice;
      };
      window.qmTheme();
      """;

  public ThemeSwitch() {
    addClassName("qm-theme");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", "Theme");
    Div segments = new Div();
    segments.addClassName("qm-segments");
    segments.add(
        segment("light", "sun", "Light"),
        segment("dark", "moon", "Dark"),
        segment("system", "screen", "System"));
    add(segments);
    getElement()
        .addJsInitializer(
            """
            const buttons = [...this.querySelectorAll('button')];
            const show = choice => buttons.forEach(
              b => b.setAttribute('aria-pressed', String(b.dataset.theme === choice)));
            buttons.forEach(b => b.addEventListener('click', () => show(window.qmTheme(b.dataset.theme))));
            show(window.qmTheme());
            """);
  }

  private static NativeButton segment(String choice, String icon, String word) {
    NativeButton button = new NativeButton();
    button.getElement().setAttribute("data-theme", choice);
    button.add(new Icon(icon), new com.vaadin.flow.component.html.Span(word));
    return button;
  }
}
