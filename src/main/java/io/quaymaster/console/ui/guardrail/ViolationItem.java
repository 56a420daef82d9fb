package io.quaymaster.console.ui.guardrail;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.FlagChip;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.RequestAddress;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.StatementRef;
import java.util.stream.Collectors;

/// One class of guarded access that a text grants: who may do what, by which statement, and a
/// request as proof.
final class ViolationItem extends ListItem {
  ViolationItem(AccessClass granted) {
    addClassName("qm-access-class");
    Div head = new Div();
    head.addClassName("qm-row");
    granted.flags().forEach(flag -> head.add(FlagChip.of(flag.name())));
    if (granted.needsCallerPolicy()) {
      head.add(
          new Chip("with their own policy")
              .explained("Only if the caller's own policies allow it too."));
    }
    add(new AccessSentence(granted), head, witness(granted));
  }

  private static Component witness(AccessClass granted) {
    RequestContext request = granted.witness().request();
    Facts facts =
        new Facts()
            .with("Because of", new Prose(statements(granted)))
            .with("Principal", code(request.principal().text()))
            .with("Action", code(request.action()))
            .with("Resource", code(request.resource()));
    request.context().forEach((key, value) -> facts.with(key, code(RequestAddress.text(value))));
    Div proof = new Div(facts);
    proof.addClassNames("qm-stack", "qm-access-proof");
    if (RequestAddress.canBeAsked(request)) {
      String question = RequestAddress.ask(request);
      Div links = new Div(new LinkButton(question, "ask", "Ask this of what is on file"));
      Screens.since(question)
          .ifPresent(since -> links.add(new LinkButton(since, "history", "Since when?")));
      links.addClassName("qm-row");
      proof.add(links);
    }
    return new NativeDetails("A request that the text allows", proof);
  }

  private static String statements(AccessClass granted) {
    return granted.because().after().stream()
        .map(ViolationItem::name)
        .collect(Collectors.joining(" and "));
  }

  private static String name(StatementRef ref) {
    String sid = ref.sid();
    return "statement "
        + (ref.index() + 1)
        + (sid == null || sid.isEmpty() ? "" : " `" + sid + "`");
  }

  private static Prose code(String text) {
    return new Prose("`" + text.replace("`", "") + "`");
  }
}
