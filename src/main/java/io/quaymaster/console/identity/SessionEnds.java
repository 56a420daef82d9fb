package io.quaymaster.console.identity;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Hears of sessions that end, however they do; of those that end with the console it says nothing.
@Component
class SessionEnds implements HttpSessionListener {
  private static final Logger LOG = LoggerFactory.getLogger(SessionEnds.class);

  private final SignIns signIns;
  private final Clock clock;
  private volatile boolean closing;

  SessionEnds(SignIns signIns, Clock clock) {
    this.signIns = signIns;
    this.clock = clock;
  }

  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    HttpSession session = event.getSession();
    if (closing
        || !(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            instanceof SecurityContext context)
        || context.getAuthentication() == null) {
      return;
    }
    try {
      signIns.ended(context.getAuthentication(), isUnused(session));
    } catch (DataAccessException | TransactionException e) {
      LOG.error("The end of a session could not be written down", e);
    }
  }

  private boolean isUnused(HttpSession session) {
    Duration unused = Duration.ofMillis(clock.millis() - session.getLastAccessedTime());
    int limit = session.getMaxInactiveInterval();
    return limit > 0 && unused.compareTo(Duration.ofSeconds(limit)) >= 0;
  }
}
