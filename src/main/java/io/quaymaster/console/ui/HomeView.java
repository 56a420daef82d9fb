package io.quaymaster.console.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;

/// The first page after signing in.
@Route(Screens.HOME)
@Menu(title = "Home", order = 1, icon = "home")
@PermitAll
class HomeView extends Screen {

  HomeView() {
    super("Home");
  }
}
