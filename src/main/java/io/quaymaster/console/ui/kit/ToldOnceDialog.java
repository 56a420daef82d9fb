package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;

/// Tells something that is told here and nowhere else, so only its button closes it.
public abstract class ToldOnceDialog extends Dialog {
  /// @param width as CSS says it
  /// @param then what follows once the person has it
  protected ToldOnceDialog(String title, String width, Runnable then, Component... told) {
    setHeaderTitle(title);
    setWidth("min(" + width + ", 100vw)");
    setCloseOnEsc(false);
    setCloseOnOutsideClick(false);
    Div content = new Div(told);
    content.addClassName("qm-stack");
    add(content);
    Button done =
        new Button(
            "Done",
            click -> {
              close();
              then.run();
            });
    done.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(done);
  }
}
