package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.LayerState;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.LayerAnswer;
import io.quaymaster.iam.evaluation.LayerTrace;
import io.quaymaster.iam.policy.Effect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What every layer says, in the order in which they are asked. Across accounts the two halves
/// stand side by side: both have to allow it.
public final class LayerList extends Div {
  private static final List<Layer> ORDER =
      List.of(
          Layer.SCP,
          Layer.RCP,
          Layer.REGISTRY,
          Layer.REPOSITORY,
          Layer.IDENTITY,
          Layer.BOUNDARY,
          Layer.SESSION);
  private static final List<Layer> CALLERS =
      List.of(Layer.SCP, Layer.IDENTITY, Layer.BOUNDARY, Layer.SESSION);
  private static final List<Layer> OWNERS = List.of(Layer.RCP, Layer.REGISTRY, Layer.REPOSITORY);

  private final Explanation explanation;
  private final Set<Layer> notOnFile;
  private final Consumer<DecidingStatement> open;

  /// `open` is called with a statement that somebody wants to see.
  public LayerList(
      Explanation explanation, Set<Layer> notOnFile, Consumer<DecidingStatement> open) {
    this.explanation = explanation;
    this.notOnFile = notOnFile;
    this.open = open;
    addClassName("qm-layers");
    add(denies());
    String caller = explanation.request().principal().account();
    String owner = explanation.request().resourceAccount();
    if (caller == null || caller.equals(owner)) {
      add(list(ORDER));
    } else {
      Div halves =
          new Div(
              half("The caller's half, account " + caller, CALLERS, callerAllows()),
              half("The repository's half, account " + owner, OWNERS, ownerAllows()));
      halves.addClassName("qm-halves");
      add(halves);
    }
  }

  private Component denies() {
    List<DecidingStatement> denying =
        explanation.layers().stream().flatMap(layer -> layer.matching(Effect.DENY)).toList();
    Div row = new Div(name("Explicit deny anywhere"));
    row.addClassName("qm-layer");
    Div says = new Div();
    says.addClassName("qm-layer-says");
    if (denying.isEmpty()) {
      says.add(LayerState.none());
    } else {
      says.add(LayerState.denies());
      denying.forEach(statement -> says.add(link(statement)));
    }
    row.add(says);
    return row;
  }

  private Component half(String title, List<Layer> layers, @Nullable Boolean allows) {
    H3 heading = new H3(title);
    Span word = new Span(allows == null ? "not known" : allows ? "allows it" : "does not allow it");
    word.addClassName("qm-half-word");
    Div head = new Div(heading, word);
    head.addClassName("qm-half-head");
    Div half = new Div(head, list(layers));
    half.addClassName("qm-half");
    return half;
  }

  /// Whether the caller's own policies allow it; null where they are not on file.
  private @Nullable Boolean callerAllows() {
    if (notOnFile.contains(Layer.IDENTITY)) {
      return null;
    }
    boolean root = explanation.layer(Layer.IDENTITY).answer() == LayerAnswer.NOT_APPLICABLE;
    return (root || says(Layer.IDENTITY, LayerAnswer.ALLOWS))
        && CALLERS.stream()
            .noneMatch(layer ->
                says(layer, LayerAnswer.DENIES)
                    || (layer != Layer.IDENTITY && says(layer, LayerAnswer.SILENT)));
  }

  private @Nullable Boolean ownerAllows() {
    if (notOnFile.contains(Layer.REPOSITORY)) {
      return null;
    }
    return OWNERS.stream().noneMatch(layer -> says(layer, LayerAnswer.DENIES))
        && (says(Layer.REPOSITORY, LayerAnswer.ALLOWS) || says(Layer.REGISTRY, LayerAnswer.ALLOWS));
  }

  private boolean says(Layer layer, LayerAnswer answer) {
    return explanation.layer(layer).answer() == answer;
  }

  private OrderedList list(List<Layer> layers) {
    OrderedList list = new OrderedList();
    layers.forEach(layer -> list.add(new ListItem(row(explanation.layer(layer)))));
    return list;
  }

  private Div row(LayerTrace trace) {
    Div says = new Div();
    says.addClassName("qm-layer-says");
    if (notOnFile.contains(trace.layer())) {
      says.add(LayerState.notKnown(), muted("not on file"));
    } else {
      says.add(state(trace.answer()));
      statements(trace).stream()
          .filter(distinctTexts())
          .forEach(statement -> says.add(link(statement)));
      String reason = reason(trace);
      if (!reason.isEmpty()) {
        says.add(muted(reason));
      }
      String silent = silentLevels(trace);
      if (!silent.isEmpty()) {
        says.add(muted("nothing allows it at " + silent));
      }
    }
    Div row = new Div(name(title(trace.layer())), says);
    row.addClassName("qm-layer");
    return row;
  }

  /// That none is attached need not mean that there is no organization, so that is not said.
  private static String reason(LayerTrace trace) {
    boolean ofOrganization = trace.layer() == Layer.SCP || trace.layer() == Layer.RCP;
    return trace.answer() == LayerAnswer.ABSENT && ofOrganization ? "" : trace.reason();
  }

  /// A policy can be attached to several levels; naming its statement once will do.
  private static Predicate<DecidingStatement> distinctTexts() {
    Set<String> seen = new HashSet<>();
    return statement -> seen.add(statement.text());
  }

  private static List<DecidingStatement> statements(LayerTrace trace) {
    return switch (trace.answer()) {
      case DENIES -> trace.matching(Effect.DENY).toList();
      case ALLOWS -> trace.matching(Effect.ALLOW).toList();
      case SILENT, ABSENT, NOT_APPLICABLE -> List.of();
    };
  }

  private static String silentLevels(LayerTrace trace) {
    return trace.layer() == Layer.SCP && trace.answer() == LayerAnswer.SILENT
        ? trace.levels().stream()
            .filter(level -> level.answer() == LayerAnswer.SILENT)
            .map(LayerTrace.LevelTrace::name)
            .collect(Collectors.joining(", "))
        : "";
  }

  private static Component state(LayerAnswer answer) {
    return switch (answer) {
      case ALLOWS -> LayerState.allows();
      case DENIES -> LayerState.denies();
      case SILENT -> LayerState.silent();
      case ABSENT -> LayerState.none();
      case NOT_APPLICABLE -> LayerState.noSay();
    };
  }

  static String title(Layer layer) {
    return switch (layer) {
      case SCP -> "Service control policies";
      case RCP -> "Resource control policies";
      case REGISTRY -> "Registry policy";
      case REPOSITORY -> "Repository policy";
      case IDENTITY -> "Identity-based policies";
      case BOUNDARY -> "Permissions boundary";
      case SESSION -> "Session policy";
    };
  }

  private NativeButton link(DecidingStatement statement) {
    NativeButton button = new NativeButton();
    button.add(new Prose(statement.text()));
    button.addClassName("qm-statement-link");
    button.addClickListener(click -> open.accept(statement));
    return button;
  }

  private static Span name(String text) {
    Span name = new Span(text);
    name.addClassName("qm-layer-name");
    return name;
  }

  private static Component muted(String text) {
    Prose prose = new Prose(text);
    prose.addClassNames("qm-muted", "qm-small");
    return prose;
  }
}
