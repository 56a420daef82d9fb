package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Vicinity;
import io.quaymaster.iam.analysis.encoding.Written;
import io.quaymaster.iam.policy.ActionElement.Actions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalElement.Principals;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What the two whole documents grant, whatever part of them is compared. Encoded when first asked.
final class Grants {
  private record Granted(Encoding encoding, DiagramFactory factory, int before) {
    boolean before(Box box) {
      return factory.meets(box, before, DiagramFactory.GAINED);
    }
  }

  private final Place place;
  private final @Nullable Policy before;
  private final @Nullable Policy after;
  private final ServiceReference reference;
  private final Budget budget;
  private final BooleanSupplier cancelled;
  private Optional<Granted> known = Optional.empty();
  private final Map<String, Boolean> knownBefore = new HashMap<>();

  Grants(
      Place place,
      @Nullable Policy before,
      @Nullable Policy after,
      ServiceReference reference,
      Budget budget,
      BooleanSupplier cancelled) {
    this.place = place;
    this.before = before;
    this.after = after;
    this.reference = reference;
    this.budget = budget;
    this.cancelled = cancelled;
  }

  private Granted granted() {
    if (known.isEmpty()) {
      Encoding encoding =
          new Encoding(
              place,
              before,
              after,
              List.of(),
              Written.in(before, after),
              reference,
              budget.states());
      Difference difference = new Difference(encoding, false, budget.nodes(), cancelled);
      int granted = difference.grantedBefore();
      known = Optional.of(new Granted(encoding, difference.factory(), granted));
    }
    return known.get();
  }

  /// Whether the earlier document grants some principal of an account anything.
  boolean anythingBefore(String account) {
    return knownBefore.computeIfAbsent(
        account, somebody -> grants(before, somebody, ActionPattern.of("*")));
  }

  /// Whether the earlier document grants some principal of an account that nobody names anything.
  boolean anythingBeforeToOthers() {
    return granted().before(granted().encoding.withUnnamedAccounts(Box.everything()));
  }

  /// Whether somebody of the account may do `action` by the later document.
  boolean somebodyMayAfter(String account, String action) {
    return grants(after, account, ActionPattern.of(action));
  }

  /// Whether a resource-based policy grants somebody of an account an action: what of it speaks of
  /// neither plays no role.
  private boolean grants(@Nullable Policy policy, String account, ActionPattern action) {
    Statement asked =
        new Statement(
            null,
            Effect.ALLOW,
            new Principals(List.of(new PrincipalPattern.AwsAccount(account))),
            new Actions(List.of(action)),
            new ResourceElement.Implied(),
            List.of());
    List<Statement> scope = List.of(asked);
    Vicinity vicinity = new Vicinity(false);
    Policy near = vicinity.of(policy, scope);
    boolean needed = !account.equals(place.owner());
    if (needed && (near == null || near.statements().stream().noneMatch(Grants::mayGrant))) {
      return false;
    }
    Encoding encoding =
        new Encoding(
            place,
            near,
            null,
            scope,
            vicinity.written(policy, null, scope),
            reference,
            budget.states());
    Difference difference = new Difference(encoding, false, budget.nodes(), cancelled);
    int diagram = difference.grantedBefore();
    return difference.factory().leadingTo(DiagramFactory.GAINED).test(diagram);
  }

  private static boolean mayGrant(Statement statement) {
    return !statement.isDeny() && Vicinity.mayMatch(statement);
  }
}
