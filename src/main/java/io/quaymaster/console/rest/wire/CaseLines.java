package io.quaymaster.console.rest.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a stream, one after the other, in memory for one line. A line ends with LF or CR LF
/// and counts from 1; empty ones are passed over.
public final class CaseLines {
  public static final int MAX_BYTES = 16 << 20;

  private static final int CHUNK = 1 << 16;
  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /// What is done before the stream may have to be waited for.
  public interface Pause {
    void beforeWaiting();
  }

  /// A line, or why it cannot be read.
  public record Line(long number, @Nullable String text, @Nullable String problem) {}

  private final InputStream in;
  private final Pause pause;
  private byte[] bytes = new byte[CHUNK];
  private int from;
  private int to;
  private long number;

  public CaseLines(InputStream in, Pause pause) {
    this.in = in;
    this.pause = pause;
  }

  /// The next line that is not empty, or null at the end.
  public @Nullable Line next() throws IOException {
    while (true) {
      int end = end();
      if (end < 0) {
        return null;
      }
      number++;
      if (end - from > MAX_BYTES) {
        skip();
        return new Line(number, null, "the line is longer than 16 MB, which is the limit");
      }
      Line line = decode(from, end);
      from = Math.min(end + 1, to);
      if (line.text() == null || !line.text().isBlank()) {
        return line;
      }
    }
  }

  /// Where the line ends that begins at `from`, -1 at the end of the stream. It is not searched for
  /// beyond the limit.
  private int end() throws IOException {
    int searched = 0;
    while (true) {
      int end = lineFeed(from + searched);
      if (end < to || to - from > MAX_BYTES) {
        return end;
      }
      searched = to - from;
      if (!fill()) {
        return from == to ? -1 : to;
      }
    }
  }

  /// The first line feed from `start` on, or `to`.
  private int lineFeed(int start) {
    int at = start;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /// Passes over the rest of a line and its line feed.
  private void skip() throws IOException {
    do {
      from = lineFeed(from);
    } while (from == to && fill());
    from = Math.min(from + 1, to);
  }

  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(bytes.length * 2, MAX_BYTES + CHUNK));
    }
    if (in.available() == 0) {
      pause.beforeWaiting();
    }
    int read = in.read(bytes, to, bytes.length - to);
    to += Math.max(read, 0);
    return read > 0;
  }

  private Line decode(int start, int end) {
    int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    String text = new String(bytes, start, last - start, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(start, last)) {
      return new Line(number, null, "the line is not UTF-8");
    }
    boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new Line(number, marked ? text.substring(1) : text, null);
  }

  private boolean isUtf8(int start, int end) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
