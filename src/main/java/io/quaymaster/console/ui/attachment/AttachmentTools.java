package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.access.EffectiveChanges;
import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.CatalogChanged;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.AccessNotices;
import io.quaymaster.console.ui.comparison.ComparisonParts;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
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
    AccessNotices notices,
    ComparisonParts comparisons,
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

  /// Who gains or loses what by it, before it is done.
  Component effect(PolicyId policy, AttachmentTarget target, boolean attach) {
    PolicySummary known = policies.policy(policy).orElseThrow();
    VersionNumber active = known.active();
    if (active == null) {
      return new Paragraph("No version of it is in force, so nobody gains or loses anything yet.");
    }
    String text = policies.version(new VersionId(policy, active)).text();
    return PolicyParser.parse(new SourceText(text), known.type())
            instanceof ParseOutcome.Parsed parsed
        ? comparisons.effect(
            new EffectiveChanges.Move(known, parsed.policy(), target, attach, clock.instant()))
        : new Paragraph("What changes cannot be told: its text cannot be read as a policy.");
  }

  /// The same when somebody joins or leaves a group, or an account moves.
  public Component effect(AsIf asIf) {
    return comparisons.effect(asIf, clock.instant());
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
