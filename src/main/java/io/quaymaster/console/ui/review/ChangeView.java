package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.UserChanged;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequest;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.Discussion;
import io.quaymaster.console.review.Emergency;
import io.quaymaster.console.review.Ending;
import io.quaymaster.console.review.Evidence;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.TiersChanged;
import io.quaymaster.console.review.Verb;
import io.quaymaster.console.review.Verification;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Onlookers;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.console.ui.kit.VerdictBadge;
import io.quaymaster.iam.analysis.Verdict;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One change request: how far it has come, what access it gives and takes, and what is to be done
/// next. Whatever others do to it shows at once.
@Route(Screens.CHANGE)
@PermitAll
class ChangeView extends Screen implements BeforeEnterObserver {
  private final ChangeTools tools;
  private final Div head = new Div();
  private final Div reviews = new Div();
  private final Div choice = new Div();
  private final ChangeTabs tabs = new ChangeTabs(choice, this::chosen);
  private @Nullable Onlookers onlookers;
  private @Nullable DiscussionPanel discussion;
  private @Nullable ProposedPolicies policies;
  private @Nullable ChangeId id;

  ChangeView(ChangeTools tools) {
    super("Change");
    this.tools = tools;
    head.addClassName("qm-stack");
    tools
        .updates()
        .follow(
            this,
            ChangeRequestChanged.class,
            changed -> {
              if (changed.id().equals(id)) {
                show(changed.id());
              }
            });
    followApprovals();
  }

  /// What approvals count for hangs on what people may do here, and on the table of approvals.
  private void followApprovals() {
    tools.updates().follow(this, UserChanged.class, changed -> again());
    tools.updates().follow(this, TiersChanged.class, changed -> again());
  }

