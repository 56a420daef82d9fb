package io.quaymaster.console.audit.chain;

/// The end of a chain: how many entries it has and the hash of the last. Kept elsewhere, it proves
/// later that everything up to it is still what it was.
public record ChainHead(long entries, String hash) {
  /// What the first entry follows.
  public static final ChainHead NONE = new ChainHead(0, "0".repeat(64));

  public static ChainHead at(AuditEntry last) {
    return new ChainHead(last.position(), last.hash());
  }

  /// Whether `text` can be a hash of an entry.
  public static boolean isHash(String text) {
    return text.matches("[0-9a-f]{64}");
  }
}
