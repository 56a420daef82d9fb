package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.identity.NewApiToken;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.ToldOnceDialog;

/// Tells a token.
final class TokenDialog extends ToldOnceDialog {
  TokenDialog(NewApiToken made) {
    super(
        "Token " + made.token().name(),
        "36rem",
        () -> {},
        token(made.text()),
        new Paragraph(
            new Prose("It goes with every call, in the header `Authorization: Bearer TOKEN`.")),
        new Paragraph(
            "It is shown only now. If it gets lost, make another; if somebody else may have it,"
                + " revoke it."));
  }

  private static Div token(String text) {
    Code code = new Code(text);
    code.addClassName("qm-token");
    Div line = new Div(code, new CopyButton(text, "the token"));
    line.addClassName("qm-row");
    return line;
  }
}
