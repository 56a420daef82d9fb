package io.quaymaster.iam.testing;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Changes of policy sets, for properties.
public final class Edits {
  private Edits() {}

  /// Every policy of `set` as `edit` returns it.
  public static PolicySet everywhere(
      PolicySet set, BiFunction<Layer, AttachedPolicy, AttachedPolicy> edit) {
    return new PolicySet(
        all(set.identityPolicies(), Layer.IDENTITY, edit),
        one(set.repositoryPolicy(), Layer.REPOSITORY, edit),
        one(set.registryPolicy(), Layer.REGISTRY, edit),
        one(set.permissionsBoundary(), Layer.BOUNDARY, edit),
        one(set.sessionPolicy(), Layer.SESSION, edit),
        levels(set.scps(), Layer.SCP, edit),
        levels(set.rcps(), Layer.RCP, edit),
        set.principalIsManagementAccount(),
        set.resourceIsManagementAccount());
  }

  /// With `statement` at the end of every policy of `layer`.
  public static PolicySet add(PolicySet set, Layer layer, Statement statement) {
    return everywhere(
        set,
        (at, attached) -> {
          List<Statement> statements = new ArrayList<>(attached.policy().statements());
          if (at == layer) {
            statements.add(statement);
          }
          return with(attached, statements);
        });
  }

  /// With the statements of each policy in the reverse order, and the policies of each group too.
  public static PolicySet reverse(PolicySet set) {
    PolicySet edited =
        everywhere(set, (_, attached) -> with(attached, attached.policy().statements().reversed()));
    return edited
        .withIdentityPolicies(edited.identityPolicies().reversed())
        .withScps(reversed(edited.scps()))
        .withRcps(reversed(edited.rcps()));
  }

  private static List<PolicySet.Level> reversed(List<PolicySet.Level> levels) {
    return levels.stream()
        .map(level -> new PolicySet.Level(level.name(), level.policies().reversed()))
        .toList();
  }

  /// Without the statements whose index `goes`.
  public static AttachedPolicy without(AttachedPolicy attached, IntPredicate goes) {
    List<Statement> statements = attached.policy().statements();
    return with(
        attached,
        IntStream.range(0, statements.size())
            .filter(goes.negate())
            .mapToObj(statements::get)
            .toList());
  }

  private static AttachedPolicy with(AttachedPolicy attached, List<Statement> statements) {
    Policy policy = attached.policy();
    return new AttachedPolicy(
        attached.type(), attached.name(), new Policy(policy.version(), policy.id(), statements));
  }

  private static List<AttachedPolicy> all(
      List<AttachedPolicy> policies,
      Layer layer,
      BiFunction<Layer, AttachedPolicy, AttachedPolicy> edit) {
    List<AttachedPolicy> edited = new ArrayList<>();
    policies.forEach(policy -> edited.add(edit.apply(layer, policy)));
    return edited;
  }

  private static @Nullable AttachedPolicy one(
      @Nullable AttachedPolicy policy,
      Layer layer,
      BiFunction<Layer, AttachedPolicy, AttachedPolicy> edit) {
    return policy == null ? null : edit.apply(layer, policy);
  }

  private static List<PolicySet.Level> levels(
      List<PolicySet.Level> levels,
      Layer layer,
      BiFunction<Layer, AttachedPolicy, AttachedPolicy> edit) {
    return levels.stream()
        .map(level -> new PolicySet.Level(level.name(), all(level.policies(), layer, edit)))
        .toList();
  }
}
