package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.ui.kit.FindingMark;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import java.util.List;

/// What is to be said about the text, the gravest first. Each finding leads to its place; each fix
/// is one click and one undo.
final class FindingList extends Panel {
  private static final int MOST = 100;

  private final PolicyEditor editor;

  FindingList(PolicyEditor editor) {
    super("Findings");
    this.editor = editor;
    addClassName("qm-findings");
    flush();
  }

  void show(List<Finding> findings) {
    Span count = new Span(Plural.of(findings.size(), "finding", "findings"));
    count.addClassNames("qm-muted", "qm-small");
    beside(count);
    if (findings.isEmpty()) {
      Paragraph fine = new Paragraph("Nothing to complain about.");
      fine.addClassNames("qm-muted", "qm-findings-none");
      content(fine);
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-finding-list");
    int shown = 0;
    for (FindingType type : FindingType.values()) {
      for (int i = 0; i < findings.size() && shown < MOST; i++) {
        if (findings.get(i).type() == type) {
          list.add(item(i, findings.get(i)));
          shown++;
        }
      }
    }
    if (shown < findings.size()) {
      list.add(new ListItem("and " + (findings.size() - shown) + " more"));
    }
    content(list);
  }

  private ListItem item(int index, Finding finding) {
    Code code = new Code(finding.code().id());
    Span line = new Span("line " + finding.location().span().start().line());
    line.addClassName("qm-num");
    Div head = new Div(new FindingMark(finding.type()), code, line);
    head.addClassName("qm-finding-head");
    NativeButton place = new NativeButton();
    place.addClassName("qm-finding-place");
    place.setTitle("Go to this place");
    place.add(head, new Prose(finding.message()));
    place.addClickListener(click -> editor.goToFinding(index));
    ListItem item = new ListItem(place);
    if (!finding.fixes().isEmpty()) {
      item.add(fixes(index, finding));
    }
    return item;
  }

  private Div fixes(int index, Finding finding) {
    Div row = new Div();
    row.addClassName("qm-finding-fixes");
    for (int n = 0; n < finding.fixes().size(); n++) {
      int which = n;
      NativeButton fix = new NativeButton();
      fix.addClassName("qm-fix");
      fix.add(new Prose(finding.fixes().get(n).title()));
      fix.addClickListener(click -> editor.applyFix(index, which));
      row.add(fix);
    }
    return row;
  }
}
