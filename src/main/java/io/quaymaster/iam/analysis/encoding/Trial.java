package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.evaluation.RequestContext;

/// A request that may be a witness.
public record Trial(RequestContext request) {}
