package io.quaymaster.console.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/// Slows down whoever guesses passwords, by the name and by the address that guesses come from.
///
/// An attempt is not looked at while one of its buckets is empty, whether or not its name exists.
/// What was right costs nothing. Nobody can shut out another person from one address: that address
/// is out of attempts before the name is, and the name's own bucket does not hold for addresses
/// that the person came in from before. Kept in memory: a start begins anew.
@Component
class SignInThrottle {
  /// For one name from one address: five at once, then one every half minute.
  static final Bandwidth PAIR =
      Bandwidth.builder().capacity(5).refillGreedy(1, Duration.ofSeconds(30)).build();

  /// From one address, whatever the names.
  static final Bandwidth ADDRESS =
      Bandwidth.builder().capacity(50).refillGreedy(5, Duration.ofMinutes(1)).build();

  /// For one name, wherever from.
  static final Bandwidth NAME =
      Bandwidth.builder().capacity(200).refillGreedy(200, Duration.ofHours(1)).build();

  private static final Duration KNOWN_FOR = Duration.ofDays(30);
  private static final Duration TOLD_FOR = Duration.ofMinutes(10);
  private static final int MAX_ENTRIES = 100_000;
  private static final int MAX_NAME = 100;

  /// Bytes of an IPv6 address that name a network; whoever has one has all addresses in it.
  private static final int NETWORK = 8;

  private final ApplicationEventPublisher events;
  private final TimeMeter time;
  private final Cache<Pair, Bucket> pairs;
  private final Cache<String, Bucket> addresses;
  private final Cache<String, Bucket> names;
  private final Cache<Pair, Boolean> known;
  private final Cache<Object, Boolean> told;

  private record Pair(String name, String address) {}

  @Autowired
  SignInThrottle(ApplicationEventPublisher events) {
    this(events, TimeMeter.SYSTEM_MILLISECONDS);
  }

  SignInThrottle(ApplicationEventPublisher events, TimeMeter time) {
    this.events = events;
    this.time = time;
    // Full again by then, so that nothing is forgotten that would still count.
    pairs = entries(Duration.ofMinutes(5));
    addresses = entries(Duration.ofMinutes(15));
    names = entries(Duration.ofHours(2));
    known = entries(KNOWN_FOR);
    told = entries(TOLD_FOR);
  }

  private <K, V> Cache<K, V> entries(Duration kept) {
    Ticker ticker = time::currentTimeNanos;
    return Caffeine.newBuilder()
        .ticker(ticker)
        .maximumSize(MAX_ENTRIES)
        .expireAfterAccess(kept)
        .build();
  }

  /// Looks at an attempt, or throws.
  ///
  /// @param check answers who it is, or throws `BadCredentialsException`
  /// @throws TooManyAttempts if it is not looked at
  <T> T attempt(String typed, String from, Supplier<T> check) {
    String name = Legible.shown(typed.strip().toLowerCase(Locale.ROOT), MAX_NAME);
    String address = network(from);
    Pair pair = new Pair(name, address);
    Deque<Bucket> spent = new ArrayDeque<>();
    take(bucket(pairs, pair, PAIR), pair, spent, typed, from);
    take(bucket(addresses, address, ADDRESS), address, spent, typed, from);
    if (known.getIfPresent(pair) == null) {
      take(bucket(names, name, NAME), name, spent, typed, from);
    }
    T answer;
    try {
      answer = check.get();
    } catch (BadCredentialsException wrong) {
      throw wrong;
    } catch (RuntimeException other) {
      giveBack(spent); // Nothing was learnt of the password.
      throw other;
    }
    giveBack(spent);
    pairs.invalidate(pair);
    known.put(pair, true);
    return answer;
  }

  private <K> Bucket bucket(Cache<K, Bucket> all, K key, Bandwidth limit) {
    return all.get(
        key, _ -> Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build());
  }

  private void take(Bucket bucket, Object key, Deque<Bucket> spent, String typed, String from) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      giveBack(spent);
      tellOnce(key, typed, from);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw new TooManyAttempts(Duration.ofSeconds(seconds));
    }
    spent.add(bucket);
  }

  private static void giveBack(Deque<Bucket> spent) {
    spent.forEach(bucket -> bucket.addTokens(1));
  }

  /// Once for as long as it goes on: what is not looked at must not fill the audit trail either.
  private void tellOnce(Object key, String typed, String from) {
    if (told.asMap().put(key, true) == null) {
      events.publishEvent(
          Refusal.ofSignIn(
              typed,
              from,
              "Too many attempts were wrong. Further ones are not looked at for a while."));
    }
  }

  /// The address, or the network of an IPv6 address.
  private static String network(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK))
          : address;
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }
}
