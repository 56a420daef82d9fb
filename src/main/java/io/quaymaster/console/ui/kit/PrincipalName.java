package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.policy.Arn;
import java.util.Locale;

/// Someone who may act, as people say it: *role deployer of account 111122223333*. The ARN is the
/// tooltip.
public final class PrincipalName extends Span {
  /// Somebody for an example. A session is made up by its name; what counts is its role, unless the
  /// class that it is an example of is told by sessions.
  public static Span example(Principal principal, String of) {
    if (principal instanceof Principal.Root) {
      return new Span(caller(principal.text()));
    }
    boolean asked = of.contains("session ");
    return new PrincipalName(
        !asked && principal instanceof Principal.RoleSession session
            ? session.roleArn()
            : principal.text());
  }

  /// The parts of a name: *role*, *deployer*, *of account 111122223333*.
  record Parts(String kind, String name, String place) {}

  public PrincipalName(String arn) {
    addClassName("qm-principal");
    setTitle(arn);
    Parts parts = parts(arn);
    if (!parts.kind().isEmpty()) {
      Span kind = new Span(parts.kind() + " ");
      kind.addClassName("qm-principal-kind");
      add(kind);
    }
    Span name = new Span(parts.name());
    name.getStyle().setFontWeight("600");
    add(name);
    if (!parts.place().isEmpty()) {
      Span place = new Span(" " + parts.place());
      place.addClassName("qm-principal-kind");
      add(place);
    }
  }

  /// The whole name as plain text.
  public static String text(String arn) {
    Parts parts = parts(arn);
    return String.join(" ", parts.kind(), parts.name(), parts.place()).strip();
  }

  /// The same of somebody who calls: the ARN that names a whole account in a policy is then its
  /// root user.
  public static String caller(String arn) {
    String text = text(arn);
    return arn.endsWith(":root") ? "the root user of " + text : text;
  }

  static Parts parts(String arn) {
    if (arn.equals("*")) {
      return new Parts("", "anyone", "");
    }
    if (arn.matches("[0-9]{12}")) {
      return new Parts("account", arn, "");
    }
    return Arn.parse(arn).map(PrincipalName::parts).orElseGet(() -> new Parts("", arn, ""));
  }

  private static Parts parts(Arn arn) {
    String[] path = arn.resource().split("/", -1);
    String last = path[path.length - 1];
    String place = "of account " + arn.account();
    return switch (path[0].toLowerCase(Locale.ROOT)) {
      case "root" -> new Parts("account", arn.account(), "");
      case "role" -> new Parts("role", last, place);
      case "user" -> new Parts("user", last, place);
      case "assumed-role" ->
          path.length < 3
              ? new Parts("", arn.toString(), "")
              : new Parts("session", last, "of role " + path[1] + " of account " + arn.account());
      case "federated-user" -> new Parts("federated user", last, place);
      default -> new Parts("", arn.toString(), "");
    };
  }
}
