package io.quaymaster.iam.evaluation;

import org.jspecify.annotations.Nullable;

/// Who makes a request. Source: IAM User Guide, "AWS JSON policy elements: Principal" and "Policy
/// evaluation logic".
public sealed interface Principal {
  /// The ARN or the name as a decision case writes it.
  String text();

  /// The 12 digits of the account, or null for services and anonymous callers.
  @Nullable String account();

  record Root(String partition, String account) implements Principal {
    @Override
    public String text() {
      return "arn:" + partition + ":iam::" + account + ":root";
    }
  }

  /// `name` holds the path, without a leading slash.
  record User(String partition, String account, String name) implements Principal {
    @Override
    public String text() {
      return "arn:" + partition + ":iam::" + account + ":user/" + name;
    }
  }

  /// A session of a role, or (`session` null) the role taken as principal. `role` holds the role's
  /// path, which the ARN of a session does not show.
  record RoleSession(
      String partition,
      String account,
      String role,
      @Nullable String session,
      boolean serviceLinked)
      implements Principal {
    @Override
    public String text() {
      return session == null
          ? roleArn()
          : "arn:" + partition + ":sts::" + account + ":assumed-role/" + roleName() + "/" + session;
    }

    public String roleArn() {
      return "arn:" + partition + ":iam::" + account + ":role/" + role;
    }

    /// The role's name without its path.
    public String roleName() {
      return role.substring(role.lastIndexOf('/') + 1);
    }
  }

  /// A session of `GetFederationToken`; `user` is the IAM user (with path) behind it, null where
  /// that is not known.
  record FederatedUser(String partition, String account, String name, @Nullable String user)
      implements Principal {
    @Override
    public String text() {
      return "arn:" + partition + ":sts::" + account + ":federated-user/" + name;
    }
  }

  /// An AWS service on its own behalf, such as `codebuild.amazonaws.com`; in lower case.
  record ServicePrincipal(String name) implements Principal {
    @Override
    public String text() {
      return name;
    }

    @Override
    public @Nullable String account() {
      return null;
    }
  }

  record Anonymous() implements Principal {
    @Override
    public String text() {
      return "anonymous";
    }

    @Override
    public @Nullable String account() {
      return null;
    }
  }
}
