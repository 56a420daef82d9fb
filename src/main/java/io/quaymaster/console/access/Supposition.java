package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySnapshot;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was in force at an instant, with other texts in the place of some of it, for many
/// questions. In answers a text goes by the name of its policy, without a version. Not for several
/// threads.
public final class Supposition {
  private final Requests requests;
  private final PolicySnapshot inForce;
  private final Instant at;
  private final List<Supposed> texts;

  /// A text in the place of a policy.
  ///
  /// @param text null for none
  record Supposed(Substitution place, @Nullable Policy text) {}

  Supposition(Requests requests, Instant at, List<Supposed> texts) {
    this(requests, requests.at(at), at, texts);
  }

  private Supposition(Requests requests, PolicySnapshot inForce, Instant at, List<Supposed> texts) {
    this.requests = requests;
    this.inForce = inForce;
    this.at = at;
    this.texts = List.copyOf(texts);
  }

  public Instant at() {
    return at;
  }

  /// The same with another text of a policy of which it has a text already; what was read is not
  /// read again.
  public Supposition with(PolicyId policy, Policy other) {
    return new Supposition(
        requests,
        inForce,
        at,
        texts.stream()
            .map(supposed ->
                supposed.place().isOf(policy) ? new Supposed(supposed.place(), other) : supposed)
            .toList());
  }

  /// Whether any of the texts may have a say about requests for a repository, whoever makes them.
  public boolean isAbout(RepositoryId repository) {
    return texts.stream().anyMatch(supposed -> supposed.place().mayBeAbout(repository));
  }

  Requests.Prepared prepare(AccessQuestion question) {
    Requests.Prepared prepared = requests.prepare(question, inForce);
    RequestContext request = prepared.completed().request();
    Optional<PrincipalSummary> acting = inForce.actingAs(request.principal());
    AppliedPolicies applied = prepared.applied();
    for (Supposed supposed : texts) {
      applied =
          applied.with(
              supposed
                  .place()
                  .in(
                      applied,
                      request,
                      acting,
                      question.repository().registry(),
                      question.session(),
                      supposed.text()));
    }
    return new Requests.Prepared(prepared.completed(), applied);
  }
}
