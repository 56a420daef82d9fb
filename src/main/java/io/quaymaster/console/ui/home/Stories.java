package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.quaymaster.console.catalog.SampleWorkspace;
import io.quaymaster.console.catalog.Story;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;

/// The guided tour through the sample workspace, as long as it is there.
@org.springframework.stereotype.Component
class Stories {
  private final SampleWorkspace sample;
  private final CurrentUser user;
  private final AuthenticationContext authentication;

  Stories(SampleWorkspace sample, CurrentUser user, AuthenticationContext authentication) {
    this.sample = sample;
    this.user = user;
    this.authentication = authentication;
  }

  Component panel() {
    List<Story> stories = sample.isLoaded() ? sample.stories() : List.of();
    if (stories.isEmpty()) {
      Div nothing = new Div();
      nothing.setVisible(false);
      return nothing;
    }
    OrderedList list = new OrderedList();
    list.addClassName("qm-stories");
    stories.forEach(story -> list.add(item(story)));
    Panel panel = new Panel("Take a look around", list);
    if (user.has(ConsoleRole.ADMIN)) {
      Button remove = new Button("Remove the sample workspace", click -> confirm());
      remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      panel.beside(remove);
    }
    return panel;
  }

  private static ListItem item(Story story) {
    Link title = new Link(address(story), story.title());
    title.addClassName("qm-story-title");
    return new ListItem(title, new Paragraph(new Prose(story.sentence())));
  }

  private static String address(Story story) {
    return Screens.compare(story.policy(), story.before(), story.after());
  }

  private void confirm() {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Remove the sample workspace?");
    dialog.setText(
        "Its accounts, registries, repositories, policies and all their versions go, and so do the demo users. What you"
            + " added yourself stays. This cannot be undone. If nobody else can administer the console, you get a"
            + " one-time password for somebody who can.");
    dialog.setCancelable(true);
    dialog.setConfirmText("Remove it");
    dialog.addConfirmListener(confirmed -> {
      SampleWorkspace.Removal removal = sample.remove();
      if (user.has(ConsoleRole.ADMIN)) {
        Notices.done("The sample workspace is gone.");
        UI.getCurrent().getPage().reload();
      } else {
        new Farewell(removal.administrator(), authentication::logout).open();
      }
    });
    dialog.open();
  }
}
