package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.AccessClassItem.Direction;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.ConditionText;
import io.quaymaster.iam.analysis.Described;
import io.quaymaster.iam.prose.Deeds;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A class of access as one sentence: *Role deployer of account 111122223333 may now pull images
/// (docker pull), if `aws:PrincipalOrgID` is `o-abc123`.*
public final class AccessSentence extends Span {
  private static final Deeds DEEDS = new Deeds(ServiceReference.load());

  /// What is said of callers behind a comma, which then wants another one.
  private static final Pattern ASIDE = Pattern.compile(", (with|although) [^,]*$");

  /// @param names of the accounts that the class is about
  public AccessSentence(Direction direction, AccessClass changed, AccountNames names) {
    this(
        changed,
        names,
        switch (direction) {
          case GAINED -> "may now " + DEEDS.gained(changed.actions(), target(changed));
          case LOST -> "may no longer " + DEEDS.lost(changed.actions(), target(changed));
        });
  }

  /// Of access that a text grants, whatever it did before.
  public AccessSentence(AccessClass granted) {
    this(granted, AccountNames.NONE, "may " + DEEDS.gained(granted.actions(), target(granted)));
  }

  private AccessSentence(AccessClass changed, AccountNames names, String deeds) {
    addClassName("qm-access-sentence");
    Span who = new Span(new Prose(who(changed, names)));
    who.addClassName("qm-access-who");
    add(
        who,
        new Prose(
            " " + deeds + where(changed.resources()) + conditions(changed.conditions()) + "."));
  }

  private static String who(AccessClass changed, AccountNames names) {
    String text = changed.principals().text();
    return upper(names.in(text)) + (ASIDE.matcher(text).find() ? "," : "");
  }

  private static Deeds.Target target(AccessClass changed) {
    return isOne(changed.resources()) ? Deeds.Target.ONE_REPOSITORY : Deeds.Target.MANY;
  }

  private static boolean isOne(Described resources) {
    return resources.include().size() == 1
        && resources.include().getFirst().chars().noneMatch(c -> c == '*' || c == '?');
  }

  /// Actions that are about no resource of their own are asked for on `*` alone, which says
  /// nothing.
  private static String where(Described resources) {
    String text = resources.text();
    return text.isEmpty() || text.equals("`*`") ? "" : " on " + text;
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
