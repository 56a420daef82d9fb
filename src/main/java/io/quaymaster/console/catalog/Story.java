package io.quaymaster.console.catalog;

/// Something worth seeing in the sample workspace.
///
/// @param before the version to compare with
/// @param after the version that the sentence is about
public record Story(
    String title, String sentence, PolicyId policy, VersionNumber before, VersionNumber after) {}
