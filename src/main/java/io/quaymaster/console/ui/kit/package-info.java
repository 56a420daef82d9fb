/// What every screen is made of: the frame (`Screen`), links (`Screens`), names and states of
/// access, and the three states that every list has besides its content: `EmptyState`,
/// `LoadingState`, `FailedState`.
///
/// Start reading in `Screen`. Styles are in `META-INF/resources/styles`, by the same names. Nothing
/// here calls a service or decides anything about access: parts show what they are given.
@NullMarked
package io.quaymaster.console.ui.kit;

import org.jspecify.annotations.NullMarked;
