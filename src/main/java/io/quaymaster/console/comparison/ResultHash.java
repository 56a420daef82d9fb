package io.quaymaster.console.comparison;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import java.util.List;

/// One hash for one result, whatever plain examples it was shown with.
final class ResultHash {
  private ResultHash() {}

  static ContentHash of(Comparison comparison) {
    StringBuilder out = new StringBuilder(comparison.verdict().name());
    out.append('\n').append(comparison.complete()).append(comparison.future());
    classes("gained", comparison.gained(), out);
    classes("lost", comparison.lost(), out);
    comparison.undecided().ifPresent(why -> out.append('\n').append(why));
    return ContentHash.of(out.toString());
  }

  private static void classes(String direction, List<AccessClass> classes, StringBuilder out) {
    for (AccessClass one : classes) {
      out.append('\n')
          .append(direction)
          .append(one.actions())
          .append(one.principals())
          .append(one.resources())
          .append(one.conditions())
          .append(one.needsCallerPolicy())
          .append(one.flags())
          .append(one.because());
    }
  }
}
