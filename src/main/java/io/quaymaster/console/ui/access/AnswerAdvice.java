package io.quaymaster.console.ui.access;

import static io.quaymaster.iam.policy.lint.ProseAdvice.*;

import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.iam.evaluation.Decision;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.List;

/// What is worth knowing about an answer: of all that pages get wrong, what bears on who asks, for
/// what, and on what had a say.
final class AnswerAdvice {
  private AnswerAdvice() {}

  /// Before anything is asked.
  static Advice beforehand() {
    return Advice.open(List.of(NO_DRY_RUN, PLAIN_MESSAGES));
  }

  static Advice shown(Explanation explanation) {
    return Advice.open(of(explanation));
  }

  static List<ProseAdvice> of(Explanation explanation) {
    List<ProseAdvice> advice = new ArrayList<>();
    about(explanation.request().principal(), advice);
    String action = explanation.request().action();
    if (action.startsWith(RegistryKind.PUBLIC.servicePrefix() + ":") || action.startsWith("sts:")) {
      advice.add(PUBLIC_LOGIN);
    }
    if (hasPolicies(explanation, Layer.BOUNDARY)) {
      advice.add(BOUNDARY_AND_ROLE);
    }
    if (hasPolicies(explanation, Layer.SCP) || hasPolicies(explanation, Layer.RCP)) {
      advice.add(SCP_EXCEPTIONS);
    }
    advice.add(
        switch (explanation.decision()) {
          case Decision.Allowed _ -> EITHER_SIDE_GRANTS;
          case Decision.ExplicitDeny _ -> EITHER_SIDE_DENIES;
          case Decision.ImplicitDeny _ -> EITHER_SIDE_GRANTS;
        });
    return List.copyOf(advice);
  }

  private static void about(Principal principal, List<ProseAdvice> advice) {
    switch (principal) {
      case Principal.Root _ -> advice.add(ROOT_USER);
      case Principal.RoleSession session when session.serviceLinked() ->
          advice.add(SERVICE_LINKED_ROLES);
      case Principal.RoleSession session when session.session() != null ->
          advice.add(SESSION_POLICY);
      case Principal.FederatedUser _ -> advice.add(SESSION_POLICY);
      case Principal.RoleSession _,
          Principal.User _,
          Principal.ServicePrincipal _,
          Principal.Anonymous _ -> {}
    }
  }

  private static boolean hasPolicies(Explanation explanation, Layer layer) {
    return explanation.layer(layer).levels().stream()
        .anyMatch(level -> !level.policies().isEmpty());
  }
}
