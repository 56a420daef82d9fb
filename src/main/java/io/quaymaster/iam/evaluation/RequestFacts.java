package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Principal.Anonymous;
import io.quaymaster.iam.evaluation.Principal.FederatedUser;
import io.quaymaster.iam.evaluation.Principal.RoleSession;
import io.quaymaster.iam.evaluation.Principal.Root;
import io.quaymaster.iam.evaluation.Principal.ServicePrincipal;
import io.quaymaster.iam.service.ServiceReference;
import java.util.Locale;

/// A request with what follows from it at once. `service` and `name` are the action's parts in
/// lower case. A request is `onStar` when its action knows no resource: it is authorized on `*`,
/// whatever ARN it carries.
record RequestFacts(RequestContext request, String service, String name, boolean onStar) {
  static RequestFacts of(RequestContext request, ServiceReference reference) {
    String action = request.action().toLowerCase(Locale.ROOT);
    int colon = action.indexOf(':');
    String service = action.substring(0, Math.max(colon, 0));
    String name = action.substring(colon + 1);
    boolean withoutResource =
        reference.action(service, name).filter(known -> !known.hasResourceType()).isPresent();
    return new RequestFacts(
        request, service, name, withoutResource || request.resource().equals("*"));
  }

  Principal principal() {
    return request.principal();
  }

  boolean isGetCallerIdentity() {
    return service.equals("sts") && name.equals("getcalleridentity");
  }

  /// The service knows no anonymous callers.
  boolean lacksAuthentication() {
    return principal() instanceof Anonymous && service.equals("ecr");
  }

  boolean isSameAccount() {
    return request.resourceAccount().equals(principal().account());
  }

  boolean isRoot() {
    return principal() instanceof Root;
  }

  /// Neither a principal of an account: a service on its own behalf, or an anonymous caller.
  boolean isOutsideAccounts() {
    return principal() instanceof ServicePrincipal || principal() instanceof Anonymous;
  }

  boolean isServiceLinked() {
    return principal() instanceof RoleSession session && session.serviceLinked();
  }

  boolean isFederatedUser() {
    return principal() instanceof FederatedUser;
  }
}
