package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.review.AccessBlame;
import io.quaymaster.console.review.Blame;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Progressing;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.ServiceReference;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Since when somebody can or cannot do something, and which version, statement and change request
/// made it so, each time that it turned. The address holds the question as that of Ask does.
@Route(Screens.ASK_SINCE)
@PermitAll
class SinceView extends Screen implements BeforeEnterObserver {
  private final AccessBlame blame;
  private final BackgroundWork background;
  private final Clock clock;
  private final Div news = new Div();
  private @Nullable Asked shown;

  SinceView(AccessBlame blame, BackgroundWork background, LiveUpdates updates, Clock clock) {
    super("Since when");
    this.blame = blame;
    this.background = background;
    this.clock = clock;
    updates.follow(this, ActiveVersionChanged.class, changed -> changed());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    Asked asked = Asked.read(query);
    name("Since when", new Crumb("Ask", asked.address(Screens.ASK)));
    actions(new LinkButton(asked.address(Screens.ASK), "ask", "The answer and its reasons"));
    if (!asked.isComplete() || RepositoryId.ofArn(asked.on()).isEmpty()) {
      shown = null;
      actions();
      body(
          new EmptyState(
              "There is no question",
              "Ask who can do what on which repository, then for when it came to be so.",
              new LinkButton(Screens.ASK, "ask", "Ask")));
      return;
    }
    shown = asked;
    show(asked);
  }

  private void show(Asked asked) {
    news.removeAll();
    body(
        news,
        new Progressing<>(
            background,
            "Looking back over every version that was in force",
            progress -> ask(asked, progress),
            this::show));
  }

  /// Another version came in force somewhere, which may turn the answer.
  private void changed() {
    Asked asked = shown;
    if (asked != null && asked.at() == null) {
      news.removeAll();
      news.add(
          new Note(
              "Meanwhile another version came in force.",
              new Button("Look again", click -> show(asked))));
    }
  }

  /// What was found, or why the question has no answer.
  private record Found(Asked asked, Instant at, @Nullable Blame blame, String refusal) {}

  private Found ask(Asked asked, IntConsumer progress) {
    Instant at = Objects.requireNonNullElseGet(asked.at(), clock::instant);
    try {
      return new Found(
          asked,
          at,
          blame.of(
              Answers.question(asked, at), ServiceReference.load().task(asked.what()), progress),
          "");
    } catch (IllegalArgumentException refused) {
      return new Found(asked, at, null, String.valueOf(refused.getMessage()));
    }
  }

  private Component show(Found found) {
    Optional<Blame> answer = Optional.ofNullable(found.blame());
    return answer
        .<Component>map(blamed ->
            new BlamePage(
                new AnsweredAt(Screens.ASK_SINCE, found.asked(), found.at(), clock.instant()),
                blamed,
                found.asked()))
        .orElseGet(() -> new EmptyState("This has no answer", PlainProse.of(found.refusal())));
  }
}
