package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import io.quaymaster.iam.policy.parse.Passage;
import io.quaymaster.iam.policy.parse.PolicyTextImport;
import io.quaymaster.iam.policy.parse.TypeDetection;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Takes a policy out of a page, a mail or the output of a command: what was found, and what had to
/// be changed to read it, is shown before any of it is taken.
final class PageTextDialog extends Dialog {
  private final Consumer<String> taken;
  private final Div found = new Div();

  PageTextDialog(Consumer<String> taken) {
    this.taken = taken;
    setHeaderTitle("Take a policy out of a text");
    setWidth("min(44rem, 100vw)");
    TextArea page = new TextArea("Text of a page, a mail or a command");
    page.setWidthFull();
    page.setMinRows(4);
    page.setMaxRows(8);
    page.setValueChangeMode(ValueChangeMode.LAZY);
    page.addValueChangeListener(change -> show(change.getValue()));
    found.addClassName("qm-stack");
    found.getElement().setAttribute("role", "status");
    Div all = new Div(Advice.open(List.of(ProseAdvice.TOLERANT_IMPORT)), page, found);
    all.addClassName("qm-stack");
    add(all);
    getFooter().add(new Button("Cancel", click -> close()));
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        page.focus();
      }
    });
  }

  private void show(String text) {
    found.removeAll();
    if (text.isBlank()) {
      return;
    }
    List<Passage> passages = PolicyTextImport.find(new SourceText(text));
    found.add(
        new Paragraph(
            passages.isEmpty()
                ? "No policy, statement or part of one was found in it."
                : Plural.of(passages.size(), "passage", "passages") + " found:"));
    passages.forEach(passage -> found.add(item(passage)));
  }

  private Div item(Passage passage) {
    Div item = new Div();
    item.addClassName("qm-passage");
    item.add(new Paragraph(title(passage) + ", from line " + passage.span().start().line()));
    if (!passage.changes().isEmpty()) {
      UnorderedList changes = new UnorderedList();
      passage.changes().forEach(change -> changes.add(new ListItem(new Prose(change))));
      item.add(changes);
    }
    item.add(Advice.open(advice(passage)));
    Pre text = new Pre(passage.proposed());
    text.getElement().setAttribute("tabindex", "0");
    item.add(text);
    item.add(
        new Button(
            "Put it into the editor",
            click -> {
              taken.accept(passage.proposed());
              close();
            }));
    return item;
  }

  private static String title(Passage passage) {
    return switch (passage.kind()) {
      case DOCUMENT -> "A whole policy";
      case STATEMENT -> "A statement without a policy around it";
      case FRAGMENT -> "Some elements of a statement";
    };
  }

  private static List<ProseAdvice> advice(Passage passage) {
    List<ProseAdvice> advice = new ArrayList<>();
    if (JsonReader.read(passage.proposed()) instanceof JsonOutcome.Read(var json)
        && TypeDetection.possibleTypes(json).size() > 1) {
      advice.add(ProseAdvice.BOTH_TYPES);
    }
    return advice;
  }
}
