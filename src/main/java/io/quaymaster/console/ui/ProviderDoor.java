package io.quaymaster.console.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.IdentityProvider.Reach;
import io.quaymaster.console.ui.kit.FailedState;
import io.quaymaster.console.ui.kit.TimeText;
import java.util.Set;

/// The way to the sign-in page of the identity provider, or why there is none just now.
class ProviderDoor extends Div {
  private final IdentityProvider provider;

  /// @param marks what the address says about how the person came here
  ProviderDoor(IdentityProvider provider, Set<String> marks) {
    this.provider = provider;
    addClassName("qm-provider");
    show(marks);
  }

  private void show(Set<String> marks) {
    removeAll();
    switch (provider.reach()) {
      case Reach.Answers() -> {
        if (marks.contains("error")) {
          add(
              new FailedState(
                  "That did not work",
                  provider.name() + " could not complete the sign-in. Try again."));
        }
        Anchor door = new Anchor(provider.signInPath(), "Sign in with " + provider.name());
        door.setRouterIgnore(true);
        door.addClassName("qm-provider-door");
        add(
            new H2("Sign in"),
            new Paragraph(
                "Who you are, and what you may do here, comes from " + provider.name() + "."),
            door);
      }
      case Reach.Away away ->
          add(
              new FailedState(
                  "Sign-in is not available right now",
                  "%s has not answered since %s. Nothing is lost."
                      .formatted(provider.name(), TimeText.exact(away.since())),
                  () -> show(Set.of())));
    }
    if (marks.contains("signed-out-here")) {
      add(
          new Paragraph(
              "You are signed out here. "
                  + provider.name()
                  + " did not answer, so you may still be signed in there."));
    }
  }
}
