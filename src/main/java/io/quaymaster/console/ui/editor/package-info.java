/// Writing a policy: the text, what is wrong with it, and the access that it would change, side by
/// side while one types.
///
/// Start reading in `EditorView`. Every pause in typing keeps the text as a draft on the server; a
/// version comes only from *Save*. No text is ever lost: not by a session that ends, a tab that
/// closes, or somebody else who saves first.
@NullMarked
package io.quaymaster.console.ui.editor;

import org.jspecify.annotations.NullMarked;
