package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.AccessClassItem.Direction;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.ConditionText;
import io.quaymaster.iam.prose.StatementSentences;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.stream.Collectors;

/// A class of access as one sentence: *Role deployer of account 111122223333 may now pull images
/// (docker pull), if `aws:PrincipalOrgID` is `o-abc123`.*
public final class AccessSentence extends Span {
  private static final StatementSentences WORDS = new StatementSentences(ServiceReference.load());

  public AccessSentence(Direction direction, AccessClass changed) {
    this(direction == Direction.GAINED ? " may now " : " may no longer ", changed);
  }

  /// Of access that a text grants, whatever it did before.
  public AccessSentence(AccessClass granted) {
    this(" may ", granted);
  }

  private AccessSentence(String may, AccessClass changed) {
    addClassName("qm-access-sentence");
    Span who = new Span(new Prose(upper(changed.principals().text())));
    who.addClassName("qm-access-who");
    add(
        who,
        new Prose(
            may
                + WORDS.deeds(changed.actions())
                + where(changed)
                + conditions(changed.conditions())
                + "."));
  }

  private static String where(AccessClass changed) {
    String text = changed.resources().text();
    return text.isEmpty() ? "" : " on " + text;
  }

  private static String conditions(List<ConditionText> conditions) {
    return conditions.isEmpty() ? "" : ", if " + allOf(conditions);
  }

  /// All of some conditions: *`aws:PrincipalOrgID` is `o-abc123`, and …*
  public static String allOf(List<ConditionText> conditions) {
    return conditions.stream()
        .map(condition -> "`" + condition.key() + "` " + condition.text())
        .collect(Collectors.joining(", and "));
  }

  private static String upper(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
