/// From proposal to decision: change requests, what their checks found, who approved exactly what,
/// and how it came in force.
///
/// Start with `ChangeRequests`, the service, and `ChangeRequest`, the aggregate that alone says who
/// may do what when (`ChangeRequest.refusal`). `Standing` tells how a change request stands, from
/// what is on file and never from a page. An approval is bound to a `Binding`, hashes of all that
/// was seen; whatever changes makes it stale. `Discussions` is what people say about it, and what
/// they suggest instead. Nothing here changes or deletes what people said or what checks found, and
/// the database would refuse it too.
@ApplicationModule(
    allowedDependencies = {
      "catalog",
      "comparison",
      "access",
      "expectation",
      "guardrail",
      "identity",
      "storage"
    })
@NullMarked
package io.quaymaster.console.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