  private void again() {
    if (id != null) {
      show(id);
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<ChangeId> wanted = event.getRouteParameters().get("change").flatMap(ChangeId::parse);
    if (!wanted.equals(Optional.ofNullable(id))) {
      policies = null;
      discussion = null;
      onlookers = null;
    }
    id = wanted.orElse(null);
    tabs.select(ChangeTab.read(event.getLocation().getQueryParameters()));
    wanted.ifPresentOrElse(this::show, this::missing);
  }

  /// Another tab is another address, to which the back button leads.
  private void chosen(ChangeTab tab) {
    ChangeId shown = id;
    if (shown != null) {
      Location address = new Location(Screens.change(shown.number()), tab.write());
      getUI().ifPresent(ui -> ui.getPage().getHistory().pushState(null, address));
    }
  }

  private void read(long thread) {
    DiscussionPanel shown = discussion;
    if (shown != null) {
      if (tabs.selected() != ChangeTab.DISCUSSION) {
        tabs.select(ChangeTab.DISCUSSION);
        chosen(ChangeTab.DISCUSSION);
      }
      shown.announce(thread);
    }
  }

  private void missing() {
    String what = "There is no such change request";
    name(what, new Crumb("Changes", Screens.CHANGES));
    beside();
    actions();
    body(
        new EmptyState(
            what,
            "It may have been part of a sample workspace that was removed.",
            new LinkButton(Screens.CHANGES, "history", "Look at all changes")));
  }

  private void show(ChangeId wanted) {
    tools.changes().page(wanted).ifPresentOrElse(this::show, this::missing);
  }

  private void show(ChangePage page) {
    ChangeRequest change = page.change();
    Discussion said = tools.discussions().of(change.id());
    ChangeDeeds deeds = new ChangeDeeds(tools, page, said);
    name(change.id() + " " + change.title(), new Crumb("Changes", Screens.CHANGES));
    beside(badges(page));
    deeds(deeds.offered());
    head.removeAll();
    head.add(new StageBar(page.standing().state()), facts(change));
    news(page).forEach(head::add);
    reviews.removeAll();
    reviews.add(new ReviewPanel(page, deeds::dismiss, tools.clock()));
    show(page, said);
    if (onlookers == null) {
      onlookers =
          new Onlookers(
              tools.presence(),
              "change " + change.id(),
              tools.user().person(),
              others -> "Also here: " + Onlookers.names(others));
      body(onlookers, head, reviews, tabs);
    } else if (tabs.getParent().isEmpty()) {
      body(onlookers, head, reviews, tabs);
    }
  }

  private void show(ChangePage page, Discussion said) {
    ProposedPolicies before = policies;
    if (before != null && before.isOf(page.change().proposals())) {
      before.show(page, said);
    } else {
      ProposedPolicies now = new ProposedPolicies(tools, page, said, this::read);
      policies = now;
      choice.removeAll();
      choice.add(now.choice());
      tabs.fill(ChangeTab.ACCESS, now.access());
      tabs.fill(ChangeTab.TEXT, now.texts());
    }
    Optional<Evidence> evidence = page.standing().evidence();
    tabs.fill(ChangeTab.CHECKS, new ChecksPanel(evidence, tools.clock()));
    tabs.count(ChangeTab.CHECKS, evidence.map(ChecksPanel::warnings).orElse(0), "to consider");
    if (discussion == null) {
      discussion = new DiscussionPanel(tools);
      tabs.fill(ChangeTab.DISCUSSION, discussion);
    }
    discussion.show(page, said);
    tabs.count(ChangeTab.DISCUSSION, said.open(), "open");
  }

  private static Component[] badges(ChangePage page) {
    List<Component> badges = new ArrayList<>(List.of(new StateChip(page.standing().state())));
    Emergency emergency = page.change().emergency();
    if (emergency != null && emergency.isOpen()) {
      badges.add(new Chip("Emergency, to be reviewed"));
    }
    return badges.toArray(Component[]::new);
  }

  private Component facts(ChangeRequest change) {
    Div facts = new Div();
    facts.addClassName("qm-stack");
    Div who =
        new Div(
            new Span(
                "By "
                    + change.authors().stream().map(Person::name).collect(Collectors.joining(", "))
                    + ", opened "),
            new TimeText(change.openedAt(), tools.clock()));
    who.addClassNames("qm-muted", "qm-small");
    facts.add(who);
    if (!change.description().isEmpty()) {
      Paragraph words = new Paragraph(change.description());
      words.addClassName("qm-change-description");
      facts.add(words);
    }
    return facts;
  }

  /// What everybody should know before anything else.
  private List<Component> news(ChangePage page) {
    List<Component> news = new ArrayList<>();
    ChangeRequest change = page.change();
    Emergency emergency = change.emergency();
    if (emergency != null) {
      news.add(new Note(words(emergency)).caution());
    }
    Ending ending = change.ending();
    if (ending != null) {
      Span by = new Span(ending.by().name() + ", ");
      Span why = new Span(": " + ending.reason());
      news.add(new Note(new Component[] {by, new TimeText(ending.at(), tools.clock()), why}));
    }
    if (change.stage().isInForce()) {
      page.verifications().forEach(said -> news.add(said(said)));
    }
    for (PolicyId moved : page.standing().moved()) {
      news.add(moved(page, moved));
    }
    return news;
  }

  /// How what is live relates to what came in force, as somebody found it.
  private Component said(Verification found) {
    String name = tools.catalog().policy(found.policy()).map(PolicySummary::name).orElse("");
    String what =
        found.verdict() == Verdict.EQUIVALENT
            ? "means the same."
            : "does not mean the same: it is "
                + VerdictBadge.Sign.valueOf(found.verdict().name()).word().toLowerCase(Locale.ROOT)
                + ".";
    return new Note(
        new Component[] {
          new Span(found.by().name() + ", "),
          new TimeText(found.at(), tools.clock()),
          new Span(": What is live on " + name + " " + what)
        });
  }

  private static String words(Emergency emergency) {
    String what =
        "It came in force without its approvals: "
            + emergency.by().name()
            + " broke the glass for "
            + emergency.incident()
            + " (“"
            + emergency.reason()
            + "”). ";
    Ending closed = emergency.closed();
    return closed == null
        ? what + "Somebody else has to review that until " + TimeText.exact(emergency.due()) + "."
        : what + closed.by().name() + " reviewed it: “" + closed.reason() + "”.";
  }

  /// Another version came in force than this one is to replace.
  private Component moved(ChangePage page, PolicyId moved) {
    PolicySummary policy = tools.catalog().policy(moved).orElseThrow();
    Proposal proposal = page.change().proposal(moved).orElseThrow();
    String now = policy.active() == null ? "no version" : policy.active().toString();
    String base = proposal.base() == null ? "no version" : proposal.base().toString();
    List<Component> deeds = new ArrayList<>();
    deeds.add(
        new LinkButton(
            Screens.moved(page.change().id().number(), moved), "compare", "What it would undo"));
    if (page.may(Verb.EDIT)) {
      deeds.add(new Button("Replace " + now + " with it", click -> rebase(page, policy)));
    }
    return new Note(
            "Meanwhile "
                + now
                + " came in force on "
                + policy.name()
                + ". This was written to replace "
                + base
                + ", and would undo what changed since then unless its text takes it up.",
            deeds.toArray(Component[]::new))
        .caution();
  }

  private void rebase(ChangePage page, PolicySummary policy) {
    try {
      tools.changes().rebase(page.change().id(), policy.id(), policy.active());
    } catch (ChangeException refused) {
      Notices.failed(refused.getMessage());
    }
  }
}
