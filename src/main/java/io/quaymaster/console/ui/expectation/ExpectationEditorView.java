package io.quaymaster.console.ui.expectation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.quaymaster.console.expectation.Expectation;
import io.quaymaster.console.expectation.ExpectationContent;
import io.quaymaster.console.expectation.ExpectationId;
import io.quaymaster.console.expectation.ExpectationOutcome;
import io.quaymaster.console.expectation.ExpectationRuns;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.expectation.ExpectedAnswer;
import io.quaymaster.console.expectation.Met;
import io.quaymaster.console.expectation.SaveExpectation;
import io.quaymaster.console.expectation.Severity;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes an expectation down, about the question in the address
/// (`?who=ARN&what=private.push&on=ARN&key=aws:SourceIp=10.0.0.1`), or a new revision of one. All
/// is filled in by the answer of now, so that one press keeps it.
@Route(Screens.EXPECTATION_NEW)
@RouteAlias(Screens.EXPECTATION_EDITOR)
@RolesAllowed({"AUTHOR", "REVIEWER", "ADMIN"})
class ExpectationEditorView extends Screen implements BeforeEnterObserver {
  private final Expectations expectations;
  private final ExpectationRuns runs;
  private final BackgroundWork background;
  private final CurrentUser user;
  private final Clock clock;

  ExpectationEditorView(
      Expectations expectations,
      ExpectationRuns runs,
      BackgroundWork background,
      CurrentUser user,
      Clock clock) {
    super("Expect this");
    this.expectations = expectations;
    this.runs = runs;
    this.background = background;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<String> id = event.getRouteParameters().get("expectation");
    Crumb all = new Crumb("Expectations", Screens.EXPECTATIONS);
    name(id.isPresent() ? "Edit expectation" : "Expect this", all);
    if (id.isPresent()) {
      id.flatMap(ExpectationId::parse)
          .flatMap(expectations::find)
          .ifPresentOrElse(
              found -> show(found.content(), found),
              () ->
                  body(
                      new EmptyState(
                          "There is no such expectation",
                          "The address may be mistyped.",
                          new LinkButton(
                              Screens.EXPECTATIONS, "expectations", "All expectations"))));
      return;
    }
    try {
      show(read(event.getLocation().getQueryParameters()), null);
    } catch (IllegalArgumentException e) {
      body(
          new EmptyState(
              "Ask a question first",
              PlainProse.of(String.valueOf(e.getMessage())),
              new LinkButton(Screens.ASK, "ask", "Ask a question")));
    }
  }

