package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.server.communication.PushConnectionFactory;
import org.atmosphere.cpr.AtmosphereResource;
import org.springframework.stereotype.Component;

/// Tells `Presence` when the socket of a page is lost, long before the page itself is given up.
@Component
public class WatchedPush implements PushConnectionFactory {
  private static final long serialVersionUID = 1L;

  private final transient Presence presence;

  WatchedPush(Presence presence) {
    this.presence = presence;
  }

  @Override
  public PushConnection apply(UI ui) {
    return new Watched(ui, presence);
  }

  private static final class Watched extends AtmospherePushConnection {
    private static final long serialVersionUID = 1L;

    private final transient Presence presence;

    Watched(UI ui, Presence presence) {
      super(ui);
      this.presence = presence;
    }

    @Override
    public void connect(AtmosphereResource resource) {
      super.connect(resource);
      presence.connected(getUI(), true);
    }

    @Override
    public void connectionLost() {
      super.connectionLost();
      presence.connected(getUI(), false);
    }
  }
}
