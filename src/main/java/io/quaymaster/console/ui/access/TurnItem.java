package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.review.Blame;
import io.quaymaster.console.review.Blame.Cause;
import io.quaymaster.console.review.Blame.Decided;
import io.quaymaster.console.review.Blame.Hanging;
import io.quaymaster.console.review.Blame.Interval;
import io.quaymaster.console.review.Blame.Move;
import io.quaymaster.console.review.Blame.Outcome;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time in which an answer was the same: when, why, and what had turned it.
final class TurnItem extends Div {
  private final Interval interval;

  /// @param before the time before it, null for the oldest
  TurnItem(
      Interval interval,
      @Nullable Interval before,
      boolean newest,
      Asked asked,
      Blame.Effort effort) {
    this.interval = interval;
    addClassNames("qm-stack", "qm-turn");
    H3 head =
        new H3(BlameWords.state(interval), new Span(BlameWords.times(interval, newest, effort)));
    head.addClassName("qm-turn-head");
    add(head);
    interval.state().missing().forEach(sentence -> add(new Paragraph(new Prose(sentence))));
    hanging(interval.state().hanging());
    statements(before);
    interval.causes().forEach(cause -> add(cause(cause)));
    interval.moves().forEach(move -> add(move(move)));
    end();
    interval.from().ifPresent(from -> add(links(asked, from)));
  }

  private static Component links(Asked asked, java.time.Instant from) {
    Div links =
        new Div(
            new LinkButton(asked.at(from).address(Screens.ASK), "ask", "Ask as of then"),
            new LinkButton(
                asked.at(from.minus(1, ChronoUnit.MICROS)).address(Screens.ASK),
                "ask",
                "Ask as of just before"));
    links.addClassName("qm-row");
    return links;
  }

  /// Cases are alternatives; what several actions hang on has to be met all at once.
  private void hanging(List<Hanging> all) {
    if (all.size() > 1) {
      add(new Paragraph("The task needs all of these actions:"));
    }
    for (Hanging one : all) {
      Div cases = new Div();
      cases.addClassName("qm-stack");
      if (!one.actions().isEmpty()) {
        cases.add(new Paragraph(new Prose(BlameWords.names(one.actions()))));
      }
      one.cases()
          .forEach(conditions ->
              cases.add(
                  new Paragraph(
                      new Prose("Allowed if " + AccessSentence.allOf(conditions) + "."))));
      if (!one.open().isEmpty()) {
        cases.add(new Paragraph(new Prose(one.open())));
      }
      add(cases);
    }
  }

  /// Which statements the answer rested on; of what nothing allows any more, those that did.
  private void statements(@Nullable Interval before) {
    if (!interval.first().isEmpty()) {
      add(
          list(
              interval.state().outcome() == Outcome.UNKNOWN
                  ? "Allowed by what is on file, because of"
                  : "Because of",
              interval.first()));
    } else if (interval.state().outcome() == Outcome.IMPLICIT_DENY) {
      add(new Paragraph("No statement denies it, and what would have to allow it does not."));
      if (before != null && !before.last().isEmpty()) {
        add(list("Until then there was", before.last()));
      }
    }
  }

  /// Since when the answer, still the same, rested on other statements.
  private static Component move(Move move) {
    Div block = new Div();
    block.addClassName("qm-turn-move");
    String when = "From " + TimeText.exact(move.at()) + " on ";
    block.add(
        move.to().isEmpty()
            ? new Paragraph(when + "because of no statement on file.")
            : list(when + "because of", move.to()));
    move.causes().forEach(cause -> block.add(cause(cause)));
    return block;
  }

  private void end() {
    List<Decided> known =
        interval.moves().isEmpty() ? interval.first() : interval.moves().getLast().to();
    if (!interval.last().isEmpty() && !interval.last().equals(known)) {
      add(list("At the end because of", interval.last()));
    }
  }

  private static Component list(String title, List<Decided> decided) {
    Span label = new Span(title);
    label.addClassNames("qm-muted", "qm-small");
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-turn-statements");
    decided.forEach(one -> list.add(item(one)));
    return new Div(label, list);
  }

  /// *statement `Push` (Deny, number 2) of the repository policy v3*
  private static ListItem item(Decided one) {
    ListItem item =
        new ListItem(
            new Prose(
                "%s (%s, number %d), %s"
                    .formatted(
                        one.statement().text(),
                        one.statement().effect().text(),
                        one.statement().statement().index() + 1,
                        one.statement().layer().title())));
    one.version()
        .ifPresent(version ->
            item.add(
                new Span(" "),
                new Link(
                    Screens.version(version.policy(), version.number()),
                    version.number().toString())));
    return item;
  }

  private static Component cause(Cause cause) {
    return switch (cause) {
      case Cause.Version version -> new SwitchFacts(version);
      case Cause.Elsewhere(var happening) ->
          new Paragraph(new Prose(BlameWords.happening(happening)));
      case Cause.Time() -> new Paragraph("The time came that a condition of a statement names.");
    };
  }
}
