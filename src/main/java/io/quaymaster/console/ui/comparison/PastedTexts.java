package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Texts that somebody pasted to compare, kept as long as their session; the oldest goes first.
final class PastedTexts {
  private static final int KEPT = 20;
  private static final int HASH_LENGTH = 16;

  private final Map<String, String> texts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > KEPT;
        }
      };

  private PastedTexts() {}

  static PastedTexts ofSession() {
    VaadinSession session = VaadinSession.getCurrent();
    PastedTexts kept = session.getAttribute(PastedTexts.class);
    if (kept == null) {
      kept = new PastedTexts();
      session.setAttribute(PastedTexts.class, kept);
    }
    return kept;
  }

  SideRef.Pasted keep(String text) {
    String hash = hash(text);
    texts.put(hash, text);
    return new SideRef.Pasted(hash);
  }

  Optional<String> find(SideRef.Pasted ref) {
    return Optional.ofNullable(texts.get(ref.hash()));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