  /// What the address asks, with everything else as it is most likely wanted.
  private ExpectationContent read(QueryParameters query) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (String pair : query.getParameters("key")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        keys.computeIfAbsent(pair.substring(0, equals), key -> new ArrayList<>())
            .add(pair.substring(equals + 1));
      }
    }
    return new ExpectationContent(
        query.getSingleParameter("who").orElse(""),
        query.getSingleParameter("what").orElse(""),
        query.getSingleParameter("on").orElse(""),
        keys,
        query.getSingleParameter("session").map(UUID::fromString).orElse(null),
        ExpectedAnswer.DENIED,
        Severity.BLOCKING,
        user.person().name(),
        "As it was on " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".",
        false);
  }

  private void show(ExpectationContent content, @Nullable Expectation before) {
    Facts facts =
        new Facts()
            .with("Who", new Code(content.principal()))
            .with("Does what", new Span(content.deed()))
            .with("On", new Code(content.repository()));
    content
        .context()
        .forEach((key, values) -> facts.with(key, new Code(String.join(", ", values))));
    Panel question =
        new Panel("The question", facts)
            .beside(
                new LinkButton(
                    Screens.ASK
                        + "?"
                        + new QueryParameters(ExpectationWords.query(content)).getQueryString(),
                    "ask",
                    before == null ? "Change the question" : "Ask it"));
    body(
        question,
        new Later<>(
            background,
            "the answer",
            5,
            () -> runs.tryOut(content),
            met -> new Form(content, before, met)));
  }

  private final class Form extends Div {
    private final ExpectationContent content;
    private final @Nullable Expectation before;
    private final Select<ExpectedAnswer> expected = new Select<>();
    private final Select<Severity> severity = new Select<>();
    private final TextField owner = new TextField("Who answers for it");
    private final TextArea reason = new TextArea("Why it must be so");
    private final TextField note = new TextField("What changed and why");
    private final Div refusal = new Div();

    Form(ExpectationContent content, @Nullable Expectation before, Met met) {
      this.content = content;
      this.before = before;
      addClassName("qm-columns");
      expected.setLabel("The answer must be");
      expected.setItems(ExpectedAnswer.values());
      expected.setItemLabelGenerator(ExpectedAnswer::title);
      expected.setValue(before == null ? now(met) : content.expected());
      severity.setLabel("If it is not");
      severity.setItems(Severity.values());
      severity.setItemLabelGenerator(one ->
          one == Severity.BLOCKING
              ? "Blocking: the change does not come in force"
              : "Warning: people are told");
      severity.setValue(content.severity());
      owner.setValue(content.owner());
      reason.setValue(content.reason());
      reason.setMinRows(3);
      refusal.addClassName("qm-refusal");
      refusal.getElement().setAttribute("role", "alert");
      refusal.setVisible(false);
      Button save = new Button(before == null ? "Expect this" : "Save revision", click -> save());
      save.addThemeVariants(ButtonVariant.PRIMARY);
      Div fields = new Div(expected, severity, owner, reason);
      if (before != null) {
        fields.add(note);
      }
      fields.add(refusal, save);
      fields.addClassName("qm-stack");
      for (com.vaadin.flow.component.HasSize field :
          List.<com.vaadin.flow.component.HasSize>of(expected, severity, owner, reason, note)) {
        field.setWidthFull();
      }
      add(new Panel("What is expected", fields), new Panel("The answer now", answer(met)));
    }

    private static Component answer(Met met) {
      return switch (met) {
        case Met.Yes(var got, var answers) -> new Span("The answer is “" + got.title() + "”.");
        case Met.Broken broken -> said(broken);
        case Met.Unanswerable(String why) -> new Span(PlainProse.of(why));
      };
    }

    private static Component said(Met.Broken broken) {
      return new Span(
          "The answer is “" + broken.got().title() + "”. " + PlainProse.of(broken.because()));
    }

    /// What the answer is now; where nobody knows it, what is safe.
    private static ExpectedAnswer now(Met met) {
      return switch (met) {
        case Met.Yes(var got, var answers) ->
            got == ExpectedAnswer.DENIED_EXPLICITLY ? ExpectedAnswer.DENIED : got;
        case Met.Broken broken -> broken.got();
        case Met.Unanswerable unanswerable -> ExpectedAnswer.DENIED;
      };
    }

    private void save() {
      refusal.setVisible(false);
      try {
        ExpectationOutcome outcome =
            expectations.save(
                new SaveExpectation(
                    before == null ? ExpectationId.next() : before.id(),
                    before == null ? 0 : before.revision(),
                    new ExpectationContent(
                        content.principal(),
                        content.what(),
                        content.repository(),
                        content.context(),
                        content.session(),
                        expected.getValue(),
                        severity.getValue(),
                        owner.getValue(),
                        reason.getValue(),
                        content.retired()),
                    note.getValue()));
        switch (outcome) {
          case ExpectationOutcome.Saved(Expectation saved) -> {
            Notices.done("It is expected from now on.");
            UI.getCurrent().navigate(Screens.expectation(saved.id()));
          }
          case ExpectationOutcome.Stale stale ->
              refuse("Somebody has changed it in the meantime; open it again.");
        }
      } catch (IllegalArgumentException e) {
        refuse(PlainProse.of(String.valueOf(e.getMessage())));
      }
    }

    private void refuse(String sentence) {
      refusal.setText(sentence);
      refusal.setVisible(true);
    }
  }
}
