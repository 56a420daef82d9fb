/// Seeded generators for tests: policies of every type, requests near what those policies say, and
/// whole decision cases.
///
/// Start with `Vocabulary`: policies and requests draw from the same few names, so that they meet.
/// The same seed gives the same values; a failing test prints its seed.
@NullMarked
package io.quaymaster.iam.testing;

import org.jspecify.annotations.NullMarked;
