package io.quaymaster.iam.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Chance with a seed.
public final class Dice {
  private final SplittableRandom random;

  public Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// True `percent` times of a hundred.
  public boolean in100(int percent) {
    return random.nextInt(100) < percent;
  }

  /// From `least` to `most`, both included.
  public int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  public <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// From `least` to `most` choices, repetitions included.
  public <T> List<T> some(List<T> choices, int least, int most) {
    List<T> some = new ArrayList<>();
    for (int i = between(least, most); i > 0; i--) {
      some.add(of(choices));
    }
    return some;
  }

  /// The same letters, some of them in the other case.
  public String anyCase(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      out.append(in100(50) ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    return out.toString();
  }
}
