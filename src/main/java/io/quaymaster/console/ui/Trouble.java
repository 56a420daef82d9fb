package io.quaymaster.console.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.identity.IdentityException;
import io.quaymaster.console.ui.kit.Notices;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/// What becomes of a deed that fails and that no screen answers for: a sentence for the person, and
/// the rest for the log.
@Component
class Trouble implements VaadinServiceInitListener {
  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addSessionInitListener(session -> session.getSession().setErrorHandler(Trouble::tell));
  }

  private static void tell(ErrorEvent event) {
    if (event.getThrowable() instanceof IOException) {
      return; // The browser is gone; there is nobody to tell.
    }
    String sentence =
        switch (event.getThrowable()) {
          case CatalogException refused -> refused.getMessage();
          case IdentityException refused -> String.valueOf(refused.getMessage());
          case AccessDeniedException _ -> "That is not for your role.";
          case Throwable failure -> {
            LOG.error("A page failed", failure);
            yield "That did not work. Nothing was changed; if it stays, look at the server's log.";
          }
        };
    if (UI.getCurrent() != null) {
      Notices.failed(sentence);
    }
  }
}
