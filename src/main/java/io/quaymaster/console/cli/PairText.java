package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.PairAnswer;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Witness;
import io.quaymaster.iam.policy.StatementRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The answer to a pair for people.
record PairText(Ink ink) {
  String write(PairAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold(verdict(answer)));
    switch (answer) {
      case PairAnswer.Compared compared -> compared(compared.comparison(), lines);
      case PairAnswer.Failed failed -> lines.add("  " + failed.defect());
      case PairAnswer.Invalid _ -> {}
    }
    for (PairAnswer.SideFinding found : answer.findings()) {
      lines.add(
          "  "
              + place(found)
              + ": "
              + found.finding().code().id()
              + ": "
              + found.finding().message());
    }
    return String.join("\n", lines);
  }

  /// The glyph and the word.
  static String verdict(PairAnswer answer) {
    String glyph =
        switch (answer.verdict()) {
          case "EQUIVALENT" -> "＝";
          case "MORE_PERMISSIVE" -> "▲";
          case "LESS_PERMISSIVE" -> "▼";
          case "INCOMPARABLE" -> "◆";
          default -> "?";
        };
    String id = answer.pair().id();
    return glyph + " " + answer.verdict() + (id.isEmpty() ? "" : ": " + id);
  }

  static String place(PairAnswer.SideFinding found) {
    return Input.shown(found.document().name(), found.finding().location().span().start());
  }

  private void compared(Comparison comparison, List<String> lines) {
    comparison.undecided().ifPresent(why -> lines.add("  " + why));
    comparison.gained().forEach(gained -> write("+ Gained: ", gained, lines));
    comparison.lost().forEach(lost -> write("− Lost: ", lost, lines));
    comparison.howDecided().ifPresent(how -> lines.add("  " + how));
    if (comparison.solver().isEmpty()
        && !comparison.complete()
        && !comparison.gained().isEmpty() | !comparison.lost().isEmpty()) {
      lines.add("  There is more than is listed here.");
    }
    String future = future(comparison);
    if (!future.isEmpty()) {
      lines.add("  " + future);
    }
  }

  /// What a wildcard covers beyond the actions of today; empty if both sides cover the same.
  static String future(Comparison comparison) {
    return switch (comparison.future()) {
      case SAME -> "";
      case GAINED -> "A wildcard of the new document also covers actions that AWS may add later.";
      case LOST -> "A wildcard of the old document also covered actions that AWS may add later.";
      case BOTH ->
          "Wildcards of both documents also cover actions that AWS may add later, and not the same ones.";
      case UNKNOWN -> "Whether wildcards also cover actions that AWS may add later is not known.";
    };
  }

  private void write(String direction, AccessClass changed, List<String> lines) {
    lines.add("");
    lines.add(ink.bold(direction + what(changed)));
    lines.add("    who:     " + changed.principals().text());
    lines.add("    on:      " + changed.resources().text());
    if (!changed.conditions().isEmpty()) {
      lines.add("    when:    " + conditions(changed));
    }
    if (!changed.flags().isEmpty()) {
      lines.add("    flags:   " + flags(changed));
    }
    lines.add("    because: " + because(changed));
    lines.add("    such as: " + example(changed.witness()));
  }

  /// The tasks, or else the actions.
  static String what(AccessClass changed) {
    return changed.tasks().isEmpty()
        ? String.join(", ", changed.actions())
        : String.join(", ", changed.tasks()) + " (" + String.join(", ", changed.actions()) + ")";
  }

  static String conditions(AccessClass changed) {
    return changed.conditions().stream()
        .map(condition -> condition.key() + " " + condition.text())
        .collect(Collectors.joining(", "));
  }

  static String flags(AccessClass changed) {
    return changed.flags().stream().map(Flag::name).collect(Collectors.joining(", "));
  }

  static String because(AccessClass changed) {
    List<String> sides = new ArrayList<>();
    side("before", changed.because().before(), sides);
    side("after", changed.because().after(), sides);
    return String.join("; ", sides);
  }

  private static void side(String name, List<StatementRef> statements, List<String> sides) {
    if (!statements.isEmpty()) {
      sides.add(
          name
              + " "
              + statements.stream().map(PairText::statement).collect(Collectors.joining(", ")));
    }
  }

  private static String statement(StatementRef statement) {
    return statement.sid() == null
        ? "statement " + (statement.index() + 1)
        : "statement `" + statement.sid() + "`";
  }

  static String example(Witness witness) {
    return witness.request().principal().text()
        + ", "
        + witness.request().action()
        + ", "
        + witness.request().resource()
        + ": before "
        + witness.before().decision().word()
        + ", after "
        + witness.after().decision().word();
  }
}
