package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.Draft;
import io.quaymaster.console.catalog.Drafts;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.ui.kit.TimeText;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Keeps the draft, and says whether that worked.
final class DraftStatus extends Span {
  private final Drafts drafts;

  DraftStatus(Drafts drafts) {
    this.drafts = drafts;
    addClassNames("qm-muted", "qm-small", "qm-draft-status");
    getElement().setAttribute("role", "status");
  }

  /// Keeps `text`, or drops the draft if it is the text that the author began with. False if the
  /// text is not safe.
  boolean keep(Writing writing, String text) {
    PolicyId policy = writing.policy().id();
    try {
      if (text.equals(writing.baseText())) {
        drafts.discard(policy);
        say("No changes");
      } else {
        Draft draft = drafts.keep(policy, writing.basedOn(), text);
        say("Draft kept");
        setTitle(TimeText.exact(draft.updatedAt()));
      }
      return true;
    } catch (CatalogException e) {
      failed(e.getMessage());
    } catch (DataAccessException | TransactionException e) {
      failed("the database does not answer. Your browser keeps the text until it does.");
    }
    return false;
  }

  void say(String text) {
    setText(text);
    removeClassName("qm-not-kept");
  }

  private void failed(String why) {
    setText("Draft not kept: " + why);
    addClassName("qm-not-kept");
  }
}
