package io.quaymaster.console.cli;

import io.quaymaster.iam.policy.text.Position;
import io.quaymaster.iam.policy.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A text that a command was told to read: a file, or `-` for standard input.
sealed interface Input {
  /// No policy is longer; the services stop at 10 240 characters.
  int MAX_BYTES = 16 << 20;

  /// The name to show.
  String name();

  record Text(String name, SourceText source) implements Input {}

  /// It could not be read; `problem` is a whole sentence that starts with the name.
  record Unreadable(String name, String problem) implements Input {}

  static Input read(String name, Terminal terminal) {
    try (InputStream stream = name.equals("-") ? terminal.in() : open(Path.of(name))) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? new Unreadable(
              name, name + ": is longer than 16 MB, which no policy is; is it the right file?")
          : decode(name, bytes);
    } catch (IOException | InvalidPathException e) {
      return new Unreadable(name, problem(name, e));
    }
  }

  private static String problem(String name, Exception e) {
    return name
        + switch (e) {
          case NoSuchFileException _, InvalidPathException _ ->
              ": there is no such file; look at the spelling, or use - for standard input";
          case AccessDeniedException _ -> ": may not be read; look at its permissions";
          default -> ": cannot be read (" + e.getMessage() + ")";
        };
  }

  /// Work on a stream.
  interface Use {
    int of(InputStream in) throws IOException;
  }

  /// Hands the bytes of a file, or of standard input, to `use`, and returns its exit status.
  static int stream(String name, Terminal terminal, Use use) {
    try (InputStream in = name.equals("-") ? terminal.in() : open(Path.of(name))) {
      return use.of(in);
    } catch (IOException | InvalidPathException e) {
      terminal.say(problem(name, e));
      return ExitStatus.BAD_INPUT;
    }
  }

  private static InputStream open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a folder: name the files in it");
    }
    return Files.newInputStream(path);
  }

  private static Input decode(String name, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    SourceText source = new SourceText(chars.flip().toString());
    if (result.isError()) {
      Position at = source.position(source.length());
      return new Unreadable(
          name, shown(name, at) + ": this byte is not UTF-8; save the file in the encoding UTF-8");
    }
    return new Text(name, source);
  }

  /// `file:line:column` as compilers and editors write it: both count from 1.
  static String shown(String name, Position at) {
    return name + ":" + at.line() + ":" + (at.column() + 1);
  }
}
