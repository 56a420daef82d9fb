package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.PolicySnapshot;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RepositoryId;

/// One policy says something else, wherever a substitution has it.
final class TextContrast implements Contrast {
  private final EffectiveChanges.Question question;
  private final Substitution substitution;
  private final Requests requests;
  private final PolicySnapshot snapshot;

  TextContrast(EffectiveChanges.Question question, Substitution substitution, Requests requests) {
    this.question = question;
    this.substitution = substitution;
    this.requests = requests;
    this.snapshot = requests.at(question.at());
  }

  @Override
  public boolean isAbout(PrincipalSummary principal, RepositoryId repository) {
    return substitution.isAbout(principal) && substitution.isAbout(repository);
  }

  @Override
  public boolean isAboutTokens() {
    return !question.policy().type().namesPrincipals();
  }

  @Override
  public Sides sides(AccessQuestion asked, PrincipalSummary principal) {
    Requests.Prepared prepared = requests.prepare(asked, snapshot);
    AppliedPolicies now = prepared.applied();
    return new Sides(
        prepared.with(substitution.in(now, principal, asked.repository(), question.before())),
        prepared.with(substitution.in(now, principal, asked.repository(), question.after())));
  }
}
