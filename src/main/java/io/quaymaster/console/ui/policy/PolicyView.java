package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.PolicyVersionSaved;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.ChangeHistory;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.PolicyTargets;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyTitle;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TextComparisons;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.console.ui.review.Proposing;
import io.quaymaster.iam.service.RegistryKind;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A policy as it is in force, or one version of it, with everything that is known about its
/// history.
@Route(Screens.POLICY)
@RouteAlias(Screens.POLICY_VERSION)
@PermitAll
class PolicyView extends Screen implements BeforeEnterObserver {
  private final PolicyCatalog catalog;
  private final AttachmentTools attachments;
  private final TextComparisons comparisons;
  private final BackgroundWork background;
  private final Proposing proposing;
  private final ChangeHistory changes;
  private final CurrentUser user;
  private final Clock clock;
  private @Nullable Shown shown;

  /// What is shown: the policy, the version in force, and the version that the address names or
  /// that stands for it.
  private record Shown(
      PolicySummary policy,
      @Nullable PolicyVersion inForce,
      @Nullable PolicyVersion version,
      boolean named) {

    /// The same as it stands now; a version that the address does not name may be another one.
    Shown of(PolicySummary policy, @Nullable PolicyVersion inForce, PolicyCatalog catalog) {
      PolicyVersion now =
          named ? version : inForce != null ? inForce : catalog.latest(policy.id()).orElse(null);
      return new Shown(policy, inForce, now, named);
    }

    boolean isInForce() {
      return version != null && inForce != null && version.id().equals(inForce.id());
    }
  }

  PolicyView(
      PolicyCatalog catalog,
      AttachmentTools attachments,
      TextComparisons comparisons,
      BackgroundWork background,
      Proposing proposing,
      ChangeHistory changes,
      LiveUpdates updates,
      CurrentUser user,
      Clock clock) {
    super("Policy");
    this.catalog = catalog;
    this.attachments = attachments;
    this.comparisons = comparisons;
    this.background = background;
    this.proposing = proposing;
    this.changes = changes;
    this.user = user;
    this.clock = clock;
    updates.follow(this, PolicyVersionSaved.class, event -> changed(event.version().id().policy()));
    updates.follow(this, ActiveVersionChanged.class, event -> changed(event.policy()));
  }

