package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;

class SignInThrottleTest {
  private static final String HERE = "192.0.2.1";

  private final List<Object> told = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
  private final SignInThrottle throttle = new SignInThrottle(told::add, time());

  @Test
  void the_sixth_guess_in_a_row_is_not_looked_at() {
    guess("kim", HERE, 5);

    assertThat(pauseOf("kim", HERE)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(31));
    assertThat(pauseOf(" KIM ", HERE)).isPositive();
  }

  @Test
  void what_is_right_does_not_come_in_either_while_it_is_not_looked_at() {
    guess("kim", HERE, 5);

    assertThatExceptionOfType(TooManyAttempts.class)
        .isThrownBy(() -> throttle.attempt("kim", HERE, () -> "in"));
  }

  @Test
  void one_more_is_looked_at_after_the_pause() {
    guess("kim", HERE, 5);

    pass(pauseOf("kim", HERE));

    guess("kim", HERE, 1);
    assertThat(pauseOf("kim", HERE)).isPositive();
  }

  @Test
  void whoever_comes_in_begins_anew() {
    guess("kim", HERE, 4);
    signIn("kim", HERE);
    guess("kim", HERE, 5);

    assertThat(pauseOf("kim", HERE)).isPositive();
  }

  @Test
  void many_who_come_in_from_one_address_do_not_wait() {
    for (int person = 0; person < 500; person++) {
      signIn("person." + person, HERE);
    }
  }

  @Test
  void an_address_has_so_many_guesses_for_all_names() {
    for (int name = 0; name < 50; name++) {
      guess("name." + name, HERE, 1);
    }

    assertThat(pauseOf("another", HERE)).isPositive();
    guess("another", "192.0.2.2", 1);
  }

  @Test
  void the_addresses_of_one_network_count_as_one() {
    for (int host = 1; host <= 5; host++) {
      guess("kim", "2001:db8:0:1::" + host, 1);
    }

    assertThat(pauseOf("kim", "2001:db8:0:1:ffff::9")).isPositive();
    guess("kim", "2001:db8:0:2::1", 1);
  }

  @Test
  void a_name_has_so_many_guesses_from_all_addresses() {
    for (int guess = 0; guess < 200; guess++) {
      guess("kim", "198.51.100." + guess, 1);
    }

    assertThat(pauseOf("kim", "203.0.113.1")).isPositive();
  }

  @Test
  void nobody_is_shut_out_of_where_they_came_in_from_before() {
    signIn("kim", HERE);
    for (int guess = 0; guess < 200; guess++) {
      guess("kim", "198.51.100." + guess, 1);
    }

    signIn("kim", HERE);
  }

  @Test
  void nobody_shuts_out_a_name_from_one_address() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      tryAtMost("kim", "198.51.100.7", 10);
      pass(Duration.ofMinutes(1));
    }

    signIn("kim", HERE);
  }

  @Test
  void what_could_not_be_looked_at_costs_nothing() {
    for (int failure = 0; failure < 20; failure++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> throttle.attempt("kim", HERE, SignInThrottleTest::away));
    }

    signIn("kim", HERE);
  }

  @Test
  void it_is_told_once_for_as_long_as_it_goes_on() {
    guess("kim", HERE, 5);
    for (int more = 0; more < 30; more++) {
      pauseOf("kim", HERE);
    }

    assertThat(told).hasSize(1).first().isInstanceOf(Refusal.class);
    assertThat(((Refusal) told.getFirst()).account().subject()).isEqualTo("kim");
    assertThat(((Refusal) told.getFirst()).actor().remoteAddress()).isEqualTo(HERE);
  }

  private void guess(String name, String address, int times) {
    for (int guess = 0; guess < times; guess++) {
      assertThatExceptionOfType(BadCredentialsException.class)
          .isThrownBy(() -> throttle.attempt(name, address, SignInThrottleTest::wrong));
    }
  }

  private void tryAtMost(String name, String address, int times) {
    for (int guess = 0; guess < times; guess++) {
      try {
        throttle.attempt(name, address, SignInThrottleTest::wrong);
      } catch (BadCredentialsException | TooManyAttempts refused) {
        // Either is what a guess gets.
      }
    }
  }

  private void signIn(String name, String address) {
    assertThat(throttle.attempt(name, address, () -> "in")).isEqualTo("in");
  }

  private Duration pauseOf(String name, String address) {
    Supplier<String> check = SignInThrottleTest::wrong;
    try {
      throttle.attempt(name, address, check);
    } catch (TooManyAttempts many) {
      return many.pause();
    } catch (BadCredentialsException wrong) {
      throw new AssertionError("It was looked at.", wrong);
    }
    throw new AssertionError("It came in.");
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static String wrong() {
    throw new BadCredentialsException("wrong");
  }

  private static String away() {
    throw new IllegalStateException("The database is away.");
  }

  private TimeMeter time() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos.get();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }
}
