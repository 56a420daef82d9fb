package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.ContextValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Keys of a request that are known whoever makes it, such as the tags of the repository and the
/// time. `keys` (in lower case) have these values; of every other key, `isAbsent` says whether it
/// is known that no request carries it.
public record KnownFacts(Map<String, ContextValue> keys, Predicate<String> isAbsent) {
  public static final KnownFacts NONE = new KnownFacts(Map.of(), key -> false);

  public KnownFacts {
    Map<String, ContextValue> lower = new LinkedHashMap<>();
    keys.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
    keys = Map.copyOf(lower);
  }

  boolean settles(String key) {
    return keys.containsKey(key) || isAbsent.test(key);
  }
}
