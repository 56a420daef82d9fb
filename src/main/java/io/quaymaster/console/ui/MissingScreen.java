package io.quaymaster.console.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// An address that leads nowhere, or nowhere for this person: the two look alike on purpose.
@ParentLayout(MainLayout.class)
@PermitAll
class MissingScreen extends Screen implements HasErrorParameter<NotFoundException> {
  MissingScreen() {
    super("There is no such page");
    body(
        new EmptyState(
            "There is no such page",
            "The address may be mistyped, what it led to may be gone, or it is not for your role.",
            new LinkButton(Screens.HOME, "home", "Go home")));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    UI.getCurrent().getPage().setTitle(getPageTitle());
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
