package io.quaymaster.console.ui.reference;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.AccessLevel;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ResourceTypeDefinition;
import io.quaymaster.iam.service.ServiceDefinition;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import jakarta.annotation.security.PermitAll;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One action: what it does, on what, with which condition keys, and which tasks need it.
@Route(Screens.REFERENCE_ACTION)
@PermitAll
class ActionView extends Screen implements BeforeEnterObserver {
  private static final int SUGGESTED = 3;

  private final ServiceReference reference = ServiceReference.load();

  ActionView() {
    super("Action");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("action").orElse("");
    Optional<ActionDefinition> action = reference.action(id);
    name(action.map(ActionDefinition::id).orElse(id), new Crumb("Reference", Screens.REFERENCE));
    action.ifPresentOrElse(this::show, () -> missing(id));
  }

  private void missing(String id) {
    int colon = id.indexOf(':');
    List<String> near =
        colon < 0
            ? List.of()
            : reference.nearestActions(id.substring(0, colon), id.substring(colon + 1), SUGGESTED);
    Div offers = new Div();
    offers.addClassName("qm-reference-near");
    near.forEach(action -> offers.add(new Link(Screens.referenceAction(action), new Code(action))));
    offers.add(new Link(Screens.REFERENCE, "All actions"));
    body(
        new EmptyState(
            "No such action",
            near.isEmpty()
                ? "The reference data has no action of this name."
                : "The reference data has no action of this name. Did you mean one of these?",
            offers));
  }

  private void show(ActionDefinition action) {
    beside(new Chip(action.accessLevel().title()));
    if (RegistryKind.ofServicePrefix(action.service()).isPresent()) {
      actions(new LinkButton(Screens.askWhat(action.id()), "ask", "Ask who may"));
    }
    Div first = new Div(about(action), keys(action));
    first.addClassName("qm-stack");
    Div columns = new Div(first, tasks(action));
    columns.addClassNames("qm-columns", "qm-columns-wide-first");
    body(columns);
  }

  private Panel about(ActionDefinition action) {
    Facts facts =
        new Facts()
            .with("What it does", new Prose(action.summary()))
            .with(
                "Service",
                reference
                    .service(action.service())
                    .map(ServiceDefinition::displayName)
                    .orElse(action.service()))
            .with(
                "Access level",
                action.accessLevels().stream()
                    .map(AccessLevel::title)
                    .collect(Collectors.joining(", ")))
            .with("Scope", action.scope().id())
            .with("Resource", resources(action));
    if (action.permissionOnly()) {
      facts.with("API operation", "none: it is only asked for beside other actions");
    }
    if (!action.dependentActions().isEmpty()) {
      facts.with("Needs as well", links(action.dependentActions()));
    }
    if (ActionFacts.isOfOwnPoliciesOnly(reference, action)) {
      facts.with(
          "Granted by", "the caller's own policies only; a repository policy never grants it");
    }
    return new Panel("Action", facts);
  }

  private Component resources(ActionDefinition action) {
    if (!action.hasResourceType()) {
      return new Prose("`*` only: no ARN ever matches, so `Resource` has to be `*`");
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-reference-list");
    for (ResourceTypeDefinition type : types(action)) {
      list.add(new ListItem(new Span(type.name() + ": "), new Code(type.arnFormat())));
    }
    return list;
  }

  private List<ResourceTypeDefinition> types(ActionDefinition action) {
    List<ResourceTypeDefinition> all =
        reference.service(action.service()).map(ServiceDefinition::resourceTypes).orElse(List.of());
    return action.resourceTypes().stream()
        .flatMap(ref -> all.stream().filter(type -> type.name().equals(ref.name())))
        .toList();
  }

  private static Panel keys(ActionDefinition action) {
    Facts facts = new Facts();
    if (!action.conditionKeys().isEmpty()) {
      facts.with("With the request", codes(action.conditionKeys()));
    }
    if (!action.resourceConditionKeys().isEmpty()) {
      facts.with("With the resource", codes(action.resourceConditionKeys()));
    }
    facts.with(
        "With every request",
        new Link(Screens.reference("keys"), "the global keys"),
        new Span(", as far as each is present"));
    return new Panel("Condition keys", facts);
  }

  private Panel tasks(ActionDefinition action) {
    List<TaskDefinition> tasks = ActionFacts.tasks(reference, action);
    if (tasks.isEmpty()) {
      return new Panel(
          "Tasks that need it", new Span("None: it is of no use to docker or the pipelines."));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-reference-list");
    for (TaskDefinition task : tasks) {
      ListItem item = new ListItem(new Link(TaskList.address(task), task.title()));
      if (task.needs().stream().noneMatch(need -> need.action().equals(action.id()))) {
        item.add(new Span(", by some clients"));
      }
      list.add(item);
    }
    return new Panel("Tasks that need it", list);
  }

  private static Component codes(Collection<String> names) {
    Span all = new Span();
    all.addClassName("qm-reference-codes");
    names.forEach(name -> all.add(new Code(name)));
    return all;
  }

  private Component links(List<String> actions) {
    Span all = new Span();
    all.addClassName("qm-reference-codes");
    actions.forEach(name ->
        all.add(
            reference.action(name).isPresent()
                ? new Link(Screens.referenceAction(name), new Code(name))
                : new Code(name)));
    return all;
  }
}
