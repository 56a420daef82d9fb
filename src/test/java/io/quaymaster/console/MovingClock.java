package io.quaymaster.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;

/// A clock that goes as usual and can be put forward, or stopped.
@Primary
public final class MovingClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;
  private volatile @Nullable Instant stopped;

  public void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  public void stopAt(Instant instant) {
    stopped = instant;
  }

  public void reset() {
    ahead = Duration.ZERO;
    stopped = null;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    Instant still = stopped;
    return still != null
        ? still
        : Clock.systemUTC().instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
  }
}
