/// The console's use cases over HTTP, below `/api/v1`: bearer tokens, no sessions, problem details.
///
/// Start with `SecurityForApi` and `Problems`. A controller asks the same services as a page does
/// and decides nothing itself, so nothing is possible here that a page would refuse. What people
/// read about it is in `src/docs/rest.md`.
@ApplicationModule(
    allowedDependencies = {
      "access",
      "audit",
      "audit :: chain",
      "catalog",
      "comparison",
      "expectation",
      "guardrail",
      "identity",
      "notification",
      "review",
      "storage"
    })
@NullMarked
package io.quaymaster.console.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
