package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.prose.StatementSentences;
import io.quaymaster.iam.service.ServiceReference;
import java.util.function.IntConsumer;

/// The statements of a policy as sentences; each one leads to its place in the text.
final class StatementList extends OrderedList {
  private static final StatementSentences SENTENCES =
      new StatementSentences(ServiceReference.load());

  StatementList(Policy policy, IntConsumer chosen) {
    addClassName("qm-statements");
    for (int i = 0; i < policy.statements().size(); i++) {
      add(new ListItem(line(i, policy.statements().get(i), chosen)));
    }
  }

  private static NativeButton line(int index, Statement statement, IntConsumer chosen) {
    Span effect = new Span(statement.isDeny() ? "⊘ Deny" : "✓ Allow");
    effect.addClassNames("qm-chip", statement.isDeny() ? "qm-denied" : "qm-unchanged");
    Div head = new Div(new Span("Statement " + (index + 1)), effect);
    head.addClassName("qm-statement-head");
    if (statement.sid() != null) {
      head.add(new Code(statement.sid()));
    }
    NativeButton line = new NativeButton();
    line.addClassName("qm-statement");
    line.setTitle("Show in the text");
    line.add(head, new Prose(SENTENCES.of(statement)));
    line.addClickListener(click -> chosen.accept(index));
    return line;
  }
}
