package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.PolicySnapshot;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RepositoryId;
import java.time.Instant;

/// Somebody is in another group, or an account stands elsewhere; every text stays as it is.
final class FileContrast implements Contrast {
  private final AsIf asIf;
  private final Requests requests;
  private final PolicySnapshot now;
  private final PolicySnapshot then;

  FileContrast(AsIf asIf, Instant at, Requests requests) {
    this.asIf = asIf;
    this.requests = requests;
    this.now = requests.at(at);
    this.then = requests.at(at, asIf);
  }

  /// SCPs and the organization of a caller follow the account of the caller, RCPs and the
  /// organization of a resource that of the resource.
  @Override
  public boolean isAbout(PrincipalSummary principal, RepositoryId repository) {
    return switch (asIf) {
      case AsIf.Member member -> member.user().equals(principal.id());
      case AsIf.Placed placed ->
          placed.account().equals(principal.account())
              || placed.account().equals(repository.registry().account());
    };
  }

  @Override
  public boolean isAboutTokens() {
    return true;
  }

  @Override
  public Sides sides(AccessQuestion question, PrincipalSummary principal) {
    return new Sides(requests.prepare(question, now), requests.prepare(question, then));
  }
}
