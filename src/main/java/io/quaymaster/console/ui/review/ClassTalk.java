package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.quaymaster.console.review.ClassKey;
import io.quaymaster.console.review.Discussion.Topic;
import io.quaymaster.console.ui.kit.Plural;
import java.util.List;
import java.util.function.LongConsumer;

/// What people say about a class of access, beside it: how many threads there are, and a way to
/// begin one.
final class ClassTalk extends Div {
  private final ClassKey about;
  private final Button read;
  private final Button say;
  private List<Topic> topics = List.of();

  ClassTalk(ClassKey about, LongConsumer reading, Runnable saying) {
    this.about = about;
    read = new Button("", click -> reading.accept(topics.getFirst().number()));
    say = new Button("Comment…", click -> saying.run());
    read.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    say.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    addClassName("qm-class-talk");
    add(read, say);
  }

  ClassKey about() {
    return about;
  }

  void show(List<Topic> said, boolean mayComment) {
    topics = said;
    read.setVisible(!said.isEmpty());
    read.setText(words(said));
    say.setVisible(mayComment);
  }

  /// `2 threads, 1 open`
  static String words(List<Topic> topics) {
    long open = topics.stream().filter(topic -> topic.thread().isOpen()).count();
    return Plural.of(topics.size(), "thread", "threads")
        + (open == 0 ? ", resolved" : ", " + Plural.number(open) + " open");
  }
}
