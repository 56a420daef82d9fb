package io.quaymaster.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says where the console answers, once it does.
@Component
class AddressAnnouncement {

  private static final Logger LOG = LoggerFactory.getLogger(AddressAnnouncement.class);

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      String host = web.getEnvironment().getProperty("server.address", "localhost");
      LOG.info("Quaymaster is ready at http://{}:{}/", host, web.getWebServer().getPort());
    }
  }
}
