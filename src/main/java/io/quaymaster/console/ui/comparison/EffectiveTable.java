package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.ui.comparison.EffectiveLines.Line;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;

/// The matrix in words: a row for each task of each principal with each repository.
final class EffectiveTable extends Div {
  private static final int PAGE = 100;

  private final Judged.Sides sides;
  private final Answer answer;
  private final List<Line> lines;
  private final PlainTable table =
      new PlainTable(
          "Each change",
          List.of("Principal", "Task", "Repository", "Change", "Before", "After", "History"));
  private final Button more = new Button("", click -> add());
  private int shown;

  EffectiveTable(Judged.Sides sides, Answer answer, List<Line> lines) {
    this.sides = sides;
    this.answer = answer;
    this.lines = lines;
    add(table, more);
    more.addClassName("qm-more");
    add();
  }

  private void add() {
    int to = Math.min(lines.size(), shown + PAGE);
    lines.subList(shown, to).forEach(this::row);
    shown = to;
    more.setVisible(shown < lines.size());
    more.setText("Show more of " + Plural.of(lines.size(), "row", "rows"));
  }

  private void row(Line line) {
    table.with(
        new Link(Screens.principal(line.principal().id()), EffectiveLines.name(line.principal())),
        new Span(EffectiveLines.title(answer, line.task())),
        new Link(Screens.repository(line.repository().id()), line.repository().id().name().value()),
        EffectiveLines.state(line.change()),
        new Span(ExtentTable.word(line.change().before())),
        new Link(sides.question(line), ExtentTable.word(line.change().after())),
        since(line));
  }

  /// Nothing where the later side is only assumed to be in force.
  private Component since(Line line) {
    return Screens.since(sides.question(line))
        .<Component>map(address -> new Link(address, "Since when?"))
        .orElseGet(Span::new);
  }
}
