package io.quaymaster.iam.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One entry of a `Principal` or `NotPrincipal` element. Source: IAM User Guide, "AWS JSON policy
/// elements: Principal".
public sealed interface PrincipalPattern {
  /// The entry as it is written in canonical form.
  String text();

  /// `"*"` or `{"AWS": "*"}`.
  record Anyone() implements PrincipalPattern {
    @Override
    public String text() {
      return "*";
    }
  }

  /// A whole account, as 12 digits or as `arn:…:iam::ACCOUNT:root`; both are the same entry.
  record AwsAccount(String account) implements PrincipalPattern {
    @Override
    public String text() {
      return account;
    }
  }

  /// `arn:P:iam::A:user/PATH/NAME`; `name` holds the path, without a leading slash.
  record User(String partition, String account, String name) implements PrincipalPattern {
    @Override
    public String text() {
      return "arn:" + partition + ":iam::" + account + ":user/" + name;
    }
  }

  /// `arn:P:iam::A:role/PATH/NAME`; `name` holds the path, without a leading slash.
  record Role(String partition, String account, String name) implements PrincipalPattern {
    @Override
    public String text() {
      return "arn:" + partition + ":iam::" + account + ":role/" + name;
    }
  }

  /// `arn:P:sts::A:assumed-role/ROLE/SESSION`; `role` is the role's name without its path.
  record RoleSession(String partition, String account, String role, String session)
      implements PrincipalPattern {
    @Override
    public String text() {
      return "arn:" + partition + ":sts::" + account + ":assumed-role/" + role + "/" + session;
    }
  }

  /// `arn:P:sts::A:federated-user/NAME`.
  record FederatedUser(String partition, String account, String name) implements PrincipalPattern {
    @Override
    public String text() {
      return "arn:" + partition + ":sts::" + account + ":federated-user/" + name;
    }
  }

  /// A service principal, in lower case.
  record Service(String name) implements PrincipalPattern {
    @Override
    public String text() {
      return name;
    }
  }

  /// An identity provider: only trust policies know it, so it never matches here.
  record Federated(String provider) implements PrincipalPattern {
    @Override
    public String text() {
      return provider;
    }
  }

  /// An S3 canonical user: never matches here.
  record CanonicalUser(String id) implements PrincipalPattern {
    @Override
    public String text() {
      return id;
    }
  }

  /// An `AWS` entry that names nobody: groups, wildcards within an ARN, ids of deleted principals,
  /// text that is no ARN. It never matches.
  record Unmatchable(String text) implements PrincipalPattern {}

  Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  Pattern ARN =
      Pattern.compile(
          "arn:([a-z0-9-]+):(iam|sts)::([0-9]{12}):(root|(user|role|assumed-role|federated-user)/(.+))");

  /// Reads one entry of the `AWS` member.
  static PrincipalPattern ofAws(String text) {
    if (text.equals("*")) {
      return new Anyone();
    }
    if (ACCOUNT.matcher(text).matches()) {
      return new AwsAccount(text);
    }
    Matcher arn = ARN.matcher(text);
    if (!arn.matches() || text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
      return new Unmatchable(text);
    }
    String partition = arn.group(1);
    String account = arn.group(3);
    boolean iam = arn.group(2).equals("iam");
    if (arn.group(5) == null) {
      return iam ? new AwsAccount(account) : new Unmatchable(text);
    }
    String name = arn.group(6);
    return switch (arn.group(5)) {
      case "user" -> iam ? new User(partition, account, name) : new Unmatchable(text);
      case "role" -> iam ? new Role(partition, account, name) : new Unmatchable(text);
      case "federated-user" ->
          iam ? new Unmatchable(text) : new FederatedUser(partition, account, name);
      default -> {
        int slash = name.indexOf('/');
        yield iam || slash <= 0 || slash == name.length() - 1 || name.indexOf('/', slash + 1) >= 0
            ? new Unmatchable(text)
            : new RoleSession(
                partition, account, name.substring(0, slash), name.substring(slash + 1));
      }
    };
  }
}
