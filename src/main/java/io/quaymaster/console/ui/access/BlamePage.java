package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.review.Blame;
import io.quaymaster.console.review.Blame.Interval;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PrincipalName;
import io.quaymaster.console.ui.kit.Prose;
import java.util.List;

/// Since when an answer is what it is, and every time before in which it was the same, newest
/// first, each with what turned it.
final class BlamePage extends Div {
  BlamePage(AnsweredAt answered, Blame blame, Asked asked) {
    addClassNames("qm-stack", "qm-blame");
    Interval now = blame.now();
    getElement().setAttribute("data-outcome", now.state().outcome().name());
    add(
        answered,
        new VerdictHero(
            BlameWords.word(now), upper(BlameWords.since(now, blame.effort())) + ".", about(asked)),
        new Panel("Newest first", turns(blame, asked)).flush(),
        effort(blame.effort()));
  }

  private static Component about(Asked asked) {
    Paragraph about =
        new Paragraph(
            new PrincipalName(asked.who()),
            new Prose(", `" + asked.what() + "` on `" + asked.on() + "`"));
    asked
        .keys()
        .forEach((key, values) ->
            about.add(new Prose(", `" + key + "` is `" + String.join("`, `", values) + "`")));
    about.addClassName("qm-muted");
    return about;
  }

  private static Component turns(Blame blame, Asked asked) {
    OrderedList list = new OrderedList();
    list.addClassName("qm-turns");
    List<Interval> all = blame.intervals();
    for (int i = 0; i < all.size(); i++) {
      ListItem item = new ListItem();
      Interval before = i + 1 < all.size() ? all.get(i + 1) : null;
      item.add(new TurnItem(all.get(i), before, i == 0, asked, blame.effort()));
      list.add(item);
    }
    return list;
  }

  private static Component effort(Blame.Effort effort) {
    Paragraph words = new Paragraph(BlameWords.effort(effort));
    words.addClassNames("qm-muted", "qm-small");
    return words;
  }

  private static String upper(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
