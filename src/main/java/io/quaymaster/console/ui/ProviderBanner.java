package io.quaymaster.console.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.IdentityProvider.Reach;
import io.quaymaster.console.identity.IdentityProvider.ReachChanged;
import io.quaymaster.console.ui.kit.Glyph;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.TimeText;

/// Tells everybody, on every page, that the identity provider does not answer, and what follows.
class ProviderBanner extends Div {
  private final IdentityProvider provider;

  ProviderBanner(IdentityProvider provider, LiveUpdates updates) {
    this.provider = provider;
    addClassName("qm-banner");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", "Sign-in");
    updates.follow(this, ReachChanged.class, changed -> show(changed.now()));
    setVisible(false);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    show(provider.lastReach());
  }

  private void show(Reach reach) {
    removeAll();
    if (reach instanceof Reach.Away away) {
      Span what = new Span(provider.name() + " does not answer");
      what.addClassName("qm-banner-word");
      Div line =
          new Div(
              new Glyph("!"),
              what,
              new Span("It has been away since " + TimeText.exact(away.since()) + "."),
              new Span(
                  "You can go on; if it stays away, sessions end from "
                      + TimeText.exact(away.until())
                      + " on."));
      line.addClassName("qm-banner-line");
      add(line);
    }
    setVisible(reach instanceof Reach.Away);
  }
}
