package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.NativeButton;

/// Copies a text in the browser and says so in its place.
public final class CopyButton extends NativeButton {
  public CopyButton(String text, String what) {
    addClassName("qm-copy");
    setAriaLabel("Copy " + what);
    setTitle("Copy " + what);
    add(new Icon("copy"));
    getElement()
        .addJsInitializer(
            """
            const button = this, label = button.getAttribute('aria-label');
            button.addEventListener('click', () => navigator.clipboard?.writeText($0).then(() => {
              const icon = button.querySelector('.qm-icon');
              icon?.classList.replace('qm-icon-copy', 'qm-icon-check');
              button.setAttribute('aria-label', 'Copied');
              setTimeout(() => {
                icon?.classList.replace('qm-icon-check', 'qm-icon-copy');
                button.setAttribute('aria-label', label);
              }, 1500);
            }));
            """,
            text);
  }
}
