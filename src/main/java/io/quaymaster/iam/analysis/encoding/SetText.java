package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.encoding.Dimension.Label;
import io.quaymaster.iam.analysis.encoding.Parts.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A set of values of one dimension in the policies' own patterns: everything in `include` (or
/// everything at all, if `everything`), but what is in `exclude`. `absent` tells whether the
/// absence of the key belongs to it, `exact` whether the words say it all and no more: if not, some
/// of them are examples.
record SetText(
    boolean everything, List<String> include, List<String> exclude, boolean absent, boolean exact) {
  /// Parts that take more names than this together are harder to read than examples.
  private static final int MOST_OF_PARTS = 12;

  static final Parts.Algebra<BitSet> BITS =
      new Parts.Algebra<>() {
        @Override
        public BitSet and(BitSet one, BitSet other) {
          BitSet both = (BitSet) one.clone();
          both.and(other);
          return both;
        }

        @Override
        public BitSet minus(BitSet one, BitSet other) {
          BitSet less = (BitSet) one.clone();
          less.andNot(other);
          return less;
        }

        @Override
        public boolean isEmpty(BitSet set) {
          return set.isEmpty();
        }

        @Override
        public boolean meet(BitSet one, BitSet other) {
          return one.intersects(other);
        }

        @Override
        public double size(BitSet set) {
          return set.cardinality();
        }
      };

  /// Describes `values` within `domain`.
  static SetText of(Dimension dimension, BitSet values, BitSet domain) {
    BitSet present = (BitSet) domain.clone();
    dimension.absent().ifPresent(present::clear);
    BitSet set = (BitSet) values.clone();
    set.and(present);
    boolean absent = dimension.absent().map(values::get).orElse(false);
    if (set.equals(present)) {
      return new SetText(true, List.of(), List.of(), absent, true);
    }
    BitSet outside = (BitSet) present.clone();
    outside.andNot(set);
    Cover included = cover(dimension, set, present);
    Cover excluded = cover(dimension, outside, present);
    boolean byExclusion =
        excluded.exact && (!included.exact || excluded.words() < included.words());
    if (byExclusion) {
      return new SetText(true, List.of(), withExceptions(excluded), absent, true);
    }
    return new SetText(
        false, onceOnly(dimension, included), included.exceptions, absent, included.exact);
  }

  /// What is left out need not be named among what is in.
  private static List<String> onceOnly(Dimension dimension, Cover cover) {
    if (!(dimension instanceof TextDimension text)) {
      return cover.names;
    }
    Set<String> names = new LinkedHashSet<>();
    cover.names.forEach(name -> names.addAll(text.patterns(name)));
    if (names.size() == cover.names.size()) {
      return cover.names;
    }
    cover.exceptions.forEach(name -> names.removeAll(text.patterns(name)));
    return names.isEmpty() ? cover.names : List.copyOf(names);
  }

  /// Names whose union is a set but for exceptions.
  private record Cover(List<String> names, List<String> exceptions, boolean exact) {
    int words() {
      return names.size() + exceptions.size();
    }
  }

  private static List<String> withExceptions(Cover cover) {
    return cover.exceptions.isEmpty()
        ? cover.names
        : List.of(
            String.join(", ", cover.names)
                + " (but not "
                + String.join(", ", cover.exceptions)
                + ")");
  }

  private static Cover cover(Dimension dimension, BitSet set, BitSet present) {
    List<String> names = new ArrayList<>();
    BitSet left = (BitSet) set.clone();
    List<Label> labels = new ArrayList<>(dimension.labels());
    labels.sort(Comparator.comparingInt((Label label) -> label.values().cardinality()).reversed());
    for (Label label : labels) {
      BitSet outside = inside(label, present);
      outside.andNot(set);
      if (outside.isEmpty() && left.intersects(label.values())) {
        names.add(label.text());
        left.andNot(label.values());
      }
    }
    if (left.isEmpty()) {
      return new Cover(names, List.of(), true);
    }
    Cover wider = widerLabel(labels, set, left, present, names);
    if (wider != null) {
      return wider;
    }
    Cover parts = parts(labels, set, left, present, names);
    return parts != null ? parts : examples(dimension, names, left);
  }

  /// What is left, as parts that lie in the set; null where that takes too many words.
  private static @Nullable Cover parts(
      List<Label> labels, BitSet set, BitSet left, BitSet present, List<String> names) {
    return new Parts<Label, BitSet>(BITS, label -> inside(label, present), MOST_OF_PARTS)
        .of(labels, labels, set, left)
        .map(parts -> {
          List<String> all = new ArrayList<>(names);
          parts.forEach(part -> all.add(text(part)));
          return new Cover(all, List.of(), true);
        })
        .orElse(null);
  }

  private static String text(Part<Label, BitSet> part) {
    String common = part.all().stream().map(Label::text).collect(Collectors.joining(" and "));
    return part.except().isEmpty()
        ? common
        : common
            + part.except().stream()
                .map(Label::text)
                .collect(Collectors.joining(", ", " (but not ", ")"));
  }

  /// A pattern that covers what is left and more, with exceptions for the surplus.
  private static @Nullable Cover widerLabel(
      List<Label> labels, BitSet set, BitSet left, BitSet present, List<String> names) {
    for (int i = labels.size() - 1; i >= 0; i--) {
      BitSet missing = (BitSet) left.clone();
      missing.andNot(labels.get(i).values());
      if (!missing.isEmpty()) {
        continue;
      }
      BitSet surplus = inside(labels.get(i), present);
      surplus.andNot(set);
      List<String> exceptions = new ArrayList<>();
      for (Label other : labels) {
        BitSet outside = inside(other, present);
        outside.and(set);
        if (outside.isEmpty() && surplus.intersects(other.values())) {
          exceptions.add(other.text());
          surplus.andNot(other.values());
        }
      }
      if (surplus.isEmpty()) {
        List<String> all = new ArrayList<>(names);
        all.add(labels.get(i).text());
        return new Cover(all, exceptions, true);
      }
    }
    return null;
  }

  private static Cover examples(Dimension dimension, List<String> names, BitSet left) {
    List<String> all = new ArrayList<>(names);
    left.stream().limit(3).forEach(value -> all.add(example(dimension, value)));
    return new Cover(all, List.of(), false);
  }

  private static String example(Dimension dimension, int value) {
    String example = dimension.example(value);
    return example == null || example.isEmpty() ? "empty" : "such as " + example;
  }

  private static BitSet inside(Label label, BitSet present) {
    BitSet values = (BitSet) label.values().clone();
    values.and(present);
    return values;
  }
}
