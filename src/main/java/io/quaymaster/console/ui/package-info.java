/// The screens, composed from the modules: they call services, show records and send commands back.
///
/// No screen holds policy logic, a transaction or an entity; what a page refuses, REST refuses too,
/// because the services do. Start reading in `SecurityForBrowsers`. Nothing depends on this module,
/// and Vaadin is used nowhere else.
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
      "review"
    })
@NullMarked
package io.quaymaster.console.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
