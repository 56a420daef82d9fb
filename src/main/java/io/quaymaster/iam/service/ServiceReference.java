package io.quaymaster.iam.service;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The facts about ECR, ECR Public and the part of STS that they need. Immutable; there is one of
/// it.
public final class ServiceReference {
  private final String generated;
  private final List<Provenance> provenance;
  private final Map<String, ServiceDefinition> services = new LinkedHashMap<>();
  private final Map<String, Map<String, ActionDefinition>> actions = new HashMap<>();
  private final List<ConditionKeyDefinition> globalKeys;
  private final KeyIndex keys;
  private final Map<String, TaskDefinition> tasks = new LinkedHashMap<>();
  private final Map<String, List<OperationNeed>> operations;
  private final Map<Presence, String> presenceTexts;
  private final List<String> partitions;
  private final Limits limits;

  ServiceReference(
      String generated,
      List<Provenance> provenance,
      List<ServiceDefinition> services,
      List<ConditionKeyDefinition> globalKeys,
      List<TaskDefinition> tasks,
      Map<String, List<OperationNeed>> operations,
      Map<Presence, String> presenceTexts,
      List<String> partitions,
      Limits limits) {
    this.generated = generated;
    this.provenance = List.copyOf(provenance);
    this.globalKeys = List.copyOf(globalKeys);
    this.operations = Map.copyOf(operations);
    this.presenceTexts = Map.copyOf(presenceTexts);
    this.partitions = List.copyOf(partitions);
    this.limits = limits;
    for (ServiceDefinition service : services) {
      this.services.put(service.prefix(), service);
      Map<String, ActionDefinition> byName = new HashMap<>();
      service
          .actions()
          .forEach(action -> byName.put(action.name().toLowerCase(Locale.ROOT), action));
      this.actions.put(service.prefix(), byName);
    }
    tasks.forEach(task -> this.tasks.put(task.id(), task));
    this.keys = new KeyIndex(globalKeys, services);
  }

  /// Holds the one instance; it is read when it is first asked for.
  private static final class Holder {
    static final ServiceReference INSTANCE = ReferenceReader.read();
  }

  public static ServiceReference load() {
    return Holder.INSTANCE;
  }

  /// The day of the data, as `2026-11-22`.
  public String generated() {
    return generated;
  }

  public List<Provenance> provenance() {
    return provenance;
  }

  /// The service of this prefix, in lower case.
  public Optional<ServiceDefinition> service(String prefix) {
    return Optional.ofNullable(services.get(prefix));
  }

  public List<ServiceDefinition> services() {
    return List.copyOf(services.values());
  }

  /// The action `nameLowerCase` of `service`, both in lower case.
  public Optional<ActionDefinition> action(String service, String nameLowerCase) {
    return Optional.ofNullable(actions.getOrDefault(service, Map.of()).get(nameLowerCase));
  }

  /// The action `service:Name`, in any case.
  public Optional<ActionDefinition> action(String id) {
    int colon = id.indexOf(':');
    String lower = id.toLowerCase(Locale.ROOT);
    return colon < 0
        ? Optional.empty()
        : action(lower.substring(0, colon), lower.substring(colon + 1));
  }

  /// The key of this name in any case, global or of a service; `aws:ResourceTag/team` finds the
  /// template that it is an instance of. Where a service lists a global key too, the global one is
  /// found.
  public Optional<ConditionKeyDefinition> key(String name) {
    return keys.find(name);
  }

  public List<ConditionKeyDefinition> globalKeys() {
    return globalKeys;
  }

  public List<TaskDefinition> tasks() {
    return List.copyOf(tasks.values());
  }

  public Optional<TaskDefinition> task(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /// What calling an API operation is authorized for: the actions that the data lists, else the
  /// action of its name.
  public List<OperationNeed> operation(String service, String name) {
    String id = service + ":" + name;
    return operations.getOrDefault(id, List.of(new OperationNeed(id, null, Map.of())));
  }

  /// Which requests carry keys of this class, in a few words.
  public String presenceText(Presence presence) {
    return presenceTexts.getOrDefault(presence, "");
  }

  /// `aws`, `aws-cn`, `aws-us-gov`.
  public List<String> partitions() {
    return partitions;
  }

  public Limits limits() {
    return limits;
  }

  /// The actions, as `service:Name`, that somebody who wrote the unknown `name` of `service` may
  /// have meant.
  public List<String> nearestActions(String service, String name, int limit) {
    ServiceDefinition known = services.get(service.toLowerCase(Locale.ROOT));
    if (known == null) {
      return List.of();
    }
    return new NearestNames(known.actions().stream().map(ActionDefinition::name).toList())
        .to(name, limit).stream().map(near -> known.prefix() + ":" + near).toList();
  }

  /// The condition keys that somebody who wrote the unknown `name` may have meant.
  public List<String> nearestKeys(String name, int limit) {
    return new NearestNames(keys.names()).to(name, limit);
  }
}
