/// Text with positions, and JSON as a tree with spans.
///
/// Start with `JsonReader`: it turns any text into a `Json` tree that knows where each value stands
/// and keeps repeated keys, or into problems with the place and a hint at the usual accident. It
/// never throws on bad input, and its cost is linear in the length of the text.
@NullMarked
package io.quaymaster.iam.policy.text;

import org.jspecify.annotations.NullMarked;
