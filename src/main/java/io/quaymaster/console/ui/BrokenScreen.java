package io.quaymaster.console.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.quaymaster.console.ui.kit.FailedState;
import io.quaymaster.console.ui.kit.Screen;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A screen that could not be shown. What went wrong is in the log, not on the page.
@ParentLayout(MainLayout.class)
@PermitAll
class BrokenScreen extends Screen implements HasErrorParameter<Exception> {
  private static final Logger LOG = LoggerFactory.getLogger(BrokenScreen.class);

  BrokenScreen() {
    super("This page could not be shown");
    body(
        new FailedState(
            "This page could not be shown",
            "Nothing was changed. Try again; if it stays, look at the server's log.",
            () -> UI.getCurrent().getPage().reload()));
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    LOG.error("The page {} failed", event.getLocation().getPath(), parameter.getCaughtException());
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }
}
