package io.quaymaster.console.ui.access;

import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be asked about: tasks first, since that is what people do, then single actions.
final class WhatChoices {
  private static final List<String> LIKELIEST =
      List.of(
          "private.pull", "private.push", "private.delete-image", "private.policy", "public.push");

  private final ServiceReference reference = ServiceReference.load();
  private final List<String> ids;

  WhatChoices() {
    List<String> all = new ArrayList<>();
    LIKELIEST.stream().filter(id -> reference.task(id).isPresent()).forEach(all::add);
    reference.tasks().stream()
        .map(TaskDefinition::id)
        .filter(id -> !LIKELIEST.contains(id))
        .forEach(all::add);
    reference.services().stream()
        .filter(service -> !service.prefix().equals("sts"))
        .flatMap(service -> service.actions().stream())
        .map(ActionDefinition::id)
        .forEach(all::add);
    all.add("sts:GetServiceBearerToken");
    ids = List.copyOf(all);
  }

  List<String> ids() {
    return ids;
  }

  /// `docker push (private)`, or the action itself.
  String title(String id) {
    return reference.task(id).map(TaskDefinition::title).orElse(id);
  }

  /// A few words more: how many actions a task has, what an action does.
  String detail(String id) {
    return reference
        .task(id)
        .map(task ->
            task.alwaysAllowed()
                ? "task, always allowed"
                : "task of "
                    + task.needs().size()
                    + (task.needs().size() == 1 ? " action" : " actions"))
        .or(() -> reference.action(id).map(ActionDefinition::summary))
        .orElse("");
  }

  /// The id of what was typed, in any case and by title too, or what is wrong with it.
  String read(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Choose a task or an action.");
    }
    Optional<String> known =
        ids.stream()
            .filter(id -> id.equalsIgnoreCase(text) || title(id).equalsIgnoreCase(text))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    int colon = text.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException(
          "`"
              + text
              + "` is neither a task nor an action: an action has its service, as `ecr:PutImage`.");
    }
    if (text.contains("*") || text.contains("?")) {
      throw new IllegalArgumentException(
          "Ask about one action; `" + text + "` stands for several.");
    }
    List<String> near =
        Stream.of("ecr", "ecr-public")
            .flatMap(
                service -> reference.nearestActions(service, text.substring(colon + 1), 1).stream())
            .toList();
    throw new IllegalArgumentException(
        "`"
            + text
            + "` is no action that ECR knows."
            + (near.isEmpty() ? "" : " Did you mean `" + String.join("` or `", near) + "`?"));
  }

  /// What speaks against asking about this of that kind of registry, if anything does.
  Optional<String> misfit(String id, RegistryKind registry) {
    Optional<RegistryKind> needed =
        reference
            .task(id)
            .map(TaskDefinition::registry)
            .or(() -> RegistryKind.ofServicePrefix(id.substring(0, Math.max(0, id.indexOf(':')))));
    return needed
        .filter(kind -> kind != registry)
        .map(kind ->
            "`"
                + title(id)
                + "` is about "
                + kind.id()
                + " repositories, and this one is "
                + registry.id()
                + ".");
  }
}
