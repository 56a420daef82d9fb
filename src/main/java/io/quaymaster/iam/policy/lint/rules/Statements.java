package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.policy.parse.Edits;
import io.quaymaster.iam.policy.text.Json.Member;

/// Edits of whole statements.
final class Statements {
  /// Of a longer statement no copies are made.
  private static final int LONGEST = 10_000;

  private Statements() {}

  /// Gives the action `"Resource": "*"`: for the statement where it is its only action, else in a
  /// copy of the statement for the action alone.
  static Fix[] onEverything(Action action, LocatedStatement statement, LocatedPolicy policy) {
    Edits edits = policy.edits();
    Member resource = statement.resource().orElseThrow().member();
    Fix[] deleted = ListedEntries.delete("", action.entry(), policy);
    if (deleted.length == 0) {
      return new Fix[] {edits.text("Write `\"Resource\": \"*\"`", resource.value(), "*")};
    }
    if (statement.json().end() - statement.json().start() > LONGEST) {
      return new Fix[0];
    }
    String copy = copy(action, statement, policy);
    if (statement.path().size() == 1) {
      // A single statement without a list becomes a list of two.
      Fix opened = edits.replace("", statement.json().start(), statement.json().start(), "[");
      Fix closed =
          edits.replace("", statement.json().end(), statement.json().end(), ", " + copy + "]");
      return edits
          .both("", opened, deleted[0])
          .flatMap(both -> edits.both("Give it a statement of its own", both, closed))
          .map(fix -> new Fix[] {fix})
          .orElse(new Fix[0]);
    }
    Fix added = edits.replace("", statement.json().end(), statement.json().end(), ", " + copy);
    return edits
        .both("Give it a statement of its own", deleted[0], added)
        .map(fix -> new Fix[] {fix})
        .orElse(new Fix[0]);
  }

  /// Effect and condition of the statement, the one action, and everything as resource.
  private static String copy(Action action, LocatedStatement statement, LocatedPolicy policy) {
    StringBuilder out = new StringBuilder("{");
    for (Member member : statement.json().members()) {
      String name = member.name();
      if (name.equals("Effect") || name.equals("Condition") || name.endsWith("Principal")) {
        out.append(Edits.quoted(name)).append(": ");
        out.append(policy.edits().written(member.value())).append(", ");
      }
    }
    out.append("\"Action\": ").append(policy.edits().written(action.entry().json()));
    return out.append(", \"Resource\": \"*\"}").toString();
  }
}
