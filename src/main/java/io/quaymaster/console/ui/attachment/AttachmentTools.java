package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.CatalogChanged;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Screens;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/// What the parts about attachments work with.
@Service
public record AttachmentTools(
    PolicyAttachments attachments,
    PolicyCatalog policies,
    PrincipalCatalog principals,
    OrganizationCatalog organizations,
    RegistryCatalog registries,
    CurrentUser user,
    LiveUpdates updates,
    Clock clock) {

  /// Calls `show` whenever somebody attaches or detaches something, or activates a version, while
  /// `part` is on a page.
  void follow(Component part, Runnable show) {
    updates.follow(part, CatalogChanged.class, event -> show.run());
    updates.follow(part, ActiveVersionChanged.class, event -> show.run());
  }

  /// Whether the person attaches and detaches.
  public boolean mayAttach() {
    return user.has(ConsoleRole.ADMIN);
  }

  /// Whether the person begins policies.
  public boolean mayWrite() {
    return user.has(ConsoleRole.AUTHOR);
  }

  /// What may be done beside a list of attachments: attach one on file, or begin one.
  Button[] deeds(Runnable attach, Runnable begin) {
    List<Button> deeds = new ArrayList<>();
    if (mayAttach()) {
      deeds.add(new Button("Attach…", new Icon("plus"), click -> attach.run()));
    }
    if (mayWrite()) {
      deeds.add(new Button("New policy", new Icon("plus"), click -> begin.run()));
    }
    return deeds.toArray(Button[]::new);
  }

  static String page(AttachmentTarget target) {
    return switch (target) {
      case AttachmentTarget.ToPrincipal(var principal) -> Screens.principal(principal);
      case AttachmentTarget.ToUnit(var unit) -> Screens.unit(unit);
      case AttachmentTarget.ToAccount(var account) -> Screens.account(account);
    };
  }
}
