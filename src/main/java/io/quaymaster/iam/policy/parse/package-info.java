/// Text to policy. `PolicyParser` gives a `Policy` with a `SourceMap` that tells where each part of
/// it was written, or the findings for which the service would refuse the document. It never throws
/// on bad input.
@NullMarked
package io.quaymaster.iam.policy.parse;

import org.jspecify.annotations.NullMarked;
