package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Principal.Anonymous;
import io.quaymaster.iam.evaluation.Principal.FederatedUser;
import io.quaymaster.iam.evaluation.Principal.RoleSession;
import io.quaymaster.iam.evaluation.Principal.Root;
import io.quaymaster.iam.evaluation.Principal.ServicePrincipal;
import io.quaymaster.iam.evaluation.Principal.User;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a caller: `anonymous`, the name of a service, or an ARN.
public final class PrincipalText {
  private static final String SERVICE_LINKED_PATH = "aws-service-role/";
  private static final Pattern SERVICE =
      Pattern.compile(
          "[a-z0-9-][a-z0-9.-]*\\.(amazonaws\\.com|amazonaws\\.com\\.cn|amazonaws\\.eu|amazon\\.com|aws\\.internal)");

  /// Names and paths are of visible ASCII characters. Source: IAM API Reference, "CreateRole".
  private static final Pattern ARN =
      Pattern.compile("arn:([a-z0-9-]+):(iam|sts)::([0-9]{12}):([a-z-]+)(?:/([!-~]*))?");

  private PrincipalText() {}

  /// What an ARN does not show: the full ARN of a session's role, with its path; the IAM user
  /// behind a federated session; whether the role is a service-linked one (which a path
  /// `aws-service-role/` tells as well).
  public record Info(
      @Nullable String roleArn, @Nullable String userArn, boolean serviceLinkedRole) {
    public static final Info NONE = new Info(null, null, false);
  }

  /// What reading gave.
  public sealed interface Outcome {
    /// The caller.
    record Read(Principal principal) implements Outcome {}

    /// `message` says what is wrong, in one sentence.
    record Unknown(String message) implements Outcome {}
  }

  /// Reads a caller of whom no more than the text is known.
  public static Outcome read(String text) {
    return read(text, Info.NONE);
  }

  /// Reads a caller; what `info` says about its role or user must fit the text.
  public static Outcome read(String text, Info info) {
    if (text.equals("anonymous")) {
      return new Outcome.Read(new Anonymous());
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (SERVICE.matcher(lower).matches() && !lower.contains("..")) {
      return new Outcome.Read(new ServicePrincipal(lower));
    }
    if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
      return unknown("`" + text + "` holds a wildcard; name one principal");
    }
    Matcher arn = ARN.matcher(text);
    if (!arn.matches()) {
      return unknown(
          "`%s` is no principal; write `anonymous`, a service such as `codebuild.amazonaws.com`, or an ARN such as `arn:aws:iam::111122223333:user/alice`"
              .formatted(text));
    }
    return ofArn(text, arn, info);
  }

  private static Outcome ofArn(String text, Matcher arn, Info info) {
    String partition = arn.group(1);
    String account = arn.group(3);
    String name = Objects.requireNonNullElse(arn.group(5), "");
    String kind = arn.group(2) + ":" + arn.group(4);
    if (kind.equals("iam:root") && arn.group(5) == null) {
      return new Outcome.Read(new Root(partition, account));
    }
    if (name.isEmpty() || name.endsWith("/") || name.startsWith("/") || name.indexOf(':') >= 0) {
      return unknown("`" + text + "` names no principal of account " + account);
    }
    return switch (kind) {
      case "iam:user" -> new Outcome.Read(new User(partition, account, name));
      case "iam:role" ->
          new Outcome.Read(
              new RoleSession(partition, account, name, null, isServiceLinked(name, info)));
      case "sts:assumed-role" -> session(text, partition, account, name, info);
      case "sts:federated-user" -> federated(text, partition, account, name, info);
      default ->
          unknown(
              "`"
                  + text
                  + "` is no principal: there are root, users, roles, assumed roles and federated users");
    };
  }

  private static Outcome session(
      String text, String partition, String account, String name, Info info) {
    int slash = name.indexOf('/');
    if (slash < 0 || name.indexOf('/', slash + 1) >= 0) {
      return unknown(
          "`"
              + text
              + "` names no session; write `assumed-role/ROLE/SESSION`, the role without its path");
    }
    String role = name.substring(0, slash);
    if (info.roleArn() != null) {
      Matcher arn = ARN.matcher(info.roleArn());
      String path = arn.matches() ? Objects.requireNonNullElse(arn.group(5), "") : "";
      boolean fits =
          arn.matches()
              && arn.group(1).equals(partition)
              && arn.group(2).equals("iam")
              && arn.group(3).equals(account)
              && arn.group(4).equals("role")
              && path.substring(path.lastIndexOf('/') + 1).equals(role);
      if (!fits) {
        return unknown(
            "`roleArn` `" + info.roleArn() + "` is not the role of the session `" + text + "`");
      }
      role = path;
    }
    return new Outcome.Read(
        new RoleSession(
            partition, account, role, name.substring(slash + 1), isServiceLinked(role, info)));
  }

  private static Outcome federated(
      String text, String partition, String account, String name, Info info) {
    if (info.userArn() == null) {
      return new Outcome.Read(new FederatedUser(partition, account, name, null));
    }
    return read(info.userArn()) instanceof Outcome.Read(User user)
            && user.partition().equals(partition)
            && user.account().equals(account)
        ? new Outcome.Read(new FederatedUser(partition, account, name, user.name()))
        : unknown(
            "`userArn` `" + info.userArn() + "` is no IAM user of the account of `" + text + "`");
  }

  private static boolean isServiceLinked(String role, Info info) {
    return info.serviceLinkedRole() || role.startsWith(SERVICE_LINKED_PATH);
  }

  private static Outcome unknown(String message) {
    return new Outcome.Unknown(message);
  }
}
