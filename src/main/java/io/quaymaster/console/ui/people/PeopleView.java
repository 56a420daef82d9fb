package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.identity.AccountFilter;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccount.State;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserChanged;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.NarrowWindow;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Everybody who has an account here.
@Route(Screens.PEOPLE)
@Menu(title = "People", order = 40, icon = "user")
@RolesAllowed("ADMIN")
class PeopleView extends Screen implements BeforeEnterObserver {
  private static final int MAX_WINDOW = 1_000;

  private final UserAccounts accounts;
  private final UserId self;
  private final Clock clock;
  private final TextField search = new TextField("Search");
  private final Select<ConsoleRole> role = new Select<>();
  private final Select<State> state = new Select<>();
  private final Span count = new Span();
  private final Grid<UserAccount> grid = new Grid<>();
  private final List<Column<UserAccount>> wide;
  private AccountFilter filter = AccountFilter.ALL;

  PeopleView(
      UserAccounts accounts,
      CurrentUser current,
      LiveUpdates updates,
      Clock clock,
      Optional<IdentityProvider> provider) {
    super("People");
    this.accounts = accounts;
    this.self = current.person().id();
    this.clock = clock;
    Button service = new Button("New service account", click -> new ServiceForm(accounts).open());
    if (provider.isEmpty()) {
      actions(service, newPerson(accounts));
    } else {
      actions(service);
    }
    fields();
    grid.addClassName("qm-tree");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAriaLabel("People");
    grid.addComponentColumn(this::name).setHeader("Name").setFlexGrow(3);
    wide =
        List.of(
            grid.addComponentColumn(account -> PersonCells.roles(account.roles()))
                .setHeader("Roles")
                .setFlexGrow(3),
            grid.addComponentColumn(account -> PersonCells.state(account, clock))
                .setHeader("State")
                .setFlexGrow(1),
            grid.addComponentColumn(account -> PersonCells.lastSignIn(account, clock))
                .setHeader("Last sign-in")
                .setFlexGrow(1),
            grid.addComponentColumn(account -> new TimeText(account.createdAt(), clock))
                .setHeader("Added")
                .setFlexGrow(1));
    grid.setItems(
        new CallbackDataProvider<UserAccount, Void>(
            query ->
                accounts
                    .list(filter, query.getOffset(), Math.min(query.getLimit(), MAX_WINDOW))
                    .stream(),
            query -> accounts.count(filter),
            account -> account.person().id()));
    Div filters = new Div(search, role, state);
    filters.addClassNames("qm-filters", "qm-filters-few");
    filters.getElement().setAttribute("role", "search");
    filters.getElement().setAttribute("aria-label", "People");
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    body(
        Stream.concat(provider.stream().map(PeopleView::from), Stream.of(filters, count, grid))
            .toList());
    updates.follow(this, UserChanged.class, changed -> show());
  }

  private static Button newPerson(UserAccounts accounts) {
    Button add =
        new Button("New person", new Icon("plus"), click -> new PersonForm(accounts).open());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    return add;
  }

  private static Note from(IdentityProvider provider) {
    return new Note(
        "People sign in with %s, and their roles come from there. Whoever has signed in is listed."
                .formatted(provider.name())
            + provider
                .listedAt()
                .map(at ->
                    " Its reviewers are listed before they come. The list of reviewers is of "
                        + TimeText.exact(at)
                        + ".")
                .orElse(""));
  }

  private void fields() {
    search.setPlaceholder("Name or sign-in name");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addClassName("qm-filters-search");
    role.setLabel("Role");
    role.setItems(ConsoleRole.values());
    role.setEmptySelectionAllowed(true);
    role.setEmptySelectionCaption("Any");
    role.setItemLabelGenerator(one -> one == null ? "Any" : one.title());
    state.setLabel("State");
    state.setItems(State.values());
    state.setEmptySelectionAllowed(true);
    state.setEmptySelectionCaption("Any");
    state.setItemLabelGenerator(one -> one == null ? "Any" : one.title());
    search.addValueChangeListener(change -> changed());
    role.addValueChangeListener(change -> changed());
    state.addValueChangeListener(change -> changed());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    filter = PeopleAddress.read(event.getLocation().getQueryParameters());
    search.setValue(filter.search());
    role.setValue(filter.roles().stream().findFirst().orElse(null));
    state.setValue(filter.states().stream().findFirst().orElse(null));
    show();
  }

  private void changed() {
    AccountFilter chosen =
        new AccountFilter(
            search.getValue(),
            role.getOptionalValue().map(Set::of).orElse(Set.of()),
            state.getOptionalValue().map(Set::of).orElse(Set.of()));
    if (chosen.equals(filter)) {
      return;
    }
    filter = chosen;
    Screens.readdress(this, Screens.PEOPLE, PeopleAddress.write(filter));
    show();
  }

  private void show() {
    count.setText(Plural.of(accounts.count(filter), "person", "people"));
    grid.setEmptyStateComponent(nobody());
    grid.getDataProvider().refreshAll();
  }

  private EmptyState nobody() {
    if (filter.equals(AccountFilter.ALL)) {
      return new EmptyState("Nobody yet", "Add the people who work with these registries.");
    }
    Button clear =
        new Button(
            "Clear search and filters",
            click -> {
              search.clear();
              role.clear();
              state.clear();
            });
    return new EmptyState("Nobody matches", "Nobody here meets this search and filter.", clear);
  }

  private Div name(UserAccount account) {
    Div first = new Div(new Link(Screens.person(account.person().id()), account.person().name()));
    first.addClassName("qm-row");
    PersonCells.marks(account, account.person().id().equals(self)).forEach(first::add);
    Code login = new Code(account.person().id().value());
    login.addClassName("qm-muted");
    Div narrow = new Div(PersonCells.roles(account.roles()));
    if (account.state() != State.ENABLED) {
      narrow.add(PersonCells.state(account, clock));
    }
    narrow.addClassNames("qm-row", "qm-tree-narrow");
    return new Div(first, login, narrow);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    NarrowWindow.hide(wide, grid);
  }
}
