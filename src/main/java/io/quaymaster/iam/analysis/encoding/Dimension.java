package io.quaymaster.iam.analysis.encoding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One dimension of a request: a finite number of classes of values, each with an example. First it
/// is asked for sets of values (`Term`s), then it is split (`split`), then the sets are known.
public abstract class Dimension {
  /// What the values of a dimension are.
  public enum Meaning {
    KIND,
    ACCOUNT,
    OWNER,
    STANDING,
    ACTION,
    USER_NAME,
    ROLE_NAME,
    SESSION_NAME,
    FEDERATED_NAME,
    FEDERATING_USER,
    SERVICE_NAME,
    PARTITION,
    REGION,
    REPOSITORY,
    RESOURCE_NAME,
    OTHER_RESOURCE,
    CONDITION_KEY,
    PATTERN_WITH_VARIABLE
  }

  /// A set of values that has a name: a pattern of a policy, or a value as it is written there.
  public record Label(String text, BitSet values) {}

  private final String name;
  private final Meaning meaning;
  private int index = -1;

  Dimension(String name, Meaning meaning) {
    this.name = name;
    this.meaning = meaning;
  }

  public String name() {
    return name;
  }

  public Meaning meaning() {
    return meaning;
  }

  public int index() {
    return index;
  }

  void place(int at) {
    index = at;
  }

  /// Splits the values into classes, with at most `limit` states of automata.
  abstract void split(int limit);

  public abstract int size();

  /// An example of class `value`; null where the class is the absence of the key.
  public abstract @Nullable String example(int value);

  /// The values that a term of this dimension leaves out.
  Term outside(Term term) {
    return new Term(
        this,
        () -> {
          BitSet rest = all();
          rest.andNot(term.values().get());
          return rest;
        });
  }

  /// How far the example is from plain; 0 is plainest.
  public abstract int cost(int value);

  /// The sets of values that the policies name.
  public abstract List<Label> labels();

  public BitSet all() {
    BitSet all = new BitSet(size());
    all.set(0, size());
    return all;
  }

  /// The values that can occur in a comparison.
  BitSet domain() {
    return all();
  }

  /// The class that means that the key is absent.
  public Optional<Integer> absent() {
    return Optional.empty();
  }

  static BitSet bits(int... values) {
    BitSet bits = new BitSet();
    for (int value : values) {
      bits.set(value);
    }
    return bits;
  }

  /// A dimension whose values are known from the start.
  static final class Choice extends Dimension {
    private final List<String> values;
    private final List<Label> labels = new ArrayList<>();

    Choice(String name, Meaning meaning, List<String> values) {
      super(name, meaning);
      this.values = List.copyOf(values);
      for (int i = 0; i < values.size(); i++) {
        labels.add(new Label(values.get(i), bits(i)));
      }
    }

    Term in(BitSet set) {
      return new Term(this, () -> set);
    }

    @Override
    void split(int limit) {}

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public String example(int value) {
      return values.get(value);
    }

    @Override
    public int cost(int value) {
      return value;
    }

    @Override
    public List<Label> labels() {
      return labels;
    }
  }
}
