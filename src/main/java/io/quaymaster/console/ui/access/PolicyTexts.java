package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.PolicyEditor.Mark;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.LayerTrace;
import io.quaymaster.iam.evaluation.LayerTrace.PolicyTrace;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every policy that has a say, with its text: what decided is marked in it, and of every other
/// statement what did not match.
public final class PolicyTexts extends Div {
  private final Map<String, Shown> shown = new HashMap<>();

  private record Shown(Panel panel, PolicyEditor editor, List<Mark> marks) {}

  /// `texts` by the policies' names in the explanation; a policy without a text is only named.
  public PolicyTexts(Explanation explanation, Map<String, ShownPolicy> texts) {
    addClassName("qm-texts");
    Set<String> done = new LinkedHashSet<>();
    for (LayerTrace layer : explanation.layers()) {
      layer.levels().stream()
          .flatMap(level -> level.policies().stream())
          .filter(policy -> done.add(layer.layer() + " " + policy.name()))
          .forEach(policy -> add(panel(layer, policy, explanation, texts.get(policy.name()))));
    }
  }

  private Component panel(
      LayerTrace layer,
      PolicyTrace trace,
      Explanation explanation,
      @org.jspecify.annotations.Nullable ShownPolicy policy) {
    Panel panel = new Panel(trace.name());
    panel.addClassName("qm-text");
    Span kind = new Span(LayerList.title(layer.layer()));
    kind.addClassNames("qm-muted", "qm-small");
    if (policy == null) {
      panel.beside(kind);
      panel.content(
          new Prose("Allows everything; AWS attaches it to every level that has no other."));
      return panel;
    }
    List<Mark> marks =
        PolicyMarks.of(
            policy.text(), trace, explanation.request(), explanation.result().statements());
    PolicyEditor editor = new PolicyEditor(trace.name()).quiet();
    editor.setText(policy.text());
    editor.setReadOnly(true);
    editor.mark(marks);
    editor.addClassName("qm-text-editor");
    if (policy.path().isEmpty()) {
      panel.beside(kind);
    } else {
      Link open = new Link(policy.path(), "Open policy");
      panel.beside(kind, open);
    }
    Div content = new Div();
    if (!policy.remark().isEmpty()) {
      Prose remark = new Prose(policy.remark());
      remark.addClassName("qm-text-remark");
      content.add(remark);
    }
    content.add(editor);
    panel.content(content);
    panel.flush();
    shown.put(layer.layer() + " " + trace.name(), new Shown(panel, editor, marks));
    return panel;
  }

  /// Brings a statement into view.
  public void reveal(DecidingStatement statement) {
    Shown found = shown.get(statement.layer() + " " + statement.policy());
    if (found == null) {
      return;
    }
    found.panel().getElement().executeJs("this.scrollIntoView({block: 'center'})");
    int index = statement.statement().index();
    if (index < found.marks().size()) {
      Mark mark = found.marks().get(index);
      found.editor().goTo(mark.from(), mark.to());
    }
  }
}
