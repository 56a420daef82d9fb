package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.comparison.UndoneReport;
import io.quaymaster.console.ui.kit.AccessClassItem;
import io.quaymaster.console.ui.kit.AccessClassItem.Direction;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.Undone;
import io.quaymaster.iam.analysis.UndoneClass;
import io.quaymaster.iam.analysis.Witness;
import java.util.List;

/// What of somebody else's work a text would undo, each line with a request that proves it; or the
/// sentence that it is proven to undo nothing.
final class UndoneList extends Div {
  /// What the three sides are called.
  record Names(String base, String theirs, String mine) {}

  private final Names names;

  UndoneList(UndoneReport report, Names names) {
    this.names = names;
    addClassNames("qm-stack", "qm-undone");
    switch (report) {
      case UndoneReport.Found found -> show(found);
      case UndoneReport.Illegible illegible ->
          add(
              new Note("One of the three texts is no valid policy, so nothing is known.")
                  .caution());
    }
  }

  private void show(UndoneReport.Found found) {
    Undone undone = found.undone();
    getElement().setAttribute("data-undone", undone.isNothing() ? "nothing" : "something");
    if (undone.isNothing()) {
      add(
          new EmptyState(
              "Nothing is undone",
              "Proven over all requests: whatever %s answers otherwise than %s, %s answers as %s does."
                  .formatted(names.theirs, names.base, names.mine, names.theirs)));
    } else {
      list("Access that they gave, and that is taken away again", Direction.LOST, undone.taken());
      list(
          "Access that they took away, and that is given back",
          Direction.GAINED,
          undone.restored());
      add(exactness(undone, found.took().toMillis()));
    }
    undone
        .undecided()
        .ifPresent(why ->
            add(
                new Note(
                        new Component[] {
                          new Prose("It is not decided whether there is more: " + why + ".")
                        })
                    .caution()));
    if (undone.future() != Future.SAME) {
      add(new Note(future(undone.future())));
    }
  }

  private static String future(Future future) {
    return future == Future.UNKNOWN
        ? "For actions that AWS may add, it is not known whether anything is undone."
        : "Wildcards make it so for actions that AWS may add, too.";
  }

  private static Component exactness(Undone undone, long millis) {
    String time = millis < 1 ? "less than a millisecond" : Plural.number(millis) + " ms";
    Paragraph words =
        new Paragraph(
            (undone.complete()
                    ? "Exact, and nothing else is undone: the three texts were held against each"
                        + " other over all requests"
                    : "There may be more than this: the three texts were held against each other as"
                        + " far as the budget reached")
                + " ("
                + time
                + ").");
    words.addClassNames("qm-muted", "qm-small");
    return words;
  }

  private void list(String title, Direction direction, List<UndoneClass> classes) {
    if (classes.isEmpty()) {
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-access-classes");
    list.getElement().setAttribute("aria-label", title);
    for (UndoneClass one : classes) {
      AccessClassItem item = new AccessClassItem(direction, one.access());
      item.add(answers(one));
      list.add(item);
    }
    add(new H3(title), list);
  }

  /// *The example is denied by v1, allowed by v3 and denied by v2.*
  private Component answers(UndoneClass one) {
    Witness witness = one.access().witness();
    Paragraph line =
        new Paragraph(
            "The example is %s by %s, %s by %s and %s by %s."
                .formatted(
                    word(one.formerly().decision().isAllowed()),
                    names.base,
                    word(witness.before().decision().isAllowed()),
                    names.theirs,
                    word(witness.after().decision().isAllowed()),
                    names.mine));
    line.addClassNames("qm-muted", "qm-small");
    return line;
  }

  private static String word(boolean allowed) {
    return allowed ? "allowed" : "denied";
  }
}
