/// Access questions over what the catalogue holds, as of any instant.
///
/// Start with `AccessChecks`: it asks the catalogue which versions have a say in a request, and the
/// evaluator for the answer and its reasons. An answer names the versions that it used, so that it
/// can be given again.
@ApplicationModule(allowedDependencies = {"catalog", "identity"})
@NullMarked
package io.quaymaster.console.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
