package io.quaymaster.console.ui.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The accessibility checker axe, run inside a page. It sees into shadow roots.
final class Accessibility {

  private static final String AXE = read("/axe.min.js");

  /// One line for each element at fault: what the rule asks for, and which element breaks it.
  private static final String RUN =
      """
      async () => {
        const result = await axe.run(document, { resultTypes: ["violations"] });
        return result.violations
          .filter(rule => rule.impact === "serious" || rule.impact === "critical")
          .flatMap(rule => rule.nodes.map(node =>
            `${rule.id} (${rule.impact}): ${rule.help}: ${node.target.flat().join(" ")}: ${node.failureSummary}`));
      }
      """;

  private Accessibility() {}

  static List<String> barriers(Page page) {
    page.evaluate("source => { if (!window.axe) (0, eval)(source); }", AXE);
    return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
  }

  private static String read(String resource) {
    try (InputStream in = Accessibility.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
