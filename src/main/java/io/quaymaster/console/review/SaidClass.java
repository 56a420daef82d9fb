package io.quaymaster.console.review;

import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.ConditionText;
import io.quaymaster.iam.prose.Deeds;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a class of access says, apart from its proof.
record SaidClass(
    boolean gained,
    List<String> actions,
    String principals,
    String resources,
    boolean oneRepository,
    List<ConditionText> conditions) {
  private static final Deeds DEEDS = new Deeds(ServiceReference.load());

  SaidClass {
    actions = List.copyOf(actions);
    conditions = List.copyOf(conditions);
  }

  static SaidClass of(boolean gained, AccessClass changed) {
    return new SaidClass(
        gained,
        changed.actions(),
        changed.principals().text(),
        changed.resources().text(),
        isOne(changed.resources().include()),
        changed.conditions());
  }

  static boolean isOne(List<String> resources) {
    return resources.size() == 1
        && resources.getFirst().chars().noneMatch(c -> c == '*' || c == '?');
  }

  ClassKey key() {
    return ClassKey.hashed(
        Stream.of(
                List.of(gained ? "gained" : "lost", principals, resources),
                actions,
                conditions.stream().map(one -> one.key() + " " + one.text()).toList())
            .flatMap(List::stream)
            .collect(Collectors.joining("\n")));
  }

  /// `Role deployer of account 111122223333 may now push images (docker push).`
  String words() {
    Deeds.Target target = oneRepository ? Deeds.Target.ONE_REPOSITORY : Deeds.Target.MANY;
    String deeds =
        gained
            ? " may now " + DEEDS.gained(actions, target)
            : " may no longer " + DEEDS.lost(actions, target);
    String where = resources.isEmpty() || resources.equals("`*`") ? "" : " on " + resources;
    String when =
        conditions.stream()
            .map(one -> "`" + one.key() + "` " + one.text())
            .collect(Collectors.joining(", and "));
    String who = principals.isEmpty() ? "somebody" : principals;
    return Character.toUpperCase(who.charAt(0))
        + who.substring(1)
        + deeds
        + where
        + (when.isEmpty() ? "" : ", if " + when)
        + ".";
  }
}
