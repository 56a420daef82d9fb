package io.quaymaster.console.rest;

import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Answers each caller a few requests at a time and lets a few more wait; more are refused. However
/// many somebody sends, others do not wait for them.
@Component
class CallersTurn implements HandlerInterceptor {
  static final int AT_ONCE = 4;
  static final int WAITING = 16;

  private static final int PATIENCE_IN_SECONDS = 30;
  private static final String MINE = CallersTurn.class.getName();

  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private final CurrentUser user;

  CallersTurn(CurrentUser user) {
    this.user = user;
  }

  /// Where the requests of one caller stand in line.
  ///
  /// @param there how many there are, at work and waiting
  private record Lane(String caller, Semaphore free, int there) {
    private Lane with(int more) {
      return new Lane(caller, free, there + more);
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws InterruptedException {
    String caller = user.signedIn().map(Person::id).map(id -> id.value()).orElse("");
    Lane lane =
        lanes.compute(
            caller,
            (name, known) ->
                known == null ? new Lane(name, new Semaphore(AT_ONCE, true), 1) : known.with(1));
    boolean mine = false;
    try {
      mine =
          lane.there() <= AT_ONCE + WAITING
              && lane.free().tryAcquire(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    } finally {
      if (!mine) {
        leave(lane);
      }
    }
    if (!mine) {
      response.setHeader("Retry-After", "1");
      throw new ApiException(
          ProblemKind.TOO_MANY,
          "%d requests of this caller are answered at a time, and %d wait. Send this one again later, or many questions in one as application/jsonl."
              .formatted(AT_ONCE, WAITING));
    }
    request.setAttribute(MINE, lane);
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(MINE) instanceof Lane lane) {
      lane.free().release();
      leave(lane);
    }
  }

  private void leave(Lane lane) {
    lanes.computeIfPresent(
        lane.caller(), (name, known) -> known.there() == 1 ? null : known.with(-1));
  }
}
