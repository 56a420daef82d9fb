package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.Equivalence;
import io.quaymaster.console.review.Occasion;
import io.quaymaster.console.review.Requirement;
import io.quaymaster.console.review.Review;
import io.quaymaster.console.review.Standing;
import io.quaymaster.console.ui.kit.FlagChip;
import io.quaymaster.console.ui.kit.Glyph;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.console.ui.kit.VerdictBadge;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Who has to approve, who did, whose approval does not count any more and why.
final class ReviewPanel extends Panel {
  private final ChangePage page;
  private final Consumer<Review> dismiss;
  private final Clock clock;

  ReviewPanel(ChangePage page, Consumer<Review> dismiss, Clock clock) {
    super("Reviews");
    this.page = page;
    this.dismiss = dismiss;
    this.clock = clock;
    Standing standing = page.standing();
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-reviews");
    standing.objections().forEach(review -> list.add(objection(review)));
    standing.approvals().forEach(approval -> list.add(approval(approval)));
    standing.stale().forEach(stale -> list.add(stale(stale)));
    page.change().reviews().stream()
        .filter(review -> review.dismissal() != null)
        .forEach(review -> list.add(dismissed(review)));
    Paragraph needed = new Paragraph(needed(standing));
    needed.addClassName("qm-review-need");
    needed.add(new Span(" "), new Link(Screens.APPROVALS, "See which change needs how many"));
    content(
        standing
            .requirement()
            .filter(asked -> page.change().stage().isOpen())
            .filter(page.reviewers()::areTooFewFor)
            .map(asked -> new Component[] {needed, tooFew(asked), list})
            .orElseGet(() -> new Component[] {needed, list}));
    beside(verdict(standing));
  }

  /// What it does over all policies, as the checks found it.
  private static Component[] verdict(Standing standing) {
    List<Component> signs = new ArrayList<>();
    signs.add(
        standing
            .evidence()
            .map(found -> VerdictBadge.of(found.verdict().name()))
            .orElseGet(() -> new VerdictBadge(VerdictBadge.Sign.COMPUTING)));
    standing
        .evidence()
        .ifPresent(found -> found.flags().forEach(flag -> signs.add(FlagChip.of(flag.name()))));
    return signs.toArray(Component[]::new);
  }

  private static String needed(Standing standing) {
    if (standing.requirement().isEmpty()) {
      return "Which approvals it needs is told when the checks are done.";
    }
    Requirement needed = standing.requirement().get();
    if (needed.approvals() == 0) {
      return "It needs no approval: " + because(needed) + ".";
    }
    return "It needs "
        + Plural.of(needed.approvals(), "approval", "approvals")
        + " by people who wrote no part of it"
        + (needed.administrator() ? ", one of them an administrator" : "")
        + ": "
        + because(needed)
        + ".";
  }

  /// Waiting does not help where nobody is there to approve it.
  private Component tooFew(Requirement needed) {
    int people = page.reviewers().people();
    String who =
        people == 0
            ? "Nobody here may approve it."
            : people < needed.approvals()
                ? "Only " + Plural.of(people, "person", "people") + " here may approve it."
                : "No administrator here may approve it.";
    String whom =
        " Whoever wrote a part of it does not: another "
            + (needed.administrator() && page.reviewers().administrators() == 0
                ? "administrator is needed. "
                : "reviewer or administrator is needed. ");
    return page.viewer().hasAny(ConsoleRole.ADMIN)
        ? new Note(
                who + whom + "Let them in under People.",
                new LinkButton(Screens.PEOPLE, "user", "Open People"))
            .caution()
        : new Note(who + whom + "Ask an administrator to let them in.").caution();
  }

  private static String because(Requirement needed) {
    return needed.because().stream()
        .map(Occasion::title)
        .map(title -> title.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private ListItem approval(Standing.Approval approval) {
    boolean was = approval.review().roles().contains(ConsoleRole.ADMIN);
    ListItem item =
        item(
            "✓",
            was && !approval.administrator()
                ? "approves, no longer as an administrator"
                : "approves",
            approval.review());
    for (Equivalence kept : approval.kept()) {
      Div note =
          new Div(
              new Span("Still counts: " + kept.proposed() + " is proven to grant exactly what "),
              new Span(kept.approved() + ", which was approved, grants. "),
              new Link(
                  Screens.compare(kept.policy(), kept.approved(), kept.proposed()),
                  "See the proof"));
      note.addClassName("qm-review-note");
      item.add(note);
    }
    return item;
  }

  private ListItem objection(Review review) {
    ListItem item = item("◆", "requests changes", review);
    item.addClassName("qm-review-objection");
    return item;
  }

  private ListItem stale(Standing.StaleApproval stale) {
    ListItem item = item("○", "approved, which does not count any more", stale.review());
    item.addClassName("qm-review-stale");
    stale.reasons().forEach(reason -> item.add(new Div(reason)));
    return item;
  }

  private ListItem dismissed(Review review) {
    ListItem item = line("✕", "was heard, and the review dismissed", review);
    item.addClassName("qm-review-stale");
    Review.Dismissal dismissal = review.dismissal();
    if (dismissal != null) {
      item.add(new Div(dismissal.by().name() + ": " + dismissal.reason()));
    }
    return item;
  }

  private ListItem item(String glyph, String verb, Review review) {
    ListItem item = line(glyph, verb, review);
    if (page.mayDismiss(review)) {
      boolean own = page.isOwn(review);
      Button out = new Button(own ? "Take back…" : "Dismiss…", click -> dismiss.accept(review));
      out.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
      out.setAriaLabel(
          own ? "Take back your review" : "Dismiss the review of " + review.by().name());
      item.add(out);
    }
    return item;
  }

  private ListItem line(String glyph, String verb, Review review) {
    Span who = new Span(review.by().name());
    who.addClassName("qm-review-who");
    List<Component> parts =
        List.of(
            new Glyph(glyph),
            who,
            new Span(review.roles().contains(ConsoleRole.ADMIN) ? "(administrator) " : ""),
            new Span(verb + ", "),
            new TimeText(review.at(), clock));
    Div head = new Div();
    head.addClassName("qm-review-head");
    head.add(parts);
    ListItem item = new ListItem(head);
    if (!review.words().isEmpty()) {
      Div words = new Div(review.words());
      words.addClassName("qm-review-words");
      item.add(words);
    }
    return item;
  }
}
