package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Written;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What the two whole documents grant, whatever part of them is compared. Encoded when first asked.
final class Grants {
  private record Granted(Encoding encoding, DiagramFactory factory, int before, int after) {
    boolean before(Box box) {
      return factory.meets(box, before, DiagramFactory.GAINED);
    }

    boolean after(Box box) {
      return factory.meets(box, after, DiagramFactory.GAINED);
    }
  }

  private final Place place;
  private final @Nullable Policy before;
  private final @Nullable Policy after;
  private final ServiceReference reference;
  private final Budget budget;
  private final BooleanSupplier cancelled;
  private Optional<Granted> known = Optional.empty();

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
      int left = difference.grantedBefore();
      int right = difference.grantedAfter();
      known = Optional.of(new Granted(encoding, difference.factory(), left, right));
    }
    return known.get();
  }

  /// Whether the earlier document grants some principal of an account anything.
  boolean anythingBefore(String account) {
    return granted().before(granted().encoding.withAccount(Box.everything(), account));
  }

  /// Whether the earlier document grants some principal of an account that nobody names anything.
  boolean anythingBeforeToOthers() {
    return granted().before(granted().encoding.withUnnamedAccounts(Box.everything()));
  }

  /// Whether somebody of the account may do `action` by the later document.
  boolean somebodyMayAfter(String account, String action) {
    Box box = granted().encoding.withAccount(Box.everything(), account);
    return granted().after(granted().encoding.withAction(box, action));
  }
}
