package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.PlainProse;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Where an answer appears: what the address says that cannot be read, then the answer, or why
/// there is none.
final class AnswerPlace extends Div {
  private final BackgroundWork background;

  AnswerPlace(BackgroundWork background) {
    this.background = background;
    addClassName("qm-stack");
    getElement().setAttribute("aria-live", "polite");
  }

  /// Says what is wrong with a question, in sentences.
  void faults(List<String> faults) {
    faults.forEach(fault -> add(new Note(PlainProse.of(fault)).caution()));
  }

  /// A sentence for each part of an address that cannot be read, or that plays no part in a
  /// question of which only `parts` are asked.
  static List<String> faults(QueryParameters query, Set<String> parts) {
    Stream<String> unread =
        Asked.unread(query).stream()
            .map(part -> "The address says `" + part + "`, which cannot be read.");
    Stream<String> idle =
        query.getParameters().keySet().stream()
            .filter(name -> Asked.PARTS.contains(name) && !parts.contains(name))
            .sorted()
            .map(
                name -> "The address says `" + name + "=…`, which plays no part in this question.");
    return Stream.concat(unread, idle).toList();
  }

  private sealed interface Outcome<T> {
    record Answered<T>(T answer) implements Outcome<T> {}

    record Refused<T>(String why) implements Outcome<T> {}
  }

  /// Works on the answer off the page's thread. An `IllegalArgumentException` says why the question
  /// has none.
  <T> void answer(Supplier<T> work, Function<T, Component> show) {
    add(
        new Later<>(
            background,
            "the answer",
            6,
            () -> outcome(work),
            outcome ->
                switch (outcome) {
                  case Outcome.Answered<T>(T answer) -> show.apply(answer);
                  case Outcome.Refused<T>(String why) ->
                      new EmptyState("This has no answer", PlainProse.of(why));
                }));
  }

  private static <T> Outcome<T> outcome(Supplier<T> work) {
    try {
      return new Outcome.Answered<>(work.get());
    } catch (IllegalArgumentException e) {
      return new Outcome.Refused<>(String.valueOf(e.getMessage()));
    }
  }
}
