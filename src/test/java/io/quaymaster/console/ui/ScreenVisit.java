package io.quaymaster.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RepositoryId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// A test that visits screens without a browser, in a console that is empty but for what the
/// fixture makes. All share one application.
@SpringBootTest(properties = "quaymaster.sample=false")
@Import({PolicyFixture.class, AtOnce.class})
public abstract class ScreenVisit extends SpringBrowserlessTest {
  /// How often what was done in the background may begin something itself.
  private static final int DEPTH = 5;

  @Autowired protected PolicyFixture fixture;

  /// Goes to `path?query` as a browser does, and waits until everything that it shows is there.
  protected final void open(String address) {
    String[] parts = address.split("\\?", 2);
    if (parts.length == 1) {
      UI.getCurrent().navigate(address);
    } else {
      UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts[1]));
    }
    settle();
  }

  /// The same, and the address leads to `screen`.
  protected final void open(String address, Class<? extends Component> screen) {
    open(address);
    assertThat(getCurrentView()).isInstanceOf(screen);
  }

  /// Lets the page take what was done in the background and what others have asked of it.
  protected final void settle() {
    VaadinSession session = VaadinSession.getCurrent();
    for (int i = 0; i < DEPTH; i++) {
      session.getService().runPendingAccessTasks(session);
    }
    roundTrip();
  }

  /// Every word on the screen.
  protected final String words() {
    return ((Component) getCurrentView()).getElement().getTextRecursively();
  }

  /// The repository that a policy is on.
  public static RepositoryId on(PolicySummary policy) {
    return switch (policy.place()) {
      case PolicyPlace.OnRepository(RepositoryId repository) -> repository;
      default -> throw new IllegalArgumentException(policy + " is not on a repository");
    };
  }
}
