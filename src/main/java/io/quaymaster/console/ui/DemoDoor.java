package io.quaymaster.console.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.login.LoginForm;
import io.quaymaster.console.identity.DemoUser;
import java.util.List;

/// The people of the sample workspace, for whoever tries the console on their own machine. A click
/// fills the form.
class DemoDoor extends Div {
  DemoDoor(List<DemoUser> users, LoginForm form) {
    addClassName("qm-demo");
    UnorderedList list = new UnorderedList();
    users.forEach(user -> list.add(new ListItem(button(user, form))));
    add(
        new H2("Try it with the sample workspace"),
        new Paragraph("Shown only on this machine. Choose somebody to fill the form:"),
        list);
  }

  private static NativeButton button(DemoUser user, LoginForm form) {
    NativeButton button = new NativeButton();
    Span role = new Span(user.role().title());
    role.addClassName("qm-demo-role");
    Span name = new Span(user.person().name());
    name.addClassName("qm-demo-name");
    Span login = new Span(new Code(user.person().id().value()), new Code(user.password()));
    login.addClassName("qm-demo-login");
    button.add(role, name, login);
    button.addClickListener(click ->
        form.getElement()
            .executeJs(
                """
                this.querySelector('[name=username]').value = $0;
                this.querySelector('[name=password]').value = $1;
                this.querySelector('vaadin-button').focus();
                """,
                user.person().id().value(),
                user.password()));
    return button;
  }
}
