/// One policy: what it is on, what its version in force says in words and as text, and its history.
///
/// Start reading in `PolicyView`. Texts are shown as they were written, to the byte; nothing here
/// changes one. A new version comes from `ui.editor`.
@NullMarked
package io.quaymaster.console.ui.policy;

import org.jspecify.annotations.NullMarked;
