package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The buttons of deeds that a screen offers anew whenever something happens. A deed that is
/// offered again keeps its button, so that no press and no focus is lost to what others do.
final class DeedButtons {
  private final Map<String, Offered> offered = new HashMap<>();

  private static final class Offered {
    final Button button;
    Runnable done;

    Offered(Deed deed) {
      done = deed.done();
      button = new Button(deed.name(), click -> done.run());
    }
  }

  List<Button> of(List<Deed> deeds) {
    offered.keySet().retainAll(deeds.stream().map(Deed::name).toList());
    List<Button> buttons = new ArrayList<>();
    for (Deed deed : deeds) {
      Offered one = offered.computeIfAbsent(deed.name(), name -> new Offered(deed));
      one.done = deed.done();
      if (deed.primary()) {
        one.button.addThemeVariants(ButtonVariant.PRIMARY);
      } else {
        one.button.removeThemeVariants(ButtonVariant.PRIMARY);
      }
      buttons.add(one.button);
    }
    return buttons;
  }
}
