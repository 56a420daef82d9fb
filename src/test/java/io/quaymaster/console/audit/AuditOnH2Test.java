package io.quaymaster.console.audit;

import org.springframework.test.annotation.DirtiesContext;

/// Has a console of its own, since it takes the guards off the trail.
@DirtiesContext
class AuditOnH2Test extends AuditContract {
  @Override
  TrailGuard guard() {
    return TrailGuard.H2;
  }
}
