package io.quaymaster.iam.testing;

import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Principal;
import java.util.LinkedHashMap;
import java.util.Map;

/// The keys that every request of a principal carries.
public final class PrincipalContext {
  private PrincipalContext() {}

  /// A context to which more can be added.
  public static Map<String, ContextValue> of(Principal principal) {
    Map<String, ContextValue> context = new LinkedHashMap<>();
    boolean service = principal instanceof Principal.ServicePrincipal;
    // Nobody tells the account that a service acts for.
    put(
        context,
        "aws:PrincipalAccount",
        service ? "901290129012" : String.valueOf(principal.account()));
    put(context, "aws:PrincipalIsAWSService", Boolean.toString(service));
    if (!service) {
      put(
          context,
          "aws:PrincipalArn",
          principal instanceof Principal.RoleSession role ? role.roleArn() : principal.text());
    }
    put(
        context,
        "aws:PrincipalType",
        switch (principal) {
          case Principal.Root _ -> "Account";
          case Principal.User _ -> "User";
          case Principal.RoleSession _ -> "AssumedRole";
          case Principal.FederatedUser _ -> "FederatedUser";
          case Principal.ServicePrincipal _ -> "Service";
          case Principal.Anonymous _ -> "Anonymous";
        });
    if (principal instanceof Principal.User(String _, String _, String name)) {
      put(context, "aws:username", name.substring(name.lastIndexOf('/') + 1));
    }
    if (principal instanceof Principal.ServicePrincipal(String name)) {
      put(context, "aws:PrincipalServiceName", name);
    }
    return context;
  }

  private static void put(Map<String, ContextValue> context, String key, String value) {
    context.put(key, new ContextValue.One(value));
  }
}
