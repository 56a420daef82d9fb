package io.quaymaster.console.review;

import io.quaymaster.console.catalog.FullAccess;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.DerivedKeys;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether somebody in the owning account could set a repository policy again once a text is in
/// force. A comparison tells it if all that changes is shown; where it is not, a request that the
/// evaluator allows proves it. Without such a proof nobody knows, and the text stays out.
final class LockOut {
  /// More principals than these of one text are not tried.
  private static final int MOST_TRIED = 100;

  private static final AttachedPolicy ADMINISTRATOR =
      new AttachedPolicy(PolicyType.IDENTITY_POLICY, "administrator", FullAccess.SCP.policy());

  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  /// Who could set the policy again.
  enum Answer {
    SOMEBODY,
    NOBODY,
    UNKNOWN
  }

  Answer of(PolicyPlace place, ComparisonReport.Compared report) {
    if (isTold(report.comparison())) {
      return Answer.NOBODY;
    }
    return !(place instanceof PolicyPlace.OnRepository(RepositoryId repository))
            || Extent.isWhole(report.comparison())
            || isProven(repository, report.after().policy(), report.after().text())
        ? Answer.SOMEBODY
        : Answer.UNKNOWN;
  }

  /// Whether a class that is shown says so.
  static boolean isTold(Comparison comparison) {
    return Stream.concat(comparison.lost().stream(), comparison.gained().stream())
        .map(AccessClass::flags)
        .anyMatch(flags -> flags.contains(Flag.LOCK_OUT));
  }

  private boolean isProven(RepositoryId repository, @Nullable Policy after, String text) {
    return after == null
        || administrators(repository, text).stream()
            .anyMatch(administrator -> maySet(administrator, repository, after));
  }

  /// People of the owning account whose own policies allow everything: its root user, a role that
  /// the text does not name, and whom it names.
  private static List<Principal> administrators(RepositoryId repository, String text) {
    String partition = repository.registry().partition();
    String account = repository.registry().account().digits();
    List<Principal> known = new ArrayList<>();
    known.add(new Principal.Root(partition, account));
    known.add(role(partition, account, "quaymaster-recovery"));
    Matcher named =
        java.util.regex.Pattern.compile(
                "arn:%s:iam::%s:(role|user)/([A-Za-z0-9+=,.@_/-]+)".formatted(partition, account))
            .matcher(text);
    while (named.find() && known.size() < MOST_TRIED) {
      known.add(
          named.group(1).equals("role")
              ? role(partition, account, named.group(2))
              : new Principal.User(partition, account, named.group(2)));
    }
    return known;
  }

  private static Principal role(String partition, String account, String name) {
    return new Principal.RoleSession(partition, account, name, "recovery", false);
  }

  private boolean maySet(Principal who, RepositoryId repository, Policy after) {
    String service = repository.registry().kind() == RegistryKind.PRIVATE ? "ecr" : "ecr-public";
    RequestContext request =
        new RequestContext(
            who,
            service + ":SetRepositoryPolicy",
            repository.arn().toString(),
            repository.registry().account().digits(),
            Map.of());
    PolicySet policies =
        PolicySet.NONE
            .withIdentityPolicies(List.of(ADMINISTRATOR))
            .withRepositoryPolicy(
                new AttachedPolicy(PolicyType.REPOSITORY_POLICY, "proposed", after));
    return evaluator
        .decide(DerivedKeys.complete(request, DerivedKeys.Known.NOTHING).request(), policies)
        .isAllowed();
  }
}
