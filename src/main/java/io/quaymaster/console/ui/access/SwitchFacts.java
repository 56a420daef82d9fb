package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.review.Blame.Cause;
import io.quaymaster.console.ui.kit.ChangeCredits;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import org.jspecify.annotations.Nullable;

/// A version that came in force, with everybody who had a part in it.
final class SwitchFacts extends Div {
  SwitchFacts(Cause.Version cause) {
    Facts facts = new Facts();
    facts.with("Policy", new Link(Screens.policy(cause.policy().id()), cause.policy().name()));
    facts.with("Version", versions(cause));
    VersionSummary after = cause.after();
    if (after != null) {
      facts.with(
          "Written by",
          after.author().name() + ", " + TimeText.exact(after.createdAt()) + ": " + after.reason());
    }
    facts.with(
        "Change request",
        cause
            .change()
            .<Component>map(ChangeCredits::new)
            .orElseGet(() -> new Span("none: it came in force without one")));
    String told = cause.change().map(change -> change.id() + ": ").orElse("");
    facts.with(
        "Put in force by", cause.by().name() + ": " + cause.reason().substring(told.length()));
    add(facts);
  }

  private static Component versions(Cause.Version cause) {
    Div line =
        new Div(
            version(cause, cause.after()),
            new Span(" in place of "),
            version(cause, cause.before()));
    if (cause.isBack()) {
      line.add(new Span(" "), new Chip("back to an older version"));
    }
    if (cause.before() != null && cause.after() != null) {
      line.add(
          new Span(" "),
          new Link(
              Screens.compare(cause.policy().id(), cause.before().number(), cause.after().number()),
              "Compare"));
    }
    return line;
  }

  private static Component version(Cause.Version cause, @Nullable VersionSummary version) {
    return version == null
        ? new Span("no version")
        : new Link(
            Screens.version(cause.policy().id(), version.number()), version.number().toString());
  }
}
