package io.quaymaster.iam.analysis.encoding;

import java.util.BitSet;
import java.util.function.Supplier;

/// A set of values of one dimension. The values are known once the dimension has been split into
/// its classes.
record Term(Dimension dimension, Supplier<BitSet> values) {}
