package io.quaymaster.console.ui.access;

/// A policy that has a say, as it is shown.
///
/// @param name its name in the explanation
/// @param text what it says
/// @param path where it is kept; empty if nowhere
/// @param remark what is to be known about it, such as that it is assumed; may be empty
public record ShownPolicy(String name, String text, String path, String remark) {}
