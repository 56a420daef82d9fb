package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import java.util.List;

/// Sentences that set right what documentation says wrongly or forgets, where a person meets the
/// question. Empty when there is nothing to say.
public final class Advice extends Div {
  private Advice(List<ProseAdvice> sentences) {
    addClassName("qm-advice");
    setVisible(!sentences.isEmpty());
  }

  /// In plain sight: for the few sentences that bear on what is shown.
  public static Advice open(List<ProseAdvice> sentences) {
    Advice advice = new Advice(sentences);
    advice.add(list(sentences));
    return advice;
  }

  /// Behind its title: for what is worth reading once.
  public static Advice folded(String title, List<ProseAdvice> sentences) {
    Advice advice = new Advice(sentences);
    advice.add(new NativeDetails(title, list(sentences)));
    return advice;
  }

  private static UnorderedList list(List<ProseAdvice> sentences) {
    UnorderedList list = new UnorderedList();
    for (ProseAdvice sentence : sentences) {
      ListItem item = new ListItem(new Prose(sentence.text()));
      item.getElement().setAttribute("data-advice", sentence.id());
      list.add(item);
    }
    return list;
  }
}
