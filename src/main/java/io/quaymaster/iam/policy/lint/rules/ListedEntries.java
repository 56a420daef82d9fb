package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedText;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.PathElement.Index;

/// Fixes that take something out of a list, where something remains in it.
final class ListedEntries {
  private ListedEntries() {}

  /// The fix, or none where the entry is the only one.
  static Fix[] delete(String title, LocatedText entry, LocatedPolicy policy) {
    if (entry.list().isPresent()
        && entry.list().get().elements().size() > 1
        && entry.path().getLast() instanceof Index(int index)) {
      return new Fix[] {policy.edits().delete(title, entry.list().get(), index)};
    }
    return new Fix[0];
  }

  /// The fix, or none where the statement is the only one.
  static Fix[] delete(String title, LocatedStatement statement, LocatedPolicy policy) {
    return policy.json().get("Statement") instanceof JsonArray array && array.elements().size() > 1
        ? new Fix[] {policy.edits().delete(title, array, statement.index())}
        : new Fix[0];
  }

  /// Takes an action out of its statement: the entry where others remain, else the statement.
  static Fix[] deleteAction(LocatedText entry, LocatedStatement statement, LocatedPolicy policy) {
    Fix[] fixes = delete("Delete the entry", entry, policy);
    return fixes.length > 0 ? fixes : delete("Delete the statement", statement, policy);
  }
}
