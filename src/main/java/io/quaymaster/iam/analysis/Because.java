package io.quaymaster.iam.analysis;

import io.quaymaster.iam.policy.StatementRef;
import java.util.List;

/// The statements of either side without which a class would not be there.
public record Because(List<StatementRef> before, List<StatementRef> after) {
  public Because {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
