package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;

/// One attachment: what is attached or what it is attached to, since when, and how to end it.
final class AttachmentLine extends Div {
  private AttachmentLine(Component name, Component... more) {
    addClassName("qm-line");
    Div rest = new Div(more);
    rest.addClassNames("qm-row", "qm-muted");
    add(name, rest);
  }

  /// On the page of the policy.
  static AttachmentLine ofTarget(Attachment attachment, AttachmentTools tools) {
    AttachmentLine line =
        new AttachmentLine(
            new Link(AttachmentTools.page(attachment.target()), TargetText.of(attachment)),
            when(attachment, tools));
    line.offer(attachment, tools);
    return line;
  }

  /// On the page of the target.
  static AttachmentLine ofPolicy(Attachment attachment, AttachmentTools tools) {
    AttachmentLine line =
        new AttachmentLine(
            policy(attachment), new Span(standing(attachment)), when(attachment, tools));
    line.offer(attachment, tools);
    return line;
  }

  /// Name and type of the policy.
  static Div policy(Attachment attachment) {
    Span type = new Span(attachment.type().title());
    type.addClassNames("qm-muted", "qm-small");
    Div name =
        new Div(new Link(Screens.policy(attachment.policy()), attachment.policyName()), type);
    name.addClassName("qm-row");
    return name;
  }

  static String standing(Attachment attachment) {
    return attachment.active() == null ? "no version active" : attachment.active() + " active";
  }

  private static Span when(Attachment attachment, AttachmentTools tools) {
    return attachment.to() == null
        ? new Span(new Span("since "), new TimeText(attachment.from(), tools.clock()))
        : new Span(new Span("until "), new TimeText(attachment.to(), tools.clock()));
  }

  private void offer(Attachment attachment, AttachmentTools tools) {
    if (attachment.isOpen() && tools.mayAttach()) {
      ((Div) getComponentAt(1)).add(detach(attachment, tools));
    }
  }

  static Button detach(Attachment attachment, AttachmentTools tools) {
    Button detach = new Button("Detach…", click -> new DetachForm(tools, attachment).open());
    detach.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    detach.setAriaLabel(
        "Detach " + attachment.policyName() + " from " + TargetText.of(attachment) + "…");
    return detach;
  }
}
