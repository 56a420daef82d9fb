package io.quaymaster.console.ui.kit;

/// One step of the way to a screen: what it is called and where it is.
public record Crumb(String text, String path) {}