  /// Somebody saved or activated a version of a policy.
  private void changed(PolicyId policy) {
    Shown now = shown;
    if (now != null && now.policy().id().equals(policy)) {
      catalog
          .policy(policy)
          .ifPresent(fresh -> show(now.of(fresh, catalog.active(policy).orElse(null), catalog)));
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<PolicySummary> policy =
        event.getRouteParameters().get("policy").flatMap(PolicyId::parse).flatMap(catalog::policy);
    Optional<String> number = event.getRouteParameters().get("version");
    if (policy.isEmpty()) {
      missing(
          "There is no such policy",
          "It may have been part of a sample workspace that was removed.",
          new LinkButton(Screens.REGISTRIES, "registries", "Look in the registries"));
      return;
    }
    if (number.isEmpty()) {
      show(standing(policy.get()));
      return;
    }
    Optional<PolicyVersion> version = number.flatMap(text -> version(policy.get(), text));
    if (version.isEmpty()) {
      missing(
          "There is no version " + number.get() + " of this policy",
          policy.get().latest() == null
              ? "It has none yet."
              : "Its versions are v1 to " + policy.get().latest() + ".",
          new LinkButton(
              Screens.policy(policy.get().id()), "history", "Open " + policy.get().name()));
      return;
    }
    show(
        new Shown(
            policy.get(), catalog.active(policy.get().id()).orElse(null), version.get(), true));
  }

  private Shown standing(PolicySummary policy) {
    PolicyVersion inForce = catalog.active(policy.id()).orElse(null);
    PolicyVersion shown = inForce == null ? catalog.latest(policy.id()).orElse(null) : inForce;
    return new Shown(policy, inForce, shown, false);
  }

  private Optional<PolicyVersion> version(PolicySummary policy, String text) {
    try {
      int number = Integer.parseInt(text.startsWith("v") ? text.substring(1) : text);
      return Optional.of(catalog.version(new VersionId(policy.id(), new VersionNumber(number))));
    } catch (IllegalArgumentException | CatalogException e) {
      return Optional.empty();
    }
  }

  private void missing(String what, String meaning, LinkButton offer) {
    name(what);
    beside();
    actions();
    body(new EmptyState(what, meaning, offer));
  }

  private void show(Shown next) {
    shown = next;
    Shown shown = next;
    PolicySummary policy = shown.policy();
    PolicyVersion version = shown.version();
    String title = PolicyTitle.of(policy);
    if (shown.named() && version != null) {
      name(title + ", " + version.number(), PolicyTitle.wayBelow(policy));
    } else {
      name(title, PolicyTitle.way(policy));
    }
    beside(standing(shown));
    actions(deeds(shown));
    List<Component> parts = new ArrayList<>();
    if (isPublic(policy)) {
      parts.add(
          new Note(
              "Pull: always anonymous. Everybody can pull from a public repository, and no policy can"
                  + " change that; this one is about pushing and managing."));
    }
    parts.addAll(news(shown));
    if (version == null) {
      parts.add(noVersion(policy));
      parts.addAll(targets(policy));
    } else {
      parts.add(about(shown, version));
      parts.add(
          new PolicyReading(
              policy.type(),
              version.number().toString(),
              version.text(),
              catalog.check(policy.id(), version.text())));
      parts.addAll(targets(policy));
      parts.add(history(policy));
    }
    body(parts);
  }

  private List<Component> targets(PolicySummary policy) {
    return policy.type().isResourceBased()
        ? List.of()
        : List.of(new PolicyTargets(policy, attachments));
  }

  private Component standing(Shown shown) {
    if (shown.version() == null) {
      return new Chip("No version");
    }
    if (shown.isInForce()) {
      return new Chip("In force: " + shown.version().number());
    }
    return new Chip(
        shown.inForce() == null ? "Not in force" : "In force: " + shown.inForce().number());
  }

  private Component about(Shown shown, PolicyVersion version) {
    Div line = new Div();
    line.addClassNames("qm-muted", "qm-about");
    line.add(new Span(version.number() + " by " + version.author().name() + ", "));
    line.add(new TimeText(version.createdAt(), clock), new Span(": " + sentence(version.reason())));
    if (shown.isInForce() && shown.policy().activeSince() != null) {
      line.add(
          new Span(" In force since "),
          new TimeText(shown.policy().activeSince(), clock),
          new Span("."));
    }
    return line;
  }

  private static String sentence(String reason) {
    return reason.isEmpty() || ".!?".indexOf(reason.charAt(reason.length() - 1)) >= 0
        ? reason
        : reason + ".";
  }

  /// Says so when the newest version is not the one in force.
  private List<Component> news(Shown shown) {
    PolicySummary policy = shown.policy();
    VersionNumber latest = policy.latest();
    if (shown.named() || latest == null || !policy.hasInactiveChange()) {
      return List.of();
    }
    String author = Objects.requireNonNull(policy.latestAuthor()).name();
    List<Component> deeds = new ArrayList<>();
    PolicyVersion inForce = shown.inForce();
    if (inForce == null) {
      if (shown.version() != null) {
        PolicyVersion newest = shown.version();
        deeds.add(proposing.version(policy, newest.number(), newest.reason()));
      }
      String words = "No version is in force. " + latest + " by " + author + " is the newest.";
      return List.of(new Note(words, deeds.toArray(Component[]::new)).caution());
    }
    deeds.add(new LinkButton(Screens.version(policy.id(), latest), "history", "Show " + latest));
    deeds.add(
        new LinkButton(
            Screens.compare(policy.id(), inForce.number(), latest), "compare", "Compare the two"));
    catalog
        .summary(new VersionId(policy.id(), latest))
        .ifPresent(newest -> deeds.add(proposing.version(policy, latest, newest.reason())));
    Span words = new Span(latest + " by " + author + " is newer than what is in force: ");
    RelationBadge relation = new RelationBadge(means(), policy, inForce.number(), latest);
    return List.of(new Note(new Component[] {words, relation}, deeds.toArray(Component[]::new)));
  }

  private RelationBadge.Means means() {
    return new RelationBadge.Means(catalog, comparisons, background);
  }

  private Component noVersion(PolicySummary policy) {
    String meaning =
        !policy.type().isResourceBased()
            ? "It allows and forbids nothing before a version of it is in force."
            : isPublic(policy)
                ? "Only principals of the owning account, as far as their own policies allow, can push and manage."
                : "Access is decided by the other policies alone: principals of the owning account need their"
                    + " own, and other accounts have none.";
    return mayWrite()
        ? new EmptyState(
            "This policy has no version yet",
            meaning,
            new LinkButton(Screens.editor(policy.id()), "edit", "Write the first version")
                .primary())
        : new EmptyState("This policy has no version yet", meaning);
  }

  private Component[] deeds(Shown shown) {
    List<Component> deeds = new ArrayList<>();
    PolicySummary policy = shown.policy();
    PolicyVersion version = shown.version();
    if (user.has(ConsoleRole.AUDITOR)) {
      deeds.add(new LinkButton(Screens.auditOf(policy.id()), "audit", "Audit"));
    }
    if (policy.place() instanceof PolicyPlace.OnRepository(var repository)) {
      deeds.add(new LinkButton(Screens.ask(repository.arn()), "ask", "Ask about it"));
    }
    if (version != null && shown.inForce() != null && !shown.isInForce()) {
      deeds.add(
          new LinkButton(
              Screens.compare(policy.id(), shown.inForce().number(), version.number()),
              "compare",
              "Compare with " + shown.inForce().number()));
    } else if (version != null && version.number().value() > 1) {
      VersionNumber previous = new VersionNumber(version.number().value() - 1);
      deeds.add(
          new LinkButton(
              Screens.compare(policy.id(), previous, version.number()),
              "compare",
              "Compare with " + previous));
    }
    if (shown.named() && version != null && !shown.isInForce()) {
      deeds.add(proposing.version(policy, version.number(), version.reason()));
    } else if (shown.isInForce()) {
      deeds.add(proposing.none(policy));
    }
    if (mayWrite() && shown.version() != null) {
      deeds.add(new LinkButton(Screens.editor(policy.id()), "edit", "Edit").primary());
    }
    return deeds.toArray(Component[]::new);
  }

  private Component history(PolicySummary policy) {
    int count = catalog.countVersions(policy.id());
    Panel versions = new Panel("Versions", new VersionList(means(), policy, clock)).flush();
    Span many = new Span(Plural.of(count, "version", "versions"));
    many.addClassNames("qm-muted", "qm-small");
    versions.beside(many);
    Panel force =
        new Panel("In force", new ActivationList(means(), policy, changes, proposing, clock));
    Div both = new Div(versions, force);
    both.addClassName("qm-history");
    return both;
  }

  private boolean mayWrite() {
    return user.has(ConsoleRole.AUTHOR);
  }

  private static boolean isPublic(PolicySummary policy) {
    return policy.place() instanceof PolicyPlace.OnRepository(var repository)
        && repository.registry().kind() == RegistryKind.PUBLIC;
  }
}
