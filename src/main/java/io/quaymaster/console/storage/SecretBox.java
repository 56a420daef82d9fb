package io.quaymaster.console.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Encrypts secrets that the console has to use again, with AES-256 in Galois/Counter mode, so that
/// a copy of the database gives none away. The key is `quaymaster.secret-key` (32 bytes in Base64),
/// else a file beside the embedded database that only its owner reads, made when it is first
/// needed. Consoles on one database need the same key.
@Component
public class SecretBox {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String configured;
  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private byte @Nullable [] key;

  SecretBox(
      @Value("${quaymaster.secret-key:}") String configured,
      @Value("${quaymaster.data}") String data) {
    this.configured = configured.strip();
    this.file = Path.of(data, "secret.key").toAbsolutePath();
  }

  /// A secret cannot be read with the key that there is.
  public static final class UnreadableSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSecretException(String sentence, @Nullable Throwable cause) {
      super(sentence, cause);
    }
  }

  /// @param owner whose secret it is; it can be read with the same owner only
  public String seal(String secret, String owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, owner)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot encrypt with AES-GCM", e);
    }
  }

  public String open(String sealed, String owner) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed);
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE_BYTES), owner)
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableSecretException(
          "The secret was encrypted with another key than this console has.", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private synchronized byte[] key() {
    byte[] known = key;
    if (known == null) {
      known = configured.isEmpty() ? kept() : decoded(configured, "quaymaster.secret-key");
      key = known;
    }
    return known;
  }

  private byte[] kept() {
    try {
      if (!Files.exists(file)) {
        make();
      }
      return decoded(Files.readString(file).strip(), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("The key for secrets cannot be kept in " + file, e);
    }
  }

  /// Another console in the same folder may be making it too; then there is one of the two.
  private void make() throws IOException {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    Path draft = file.resolveSibling("secret.key." + ProcessHandle.current().pid());
    Files.deleteIfExists(draft);
    OwnerOnlyFile.protect(draft);
    Files.writeString(
        draft,
        Base64.getEncoder().encodeToString(fresh),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException there) {
      return;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static byte[] decoded(String text, String where) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableSecretException(where + " is no Base64.", e);
    }
    throw new UnreadableSecretException(
        where + " has to be 32 bytes in Base64; `openssl rand -base64 32` makes them.", null);
  }
}
