package io.quaymaster.iam.analysis.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Times of pairs in their order, by their quantiles.
record Times(List<Duration> sorted) {
  Times {
    sorted = sorted.stream().sorted().toList();
  }

  double millis(double quantile) {
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    int at = (int) Math.ceil(quantile * sorted.size()) - 1;
    return sorted.get(Math.clamp(at, 0, sorted.size() - 1)).toNanos() / 1e6;
  }

  double median() {
    return millis(0.5);
  }

  String columns() {
    return "%s | %s | %s | %s"
        .formatted(told(median()), told(millis(0.95)), told(millis(0.99)), told(millis(1)));
  }

  static String told(double millis) {
    return Double.isNaN(millis)
        ? "–"
        : millis >= 100
            ? "%,.0f".formatted(millis).replace(',', ' ')
            : String.format(Locale.ROOT, millis >= 10 ? "%.1f" : "%.2f", millis);
  }
}
