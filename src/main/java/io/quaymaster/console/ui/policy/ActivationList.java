package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.Activation;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.review.BroughtBy;
import io.quaymaster.console.review.ChangeHistory;
import io.quaymaster.console.ui.kit.ChangeCredits;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.PeriodText;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.console.ui.review.Proposing;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When which version was in force and when none was, the newest time first: what each changed
/// against the one before, who brought it, and the way back to it.
final class ActivationList extends Div {
  private static final int PAGE = 10;

  private final RelationBadge.Means means;
  private final PolicySummary policy;
  private final ChangeHistory changes;
  private final Proposing proposing;
  private final Clock clock;
  private final OrderedList list = new OrderedList();
  private final Button more = new Button("Show earlier times", click -> add());
  private final Set<VersionNumber> offered = new HashSet<>();

  /// When what was listed last began; null as long as nothing is.
  private @Nullable Instant listedFrom;

  private int read;

  ActivationList(
      RelationBadge.Means means,
      PolicySummary policy,
      ChangeHistory changes,
      Proposing proposing,
      Clock clock) {
    this.means = means;
    this.policy = policy;
    this.changes = changes;
    this.proposing = proposing;
    this.clock = clock;
    addClassName("qm-stack");
    list.addClassName("qm-activations");
    more.addClassName("qm-more");
    add(list, more);
    add();
  }

  /// One more is read than is shown, since each is held against the one before it.
  private void add() {
    List<Activation> page = means.catalog().activations(policy.id(), new Window(read, PAGE + 1));
    for (int i = 0; i < Math.min(PAGE, page.size()); i++) {
      Activation one = page.get(i);
      Activation before = i + 1 < page.size() ? page.get(i + 1) : null;
      gap(one);
      list.add(item(one, before));
      listedFrom = one.from();
    }
    read += PAGE;
    more.setVisible(page.size() > PAGE);
    if (list.getComponentCount() == 0) {
      list.add(new ListItem(new Span("No version was ever in force.")));
    }
  }

  /// Says that none was in force between the end of a version and what was listed last, and who
  /// took it out of force.
  private void gap(Activation ended) {
    Instant end = ended.to();
    Person by = ended.endedBy();
    if (end == null || by == null || end.equals(listedFrom)) {
      return;
    }
    Div when =
        listedFrom == null
            ? new Div(new Span("None since "), new TimeText(end, clock))
            : new Div(new Span("None "), new PeriodText(end, listedFrom, clock));
    VersionNumber number = ended.version().number();
    String reason = Objects.requireNonNullElse(ended.endReason(), "");
    ListItem item = new ListItem(when);
    item.addClassName("qm-activation-none");
    brought(item, number, null, number + " taken out of force by " + by.name(), reason);
    list.add(item);
  }

  private ListItem item(Activation one, @Nullable Activation before) {
    VersionNumber number = one.version().number();
    Div when = new Div(new Link(Screens.version(policy.id(), number), number.toString()));
    Instant end = one.to();
    if (end == null) {
      when.add(new Span(" since "), new TimeText(one.from(), clock));
    } else {
      when.add(new Span(" "), new PeriodText(one.from(), end, clock));
    }
    ListItem item = new ListItem(when, change(number, before));
    VersionNumber old =
        before != null && one.from().equals(before.to()) ? before.version().number() : null;
    brought(item, old, number, "Put in force by " + one.by().name(), one.reason());
    item.add(new Link(asOf(one.from()), "Ask as of then"));
    if (one.isOpen()) {
      item.addClassName("qm-activation-open");
    }
    if (!number.equals(policy.active()) && offered.add(number)) {
      item.add(proposing.again(policy, number));
    }
    return item;
  }

  /// What the version changed against the one that was in force before it, whenever that was.
  private Component change(VersionNumber number, @Nullable Activation before) {
    if (before == null) {
      return new Div(new Chip("First in force"));
    }
    VersionNumber old = before.version().number();
    Div line = new Div();
    line.addClassName("qm-row");
    if (old.equals(number)) {
      line.add(muted("the same as before"));
    } else {
      line.add(
          new RelationBadge(means, policy, old, number),
          new Link(Screens.compare(policy.id(), old, number), "against " + old));
    }
    if (number.value() < old.value()) {
      line.add(new Chip("back to an older version"));
    }
    return line;
  }

  /// The change request that put `after` in the place of `before`, if there is one, with whoever
  /// approved it; then whoever did it, and why.
  private void brought(
      ListItem item,
      @Nullable VersionNumber before,
      @Nullable VersionNumber after,
      String done,
      String reason) {
    Optional<BroughtBy> brought =
        changes.of(new ChangeHistory.Step(policy.id(), before, after, reason));
    brought.ifPresent(change -> item.add(new ChangeCredits(change)));
    String told = brought.map(change -> change.id() + ": ").orElse("");
    item.add(muted(done + ": " + reason.substring(told.length())));
  }

  private String asOf(Instant at) {
    return policy.place() instanceof PolicyPlace.OnRepository(var repository)
        ? Screens.askAt(repository.arn(), at)
        : Screens.askAt(at);
  }

  private static Div muted(String text) {
    Div line = new Div(new Span(text));
    line.addClassName("qm-muted");
    return line;
  }
}
