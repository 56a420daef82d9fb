package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.identity.ApiToken;
import io.quaymaster.console.identity.ApiTokens;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;

/// Asks whether a token shall end.
final class RevokeDialog extends EntryDialog {
  private final ApiTokens tokens;
  private final ApiToken token;

  RevokeDialog(ApiTokens tokens, ApiToken token) {
    super("Revoke " + token.name() + "?", "Revoke");
    this.tokens = tokens;
    this.token = token;
    fields(
        new Paragraph(
            "Whatever calls with it is refused from the next call on. It cannot be taken back;"
                + " make another token instead."));
  }

  @Override
  protected void save() {
    tokens.revoke(token.id());
    close();
    Notices.done(token.name() + " is revoked.");
  }
}
