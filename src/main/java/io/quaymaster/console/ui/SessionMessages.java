package io.quaymaster.console.ui;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/// What happens when a session has ended under a page: the page loads anew, which leads to the
/// sign-in page and from there back to where the person was. Nothing needs to be taken note of, as
/// drafts are kept.
@Component
class SessionMessages implements VaadinServiceInitListener {

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .setSystemMessagesProvider(info -> {
          CustomizedSystemMessages messages = new CustomizedSystemMessages();
          messages.setSessionExpiredNotificationEnabled(false);
          messages.setInternalErrorCaption("The page lost its thread");
          messages.setInternalErrorMessage(
              "Drafts are kept. Press Escape or click here to load the page anew.");
          return messages;
        });
  }
}
