package io.quaymaster.console.audit.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// SHA-256 over an entry, in hexadecimal digits.
///
/// Hashed are the values in the order below, each as `LENGTH:VALUE,` with the length in bytes of
/// UTF-8, and `-,` for one that is missing (netstrings, by D. J. Bernstein): no two different
/// entries give the same bytes. Times are microseconds since 1970 in UTC. `src/docs/audit.md` has
/// the same for other programs.
final class EntryHash {
  private static final String FORMAT = "quaymaster-audit/1";

  private final MessageDigest digest;

  private EntryHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  static String of(AuditEntry entry) {
    EntryHash hash = new EntryHash();
    hash.add(FORMAT);
    hash.add(Long.toString(entry.position()));
    hash.add(entry.previousHash());
    hash.add(entry.id().toString());
    hash.add(micros(entry.at()).toString());
    hash.add(entry.who());
    hash.add(entry.whoName());
    hash.add(entry.remoteAddress());
    hash.add(entry.what());
    hash.add(entry.subjectKind());
    hash.add(entry.subject());
    hash.add(entry.title());
    hash.add(entry.before());
    hash.add(entry.after());
    hash.add(entry.reason());
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  /// An altered time can be so far away that a `long` has no room for it.
  private static BigInteger micros(Instant at) {
    return BigInteger.valueOf(at.getEpochSecond())
        .multiply(BigInteger.valueOf(1_000_000))
        .add(BigInteger.valueOf(at.getNano() / 1_000));
  }

  private void add(@Nullable String value) {
    if (value == null) {
      ascii("-,");
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ascii(bytes.length + ":");
    digest.update(bytes);
    ascii(",");
  }

  private void ascii(String text) {
    digest.update(text.getBytes(StandardCharsets.US_ASCII));
  }
}
