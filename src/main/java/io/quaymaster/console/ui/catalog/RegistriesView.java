package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.FilterChoices;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that holds images: organizations, accounts, registries and their repositories. What
/// is searched and filtered for is in the address.
@Route(Screens.REGISTRIES)
@Menu(title = "Registries", order = 2, icon = "registries")
@PermitAll
class RegistriesView extends Screen implements BeforeEnterObserver {
  private final RegistryCatalog catalog;
  private final OrganizationCatalog organizations;
  private final BackgroundWork background;
  private final boolean admin;
  private final Span count = new Span();
  private final Div found = new Div();
  private CatalogFilter filter = CatalogFilter.ALL;
  private @Nullable RegistryFilters filters;

  private record Contents(FilterChoices choices, int repositories) {}

  RegistriesView(
      RegistryCatalog catalog,
      OrganizationCatalog organizations,
      BackgroundWork background,
      CurrentUser user) {
    super("Registries");
    this.catalog = catalog;
    this.organizations = organizations;
    this.background = background;
    this.admin = user.has(ConsoleRole.ADMIN);
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    found.addClassName("qm-tree-place");
    LinkButton others = new LinkButton(Screens.ORGANIZATIONS, "chevron-right", "Organizations");
    actions(others);
    if (admin) {
      actions(
          others,
          deed("New account", () -> AccountForm.open(catalog, organizations, this::reload)),
          deed("New registry", () -> RegistryForm.open(catalog, Optional.empty(), this::reload)),
          deed("New repository", () -> RepositoryForm.open(catalog, Optional.empty())));
    }
  }

  private static Button deed(String text, Runnable open) {
    return new Button(text, new Icon("plus"), click -> open.run());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    filter = FilterAddress.read(event.getLocation().getQueryParameters());
    reload();
  }

  private void reload() {
    body(
        new Later<>(
            background,
            "the registries",
            8,
            () -> new Contents(catalog.choices(), catalog.countRepositories(CatalogFilter.ALL)),
            this::contents));
  }

  private Component contents(Contents contents) {
    if (contents.choices().accounts().isEmpty()) {
      return nothing();
    }
    RegistryFilters shown = new RegistryFilters(contents.choices(), filter, this::filter);
    filters = shown;
    Div all = new Div(shown, count, found);
    all.addClassName("qm-stack");
    show();
    return all;
  }

  private Component nothing() {
    return admin
        ? new EmptyState(
            "No account yet",
            "An account holds registries, and those the repositories whose policies are kept here.",
            deed("New account", () -> AccountForm.open(catalog, organizations, this::reload)))
        : new EmptyState(
            "No account yet",
            "An administrator adds accounts with their registries and repositories.");
  }

  private void filter(CatalogFilter chosen) {
    if (chosen.equals(filter)) {
      return;
    }
    filter = chosen;
    Screens.readdress(this, Screens.REGISTRIES, FilterAddress.write(filter));
    show();
  }

  private void show() {
    CatalogFilter asked = filter;
    found.removeAll();
    found.add(
        new Later<>(
            background,
            "the repositories",
            8,
            () ->
                new Found(
                    new CatalogTree(catalog, organizations.organizations(), asked),
                    catalog.countRepositories(asked)),
            this::tree));
  }

  private record Found(CatalogTree tree, int repositories) {}

  private Component tree(Found shown) {
    String repositories = Plural.of(shown.repositories(), "repository", "repositories");
    count.setText(filter.isEverything() ? repositories : repositories + " found");
    if (shown.tree().roots().isEmpty()) {
      return new EmptyState(
          "Nothing matches",
          "No repository meets this search and these filters.",
          new Button(
              "Clear search and filters",
              click -> {
                if (filters != null) {
                  filters.clear(this::filter);
                }
              }));
    }
    return new CatalogGrid(shown.tree(), !filter.isEverything());
  }
}
