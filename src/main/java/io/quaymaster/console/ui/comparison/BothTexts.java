package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.quaymaster.console.comparison.Document;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.PolicyEditor.Mark;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.analysis.Because;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.policy.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/// The two texts beside the classes; the statements that a class is there because of can be marked
/// in both.
final class BothTexts extends Div {
  private final Optional<PolicyEditor> before;
  private final Optional<PolicyEditor> after;
  private final Document old;
  private final Document next;

  BothTexts(String beforeName, Document old, String afterName, Document next) {
    this.old = old;
    this.next = next;
    this.before = editor(beforeName, old);
    this.after = editor(afterName, next);
    addClassName("qm-both-texts");
    add(panel(beforeName, before), panel(afterName, after));
  }

  private static Optional<PolicyEditor> editor(String name, Document document) {
    if (document.text().isEmpty()) {
      return Optional.empty();
    }
    PolicyEditor editor = new PolicyEditor(name).quiet();
    editor.setText(document.text());
    editor.setReadOnly(true);
    editor.addClassName("qm-both-editor");
    return Optional.of(editor);
  }

  private static Panel panel(String name, Optional<PolicyEditor> editor) {
    return editor
        .map(text -> new Panel(name, text).flush())
        .orElseGet(() -> new Panel(name, new Prose("There is no policy on this side.")));
  }

  /// Marks the statements of a class, and brings the first of each side into view.
  void mark(Because because) {
    mark(because, PolicyEditor::reveal);
  }

  /// The same where nobody asked for it, so that the page stays where it is.
  void markFirst(Because because) {
    mark(because, PolicyEditor::peek);
  }

  private void mark(Because because, ObjIntConsumer<PolicyEditor> show) {
    before.ifPresent(editor -> mark(editor, old, because.before(), show));
    after.ifPresent(editor -> mark(editor, next, because.after(), show));
  }

  private static void mark(
      PolicyEditor editor,
      Document document,
      List<StatementRef> statements,
      ObjIntConsumer<PolicyEditor> show) {
    List<Mark> marks =
        statements.stream()
            .map(ref -> document.sourceMap().statementLocation(ref.index()).span())
            .map(BothTexts::mark)
            .toList();
    editor.mark(marks);
    if (!marks.isEmpty()) {
      show.accept(editor, marks.getFirst().from());
    }
  }

  private static Mark mark(Span span) {
    return new Mark(span.start().offset(), span.end().offset(), Mark.Kind.HIGHLIGHT, null);
  }

  /// A list of what is wrong with a side that is no policy.
  static Component findings(String name, Document document) {
    Div list = new Div();
    list.addClassName("qm-lines");
    document
        .findings()
        .forEach(finding -> {
          Div line =
              new Div(
                  new com.vaadin.flow.component.html.Span(
                      "Line " + finding.location().span().start().line()),
                  new Prose(finding.message()));
          line.addClassName("qm-finding-line");
          list.add(line);
        });
    return new Panel(name + " is no valid policy", list).flush();
  }
}
