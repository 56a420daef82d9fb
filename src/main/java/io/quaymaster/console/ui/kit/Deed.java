package io.quaymaster.console.ui.kit;

/// Something that a screen offers to do.
///
/// @param name on its button
/// @param primary whether it is the most likely one
public record Deed(String name, boolean primary, Runnable done) {}
