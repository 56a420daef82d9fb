package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;

/// An ARN, or another long identifier: breaks anywhere, copies as a whole.
public final class ArnText extends Span {
  public ArnText(String arn) {
    addClassName("qm-arn");
    add(new Code(arn), new CopyButton(arn, arn));
  }
}
