package io.quaymaster.console.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// A screen that is for other roles. It tells nothing of what would be on it.
@ParentLayout(MainLayout.class)
@PermitAll
class DeniedScreen extends Screen implements HasErrorParameter<AccessDeniedException> {
  DeniedScreen() {
    super("This page is not for your role");
    body(
        new EmptyState(
            "This page is not for your role",
            "An administrator can give you the role that it takes.",
            new LinkButton(Screens.HOME, "home", "Go home")));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
    UI.getCurrent().getPage().setTitle(getPageTitle());
    return HttpServletResponse.SC_FORBIDDEN;
  }
}
