package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.review.About;
import io.quaymaster.console.review.Anchor;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeThread;
import io.quaymaster.console.review.Discussion.Topic;
import io.quaymaster.console.review.Discussion.Whereabouts;
import io.quaymaster.console.review.Remark;
import io.quaymaster.console.review.ReviseOutcome;
import io.quaymaster.console.review.Suggested;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.iam.policy.finding.Finding;
import java.util.Optional;

/// What people do in the discussion of a change request.
final class ThreadDeeds {
  private final ChangeTools tools;
  private final ChangePage page;

  ThreadDeeds(ChangeTools tools, ChangePage page) {
    this.tools = tools;
    this.page = page;
  }

  void begin() {
    new RemarkDialog(
            "Comment on " + page.change().id(),
            "Comment",
            new Span("About the whole change."),
            (words, lines, suggestion) ->
                tools.discussions().begin(page.change().id(), new About.Whole(), words, suggestion))
        .open();
  }

  void answer(Topic topic, boolean open) {
    RemarkDialog.Send send =
        (words, lines, suggestion) ->
            tools.discussions().answer(page.change().id(), topic.number(), words, suggestion);
    RemarkDialog dialog =
        topic.thread().anchor() instanceof Anchor.OnLines on
                && open
                && !(topic.now() instanceof Whereabouts.Gone)
            ? RemarkDialog.onLines("Answer", on.text(), tools.mayReview(page), send)
            : new RemarkDialog(
                "Answer", "Answer", new Span(topic.thread().by().name() + " began it."), send);
    dialog.open();
  }

  void resolve(ChangeThread thread) {
    trying(() -> tools.discussions().resolve(page.change().id(), thread.number()));
  }

  void reopen(ChangeThread thread) {
    trying(() -> tools.discussions().reopen(page.change().id(), thread.number()));
  }

  private static void trying(Runnable deed) {
    try {
      deed.run();
    } catch (ChangeException refused) {
      Notices.failed(refused.getMessage());
    }
  }

  /// What access would be other than in what is proposed now.
  Component preview(Remark.Said said) {
    try {
      Suggested suggested = tools.discussions().suggested(page.change().id(), said.number());
      PolicySummary policy = tools.catalog().policy(suggested.policy()).orElseThrow();
      return tools.comparisons().of(policy, suggested.head(), suggested.text(), "the suggestion");
    } catch (ChangeException refused) {
      return new Note(PlainProse.of(refused.getMessage())).caution();
    }
  }

  /// Asks, with the access that changes in sight.
  void takeUp(Remark.Said said) {
    Suggested suggested;
    try {
      suggested = tools.discussions().suggested(page.change().id(), said.number());
    } catch (ChangeException refused) {
      Notices.failed(refused.getMessage());
      return;
    }
    AskDialog dialog =
        new AskDialog(
            "Take up what " + said.by().name() + " suggests?",
            "Take it up",
            () -> takeUp(suggested),
            new Paragraph(
                "It is saved as the next version, and both of you are its authors: neither of you can approve this change. Approvals end unless the text is proven to grant the same."),
            preview(said));
    dialog.setWidth("min(64rem, 100vw)");
    dialog.open();
  }

  /// @return what stands against it
  private Optional<String> takeUp(Suggested suggested) {
    ReviseOutcome outcome =
        tools.changes().takeUp(page.change().id(), suggested.remark().number(), suggested.head());
    return switch (outcome) {
      case ReviseOutcome.Saved(var version) -> {
        Notices.done("Taken up: " + version.number() + " is proposed now.");
        yield Optional.empty();
      }
      case ReviseOutcome.Rejected(var findings) ->
          Optional.of(
              "With it the text would have errors: "
                  + findings.stream().map(Finding::message).findFirst().orElse(""));
      case ReviseOutcome.Moved(var head) ->
          Optional.of("Meanwhile " + head + " is proposed. Look at it again.");
    };
  }
}
