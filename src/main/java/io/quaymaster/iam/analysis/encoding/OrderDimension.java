package io.quaymaster.iam.analysis.encoding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Numbers or instants: the constants that the policies name, the open intervals between them, and
/// perhaps absence.
final class OrderDimension extends Dimension {
  private final boolean optional;
  private final @Nullable BigDecimal plainest;
  private final Function<BigDecimal, String> format;
  private final TreeSet<BigDecimal> constants = new TreeSet<>();
  private final Map<String, Predicate<BigDecimal>> labelled = new LinkedHashMap<>();
  private List<BigDecimal> examples = List.of();

  OrderDimension(
      String name,
      boolean optional,
      @Nullable BigDecimal plainest,
      Function<BigDecimal, String> format) {
    super(name, Meaning.CONDITION_KEY);
    this.optional = optional;
    this.plainest = plainest;
    this.format = format;
  }

  /// The values for which `test` holds, a comparison with `constant`.
  Term where(BigDecimal constant, Predicate<BigDecimal> test, String label) {
    constants.add(constant);
    labelled.putIfAbsent(label, test);
    return new Term(this, () -> values(test));
  }

  Term present() {
    return new Term(this, () -> values(any -> true));
  }

  Term missing() {
    return new Term(this, () -> optional ? bits(examples.size()) : new BitSet());
  }

  private BitSet values(Predicate<BigDecimal> test) {
    BitSet values = new BitSet(size());
    for (int i = 0; i < examples.size(); i++) {
      values.set(i, test.test(examples.get(i)));
    }
    return values;
  }

  @Override
  void split(int limit) {
    List<BigDecimal> all = new ArrayList<>();
    BigDecimal before = null;
    for (BigDecimal constant : constants) {
      all.add(between(before, constant));
      all.add(constant);
      before = constant;
    }
    all.add(between(before, null));
    examples = all;
  }

  /// A plain value strictly between two constants: the plainest of all if it fits, else a whole
  /// number, else the middle.
  private BigDecimal between(@Nullable BigDecimal low, @Nullable BigDecimal high) {
    if (plainest != null
        && (low == null || plainest.compareTo(low) > 0)
        && (high == null || plainest.compareTo(high) < 0)) {
      return plainest;
    }
    if (low == null) {
      return high == null ? BigDecimal.ONE : high.subtract(BigDecimal.ONE);
    }
    if (high == null || low.add(BigDecimal.ONE).compareTo(high) < 0) {
      return low.add(BigDecimal.ONE);
    }
    return low.add(high).divide(BigDecimal.TWO);
  }

  @Override
  public int size() {
    return examples.size() + (optional ? 1 : 0);
  }

  @Override
  public @Nullable String example(int value) {
    return value == examples.size() ? null : format.apply(examples.get(value));
  }

  @Override
  public int cost(int value) {
    if (value == examples.size()) {
      return 0;
    }
    return (plainest != null && examples.get(value).compareTo(plainest) == 0 ? 0 : 1)
        + (optional ? 1 : 0);
  }

  @Override
  public List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    labelled.forEach((text, test) -> labels.add(new Label(text, values(test))));
    return labels;
  }

  @Override
  public Optional<Integer> absent() {
    return optional ? Optional.of(examples.size()) : Optional.empty();
  }
}
