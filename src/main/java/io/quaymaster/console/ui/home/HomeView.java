package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.RecentChanges;
import io.quaymaster.console.catalog.Risks;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.notification.Webhooks;
import io.quaymaster.console.review.Inbox;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/// The first screen after signing in.
@Route(Screens.HOME)
@Menu(title = "Home", order = 1, icon = "home")
@PermitAll
class HomeView extends Screen implements BeforeEnterObserver {
  private static final int CHANGES_SHOWN = 12;

  private final Inventory inventory;
  private final Risks risks;
  private final RecentChanges changes;
  private final ChangeLines changeLines;
  private final Stories stories;
  private final BackgroundWork background;
  private final Inbox inbox;
  private final Optional<Webhooks> webhooks;
  private final LiveUpdates updates;

  HomeView(
      Inventory inventory,
      Risks risks,
      RecentChanges changes,
      ChangeLines changeLines,
      Stories stories,
      BackgroundWork background,
      Inbox inbox,
      Webhooks webhooks,
      CurrentUser user,
      LiveUpdates updates) {
    super("Home");
    this.inbox = inbox;
    this.webhooks = user.has(ConsoleRole.ADMIN) ? Optional.of(webhooks) : Optional.empty();
    this.updates = updates;
    this.inventory = inventory;
    this.risks = risks;
    this.changes = changes;
    this.changeLines = changeLines;
    this.stories = stories;
    this.background = background;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Component counts =
        new Later<>(background, "what is here", 1, inventory::count, InventoryLine::new);
    Panel risk =
        new Panel(
            "Where the risk is",
            new Later<>(background, "the risks", 4, risks::now, RiskList::new));
    Panel last =
        new Panel(
            "What changed last",
            new Later<>(
                background,
                "the changes",
                6,
                () -> changes.newest(CHANGES_SHOWN),
                changeLines::list));
    Div columns = new Div(last.flush(), risk.flush());
    columns.addClassName("qm-columns");
    body(
        new Waiting(inbox, webhooks, background, updates).flush(),
        counts,
        stories.panel(),
        columns);
  }
}
