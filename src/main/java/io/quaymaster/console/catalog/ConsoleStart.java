package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.DemoUser;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.identity.FirstAdministrator;
import io.quaymaster.console.identity.SystemUser;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Before the first request can come: says who may sign in. Demo users are let in or shut out here,
/// so on another than a loopback address no request ever meets one.
@Component
class ConsoleStart implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleStart.class);

  private final SampleWorkspace sample;
  private final boolean sampleWanted;
  private final DemoUsers demoUsers;
  private final FirstAdministrator firstAdministrator;
  private volatile boolean running;

  ConsoleStart(
      SampleWorkspace sample,
      @Value("${quaymaster.sample:true}") boolean sampleWanted,
      DemoUsers demoUsers,
      FirstAdministrator firstAdministrator) {
    this.sample = sample;
    this.sampleWanted = sampleWanted;
    this.demoUsers = demoUsers;
    this.firstAdministrator = firstAdministrator;
  }

  @Override
  public void start() {
    SystemUser.run(this::prepare, ConsoleRole.ADMIN);
    running = true;
  }

  private void prepare() {
    if (sampleWanted) {
      loadSample();
    }
    List<DemoUser> demo = sample.isLoaded() ? demoUsers.offer() : withdrawn();
    if (demo.isEmpty()) {
      firstAdministrator
          .ensure()
          .ifPresent(once ->
              LOG.info(
                  "Sign in as `{}` with the one-time password {} and choose your own.",
                  once.user(),
                  once.password()));
    }
    for (DemoUser user : demo) {
      LOG.info(
          "Sign in as {} ({}, {}) with the password {}",
          user.person().id(),
          user.person().name(),
          user.role().title(),
          user.password());
    }
  }

  private void loadSample() {
    try {
      sample.loadIntoEmpty();
    } catch (DataIntegrityViolationException e) {
      // Another node of the console, started at the same moment, has loaded it.
      LOG.debug("The sample is there already", e);
    }
  }

  private List<DemoUser> withdrawn() {
    demoUsers.withdraw();
    return List.of();
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Before the web server, which starts in one of the last phases.
  @Override
  public int getPhase() {
    return 0;
  }
}
