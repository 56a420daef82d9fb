package io.quaymaster.console.review;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.SystemUser;
import org.springframework.context.ApplicationContext;

/// Runs the checks of a change request in the thread of a test.
public final class RunChecks {
  private RunChecks() {}

  public static void of(ChangeId id, ApplicationContext console) {
    SystemUser.run(() -> console.getBean(CheckWork.class).check(id), ConsoleRole.VIEWER);
  }
}
