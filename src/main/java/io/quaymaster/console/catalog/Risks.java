package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.IssueCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the risk is, over all policies on file. The versions in force that have errors or security
/// warnings are read anew, so this takes a while where there are thousands of them.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class Risks {
  private static final int WINDOW = 500;

  private final PolicyReads reads;
  private final PolicyCatalog policies;

  Risks(PolicyReads reads, PolicyCatalog policies) {
    this.reads = reads;
    this.policies = policies;
  }

  /// Every reason that some policy gives, gravest first; a policy can stand under several.
  public List<Risk> now() {
    Map<Risk.Reason, List<PolicySummary>> found = new EnumMap<>(Risk.Reason.class);
    for (PolicySummary policy : all(PolicyReads.withFindingsInForce())) {
      policies
          .active(policy.id())
          .ifPresent(version ->
              reasons(PolicyChecks.glance(policy.type(), policy.place(), version.text()))
                  .forEach(reason -> put(found, reason, policy)));
    }
    all(PolicyReads.policies(
            new PolicyFilter(
                "",
                java.util.Set.of(),
                java.util.Set.of(),
                PolicyFilter.State.WITH_INACTIVE_CHANGE)))
        .forEach(policy -> put(found, Risk.Reason.WAITING, policy));
    return found.entrySet().stream().map(e -> new Risk(e.getKey(), e.getValue())).toList();
  }

  private static List<Risk.Reason> reasons(List<Finding> findings) {
    List<Risk.Reason> reasons = new ArrayList<>();
    if (findings.stream().anyMatch(f -> f.code() == IssueCode.PRINCIPAL_STAR_ALLOW)) {
      reasons.add(Risk.Reason.OPEN_TO_ANYONE);
    }
    if (findings.stream().anyMatch(f -> f.code() == IssueCode.LOCKOUT)) {
      reasons.add(Risk.Reason.LOCKED_OUT);
    }
    if (findings.stream().anyMatch(f -> f.type() == FindingType.ERROR)) {
      reasons.add(Risk.Reason.BROKEN);
    }
    return reasons;
  }

  private List<PolicySummary> all(Search search) {
    List<PolicySummary> all = new ArrayList<>();
    List<PolicySummary> part;
    do {
      part = reads.policies(search, new Window(all.size(), WINDOW));
      all.addAll(part);
    } while (part.size() == WINDOW);
    return all;
  }

  private static void put(
      Map<Risk.Reason, List<PolicySummary>> found, Risk.Reason reason, PolicySummary policy) {
    found.computeIfAbsent(reason, any -> new ArrayList<>()).add(policy);
  }
}
