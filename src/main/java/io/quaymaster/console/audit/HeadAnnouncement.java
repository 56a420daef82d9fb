package io.quaymaster.console.audit;

import io.quaymaster.console.audit.chain.ChainHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Puts the head of the trail into the log at the start: where logs go to another machine, nobody
/// can rewrite the trail unseen.
@Component
class HeadAnnouncement {
  private static final Logger LOG = LoggerFactory.getLogger(HeadAnnouncement.class);

  private final AuditRows rows;

  HeadAnnouncement(AuditRows rows) {
    this.rows = rows;
  }

  @EventListener(ApplicationReadyEvent.class)
  void announce() {
    tell(rows.head());
  }

  static void tell(ChainHead head) {
    LOG.info("The audit trail has {} entries and the head {}", head.entries(), head.hash());
  }
}
