package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;

/// Takes out of Vaadin's list of tabs what is no tab: the box that scrolls them can have the focus,
/// and a screen reader then finds a list of tabs that holds none.
public final class OnlyTabs {
  private OnlyTabs() {}

  /// `tabs` is a `Tabs` or a `TabSheet`.
  public static <T extends Component> T in(T tabs) {
    tabs.getElement()
        .addJsInitializer(
            """
            customElements.whenDefined('vaadin-tabs').then(async () => {
              const list = this.localName === 'vaadin-tabs' ? this : this.querySelector('vaadin-tabs');
              await list.updateComplete;
              list.shadowRoot.querySelector('#scroll').removeAttribute('tabindex');
            });
            """);
    return tabs;
  }
}
