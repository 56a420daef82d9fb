package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Witness;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.policy.StatementRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One line of a comparison: who may now, or may no longer, do what, where and under which
/// conditions; the risks; and a concrete request as proof.
public final class AccessClassItem extends ListItem {
  /// Which way a class changed.
  public enum Direction {
    GAINED,
    LOST
  }

  public AccessClassItem(Direction direction, AccessClass changed) {
    addClassName("qm-access-class");
    AccessState state = direction == Direction.GAINED ? AccessState.gained() : AccessState.lost();
    if (!changed.conditions().isEmpty()) {
      state.conditional();
    }
    Div head = new Div(state);
    head.addClassName("qm-row");
    changed.flags().forEach(flag -> head.add(FlagChip.of(flag.name())));
    add(head, new AccessSentence(direction, changed, AccountNames.NONE));
    add(proof(direction, changed));
  }

  private static Component proof(Direction direction, AccessClass changed) {
    Div example = new Div();
    example.addClassName("qm-access-proof");
    Witness witness = changed.witness();
    Paragraph request =
        new Paragraph(
            new PrincipalName(witness.request().principal().text()),
            new Prose(" asks for `" + witness.request().action() + "`" + on(witness)));
    example.add(request);
    if (!witness.request().context().isEmpty()) {
      example.add(new Paragraph(new Prose("with " + context(witness.request().context()))));
    }
    example.add(
        new Paragraph(
            "Before: "
                + word(witness.before().decision().isAllowed())
                + ". After: "
                + word(witness.after().decision().isAllowed())
                + "."));
    String why = because(direction, changed);
    if (!why.isEmpty()) {
      example.add(new Paragraph(new Prose(why)));
    }
    return new NativeDetails("For example", example);
  }

  private static String on(Witness witness) {
    String resource = witness.request().resource();
    return resource.equals("*") ? "" : " on `" + resource + "`";
  }

  private static String word(boolean allowed) {
    return allowed ? "allowed" : "denied";
  }

  private static String context(Map<String, ContextValue> context) {
    return context.entrySet().stream()
        .map(entry -> "`" + entry.getKey() + "` = `" + text(entry.getValue()) + "`")
        .collect(Collectors.joining(", "));
  }

  private static String text(ContextValue value) {
    return switch (value) {
      case ContextValue.One(String text) -> text;
      case ContextValue.Many(List<String> texts) -> String.join(", ", texts);
    };
  }

  private static String because(Direction direction, AccessClass changed) {
    String before = statements(changed.because().before());
    String after = statements(changed.because().after());
    if (direction == Direction.GAINED) {
      return (after.isEmpty() ? "" : "Granted by " + after + " of the later text. ")
          + (before.isEmpty() ? "" : "Held back by " + before + " of the earlier text.");
    }
    return (before.isEmpty() ? "" : "Was granted by " + before + " of the earlier text. ")
        + (after.isEmpty() ? "" : "Held back by " + after + " of the later text.");
  }

  private static String statements(List<StatementRef> refs) {
    return refs.stream().map(AccessClassItem::name).collect(Collectors.joining(" and "));
  }

  private static String name(StatementRef ref) {
    return "statement " + (ref.index() + 1) + (ref.sid() == null ? "" : " `" + ref.sid() + "`");
  }
}
