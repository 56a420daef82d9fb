package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;

/// A sentence in which `text in backticks` is somebody's own: findings, sentences about statements.
public final class Prose extends Span {
  public Prose(String sentence) {
    String[] parts = sentence.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty()) {
        continue;
      }
      if (i % 2 == 1) {
        add(new Code(parts[i]));
      } else {
        add(new Text(parts[i]));
      }
    }
  }
}
