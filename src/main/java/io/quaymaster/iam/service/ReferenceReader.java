package io.quaymaster.iam.service;

import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.service.ConditionKeyDefinition.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the checked-in data file. A file that does not fit is a defect of ours and stops the
/// program.
final class ReferenceReader {
  private static final String FILE = "ecr-authorization-reference.json";
  private static final String SCHEMA = "ecr-authorization-reference/1";

  private ReferenceReader() {}

  static ServiceReference read() {
    Field root = root();
    if (!root.text("schema").equals(SCHEMA)) {
      throw new IllegalStateException(FILE + " is not of schema " + SCHEMA);
    }
    return new ServiceReference(
        root.text("generated"),
        root.list("provenance", ReferenceReader::provenance),
        services(root),
        root.list("globalConditionKeys", ReferenceReader::globalKey),
        root.list("tasks", ReferenceReader::task),
        operations(root.get("apiOperations")),
        presenceTexts(root.get("presenceClasses")),
        root.list("partitions", partition -> partition.text("id")),
        LimitsReader.read(root.get("limits")));
  }

  private static Field root() {
    try (InputStream in = ReferenceReader.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing beside its reader");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (JsonReader.read(text)) {
        case JsonOutcome.Read(var value) -> new Field(FILE, value);
        case JsonOutcome.Broken(var problems) ->
            throw new IllegalStateException(FILE + ": " + problems);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Provenance provenance(Field source) {
    Map<String, String> particulars = new LinkedHashMap<>();
    source.members().forEach((name, value) -> particulars.put(name, value.text()));
    particulars.remove("what");
    return new Provenance(source.text("what"), particulars);
  }

  private static List<ServiceDefinition> services(Field root) {
    Field rcp = root.get("rcp");
    List<ServiceDefinition> services = new ArrayList<>();
    for (Field service : root.get("services").members().values()) {
      String prefix = service.text("prefix");
      services.add(
          new ServiceDefinition(
              prefix,
              service.text("displayName"),
              service.list("actions", action -> action(prefix, action)),
              service.list("resourceTypes", ReferenceReader::resourceType),
              service.list("conditionKeys", ReferenceReader::serviceKey),
              rcp.flag(prefix.equals("ecr-public") ? "ecrPublic" : prefix, false)));
    }
    return services;
  }

  private static ActionDefinition action(String service, Field action) {
    return new ActionDefinition(
        service,
        action.text("name"),
        action.text("summary"),
        accessLevel(action.text("accessLevel")),
        new LinkedHashSet<>(action.list("accessLevels", level -> accessLevel(level.text()))),
        action.flag("permissionOnly", false),
        scope(action.text("scope")),
        action.list(
            "resourceTypes",
            type -> new ResourceTypeRef(type.text("name"), type.flag("required", false))),
        new LinkedHashSet<>(action.texts("conditionKeys")),
        new LinkedHashSet<>(action.texts("conditionKeysViaResource")),
        action.texts("dependentActions"));
  }

  private static AccessLevel accessLevel(String title) {
    for (AccessLevel level : AccessLevel.values()) {
      if (level.title().equals(title)) {
        return level;
      }
    }
    throw unknown("access level", title);
  }

  private static Scope scope(String id) {
    for (Scope scope : Scope.values()) {
      if (scope.id().equals(id)) {
        return scope;
      }
    }
    throw unknown("scope", id);
  }

  private static ResourceTypeDefinition resourceType(Field type) {
    return new ResourceTypeDefinition(
        type.text("name"), type.text("arnFormat"), type.texts("conditionKeys"));
  }

  private static ConditionKeyDefinition serviceKey(Field key) {
    String name = key.text("key");
    KeyType type = keyType(key.text("type"));
    boolean multiValued = key.flag("multiValued", false);
    Presence presence = name.contains(":ResourceTag/") ? Presence.IF_TAG : Presence.BY_ACTION;
    Set<Family> families =
        type == KeyType.ARN ? EnumSet.of(Family.ARN, Family.STRING) : EnumSet.of(type.family());
    return new ConditionKeyDefinition(
        name,
        Category.SERVICE,
        type,
        multiValued,
        key.flag("templated", false),
        families,
        presence,
        null,
        !multiValued);
  }

  private static ConditionKeyDefinition globalKey(Field key) {
    return new ConditionKeyDefinition(
        key.text("key"),
        Category.valueOf(key.text("category").toUpperCase(Locale.ROOT)),
        keyType(key.text("type")),
        key.flag("multiValued", false),
        key.flag("templated", false),
        families(key.texts("operatorFamilies")),
        presence(key.text("presence")),
        key.text("presenceNote"),
        key.flag("usableAsVariable", false));
  }

  private static KeyType keyType(String title) {
    for (KeyType type : KeyType.values()) {
      if (type.title().equals(title)) {
        return type;
      }
    }
    throw unknown("key type", title);
  }

  private static Set<Family> families(List<String> titles) {
    Set<Family> families = EnumSet.noneOf(Family.class);
    for (String title : titles) {
      families.add(
          title.equals("IpAddress")
              ? Family.IP_ADDRESS
              : Family.valueOf(title.toUpperCase(Locale.ROOT)));
    }
    return families;
  }

  private static Presence presence(String id) {
    for (Presence presence : Presence.values()) {
      if (presence.id().equals(id)) {
        return presence;
      }
    }
    throw unknown("presence class", id);
  }

  private static Map<Presence, String> presenceTexts(Field classes) {
    Map<Presence, String> texts = new EnumMap<>(Presence.class);
    classes.members().forEach((id, text) -> texts.put(presence(id), text.text()));
    texts.put(Presence.BY_ACTION, "requests for the actions that list it");
    return texts;
  }

  private static TaskDefinition task(Field task) {
    String id = task.text("id");
    return new TaskDefinition(
        id,
        task.text("title"),
        RegistryKind.ofId(id.substring(0, id.indexOf('.')))
            .orElseThrow(() -> unknown("registry kind", id)),
        task.list("needs", ReferenceReader::need),
        task.has("optional") ? task.list("optional", ReferenceReader::need) : List.of(),
        task.flag("alwaysAllowed", false),
        task.textOrNull("region"),
        task.textOrNull("note"));
  }

  private static Need need(Field need) {
    return new Need(
        need.text("action"),
        need.text("resource").equals("repository"),
        need.flag("identityPolicyOnly", false),
        need.textOrNull("when"),
        need.textOrNull("why"),
        need.textOrNull("grantedBy"));
  }

  /// By `service:Operation`; the file also holds a note to its readers, which is skipped.
  private static Map<String, List<OperationNeed>> operations(Field services) {
    Map<String, List<OperationNeed>> operations = new LinkedHashMap<>();
    services
        .members()
        .forEach((service, field) -> {
          if (!field.isText()) {
            field
                .members()
                .keySet()
                .forEach(name ->
                    operations.put(
                        service + ":" + name, field.list(name, ReferenceReader::operationNeed)));
          }
        });
    return operations;
  }

  private static OperationNeed operationNeed(Field need) {
    Map<String, String> conditions = new LinkedHashMap<>();
    if (need.has("conditions")) {
      need.get("conditions").members().forEach((key, value) -> conditions.put(key, value.text()));
    }
    return new OperationNeed(need.text("action"), need.textOrNull("when"), conditions);
  }

  private static IllegalStateException unknown(String kind, String text) {
    return new IllegalStateException("Unknown " + kind + " in the reference data: " + text);
  }
}
