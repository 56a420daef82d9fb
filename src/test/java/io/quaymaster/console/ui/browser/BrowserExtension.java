package io.quaymaster.console.ui.browser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// One browser for the whole test run, one clean session for each test method.
final class BrowserExtension
    implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

  private static final Namespace BROWSER = Namespace.create(BrowserExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == BrowserSession.class;
  }

  @Override
  public BrowserSession resolveParameter(ParameterContext parameter, ExtensionContext test) {
    SharedBrowser browser =
        test.getRoot()
            .getStore(BROWSER)
            .computeIfAbsent(
                SharedBrowser.class, key -> SharedBrowser.start(), SharedBrowser.class);
    Environment environment = SpringExtension.getApplicationContext(test).getEnvironment();
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    return test.getStore(BROWSER)
        .computeIfAbsent(
            BrowserSession.class,
            key -> browser.open("http://127.0.0.1:" + port),
            BrowserSession.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    BrowserSession session = session(test);
    if (session == null) {
      return;
    }
    Throwable failure = test.getExecutionException().orElse(null);
    if (failure == null) {
      session.verifyNoTrouble();
    } else {
      session.photographFailure(test.getRequiredTestClass().getSimpleName(), test.getDisplayName());
      session.trouble().forEach(trouble -> failure.addSuppressed(new AssertionError(trouble)));
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    BrowserSession session = session(test);
    if (session != null) {
      session.close();
    }
  }

  private static @Nullable BrowserSession session(ExtensionContext test) {
    Store store = test.getStore(BROWSER);
    return store.get(BrowserSession.class, BrowserSession.class);
  }
}
