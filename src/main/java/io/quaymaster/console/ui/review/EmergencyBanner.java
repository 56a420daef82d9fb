package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.Emergencies.OpenEmergency;
import io.quaymaster.console.review.Emergency;
import io.quaymaster.console.ui.kit.Glyph;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Tells everybody, on every page, of what came in force without its approvals, as long as nobody
/// has reviewed that.
public final class EmergencyBanner extends Div {
  private final EmergencyTools tools;
  private List<Told> shown = List.of();

  /// An emergency and whether its review should have been there by now.
  private record Told(OpenEmergency open, boolean overdue) {}

  public EmergencyBanner(EmergencyTools tools) {
    this.tools = tools;
    addClassName("qm-banner");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", "Emergency");
    tools.updates().follow(this, ChangeRequestChanged.class, changed -> look());
    setVisible(false);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    look();
  }

  /// Looks again; the page asks for that when a review becomes overdue.
  @ClientCallable
  public void look() {
    Instant now = tools.clock().instant();
    List<Told> told =
        tools.mayRead()
            ? tools.emergencies().open().stream()
                .map(open -> new Told(open, open.emergency().isOverdue(now)))
                .toList()
            : List.of();
    setVisible(!told.isEmpty());
    told.stream()
        .map(one -> one.open().emergency().due())
        .filter(due -> !due.isBefore(now))
        .min(Instant::compareTo)
        .ifPresent(due -> lookAgainAfter(Duration.between(now, due).plusSeconds(1)));
    if (!told.equals(shown)) {
      shown = told;
      removeAll();
      told.forEach(one -> add(line(one)));
    }
  }

  private void lookAgainAfter(Duration delay) {
    getElement()
        .executeJs(
            "clearTimeout(this.qmDue);"
                + " this.qmDue = setTimeout(() => this.$server.look(), Number($0));",
            String.valueOf(delay.toMillis()));
  }

  private static Div line(Told told) {
    OpenEmergency open = told.open();
    Emergency emergency = open.emergency();
    Span what = new Span(told.overdue() ? "Emergency, review overdue" : "Emergency");
    what.addClassName("qm-banner-word");
    Div line =
        new Div(
            new Glyph("!"),
            what,
            new Span(
                emergency.by().name()
                    + " activated "
                    + open.change()
                    + " “"
                    + open.title()
                    + "” without its approvals, for "
                    + emergency.incident()
                    + "."),
            new Span(
                (told.overdue()
                        ? "Somebody else should have reviewed that by "
                        : "Somebody else has to review that by ")
                    + TimeText.exact(emergency.due())
                    + "."),
            new Link(Screens.change(open.change().number()), "Look at " + open.change()));
    line.addClassName("qm-banner-line");
    line.getElement().setAttribute("data-overdue", told.overdue());
    return line;
  }
}
