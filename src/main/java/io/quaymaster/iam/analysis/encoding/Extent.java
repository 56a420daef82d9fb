package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.Box;

/// The requests of one class: some callers × some resources × sets of values of single dimensions
/// (actions, the callers' standing, condition keys). Callers and resources are sets of their own
/// dimensions, not products: "everyone but role `ci` of account 1111…" is one.
public record Extent(int callers, int resources, Box rest) {}
