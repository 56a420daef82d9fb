package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.review.ClassHistory;
import io.quaymaster.console.review.ClassHistory.InForce;
import io.quaymaster.console.review.ClassHistory.OfVersion;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.ChangeCredits;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.iam.analysis.ClassShare;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.RequestContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// How much of a class each version of a policy grants: the turns with everybody who had a part in
/// them, then every version.
final class ClassHistoryPage extends Div {
  private static final int PAGE = 100;

  private final PolicyId policy;
  private final List<OfVersion> newestFirst;
  private final PlainTable every =
      new PlainTable("Every version", List.of("Version", "Grants it", "In force", "Written"));
  private final Button more = new Button("", click -> addVersions());
  private int shown;

  ClassHistoryPage(PolicyId policy, ClassHistory history) {
    this.policy = policy;
    this.newestFirst = history.versions().reversed();
    addClassNames("qm-stack", "qm-class-history");
    more.addClassName("qm-more");
    H3 said = new H3(first(history));
    said.addClassName("qm-effective-sentence");
    add(said);
    if (history.earlier() > 0) {
      add(
          new Note(
              "%s before these were not looked at."
                  .formatted(Plural.of(history.earlier(), "version", "versions"))));
    }
    addVersions();
    add(
        new Panel("Where it turned", turns(history)).flush(),
        new Panel("Every version, newest first", every, more).flush());
  }

  private static String first(ClassHistory history) {
    return history
        .first()
        .map(first ->
            "%s is the first version that grants %s."
                .formatted(
                    first.version().number(),
                    first.share() instanceof ClassShare.Wholly ? "it" : "a part of it"))
        .orElse("No version of this policy is known to grant any of it.");
  }

  private Component turns(ClassHistory history) {
    if (history.turns().isEmpty()) {
      return new EmptyState("It never turned", "Every version answers as the first one does.");
    }
    PlainTable table =
        new PlainTable(
            "Where it turned",
            List.of("Version", "Grants it", "Change request", "In force", "Written"));
    history
        .turns()
        .reversed()
        .forEach(one ->
            table.with(number(one), share(one.share()), change(one), inForce(one), written(one)));
    return table;
  }

  private void addVersions() {
    int to = Math.min(newestFirst.size(), shown + PAGE);
    newestFirst
        .subList(shown, to)
        .forEach(one -> every.with(number(one), share(one.share()), inForce(one), written(one)));
    shown = to;
    more.setVisible(shown < newestFirst.size());
    more.setText("Show more of " + Plural.of(newestFirst.size(), "version", "versions"));
  }

  private Component number(OfVersion one) {
    Div cell =
        new Div(
            new Link(
                Screens.version(policy, one.version().number()),
                one.version().number().toString()));
    if (one.version().active()) {
      cell.add(new Span(" "), new Chip("In force"));
    }
    return cell;
  }

  private static Component share(ClassShare share) {
    return switch (share) {
      case ClassShare.Wholly() -> AccessState.granted();
      case ClassShare.Partly(RequestContext granted, RequestContext denied) ->
          with(
              AccessState.granted().inPart(),
              "allows " + words(granted, denied) + ", but not " + words(denied, granted));
      case ClassShare.NotAtAll() -> AccessState.notGranted();
      case ClassShare.Undecided(String why) -> with(AccessState.unknown(), why + ".");
    };
  }

  private static Component with(AccessState state, String sentence) {
    Paragraph words = new Paragraph(new Prose(sentence));
    words.addClassNames("qm-muted", "qm-small");
    return new Div(state, words);
  }

  /// A request of a class, with the keys in which it is not like another one.
  private static String words(RequestContext request, RequestContext other) {
    StringBuilder words =
        new StringBuilder("`%s` by `%s`".formatted(request.action(), request.principal().text()));
    Set<String> keys = new TreeSet<>(request.context().keySet());
    keys.addAll(other.context().keySet());
    for (String key : keys) {
      ContextValue value = request.context().get(key);
      if (!Objects.equals(value, other.context().get(key))) {
        words.append(
            value == null
                ? ", without `" + key + "`"
                : ", with `" + key + "` `" + ClassCard.text(value) + "`");
      }
    }
    return words.toString();
  }

  private static Component change(OfVersion one) {
    return one.inForce()
        .flatMap(InForce::change)
        .<Component>map(ChangeCredits::new)
        .orElseGet(() -> new Span("none"));
  }

  private static Component inForce(OfVersion one) {
    return new Span(
        one.inForce()
            .map(in -> "from " + TimeText.exact(in.at()) + ", by " + in.by().name())
            .orElse("never"));
  }

  private static Component written(OfVersion one) {
    return new Span(
        one.version().author().name() + ", " + TimeText.exact(one.version().createdAt()));
  }
}
