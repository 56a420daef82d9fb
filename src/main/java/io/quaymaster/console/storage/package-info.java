/// What the embedded database guarantees by itself: history is append-only, and its file is its
/// owner's alone. `ReopenedDatabase` makes what a migration added to it last.
///
/// `Guard` and its subclasses are the triggers that `db/migration/h2` names; on PostgreSQL
/// functions in the migrations do the same. They run inside the database, below every service, so
/// no class may call them and none of them may be renamed. The one exemption is a sample workspace
/// that is being removed. `Attempts` and `SecretBox` are for the services above: work that others
/// may be doing too, and secrets that are kept encrypted.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.quaymaster.console.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
