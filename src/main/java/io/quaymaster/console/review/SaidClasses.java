package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.iam.analysis.ConditionText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The classes of access that checks found, read from what is kept of them.
@Component
class SaidClasses {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// A page that is still open shows one of the last few comparisons.
  private static final int LOOK_BACK = 5;

  private final ChangeRecords records;

  SaidClasses(ChangeRecords records) {
    this.records = records;
  }

  private record KeptSet(String text, List<String> include) {}

  private record KeptCondition(String key, String text) {}

  private record KeptClass(
      List<String> actions, KeptSet principals, KeptSet resources, List<KeptCondition> conditions) {
    SaidClass said(boolean gained) {
      return new SaidClass(
          gained,
          actions,
          principals.text(),
          resources.text(),
          SaidClass.isOne(resources.include()),
          conditions.stream().map(one -> new ConditionText(one.key(), one.text())).toList());
    }
  }

  private record KeptComparison(List<KeptClass> gained, List<KeptClass> lost) {}

  /// A class with the version that was proposed when it was found.
  record Found(SaidClass said, @Nullable VersionNumber proposed) {}

  /// What the comparison of one policy said, by key; nothing if that was not kept.
  Map<ClassKey, SaidClass> of(Evidence evidence, PolicyId policy) {
    Map<ClassKey, SaidClass> classes = new LinkedHashMap<>();
    records
        .comparison(evidence.number(), policy)
        .map(json -> JSON.readValue(json, KeptComparison.class))
        .ifPresent(kept -> {
          kept.gained().forEach(one -> put(classes, one.said(true)));
          kept.lost().forEach(one -> put(classes, one.said(false)));
        });
    return classes;
  }

  private static void put(Map<ClassKey, SaidClass> classes, SaidClass one) {
    classes.put(one.key(), one);
  }

  /// A class that somebody sees, or saw until a moment ago.
  Optional<Found> find(ChangeId id, PolicyId policy, ClassKey key) {
    for (Evidence evidence : records.lastEvidence(id, LOOK_BACK)) {
      SaidClass said = of(evidence, policy).get(key);
      if (said != null) {
        return Optional.of(
            new Found(
                said, evidence.binding().part(policy).map(Binding.Part::proposed).orElse(null)));
      }
    }
    return Optional.empty();
  }
}
