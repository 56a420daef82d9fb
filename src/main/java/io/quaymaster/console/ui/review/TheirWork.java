package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.Activation;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ProposedIn;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import java.util.List;
import java.util.stream.Collectors;

/// The versions that came in force since the base: who wrote them, why, by which change request and
/// whose approval.
final class TheirWork extends OrderedList {
  /// Of a base that was replaced before all of these, only the last ones are told.
  private static final Window LAST = new Window(0, 20);

  private final MovedTools tools;
  private final PolicyId policy;

  TheirWork(MovedTools tools, ThreeSides sides) {
    this.tools = tools;
    this.policy = sides.policy().id();
    addClassName("qm-activations");
    List<Activation> since =
        tools.catalog().activations(policy, LAST).stream()
            .takeWhile(activation -> !activation.version().number().equals(sides.base()))
            .toList();
    since.forEach(activation -> add(item(activation)));
    if (since.isEmpty()) {
      add(new ListItem("What was in force was put out of force."));
    }
  }

  private ListItem item(Activation activation) {
    VersionNumber number = activation.version().number();
    VersionSummary version = tools.catalog().summary(activation.version()).orElseThrow();
    Div line =
        new Div(
            new Link(Screens.version(policy, number), number.toString()),
            new Span(" by " + version.author().name() + ", in force since "),
            new TimeText(activation.from(), tools.clock()));
    Span why = new Span(version.reason());
    why.addClassName("qm-muted");
    ListItem item = new ListItem(line, why);
    for (ProposedIn proposed : tools.changes().proposing(policy, number)) {
      if (proposed.stage().isInForce()) {
        tools.changes().page(proposed.change()).ifPresent(page -> item.add(change(page)));
      }
    }
    return item;
  }

  private static Div change(ChangePage page) {
    String approvers =
        page.standing().approvals().stream()
            .map(approval -> approval.review().by().name())
            .collect(Collectors.joining(", "));
    return new Div(
        new Link(
            Screens.change(page.change().id().number()),
            page.change().id() + " " + page.change().title()),
        new Span(approvers.isEmpty() ? "" : ", approved by " + approvers));
  }
}
