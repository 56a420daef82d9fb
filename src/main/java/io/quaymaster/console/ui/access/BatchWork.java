package io.quaymaster.console.ui.access;

import io.quaymaster.console.access.AccessAnswer;
import io.quaymaster.console.access.AccessChecks;
import io.quaymaster.console.access.AccessQuestion;
import io.quaymaster.console.access.TaskAnswer;
import io.quaymaster.console.catalog.PolicySnapshot;
import io.quaymaster.console.ui.access.BatchTable.Row;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/// Asks every row of a batch.
@Component
class BatchWork {
  /// Rows of so many different instants are read anew.
  private static final int MAX_INSTANTS = 50;

  private final AccessChecks checks;
  private final Clock clock;
  private final WhatChoices choices = new WhatChoices();
  private final ServiceReference reference = ServiceReference.load();

  BatchWork(AccessChecks checks, Clock clock) {
    this.checks = checks;
    this.clock = clock;
  }

  /// Asks them one after the other, as of now where a row does not say when, and tells `progress`
  /// how many per cent are done.
  ///
  /// @throws CancellationException when its thread is interrupted
  List<BatchAnswer> ask(BatchTable table, List<BatchField> fields, IntConsumer progress) {
    Instant now = clock.instant();
    Map<Instant, PolicySnapshot> snapshots = new HashMap<>();
    List<BatchAnswer> answers = new ArrayList<>();
    for (Row row : table.rows()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("The batch was cancelled.");
      }
      if (snapshots.size() > MAX_INSTANTS) {
        snapshots.clear();
      }
      answers.add(
          switch (row) {
            case Row.Bad(int line, String why) -> new BatchAnswer.Bad(line, why);
            case Row.Read read -> answer(read, fields, now, snapshots);
          });
      progress.accept(100 * answers.size() / table.rows().size());
    }
    return answers;
  }

  private BatchAnswer answer(
      Row.Read row, List<BatchField> fields, Instant now, Map<Instant, PolicySnapshot> snapshots) {
    try {
      Asked asked = asked(row, fields);
      Instant at = Optional.ofNullable(asked.at()).orElse(now);
      PolicySnapshot snapshot = snapshots.computeIfAbsent(at, checks::at);
      AccessQuestion question = Answers.question(asked, at);
      choices
          .misfit(asked.what(), question.repository().registry().kind())
          .ifPresent(misfit -> {
            throw new IllegalArgumentException(misfit);
          });
      Optional<TaskDefinition> task = reference.task(asked.what());
      return task.<BatchAnswer>map(found -> told(row, asked, checks.ask(question, found, snapshot)))
          .orElseGet(() -> told(row, asked, checks.ask(question, snapshot)));
    } catch (IllegalArgumentException e) {
      return new BatchAnswer.Bad(row.line(), String.valueOf(e.getMessage()));
    }
  }

  private static BatchAnswer told(Row row, Asked asked, TaskAnswer task) {
    return new BatchAnswer.Given(
        row.line(), asked, TaskPage.word(task), TaskPage.sentence(task).replace("`", ""));
  }

  private static BatchAnswer told(Row row, Asked asked, AccessAnswer answer) {
    return new BatchAnswer.Given(
        row.line(),
        asked,
        VerdictHero.Word.of(answer.verdict()),
        AnswerPage.sentence(answer).replace("`", ""));
  }

  private Asked asked(Row.Read row, List<BatchField> fields) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      List<String> values = row.values().get(i);
      if (fields.get(i).kind() == BatchField.Kind.KEY && !values.isEmpty()) {
        keys.computeIfAbsent(fields.get(i).key(), key -> new ArrayList<>()).addAll(values);
      }
    }
    String at = text(row, fields, BatchField.Kind.AT);
    return new Asked(
        QuestionFields.caller(text(row, fields, BatchField.Kind.WHO)),
        choices.read(text(row, fields, BatchField.Kind.WHAT)),
        QuestionFields.repository(text(row, fields, BatchField.Kind.ON)),
        at.isEmpty() ? null : instant(at),
        keys,
        Map.of());
  }

  private static Instant instant(String text) {
    Instant instant = Asked.instant(text);
    if (instant == null) {
      throw new IllegalArgumentException(
          "`" + text + "` is no time; write it as 2026-11-22T03:00:00Z.");
    }
    return instant;
  }

  private static String text(Row.Read row, List<BatchField> fields, BatchField.Kind kind) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).kind() == kind) {
        List<String> values = row.values().get(i);
        if (values.size() > 1) {
          throw new IllegalArgumentException(
              "There are several values for “" + kind.title() + "”; only one can be asked about.");
        }
        return values.isEmpty() ? "" : values.getFirst().strip();
      }
    }
    return "";
  }
}
