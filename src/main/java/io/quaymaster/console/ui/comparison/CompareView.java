package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.quaymaster.console.access.EffectiveChanges;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.BackgroundWork.Outcome;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.FailedState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.LoadingState;
import io.quaymaster.console.ui.kit.NarrowFold;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Two versions, or texts, of a policy side by side by the access that they grant.
@Route(Screens.COMPARE)
@Menu(title = "Compare", order = 5, icon = "compare")
@PermitAll
class CompareView extends Screen implements BeforeEnterObserver {
  private final Judged judged;
  private final PolicyCatalog catalog;
  private final BackgroundWork background;
  private final EffectiveChanges effective;
  private final Clock clock;
  private final SidePicker before;
  private final SidePicker after;
  private final NarrowFold sides;
  private final Div result = new Div();
  private Pair pair = Pair.NOTHING;
  private Look look = Look.PLAIN;
  private Registration running = () -> {};

  CompareView(
      Judged judged,
      PolicyCatalog catalog,
      BackgroundWork background,
      EffectiveChanges effective,
      Clock clock) {
    super("Compare");
    this.judged = judged;
    this.catalog = catalog;
    this.background = background;
    this.effective = effective;
    this.clock = clock;
    before = new SidePicker("Before", catalog, side -> choose(pair.withBefore(side)));
    after = new SidePicker("After", catalog, side -> choose(pair.withAfter(side)));
    Button swap = new Button("Swap", new Icon("compare"), click -> go(pair.swapped()));
    swap.addClassName("qm-swap");
    swap.setTooltipText("Swap the two sides");
    Div fields = new Div(before, swap, after);
    fields.addClassName("qm-sides");
    sides = new NarrowFold("Change the two sides", fields);
    result.addClassName("qm-stack");
    body(sides, result);
  }

  private void choose(Pair chosen) {
    Pair kept =
        pair.place().isPresent() && chosen.place().isEmpty()
            ? chosen.about(pair.place().get())
            : chosen;
    go(kept);
  }

  private void go(Pair next) {
    getUI().ifPresent(ui -> ui.navigate(CompareView.class, next.write()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    pair = Pair.read(event.getLocation().getQueryParameters());
    look = Look.read(event.getLocation().getQueryParameters());
    running.remove();
    result.removeAll();
    name("Compare");
    if (pair.before().isEmpty() || pair.after().isEmpty()) {
      show(pair);
      result.add(
          new EmptyState(
              "Compare by access",
              "Choose two versions of a policy, or paste a text. The answer says which access was gained and lost, with"
                  + " a request as proof of every line; the texts come second."));
      return;
    }
    switch (judged.sides(pair, pasted(pair))) {
      case Judged.Outcome.Cannot(String why) -> {
        show(pair);
        result.add(new Note(PlainProse.of(why)).caution());
      }
      case Judged.Outcome.Ready(Judged.Sides sides) -> {
        pair = sides.pair();
        name(
            sides.title() + ": " + sides.beforeName() + " and " + sides.afterName(),
            new Crumb("Compare", Screens.COMPARE));
        show(pair);
        if (!look.write(pair).equals(event.getLocation().getQueryParameters())) {
          Screens.readdress(event.getUI(), Screens.COMPARE, look.write(pair));
        }
        result.add(new Start(sides));
      }
    }
  }

  private void write(Look other) {
    look = other;
    Screens.readdress(this, Screens.COMPARE, look.write(pair));
  }

  private ComparisonPage page(Judged.Result done) {
    return new ComparisonPage(
        done, look, new ComparisonPage.Surroundings(background, effective, clock, this::write));
  }

  /// Begins as soon as it is on the page, since the work belongs to what is shown.
  private final class Start extends Div {
    private final Judged.Sides sides;

    Start(Judged.Sides sides) {
      this.sides = sides;
      addClassName("qm-stack");
    }

    @Override
    protected void onAttach(com.vaadin.flow.component.AttachEvent event) {
      compare();
    }

    private void compare() {
      Button cancel = new Button("Cancel", click -> stopped());
      Span words = new Span("Comparing " + sides.beforeName() + " with " + sides.afterName() + "…");
      words.getElement().setAttribute("role", "status");
      Div line = new Div(words, cancel);
      line.addClassName("qm-row");
      put(line, new LoadingState("the comparison", 6));
      running =
          background.start(
              this,
              () -> judged.compare(sides),
              new Outcome<>(
                  done -> put(page(done)),
                  failure ->
                      put(
                          FailedState.of(
                              failure,
                              "The comparison failed",
                              "Nothing was changed. Try again; if it stays, look at the server's log.",
                              this::compare))));
    }

    private void stopped() {
      running.remove();
      put(
          new Note(
              "Cancelled before it came to an end.",
              new Button("Compare again", click -> compare())));
    }

    private void put(Component... content) {
      removeAll();
      add(content);
    }
  }

  private void show(Pair shown) {
    Optional<PolicySummary> place = shown.place().flatMap(catalog::policy);
    sides.filledIn(shown.before().isPresent() && shown.after().isPresent());
    before.show(shown.before(), on(shown.before(), place));
    after.show(shown.after(), on(shown.after(), place));
  }

  private Optional<PolicySummary> on(Optional<SideRef> side, Optional<PolicySummary> place) {
    return side.flatMap(SideRef::on).flatMap(catalog::policy).or(() -> place);
  }

  /// What the session knows of the pasted texts, for work on another thread.
  static Map<String, String> pasted(Pair pair) {
    Map<String, String> texts = new LinkedHashMap<>();
    java.util.stream.Stream.of(pair.before(), pair.after())
        .flatMap(Optional::stream)
        .forEach(side -> {
          if (side instanceof SideRef.Pasted ref) {
            PastedTexts.ofSession().find(ref).ifPresent(text -> texts.put(ref.hash(), text));
          }
        });
    return texts;
  }
}
