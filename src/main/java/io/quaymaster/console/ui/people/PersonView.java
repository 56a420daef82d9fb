package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.identity.AccountGroups;
import io.quaymaster.console.identity.ApiToken;
import io.quaymaster.console.identity.ApiTokenChanged;
import io.quaymaster.console.identity.ApiTokens;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccount.State;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserChanged;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A person: what they may do here, whether they can sign in, and what was changed about it.
@Route(Screens.PERSON)
@RolesAllowed("ADMIN")
class PersonView extends Screen implements BeforeEnterObserver {
  private static final int ENTRIES_SHOWN = 100;

  private final UserAccounts accounts;
  private final ApiTokens tokens;
  private final AuditTrail audit;
  private final BackgroundWork background;
  private final CurrentUser current;
  private final Clock clock;
  private final Optional<IdentityProvider> provider;
  private String person = "";

  private record Contents(UserAccount account, List<AuditEntry> history, List<ApiToken> tokens) {}

  PersonView(
      UserAccounts accounts,
      ApiTokens tokens,
      AuditTrail audit,
      BackgroundWork background,
      CurrentUser current,
      LiveUpdates updates,
      Clock clock,
      Optional<IdentityProvider> provider) {
    super("Person");
    this.provider = provider;
    this.accounts = accounts;
    this.tokens = tokens;
    this.audit = audit;
    this.background = background;
    this.current = current;
    this.clock = clock;
    updates.follow(this, UserChanged.class, this::changed);
    updates.follow(this, ApiTokenChanged.class, this::changed);
  }

  private void changed(Deed deed) {
    if (deed.account().subject().equals(person)) {
      show();
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    person = event.getRouteParameters().get("person").map(Screens::decoded).orElse("");
    name(person, new Crumb("People", Screens.PEOPLE));
    show();
  }

  private void show() {
    String wanted = person;
    body(
        new Later<>(
            background,
            "the person",
            6,
            () -> find(wanted),
            onFile(this::page, () -> missing(wanted))));
  }

  private Optional<Contents> find(String name) {
    return UserId.parse(name)
        .flatMap(accounts::account)
        .map(account -> new Contents(account, history(account), tokens.of(account.person().id())));
  }

  private List<AuditEntry> history(UserAccount account) {
    return audit.entriesOn("user", account.person().id().value(), ENTRIES_SHOWN + 1);
  }

  private static Component missing(String name) {
    return new EmptyState(
        "Nobody signs in with this name",
        "There is no account `" + name + "`. The address may be mistyped.",
        new LinkButton(Screens.PEOPLE, "user", "All people"));
  }

  private Component page(Contents contents) {
    UserAccount account = contents.account();
    boolean self = current.person().id().equals(account.person().id());
    name(account.person().name(), new Crumb("People", Screens.PEOPLE));
    beside(PersonCells.marks(account, self).toArray(Chip[]::new));
    List<Component> offers = new ArrayList<>();
    offers.add(new LinkButton(Screens.auditOf(account.person().id()), "audit", "Audit"));
    if (provider.isEmpty() || account.service()) {
      offers.addAll(deeds(account, self));
    }
    actions(offers.toArray(Component[]::new));
    Div top = new Div(facts(account), roles(account));
    top.addClassName("qm-columns");
    Div all = new Div(top);
    if (account.service() || !contents.tokens().isEmpty()) {
      all.add(tokens(account, contents.tokens()));
    }
    all.add(new PersonHistory(contents.history(), ENTRIES_SHOWN, clock));
    all.addClassName("qm-stack");
    return all;
  }

  private Panel tokens(UserAccount account, List<ApiToken> there) {
    Panel panel = new Panel("API tokens");
    if (there.isEmpty()) {
      panel.content(new Paragraph("None yet: no program can act as this account."));
    } else {
      panel.flush().content(new TokenTable(tokens, clock).of(there));
    }
    if (account.service() && !account.disabled()) {
      UserId service = account.person().id();
      panel.beside(
          new Button(
              "New token",
              click ->
                  new TokenForm(account.roles(), draft -> tokens.makeFor(service, draft), clock)
                      .open()));
    }
    return panel;
  }

  private List<Button> deeds(UserAccount account, boolean self) {
    List<Button> deeds = new ArrayList<>();
    if (account.state() == State.DISABLED) {
      deeds.add(new Button("Enable…", click -> DeedDialog.enable(accounts, account).open()));
    } else if (!self) {
      deeds.add(new Button("Disable…", click -> DeedDialog.disable(accounts, account).open()));
    }
    if (!account.demo()) {
      deeds.add(new Button("Rename…", click -> new NameDialog(accounts, account).open()));
      if (!self && !account.service() && account.state() != State.DISABLED) {
        deeds.add(
            new Button(
                "Reset password…", click -> DeedDialog.resetPassword(accounts, account).open()));
      }
      deeds.add(new Button("Change roles…", click -> new RolesDialog(accounts, account).open()));
    }
    return deeds;
  }

  private Panel facts(UserAccount account) {
    Facts facts =
        new Facts()
            .with(
                account.service() ? "Id" : "Sign-in name", new Code(account.person().id().value()))
            .with("State", PersonCells.state(account, clock));
    if (!account.service()) {
      facts.with("Last sign-in", PersonCells.lastSignIn(account, clock));
    }
    facts.with("Added", new TimeText(account.createdAt(), clock));
    if (account.oneTimeUntil() != null) {
      facts.with(
          account.isExpired(clock.instant()) ? "Password expired" : "Password expires",
          new TimeText(account.oneTimeUntil(), clock));
    }
    if (account.demo()) {
      facts.with(
          "Demo user",
          "belongs to the sample workspace: role and password stay as the sign-in page shows them");
    }
    provider
        .filter(one -> !account.service())
        .ifPresent(one -> {
          facts.with("Comes from", one.name() + ", which gives the roles");
          facts.with("Accounts", groups(account.groups()));
        });
    return new Panel("Account", facts);
  }

  private static String groups(AccountGroups groups) {
    if (groups.all()) {
      return "in the group of all accounts";
    }
    return groups.names().isEmpty()
        ? "in no group of accounts"
        : groups.names().stream().sorted().collect(Collectors.joining(", "));
  }

  private static Panel roles(UserAccount account) {
    Div all = new Div();
    all.addClassName("qm-stack");
    account.roles().stream().sorted().forEach(role -> all.add(role(role)));
    return new Panel("Roles", all);
  }

  private static Div role(ConsoleRole role) {
    Div one = new Div(new Chip(role.title()), new Paragraph(role.duties()));
    one.addClassName("qm-role");
    return one;
  }
}
