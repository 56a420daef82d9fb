package io.quaymaster.iam.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds condition keys by name in any case: whole names at once, templates one after the other.
final class KeyIndex {
  private final Map<String, ConditionKeyDefinition> byName = new HashMap<>();
  private final List<Template> templates = new ArrayList<>();

  private record Template(KeyTemplate name, ConditionKeyDefinition key) {}

  KeyIndex(List<ConditionKeyDefinition> globalKeys, List<ServiceDefinition> services) {
    globalKeys.forEach(this::add);
    services.forEach(service -> service.conditionKeys().forEach(this::add));
  }

  private void add(ConditionKeyDefinition key) {
    if (key.templated()) {
      templates.add(new Template(KeyTemplate.of(key.name()), key));
    } else {
      byName.putIfAbsent(key.name().toLowerCase(Locale.ROOT), key);
    }
  }

  Optional<ConditionKeyDefinition> find(String name) {
    ConditionKeyDefinition whole = byName.get(name.toLowerCase(Locale.ROOT));
    if (whole != null) {
      return Optional.of(whole);
    }
    for (Template template : templates) {
      if (template.name().matches(name)) {
        return Optional.of(template.key());
      }
    }
    return Optional.empty();
  }

  /// The names of all keys, a template's as it is written.
  List<String> names() {
    List<String> names = new ArrayList<>();
    byName.values().forEach(key -> names.add(key.name()));
    templates.forEach(template -> names.add(template.key().name()));
    names.sort(null);
    return names;
  }
}
