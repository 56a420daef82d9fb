package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.quaymaster.console.ui.access.BatchTable.Row;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What was read, and what each of its columns is taken for, before anything is asked.
final class BatchPreview extends Div {
  private static final int SHOWN = 5;
  private static final int MAX_COLUMNS = 40;
  private static final int LONGEST = 200;

  private final BatchTable table;
  private final List<BatchField> fields;
  private final Span missing = new Span();
  private final Button ask;

  BatchPreview(BatchTable table, Consumer<List<BatchField>> asked) {
    this.table = table;
    this.fields = new ArrayList<>(BatchField.guess(table.columns()));
    addClassName("qm-stack");
    ask =
        BatchView.primary(
            "Ask " + Plural.of(table.rows().size(), "question", "questions"),
            () -> asked.accept(List.copyOf(fields)));
    missing.getElement().setAttribute("role", "status");
    if (table.columns().size() > MAX_COLUMNS) {
      add(
          new Note(
                  "It has %s; up to %d are read. Leave out what is not asked about."
                      .formatted(
                          Plural.of(table.columns().size(), "column", "columns"), MAX_COLUMNS))
              .caution());
      return;
    }
    Div deeds = new Div(ask, missing);
    deeds.addClassName("qm-row");
    add(new Panel("What the columns say", facts(), columns(), deeds), preview());
    check();
  }

  private Component facts() {
    long bad = table.rows().stream().filter(Row.Bad.class::isInstance).count();
    Paragraph facts =
        new Paragraph(
            "%s with %s and %s."
                    .formatted(
                        table.format().title(),
                        Plural.of(table.columns().size(), "column", "columns"),
                        Plural.of(table.rows().size(), "row", "rows"))
                + (bad == 0 ? "" : " " + Plural.of(bad, "row", "rows") + " cannot be read.")
                + (table.more() == 0
                    ? ""
                    : " %s beyond %s are left out."
                        .formatted(
                            Plural.of(table.more(), "row", "rows"),
                            Plural.number(BatchTable.MAX_ROWS))));
    facts.getElement().setAttribute("role", "status");
    return facts;
  }

  private Component columns() {
    Div all = new Div();
    all.addClassName("qm-batch-columns");
    for (int i = 0; i < fields.size(); i++) {
      int column = i;
      String heading = table.columns().get(i);
      Select<BatchField.Kind> kind = new Select<>();
      kind.setLabel(heading.isBlank() ? "Column " + (i + 1) : heading);
      kind.setItems(BatchField.Kind.values());
      kind.setItemLabelGenerator(BatchField.Kind::title);
      kind.setValue(fields.get(i).kind());
      kind.addValueChangeListener(event -> {
        fields.set(
            column,
            new BatchField(
                event.getValue(), event.getValue() == BatchField.Kind.KEY ? heading.strip() : ""));
        check();
      });
      all.add(kind);
    }
    return all;
  }

  private void check() {
    String what = BatchField.missing(fields);
    missing.setText(what);
    ask.setEnabled(what.isEmpty());
  }

  private Component preview() {
    List<String> headings = new ArrayList<>(List.of("Line"));
    headings.addAll(table.columns());
    PlainTable shown = new PlainTable("The first rows", headings);
    for (Row row : table.rows().subList(0, Math.min(SHOWN, table.rows().size()))) {
      List<Component> cells = new ArrayList<>(List.of(new Span(Plural.number(row.line()))));
      for (int i = 0; i < table.columns().size(); i++) {
        cells.add(
            new Span(
                switch (row) {
                  case Row.Bad(int line, String why) -> i == 0 ? why : "";
                  case Row.Read read -> shortened(String.join(", ", read.values().get(i)));
                }));
      }
      shown.with(cells.toArray(Component[]::new));
    }
    return new Panel("The first rows", shown).flush();
  }

  private static String shortened(String value) {
    return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
  }
}
