package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/// A list of sentences.
final class Sentences extends UnorderedList {
  Sentences(List<String> sentences) {
    addClassName("qm-sentences");
    sentences.forEach(sentence -> add(new ListItem(sentence)));
  }
}
