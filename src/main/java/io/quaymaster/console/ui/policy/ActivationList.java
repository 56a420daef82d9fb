package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.Activation;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Clock;
import java.util.List;

/// When which version was in force, the newest time first.
final class ActivationList extends OrderedList {
  ActivationList(PolicyId policy, List<Activation> activations, Clock clock) {
    addClassName("qm-activations");
    for (Activation activation : activations) {
      Div when =
          new Div(
              new Link(
                  Screens.version(policy, activation.version().number()),
                  activation.version().number().toString()));
      when.add(
          new Span(activation.isOpen() ? " since " : " from "),
          new TimeText(activation.from(), clock));
      if (activation.to() != null) {
        when.add(new Span(" to "), new TimeText(activation.to(), clock));
      }
      Span why = new Span(activation.by().name() + ": " + activation.reason());
      why.addClassName("qm-muted");
      ListItem item = new ListItem(when, why);
      if (activation.isOpen()) {
        item.addClassName("qm-activation-open");
      }
      add(item);
    }
  }
}
