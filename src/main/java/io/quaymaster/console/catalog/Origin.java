package io.quaymaster.console.catalog;

/// How a version came to be.
public enum Origin {
  /// Written in the console.
  WRITTEN,
  /// Read from a registry, a file or an archive.
  IMPORTED,
  /// Sent by a pipeline.
  API
}
