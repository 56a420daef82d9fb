/// The screen that answers who can do what, and why.
///
/// Start reading in `AskView`. The whole question is in the address, and once it is answered, the
/// instant that it was answered for: that makes the address a permanent link. The parts that
/// explain a decision (`LayerList`, `PolicyTexts`) know nothing of questions, so that a witness of
/// a comparison is explained by the same parts.
@NullMarked
package io.quaymaster.console.ui.access;

import org.jspecify.annotations.NullMarked;
