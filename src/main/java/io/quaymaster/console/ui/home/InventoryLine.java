package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;

/// What is here, in one line; every number leads to what it counts.
final class InventoryLine extends Div {
  InventoryLine(Inventory.Counts counts) {
    if (counts.accounts() == 0) {
      add(
          new EmptyState(
              "Nothing here yet",
              "Add an account with its registries and repositories; then write their policies, ask about them and"
                  + " compare their versions.",
              new Link(Screens.REGISTRIES, "Go to Registries")));
      return;
    }
    addClassName("qm-inventory");
    add(
        count(counts.accounts(), "account", "accounts", Screens.REGISTRIES),
        count(counts.registries(), "registry", "registries", Screens.REGISTRIES),
        count(counts.repositories(), "repository", "repositories", Screens.REGISTRIES),
        count(
            counts.withoutPolicy(),
            "repository without an active policy",
            "repositories without an active policy",
            Screens.REGISTRIES + "?policy=none"),
        count(counts.policies(), "policy", "policies", Screens.POLICIES));
  }

  private static Link count(int number, String one, String many, String where) {
    Span value = new Span(Plural.number(number));
    value.addClassNames("qm-inventory-number", "qm-num");
    Link link = new Link(where, value, new Span(number == 1 ? one : many));
    link.addClassName("qm-inventory-count");
    return link;
  }
}
