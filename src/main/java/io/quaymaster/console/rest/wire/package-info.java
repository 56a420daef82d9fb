/// Questions and answers of lint, check and compare as JSON, as both the command line and the REST
/// interface read and write them.
///
/// Start with `LintJson`, `CaseJson` and `PairJson`; single lines of streams come from `CaseLines`.
/// Free of Spring and of any database, so that the command line starts without them.
@NamedInterface("wire")
@NullMarked
package io.quaymaster.console.rest.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
