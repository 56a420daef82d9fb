package io.quaymaster.console.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/// Where a command reads and writes: UTF-8 and `\n`, whatever the locale. Results go to `out`,
/// everything else to `err`.
final class Terminal implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean colored;
  private final Clock clock;

  Terminal(InputStream in, OutputStream out, OutputStream err, boolean colored, Clock clock) {
    this.in = in;
    this.out = writer(out);
    this.err = writer(err);
    this.colored = colored;
    this.clock = clock;
  }

  /// The streams of this process, coloured if a person reads them.
  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
        new FileOutputStream(FileDescriptor.err),
        wantsColor(System.getenv(), System.console() != null && System.console().isTerminal()),
        Clock.systemUTC());
  }

  /// Source: no-color.org.
  static boolean wantsColor(Map<String, String> environment, boolean attached) {
    return attached
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  InputStream in() {
    return in;
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  boolean colored() {
    return colored;
  }

  /// The time of the requests that are asked about.
  Clock clock() {
    return clock;
  }

  /// Writes a line of a result.
  void print(String line) {
    out.print(line);
    out.print('\n');
  }

  /// Writes a line that is no result.
  void say(String line) {
    err.print(line);
    err.print('\n');
    err.flush();
  }

  void flush() {
    out.flush();
    err.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
