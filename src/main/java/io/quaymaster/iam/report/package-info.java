/// Results as JSON, in the shapes that pipelines rely on: findings, decisions and comparisons.
///
/// Each class writes one kind of result with a `JsonWriter`. Members are never renamed or removed,
/// and they always stand in the same order. The command line and the REST interface both write what
/// is written here.
@NullMarked
package io.quaymaster.iam.report;

import org.jspecify.annotations.NullMarked;
