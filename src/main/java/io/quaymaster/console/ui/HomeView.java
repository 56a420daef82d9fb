package io.quaymaster.console.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/// The first page after signing in.
@Route("")
@PageTitle("Home · Quaymaster")
@PermitAll
class HomeView extends Main {

  HomeView() {
    add(new H1("Home"));
  }
}
