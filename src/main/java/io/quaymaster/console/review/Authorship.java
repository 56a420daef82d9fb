package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.identity.Person;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who wrote any part of what is proposed: each version stands on another, back to one that was in
/// force.
@Component
class Authorship {
  private final PolicyCatalog policies;
  private final ThreadRecords threads;

  Authorship(PolicyCatalog policies, ThreadRecords threads) {
    this.policies = policies;
    this.threads = threads;
  }

  /// The writers of the proposed version and of those below it that were never in force, and
  /// whoever suggested a part of them. What was in force once was reviewed then.
  List<Person> of(Proposal proposal) {
    Set<Person> writers = new LinkedHashSet<>();
    @Nullable VersionNumber number = proposal.proposed();
    while (number != null && !number.equals(proposal.base())) {
      VersionSummary version =
          policies.summary(new VersionId(proposal.policy(), number)).orElseThrow();
      if (version.activatedBefore() || version.active()) {
        break;
      }
      writers.add(version.author());
      writers.addAll(threads.suggesters(proposal.policy(), number));
      number = version.basedOn();
    }
    return List.copyOf(writers);
  }
}
