package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.PolicySummary;

/// A policy as people say it: its name, what it is, and whose.
public final class PolicyName extends Span {
  public PolicyName(PolicySummary policy) {
    addClassName("qm-policy-name");
    Span name = new Span(policy.name());
    name.addClassName("qm-policy-name-own");
    Span more = new Span(kind(policy) + " of " + policy.accountName());
    more.addClassName("qm-muted");
    add(name, new Span(" "), more);
  }

  /// The same as plain text.
  public static String text(PolicySummary policy) {
    return policy.name() + ", " + kind(policy) + " of " + policy.accountName();
  }

  private static String kind(PolicySummary policy) {
    return policy.type().title();
  }
}
