package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.review.Anchor;
import io.quaymaster.console.review.ChangeThread;
import io.quaymaster.console.review.Discussion.Topic;
import io.quaymaster.console.review.Discussion.Whereabouts;
import io.quaymaster.console.review.Remark;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import java.util.Locale;

/// A thread: what it is about, what was said, and what this person can do about it.
final class ThreadCard extends Article {
  private final Shown shown;
  private final ThreadDeeds deeds;
  private final ChangeTools tools;

  /// What the card hangs on; while that is the same, so is the card.
  ///
  /// @param mayComment whether this person may say something
  /// @param mayEdit whether this person may take up what was suggested
  /// @param open whether the change request can still be changed
  record Shown(Topic topic, boolean mayComment, boolean mayEdit, boolean open) {}

  ThreadCard(Shown shown, ThreadDeeds deeds, ChangeTools tools) {
    this.shown = shown;
    this.deeds = deeds;
    this.tools = tools;
    ChangeThread thread = shown.topic().thread();
    addClassName("qm-thread");
    getElement().setAttribute("tabindex", "-1");
    getElement().setAttribute("data-open", thread.isOpen());
    getElement().setAttribute("aria-label", "Thread " + thread.number());
    add(head(thread));
    quote(thread);
    thread.remarks().forEach(remark -> add(remark(thread, remark)));
    add(foot(thread));
  }

  Shown shown() {
    return shown;
  }

  /// Brings it into view, for the eyes and for a screen reader.
  void announce() {
    getElement()
        .executeJs("this.scrollIntoView({block: 'center'}); this.focus({preventScroll: true})");
  }

  private Component head(ChangeThread thread) {
    H3 about = new H3(about(thread.anchor()));
    about.addClassName("qm-thread-about");
    Div signs = new Div(new Chip(thread.isOpen() ? "open" : "✓ resolved"));
    signs.addClassName("qm-row");
    if (shown.topic().now() instanceof Whereabouts.Gone) {
      signs.add(
          new Chip("about an earlier version")
              .explained("What it is about is not in what is proposed now."));
    }
    Div head = new Div(about, signs);
    head.addClassName("qm-thread-head");
    return head;
  }

  private Component about(Anchor anchor) {
    return switch (anchor) {
      case Anchor.Whole() -> new Span("About the whole change");
      case Anchor.OnClass on -> new Prose(on.words());
      case Anchor.OnLines on -> new Span(place(on));
    };
  }

  /// `Line 7 of v3 of depot/scanner-gateway`; where the lines went, as they are numbered now.
  private String place(Anchor.OnLines on) {
    boolean moved =
        shown.topic().now() instanceof Whereabouts.AtLines at && !at.lines().equals(on.lines());
    String lines = on.lines().toString();
    String was =
        lines.substring(0, 1).toUpperCase(Locale.ROOT)
            + lines.substring(1)
            + " of "
            + on.version()
            + " of "
            + name(on.policy());
    return moved && shown.topic().now() instanceof Whereabouts.AtLines at
        ? was + ", now " + at.lines()
        : was;
  }

  private String name(PolicyId policy) {
    return tools.catalog().policy(policy).map(PolicySummary::name).orElse("");
  }

  private void quote(ChangeThread thread) {
    if (thread.anchor() instanceof Anchor.OnLines on) {
      add(code("The lines", on.text()));
    }
  }

  static Pre code(String label, String text) {
    Pre code = new Pre(text);
    code.addClassName("qm-quote");
    code.getElement().setAttribute("tabindex", "0");
    code.getElement().setAttribute("role", "region");
    code.getElement().setAttribute("aria-label", label);
    return code;
  }

  private Component remark(ChangeThread thread, Remark remark) {
    Div all = new Div();
    all.addClassName("qm-remark");
    switch (remark) {
      case Remark.Said said -> {
        all.add(line(said, said.suggestion().isPresent() ? "suggests" : "says"));
        if (!said.words().isEmpty()) {
          Div words = new Div(said.words());
          words.addClassName("qm-review-words");
          all.add(words);
        }
        said.suggestion().ifPresent(text -> all.add(suggestion(thread, said, text)));
      }
      case Remark.Resolved done -> all.add(line(done, "resolved it"));
      case Remark.Reopened done -> all.add(line(done, "reopened it"));
      case Remark.TakenUp done ->
          all.add(line(done, "took the suggestion up in " + done.version()));
    }
    return all;
  }

  private Component line(Remark remark, String verb) {
    Span who = new Span(remark.by().name());
    who.addClassName("qm-review-who");
    Div line = new Div(who, new Span(verb + ", "), new TimeText(remark.at(), tools.clock()));
    line.addClassName("qm-review-head");
    return line;
  }

  private Component suggestion(ChangeThread thread, Remark.Said said, String text) {
    Div all = new Div();
    all.addClassName("qm-suggestion");
    all.add(
        text.isEmpty()
            ? new Div("Leave these lines out.")
            : code("Suggested text by " + said.by().name(), text));
    thread
        .takenUp(said)
        .ifPresentOrElse(version -> all.add(taken(thread, version)), () -> offer(all, said));
    return all;
  }

  private Component taken(ChangeThread thread, VersionNumber version) {
    Div line = new Div(new Span("Taken up in "));
    if (thread.anchor() instanceof Anchor.OnLines on) {
      line.add(new Link(Screens.version(on.policy(), version), version.toString()));
    }
    return line;
  }

  private void offer(Div into, Remark.Said said) {
    if (shown.topic().now() instanceof Whereabouts.Gone || !shown.open()) {
      return;
    }
    Div preview = new Div();
    preview.addClassName("qm-suggestion-preview");
    Button look = new Button("What it changes");
    look.addThemeVariants(ButtonVariant.SMALL);
    look.getElement().setAttribute("aria-expanded", "false");
    look.addClickListener(click -> {
      boolean show = preview.getChildren().findAny().isEmpty();
      preview.removeAll();
      if (show) {
        preview.add(deeds.preview(said));
      }
      look.getElement().setAttribute("aria-expanded", String.valueOf(show));
    });
    Div buttons = new Div(look);
    buttons.addClassName("qm-row");
    if (shown.mayEdit()) {
      Button take = new Button("Take it up…", click -> deeds.takeUp(said));
      take.addThemeVariants(ButtonVariant.SMALL);
      buttons.add(take);
    }
    into.add(buttons, preview);
  }

  private Component foot(ChangeThread thread) {
    Div foot = new Div();
    foot.addClassName("qm-row");
    if (shown.mayComment()) {
      foot.add(small("Answer…", () -> deeds.answer(shown.topic(), shown.open())));
    }
    if (shown.topic().settleRefusal() == null) {
      foot.add(
          thread.isOpen()
              ? small("Resolve", () -> deeds.resolve(thread))
              : small("Reopen", () -> deeds.reopen(thread)));
    }
    return foot;
  }

  private static Button small(String name, Runnable deed) {
    Button button = new Button(name, click -> deed.run());
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    return button;
  }
}
