package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.Activation;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.console.ui.review.Proposing;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// When which version was in force, the newest time first, each with the way back to it.
final class ActivationList extends OrderedList {
  ActivationList(
      PolicySummary policy, List<Activation> activations, Proposing proposing, Clock clock) {
    addClassName("qm-activations");
    Set<VersionNumber> offered = new HashSet<>();
    for (Activation activation : activations) {
      VersionNumber number = activation.version().number();
      Div when = new Div(new Link(Screens.version(policy.id(), number), number.toString()));
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
      if (!number.equals(policy.active()) && offered.add(number)) {
        item.add(proposing.again(policy, number));
      }
      add(item);
    }
  }
}
