package io.quaymaster.iam.analysis.encoding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// IP addresses, told apart by ranges; IPv4 and IPv6 never meet. Perhaps absent.
final class AddressDimension extends Dimension {
  private final boolean optional;
  private final Map<String, AddressRange> ranges = new LinkedHashMap<>();
  private final List<String> examples = new ArrayList<>();
  private final List<BitSet> inside = new ArrayList<>();

  AddressDimension(String name, boolean optional) {
    super(name, Meaning.CONDITION_KEY);
    this.optional = optional;
  }

  Term in(AddressRange range, String label) {
    ranges.putIfAbsent(label, range);
    return new Term(this, () -> values(range));
  }

  Term present() {
    return new Term(
        this,
        () -> {
          BitSet all = new BitSet();
          all.set(0, examples.size());
          return all;
        });
  }

  Term missing() {
    return new Term(this, () -> optional ? bits(examples.size()) : new BitSet());
  }

  private BitSet values(AddressRange range) {
    List<AddressRange> all = List.copyOf(ranges.values());
    int number = all.indexOf(range);
    BitSet values = new BitSet(size());
    for (int i = 0; i < inside.size(); i++) {
      values.set(i, inside.get(i).get(number));
    }
    return values;
  }

  @Override
  void split(int limit) {
    for (int bits : new int[] {32, 128}) {
      TreeSet<BigInteger> starts = new TreeSet<>();
      starts.add(BigInteger.ZERO);
      for (AddressRange range : ranges.values()) {
        if (range.bits() == bits) {
          starts.add(range.first());
          starts.add(range.last().add(BigInteger.ONE));
        }
      }
      starts.remove(BigInteger.ONE.shiftLeft(bits));
      Map<BitSet, Integer> seen = new HashMap<>();
      for (BigInteger plain : AddressRange.plain(bits)) {
        add(plain, bits, seen);
      }
      for (BigInteger start : starts) {
        BigInteger last =
            Optional.ofNullable(starts.higher(start))
                .orElse(BigInteger.ONE.shiftLeft(bits))
                .subtract(BigInteger.ONE);
        add(start.add(BigInteger.TEN).min(last), bits, seen);
      }
    }
  }

  private void add(BigInteger address, int bits, Map<BitSet, Integer> seen) {
    BitSet signature = new BitSet();
    int number = 0;
    for (AddressRange range : ranges.values()) {
      signature.set(number++, range.bits() == bits && range.contains(address));
    }
    if (seen.putIfAbsent(signature, examples.size()) == null) {
      examples.add(AddressRange.format(address, bits));
      inside.add(signature);
    }
  }

  @Override
  public int size() {
    return examples.size() + (optional ? 1 : 0);
  }

  @Override
  public @Nullable String example(int value) {
    return value == examples.size() ? null : examples.get(value);
  }

  @Override
  public int cost(int value) {
    return value == examples.size() ? 0 : 1 + (examples.get(value).indexOf(':') >= 0 ? 1 : 0);
  }

  @Override
  public List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    ranges.forEach((text, range) -> labels.add(new Label(text, values(range))));
    return labels;
  }

  @Override
  public Optional<Integer> absent() {
    return optional ? Optional.of(examples.size()) : Optional.empty();
  }
}
