package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.review.About;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ClassKey;
import io.quaymaster.console.review.Discussion;
import io.quaymaster.console.review.Discussion.Topic;
import io.quaymaster.console.review.LineRange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.TextLines;
import io.quaymaster.console.review.Verb;
import io.quaymaster.console.ui.comparison.Margin;
import io.quaymaster.console.ui.kit.AccessClassItem.Direction;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.AccountNames;
import io.quaymaster.console.ui.kit.TextDiff;
import io.quaymaster.iam.analysis.AccessClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// What is said beside the comparison of one policy of a change request: at its classes, and at the
/// lines of the proposed text. It follows what others say while the comparison stays as it is.
final class ChangeMargin implements Margin {
  private final ChangeTools tools;
  private final Proposal proposal;
  private final LongConsumer reading;
  private final List<ClassTalk> talks = new ArrayList<>();
  private final List<TextDiff> texts = new ArrayList<>();
  private ChangePage page;
  private Discussion discussion;

  /// @param reading hears of the thread that somebody wants to read
  ChangeMargin(
      ChangeTools tools,
      Proposal proposal,
      ChangePage page,
      Discussion discussion,
      LongConsumer reading) {
    this.tools = tools;
    this.proposal = proposal;
    this.page = page;
    this.discussion = discussion;
    this.reading = reading;
  }

  void show(ChangePage now, Discussion said) {
    page = now;
    discussion = said;
    talks.forEach(this::show);
    texts.forEach(this::show);
  }

  @Override
  public Component at(Direction direction, AccessClass changed) {
    ClassTalk talk =
        new ClassTalk(
            ClassKey.of(direction == Direction.GAINED, changed),
            reading,
            () -> comment(direction, changed));
    talk.addAttachListener(attached -> {
      talks.add(talk);
      show(talk);
    });
    talk.addDetachListener(gone -> talks.remove(talk));
    return talk;
  }

  private void show(ClassTalk talk) {
    talk.show(discussion.about(proposal.policy(), talk.about()), page.may(Verb.COMMENT));
  }

  private void comment(Direction direction, AccessClass changed) {
    ClassKey key = ClassKey.of(direction == Direction.GAINED, changed);
    new RemarkDialog(
            "Comment on this access",
            "Comment",
            new AccessSentence(direction, changed, AccountNames.NONE),
            (words, lines, suggestion) ->
                tools
                    .discussions()
                    .begin(
                        page.change().id(),
                        new About.Access(proposal.policy(), key),
                        words,
                        suggestion))
        .open();
  }

  @Override
  public void at(TextDiff diff) {
    VersionNumber proposed = proposal.proposed();
    if (proposed == null) {
      return;
    }
    if (page.may(Verb.COMMENT)) {
      diff.commentable(lines -> comment(lines, proposed), this::read);
    }
    diff.addAttachListener(attached -> {
      texts.add(diff);
      show(diff);
    });
    diff.addDetachListener(gone -> texts.remove(diff));
  }

  private void show(TextDiff diff) {
    Map<Integer, List<Topic>> byLine = new LinkedHashMap<>();
    discussion
        .onLines(proposal.policy())
        .forEach((topic, lines) ->
            byLine.computeIfAbsent(lines.first(), none -> new ArrayList<>()).add(topic));
    diff.remarks(
        byLine.entrySet().stream()
            .map(line ->
                new TextDiff.Remarks(
                    line.getKey(),
                    line.getValue().size(),
                    line.getValue().stream().anyMatch(topic -> topic.thread().isOpen())))
            .toList());
  }

  private void read(int line) {
    discussion.onLines(proposal.policy()).entrySet().stream()
        .filter(entry -> entry.getValue().first() == line)
        .findFirst()
        .ifPresent(entry -> reading.accept(entry.getKey().number()));
  }

  private void comment(TextDiff.Lines lines, VersionNumber proposed) {
    TextLines text =
        TextLines.of(tools.catalog().version(new VersionId(proposal.policy(), proposed)).text());
    new RemarkDialog(
            "Comment on lines of " + proposed,
            text,
            new LineRange(
                Math.clamp(lines.first(), 1, text.count()),
                Math.clamp(
                    lines.last(),
                    Math.max(1, lines.first()),
                    Math.max(lines.first(), text.count()))),
            tools.mayReview(page),
            (words, range, suggestion) -> {
              if (range != null) {
                tools
                    .discussions()
                    .begin(
                        page.change().id(),
                        new About.Lines(proposal.policy(), proposed, range),
                        words,
                        suggestion);
              }
            })
        .open();
  }
}
