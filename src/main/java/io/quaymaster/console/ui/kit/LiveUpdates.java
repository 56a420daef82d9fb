package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import io.quaymaster.console.audit.AuditGrown;
import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.catalog.CatalogChanged;
import io.quaymaster.console.catalog.PolicyVersionSaved;
import io.quaymaster.console.expectation.ExpectationRan;
import io.quaymaster.console.expectation.ExpectationSaved;
import io.quaymaster.console.guardrail.GuardrailsChanged;
import io.quaymaster.console.identity.ApiTokenChanged;
import io.quaymaster.console.identity.IdentityProvider.ReachChanged;
import io.quaymaster.console.identity.UserChanged;
import io.quaymaster.console.notification.DeliveriesMoved;
import io.quaymaster.console.notification.NotificationsChanged;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.TiersChanged;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells open pages what has happened, whoever did it, once it is for good.
@Service
public class LiveUpdates {
  private record Ear(UI ui, Class<?> kind, Consumer<Object> then) {}

  private final Set<Ear> ears = ConcurrentHashMap.newKeySet();

  /// What is told of the catalogue: things on file, versions, and which of them is in force.
  static Class<?>[] ofCatalog() {
    return new Class<?>[] {
      CatalogChanged.class, PolicyVersionSaved.class, ActiveVersionChanged.class
    };
  }

  /// Calls `then` on the page's own thread for every event of `kind` while `part` is on a page.
  public <E> void follow(Component part, Class<E> kind, Consumer<E> then) {
    part.addAttachListener(attached -> listen(part, attached.getUI(), kind, then));
    part.getUI().ifPresent(ui -> listen(part, ui, kind, then));
  }

  private <E> void listen(Component part, UI ui, Class<E> kind, Consumer<E> then) {
    Ear ear = new Ear(ui, kind, event -> then.accept(kind.cast(event)));
    ears.add(ear);
    Registration[] gone = new Registration[1];
    gone[0] =
        part.addDetachListener(detached -> {
          ears.remove(ear);
          gone[0].remove();
        });
  }

  @TransactionalEventListener(
      classes = {
        PolicyVersionSaved.class,
        ActiveVersionChanged.class,
        CatalogChanged.class,
        UserChanged.class,
        ApiTokenChanged.class,
        ReachChanged.class,
        GuardrailsChanged.class,
        ExpectationSaved.class,
        ExpectationRan.class,
        AuditGrown.class,
        ChangeRequestChanged.class,
        NotificationsChanged.class,
        DeliveriesMoved.class,
        TiersChanged.class
      },
      fallbackExecution = true)
  void tell(Object event) {
    for (Ear ear : ears) {
      if (ear.kind().isInstance(event) && ear.ui().isAttached()) {
        ear.ui()
            .access(() -> {
              if (ears.contains(ear)) { // The part may have gone in the meantime.
                ear.then().accept(event);
              }
            });
      }
    }
  }
}
