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
            button.addEventListener('click', () => navigator.clipboard?.writeText(button.hasAttribute('data-address') ? new URL($0, document.baseURI).href : $0).then(() => {
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

  /// The text is an address within the console; it is copied with the host that the browser knows.
  public CopyButton absolute() {
    getElement().setAttribute("data-address", true);
    return this;
  }
}
