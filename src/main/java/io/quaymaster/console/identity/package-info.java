/// Who is asking, and what they may do here.
///
/// Start with `CurrentUser` and `ConsoleRole`; `Requires` says on a service's method which role it
/// needs. People sign in with accounts kept in the database (`UserAccounts`); on a loopback address
/// with the sample workspace there are `DemoUsers` too, and nowhere else. A `Deed` is the event
/// that every change publishes, so that the audit trail can tell who did what.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.quaymaster.console.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
