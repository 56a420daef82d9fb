package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.TextMerge;
import io.quaymaster.console.review.Verb;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.OnlyTabs;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Another version came in force than a change request is to replace: what of it would be undone,
/// whose work that is, and how both come together. A text that is being merged by hand is never
/// taken away: what happens meanwhile is said, and shown on demand.
@Route(Screens.CHANGE_MOVED)
@PermitAll
class MovedView extends Screen implements BeforeEnterObserver {
  private final MovedTools tools;
  private final Div news = new Div();
  private @Nullable ThreeSides shown;

  MovedView(MovedTools tools) {
    super("Moved base");
    this.tools = tools;
    tools
        .updates()
        .follow(
            this,
            ChangeRequestChanged.class,
            changed -> {
              if (shown != null && shown.change().equals(changed.id())) {
                moved(shown);
              }
            });
    tools
        .updates()
        .follow(
            this,
            ActiveVersionChanged.class,
            changed -> {
              if (shown != null && shown.policy().id().equals(changed.policy())) {
                moved(shown);
              }
            });
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    RouteParameters parameters = event.getRouteParameters();
    Optional<ChangePage> page =
        parameters.get("change").flatMap(ChangeId::parse).flatMap(tools.changes()::page);
    Optional<Proposal> proposal =
        parameters
            .get("policy")
            .flatMap(PolicyId::parse)
            .flatMap(policy -> page.flatMap(found -> found.change().proposal(policy)));
    if (page.isEmpty() || proposal.isEmpty()) {
      missing();
    } else {
      show(page.get(), proposal.get());
    }
  }

  private void missing() {
    shown = null;
    String what = "There is no such proposal";
    name(what, new Crumb("Changes", Screens.CHANGES));
    body(
        new EmptyState(
            what,
            "The change request does not propose anything for this policy, or not any more.",
            new LinkButton(Screens.CHANGES, "history", "Look at all changes")));
  }

  /// Something happened to the change request or to what is in force.
  private void moved(ThreeSides before) {
    Optional<ThreeSides> now =
        tools
            .changes()
            .page(before.change())
            .flatMap(page -> page.change().proposal(before.policy().id()))
            .map(proposal ->
                ThreeSides.of(
                    before.change(),
                    tools.catalog().policy(before.policy().id()).orElseThrow(),
                    proposal));
    news.removeAll();
    if (now.isEmpty() || !now.get().areAs(before)) {
      news.add(
          new Note(
                  "Meanwhile this has moved on. Nothing that you see here can be saved any more.",
                  new Button(
                      "Look at it anew",
                      click ->
                          tools
                              .changes()
                              .page(before.change())
                              .ifPresent(page ->
                                  page.change()
                                      .proposal(before.policy().id())
                                      .ifPresentOrElse(
                                          proposal -> show(page, proposal), this::missing))))
              .caution());
    }
  }

  private void show(ChangePage page, Proposal proposal) {
    PolicySummary policy = tools.catalog().policy(proposal.policy()).orElseThrow();
    ThreeSides sides = ThreeSides.of(page.change().id(), policy, proposal);
    shown = sides;
    String change = page.change().id() + " " + page.change().title();
    String address = Screens.change(page.change().id().number());
    name(
        "Moved base of " + policy.name(),
        new Crumb("Changes", Screens.CHANGES),
        new Crumb(change, address));
    news.removeAll();
    if (!sides.isMoved() || !page.change().stage().isOpen()) {
      actions();
      body(
          new EmptyState(
              "Nothing moved",
              "What the change request is to replace is what is in force: "
                  + ThreeSides.name(sides.base())
                  + ".",
              new LinkButton(address, "history", "Back to " + page.change().id())));
      return;
    }
    List<Component> parts = new ArrayList<>();
    parts.add(news);
    parts.add(introduction(sides));
    parts.add(new Panel("What you would undo", undone(sides)));
    parts.add(new Panel("Whose work it is", new TheirWork(tools, sides)));
    if (page.may(Verb.EDIT)) {
      parts.add(together(page, sides));
    }
    parts.add(comparisons(sides));
    actions(new LinkButton(address, "history", "Back to " + page.change().id()));
    body(parts);
  }

  private static Component introduction(ThreeSides sides) {
    String base = ThreeSides.name(sides.base());
    String theirs = ThreeSides.name(sides.theirs());
    return new Span(
        sides.mine() == null
            ? "This was to put %s out of force. Meanwhile %s came in force.".formatted(base, theirs)
            : "%s was written to replace %s. Meanwhile %s came in force."
                .formatted(sides.mine(), base, theirs));
  }

  private Component undone(ThreeSides sides) {
    PolicyComparisons comparisons = tools.comparisons();
    return new Later<>(
        tools.background(),
        "what would be undone",
        4,
        () ->
            comparisons.undone(
                sides.policy().id(),
                sides.side(sides.base()),
                sides.side(sides.theirs()),
                sides.side(sides.mine())),
        report ->
            new UndoneList(
                report,
                new UndoneList.Names(
                    ThreeSides.name(sides.base()),
                    ThreeSides.name(sides.theirs()),
                    ThreeSides.name(sides.mine()))));
  }

  /// Merging where there are three texts; and in any case the text as it is.
  private Component together(ChangePage page, ThreeSides sides) {
    PolicyId policy = sides.policy().id();
    String base = ThreeSides.text(tools.catalog(), policy, sides.base());
    String theirs = ThreeSides.text(tools.catalog(), policy, sides.theirs());
    String mine = ThreeSides.text(tools.catalog(), policy, sides.mine());
    Div all = new Div();
    all.addClassName("qm-stack");
    if (theirs != null && mine != null) {
      TextMerge.of(sides.policy().type(), base, theirs, mine)
          .ifPresent(merge ->
              all.add(new MergePanel(tools, sides, merge, () -> leave(page.change().id()))));
    }
    all.add(
        new Note(
            "Or keep the text as it is: then it replaces %s as a whole, and undoes what is listed above."
                .formatted(ThreeSides.name(sides.theirs())),
            new Button("Keep the text as it is", click -> keep(sides))));
    return all;
  }

  private void keep(ThreeSides sides) {
    try {
      tools.changes().rebase(sides.change(), sides.policy().id(), sides.theirs());
      leave(sides.change());
    } catch (ChangeException refused) {
      Notices.failed(refused.getMessage());
    }
  }

  private static void leave(ChangeId change) {
    UI.getCurrent().navigate(Screens.change(change.number()));
  }

  private Component comparisons(ThreeSides sides) {
    TabSheet tabs = OnlyTabs.in(new TabSheet());
    tabs.add("What you add", comparison(sides, sides.theirs(), sides.mine()));
    tabs.add("What they changed", comparison(sides, sides.base(), sides.theirs()));
    return tabs;
  }

  private Component comparison(
      ThreeSides sides, @Nullable VersionNumber before, @Nullable VersionNumber after) {
    return tools.parts().of(sides.policy(), before, after);
  }
}
