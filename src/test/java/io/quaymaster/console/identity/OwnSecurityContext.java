package io.quaymaster.console.identity;

import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// Gives every test the security context of its own application. Vaadin keeps that in a static
/// field, where whichever application started last would otherwise leave its own for the tests of
/// an application that started before and is used again. `spring.factories` applies this to all
/// tests.
public final class OwnSecurityContext implements TestExecutionListener, Ordered {

  /// Before Spring Security signs anybody in, which is at 10 000.
  @Override
  public int getOrder() {
    return 9_000;
  }

  @Override
  public void beforeTestMethod(TestContext test) {
    if (test.hasApplicationContext()) {
      test.getApplicationContext()
          .getBeanProvider(SecurityContextHolderStrategy.class)
          .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
    }
  }
}
