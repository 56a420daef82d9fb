package io.quaymaster.console.ui.reference;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;

/// What people do with registries, each with the actions that it stands for.
final class TaskList extends Div {
  private final ServiceReference reference;

  TaskList(ServiceReference reference) {
    this.reference = reference;
    addClassName("qm-columns");
    for (RegistryKind kind : RegistryKind.values()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("qm-tasks");
      reference.tasks().stream()
          .filter(task -> task.registry() == kind)
          .forEach(task -> list.add(item(task)));
      String title = kind == RegistryKind.PRIVATE ? "Private registries" : "Public registries";
      add(new Panel(title, list).flush());
    }
  }

  /// Where a task stands in the list.
  static String address(TaskDefinition task) {
    return Screens.reference("tasks") + "#" + anchor(task);
  }

  private static String anchor(TaskDefinition task) {
    return "task-" + task.id().replace('.', '-');
  }

  private ListItem item(TaskDefinition task) {
    Span title = new Span(task.title());
    title.addClassName("qm-task-title");
    Div head = new Div(title, new Code(task.id()));
    head.addClassName("qm-row");
    ListItem item = new ListItem(head);
    item.setId(anchor(task));
    if (task.alwaysAllowed()) {
      item.add(new Paragraph("Needs nothing: no policy can deny it."));
    }
    if (task.note() != null) {
      item.add(new Paragraph(new Prose(task.note())));
    }
    if (task.region() != null) {
      item.add(new Paragraph("Works in " + task.region() + " only."));
    }
    UnorderedList needs = new UnorderedList();
    needs.addClassName("qm-reference-list");
    task.needs().forEach(need -> needs.add(need(need, false)));
    task.optional().forEach(need -> needs.add(need(need, true)));
    item.add(needs);
    return item;
  }

  private ListItem need(Need need, boolean optional) {
    Code code = new Code(need.action());
    ListItem item =
        new ListItem(
            reference.action(need.action()).isPresent()
                ? new Link(Screens.referenceAction(need.action()), code)
                : code);
    if (need.identityPolicyOnly()) {
      item.add(
          new Span(" "),
          new Chip("own policies only").explained("Never granted by a repository policy."));
    }
    if (optional) {
      item.add(new Span(" "), new Chip("not always needed"));
    }
    String remark =
        (need.when() == null ? "" : " When " + need.when() + ".")
            + (need.why() == null ? "" : " " + need.why() + ".")
            + (need.grantedBy() == null ? "" : " Granted by " + need.grantedBy() + ".");
    if (!remark.isEmpty()) {
      Prose words = new Prose(remark);
      words.addClassNames("qm-muted", "qm-small");
      item.add(words);
    }
    return item;
  }
}
