package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The answers of a batch: how many of each, one by one, and as files.
final class BatchResults extends Div {
  private static final int PAGE = 100;
  private static final String BAD = "Not asked";
  private static final WhatChoices CHOICES = new WhatChoices();

  private final List<BatchAnswer> answers;
  private final boolean mayExpect;
  private final Div rows = new Div();

  /// @param mayExpect whether the reader may keep an answer as an expectation
  BatchResults(List<BatchAnswer> answers, boolean mayExpect) {
    this.answers = List.copyOf(answers);
    this.mayExpect = mayExpect;
    addClassName("qm-stack");
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (VerdictHero.Word word : VerdictHero.Word.values()) {
      counts.put(label(word), 0);
    }
    counts.put(BAD, 0);
    answers.forEach(answer -> counts.merge(label(answer), 1, Integer::sum));
    counts.values().removeIf(count -> count == 0);
    List<String> words = new ArrayList<>();
    counts.forEach((label, count) -> words.add(Plural.number(count) + " " + label));
    H2 title =
        new H2(Plural.of(answers.size(), "answer", "answers") + ": " + String.join(", ", words));
    title.getElement().setAttribute("role", "status");
    ComboBox<String> only = new ComboBox<>("Answer");
    only.setItems(counts.keySet());
    only.setPlaceholder("All");
    only.setClearButtonVisible(true);
    only.addValueChangeListener(event -> show(event.getValue()));
    Div tools =
        new Div(
            only,
            file("answers.csv", "text/csv", () -> BatchExport.csv(answers)),
            file("answers.jsonl", "application/jsonl", () -> BatchExport.jsonLines(answers)));
    tools.addClassNames("qm-row", "qm-batch-tools");
    add(title, tools, rows);
    show(null);
  }

  private static String label(VerdictHero.Word word) {
    return word.glyph() + " " + word.text();
  }

  private static String label(BatchAnswer answer) {
    return switch (answer) {
      case BatchAnswer.Given given -> label(given.word());
      case BatchAnswer.Bad bad -> BAD;
    };
  }

  private static Component file(String name, String type, Supplier<String> content) {
    return new Anchor(
        DownloadHandler.fromInputStream(event -> {
          byte[] bytes = content.get().getBytes(StandardCharsets.UTF_8);
          return new DownloadResponse(new ByteArrayInputStream(bytes), name, type, bytes.length);
        }),
        "Download " + name);
  }

  private void show(@Nullable String only) {
    rows.removeAll();
    List<BatchAnswer> shown =
        answers.stream().filter(answer -> only == null || label(answer).equals(only)).toList();
    if (shown.isEmpty()) {
      rows.add(new EmptyState("No such answer", "No row was answered that way."));
      return;
    }
    PlainTable table =
        new PlainTable(
            "Answers", List.of("Line", "Answer", "Who", "Does what", "On", "Reason", "Why"));
    Button more = new Button();
    more.addClassName("qm-more");
    int[] from = {0};
    Runnable next =
        () -> {
          int to = Math.min(shown.size(), from[0] + PAGE);
          shown.subList(from[0], to).forEach(answer -> row(table, answer));
          from[0] = to;
          more.setVisible(to < shown.size());
        };
    more.setText("Show more of " + Plural.of(shown.size(), "row", "rows"));
    more.addClickListener(click -> next.run());
    next.run();
    rows.add(new Panel("Row by row", table, more).flush());
  }

  private Component deeds(Asked asked) {
    Div deeds = new Div(new Link(asked.address(Screens.ASK), "Explain it"));
    deeds.addClassName("qm-row");
    if (mayExpect) {
      deeds.add(new Link(asked.address(Screens.EXPECTATION_NEW), "Expect this"));
    }
    return deeds;
  }

  private void row(PlainTable table, BatchAnswer answer) {
    Span line = new Span(Plural.number(answer.line()));
    switch (answer) {
      case BatchAnswer.Bad(int number, String why) ->
          table.with(
              line,
              new Span(BAD),
              new Span(""),
              new Span(""),
              new Span(""),
              new Span(PlainProse.of(why)),
              new Span(""));
      case BatchAnswer.Given given ->
          table.with(
              line,
              new Span(label(given)),
              new Span(QuestionFields.name(given.asked().who())),
              new Span(CHOICES.title(given.asked().what())),
              new Span(QuestionFields.repositoryName(given.asked().on())),
              new Span(given.sentence()),
              deeds(given.asked()));
    }
  }
}
