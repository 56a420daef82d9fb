package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.review.BroughtBy;
import java.util.stream.Collectors;

/// The change request that brought a version in force, and how: who wrote it, who approved it and
/// when, or that it came without approvals, or back.
public final class ChangeCredits extends Div {
  public ChangeCredits(BroughtBy brought) {
    Div line =
        new Div(
            new Link(Screens.change(brought.id().number()), brought.id() + " " + brought.title()));
    switch (brought.way()) {
      case REVIEWED -> {
        // As it should be.
      }
      case EMERGENCY -> line.add(new Span(" "), new Chip("in an emergency, without its approvals"));
      case ROLL_BACK -> line.add(new Span(" "), new Chip("by rolling it back"));
    }
    Div people =
        new Div(
            new Span(
                "by "
                    + brought.authors().stream().map(Person::name).collect(Collectors.joining(", "))
                    + "; approved by "
                    + approvals(brought)));
    people.addClassNames("qm-muted", "qm-small");
    add(line, people);
  }

  private static String approvals(BroughtBy brought) {
    return brought.approvals().isEmpty()
        ? "nobody"
        : brought.approvals().stream()
            .map(one -> one.by().name() + ", " + TimeText.exact(one.at()))
            .collect(Collectors.joining("; "));
  }
}
