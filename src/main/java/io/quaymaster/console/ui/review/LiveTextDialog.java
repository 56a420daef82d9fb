package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.iam.analysis.Verdict;
import java.util.function.Function;

/// Takes the text that is live, to be held against what was activated.
final class LiveTextDialog extends EntryDialog {
  private static final int MOST = 1_000_000;

  private final TextArea text = new TextArea("The policy as the registry gives it out");
  private final Function<String, ComparisonReport> verify;

  LiveTextDialog(String name, Function<String, ComparisonReport> verify) {
    super("What is live on " + name + "?", "Compare");
    this.verify = verify;
    setWidth("min(48rem, 100vw)");
    text.setMaxLength(MOST);
    text.setMinRows(12);
    text.setMaxRows(20);
    text.setHelperText("How it is laid out and ordered does not matter; what it means does.");
    fields(text);
  }

  @Override
  protected void save() {
    String live =
        read(text, () -> text.getValue().isBlank() ? null : text.getValue(), "Paste it here.");
    try {
      switch (verify.apply(live)) {
        case ComparisonReport.Compared compared -> told(compared.comparison().verdict());
        case ComparisonReport.Illegible _ -> refuse("This text cannot be read as a policy.");
      }
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
    }
  }

  private void told(Verdict verdict) {
    close();
    if (verdict == Verdict.EQUIVALENT) {
      Notices.done("What is live means the same.");
    } else {
      Notices.failed("What is live does not mean the same; the change stays unverified.");
    }
  }
}
