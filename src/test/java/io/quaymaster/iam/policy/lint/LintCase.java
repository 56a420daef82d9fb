package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.inspection.Inspector;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.parse.Edits;
import io.quaymaster.iam.policy.text.Position;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.policy.text.Span;
import io.quaymaster.iam.service.RegistryKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A policy text and what the linter says about it. The file has three parts between lines `---`:
/// what the policy is, its text, and one line for each finding with its fixes beneath.
record LintCase(Path file, String head, LintContext context, String text, String expected) {
  static final Path ROOT = Path.of("src/test/resources/cases/lint");
  private static final String BREAK = "\n---\n";
  private static final int LONGEST = 300;

  static List<LintCase> all(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(LintCase::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LintCase read(Path file) {
    try {
      String all = Files.readString(file);
      int first = all.indexOf(BREAK);
      int last = all.lastIndexOf(BREAK);
      String head = all.substring(0, first);
      Map<String, String> fields = new HashMap<>();
      for (String line : head.split("\n")) {
        int colon = line.indexOf(": ");
        fields.put(line.substring(0, colon), line.substring(colon + 2));
      }
      LintContext context =
          new LintContext(
              PolicyType.ofId(fields.getOrDefault("type", "")).orElseThrow(),
              RegistryKind.ofId(fields.getOrDefault("registry", "")).orElseThrow(),
              fields.get("resource"));
      String text = all.substring(Math.min(first + BREAK.length(), last), last);
      return new LintCase(file, head, context, text, all.substring(last + BREAK.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder: the code that the case is about.
  String code() {
    return file.getName(file.getNameCount() - 2).toString();
  }

  /// Whether the case shows what the code is not about.
  boolean isCounterexample() {
    return file.getFileName().toString().startsWith("not-");
  }

  List<Finding> findings() {
    return Inspector.inspect(new SourceText(text), context);
  }

  String actual() {
    return findings().stream().map(LintCase::line).collect(Collectors.joining());
  }

  void write() {
    try {
      Files.writeString(file, head + BREAK + text + BREAK + actual());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Finding finding) {
    StringBuilder out = new StringBuilder();
    out.append(finding.type()).append(' ').append(finding.code().id()).append(' ');
    out.append(Edits.quoted(finding.location().pointer())).append(' ');
    out.append(span(finding.location().span())).append('\n');
    out.append("  ").append(finding.message()).append('\n');
    for (Fix fix : finding.fixes()) {
      String replacement = Edits.quoted(fix.replacement());
      out.append("  * ").append(fix.title()).append(" [").append(span(fix.span())).append("] ");
      out.append(replacement, 0, Math.min(LONGEST, replacement.length())).append('\n');
    }
    return out.toString();
  }

  private static String span(Span span) {
    return position(span.start()) + "-" + position(span.end());
  }

  private static String position(Position position) {
    return position.line() + ":" + position.column();
  }

  @Override
  public String toString() {
    return code() + "/" + file.getFileName();
  }
}
