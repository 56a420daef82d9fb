package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A time that is over, as people say it: *from 3 hours ago to 5 minutes ago*. Where beginning and
/// end read the same it says how long it took: *for 5 minutes, 2 hours ago*.
public final class PeriodText extends Span {
  public PeriodText(Instant from, Instant to, Clock clock) {
    TimeText began = new TimeText(from, clock);
    TimeText ended = new TimeText(to, clock);
    if (began.getText().equals(ended.getText())) {
      String took = TimeText.amount(Duration.between(from, to));
      add(new Span("for " + took + ", "), began);
      setTitle(TimeText.exact(from) + " to " + TimeText.exact(to));
    } else {
      add(new Span("from "), began, new Span(" to "), ended);
    }
  }
}
