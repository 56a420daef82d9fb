package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.Discussion;
import io.quaymaster.console.review.Discussion.Topic;
import io.quaymaster.console.review.Verb;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said and what happened, in order, the newest last. A thread stands where it was begun,
/// and stays as it is while nobody adds to it.
final class DiscussionPanel extends Panel {
  private final ChangeTools tools;
  private final Div list = new Div();
  private final Button say = new Button("Comment on the change…", click -> begin());
  private final Map<Long, ThreadCard> cards = new HashMap<>();
  private final List<Component> deeds = new ArrayList<>();
  private @Nullable ThreadDeeds offered;

  private record Entry(Instant at, Component shown) {}

  DiscussionPanel(ChangeTools tools) {
    super("Discussion");
    this.tools = tools;
    list.addClassName("qm-discussion");
    beside(say);
    content(list);
  }

  void show(ChangePage page, Discussion discussion) {
    ThreadDeeds now = new ThreadDeeds(tools, page);
    offered = now;
    say.setVisible(page.may(Verb.COMMENT));
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < discussion.deeds().size(); i++) {
      Discussion.Done deed = discussion.deeds().get(i);
      if (i == deeds.size()) {
        deeds.add(line(deed));
      }
      if (!DeedWords.isOfThread(deed.what())) {
        entries.add(new Entry(deed.at(), deeds.get(i)));
      }
    }
    for (Topic topic : discussion.topics()) {
      entries.add(new Entry(topic.thread().at(), card(topic, page, now)));
    }
    entries.sort(Comparator.comparing(Entry::at));
    put(entries.stream().map(Entry::shown).toList());
  }

  private void begin() {
    if (offered != null) {
      offered.begin();
    }
  }

  private ThreadCard card(Topic topic, ChangePage page, ThreadDeeds now) {
    ThreadCard.Shown wanted =
        new ThreadCard.Shown(
            topic, page.may(Verb.COMMENT), page.may(Verb.EDIT), page.change().stage().isOpen());
    ThreadCard card = cards.get(topic.number());
    if (card == null || !card.shown().equals(wanted)) {
      card = new ThreadCard(wanted, now, tools);
      cards.put(topic.number(), card);
    }
    return card;
  }

  /// Leaves what is there already where it is.
  private void put(List<Component> wanted) {
    list.getChildren().filter(child -> !wanted.contains(child)).toList().forEach(list::remove);
    for (int i = 0; i < wanted.size(); i++) {
      if (i >= list.getComponentCount() || list.getComponentAt(i) != wanted.get(i)) {
        list.addComponentAtIndex(i, wanted.get(i));
      }
    }
  }

  private Component line(Discussion.Done deed) {
    Span who = new Span(deed.by().name());
    who.addClassName("qm-review-who");
    Div head =
        new Div(
            who,
            new Span(DeedWords.of(deed.what()) + ", "),
            new TimeText(deed.at(), tools.clock()));
    head.addClassName("qm-review-head");
    Div line = new Div(head);
    line.addClassName("qm-deed");
    if (!deed.reason().isBlank()) {
      Div words = new Div(deed.reason());
      words.addClassName("qm-review-words");
      line.add(words);
    }
    return line;
  }

  /// Brings a thread into view.
  void announce(long thread) {
    ThreadCard card = cards.get(thread);
    if (card != null) {
      card.announce();
    }
  }
}
