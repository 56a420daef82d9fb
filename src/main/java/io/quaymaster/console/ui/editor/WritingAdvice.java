package io.quaymaster.console.ui.editor;

import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.List;

/// What is worth knowing while writing a policy: of all that pages get wrong, what bears on its
/// type and on its registry.
final class WritingAdvice {
  private WritingAdvice() {}

  static Advice shown(PolicySummary policy) {
    return Advice.folded(
        "Good to know about " + plural(policy.type()), of(policy.type(), policy.place()));
  }

  static List<ProseAdvice> of(PolicyType type, PolicyPlace place) {
    List<ProseAdvice> advice = new ArrayList<>();
    advice.add(ProseAdvice.RESOURCE_ELEMENT);
    if (type.namesPrincipals()) {
      advice.add(ProseAdvice.PRINCIPAL_KINDS);
      advice.add(ProseAdvice.GROUPS);
    }
    boolean open = isPublic(place);
    boolean either = !type.isResourceBased();
    if (open || either) {
      advice.add(ProseAdvice.PUBLIC_FACTS);
    }
    if (type != PolicyType.REPOSITORY_POLICY) {
      advice.add(ProseAdvice.RESOURCE_LEVEL);
    }
    if (either) {
      advice.add(ProseAdvice.PUBLIC_ARN);
    }
    advice.add(ProseAdvice.ALL_ECR_ACTIONS);
    advice.add(ProseAdvice.CONDITION_KEYS);
    advice.add(ProseAdvice.SEVERAL_VALUES);
    advice.add(ProseAdvice.WILDCARDS);
    advice.add(ProseAdvice.PARTITIONS);
    return List.copyOf(advice);
  }

  private static boolean isPublic(PolicyPlace place) {
    return place instanceof PolicyPlace.OnRepository(var repository)
        && repository.registry().kind() == RegistryKind.PUBLIC;
  }

  private static String plural(PolicyType type) {
    return type.title().replaceAll("y$", "ies");
  }
}
