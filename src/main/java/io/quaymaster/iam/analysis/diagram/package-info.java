/// Decision diagrams over dimensions with many values: reduced, ordered, shared.
///
/// Start with `DiagramFactory`, which owns the table of nodes. A diagram ends in one of three
/// leaves, `SAME`, `GAINED` and `LOST`. It knows nothing of policies, and its table is limited.
@NullMarked
package io.quaymaster.iam.analysis.diagram;

import org.jspecify.annotations.NullMarked;
