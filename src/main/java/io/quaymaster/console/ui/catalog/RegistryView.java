package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RegistrySummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A registry: its own policy, and its repositories.
@Route(Screens.REGISTRY)
@PermitAll
class RegistryView extends Screen implements BeforeEnterObserver {
  private final RegistryCatalog catalog;
  private final PolicyCatalog policies;
  private final BackgroundWork background;
  private final CurrentUser user;
  private final Clock clock;

  private record Contents(RegistrySummary registry, Optional<PolicySummary> policy) {}

  RegistryView(
      RegistryCatalog catalog,
      PolicyCatalog policies,
      BackgroundWork background,
      CurrentUser user,
      Clock clock) {
    super("Registry");
    this.catalog = catalog;
    this.policies = policies;
    this.background = background;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    RouteParameters from = event.getRouteParameters();
    String key =
        String.join(
            "/",
            from.get("partition").orElse(""),
            from.get("account").orElse(""),
            from.get("region").orElse(""));
    RegistryId.parse(key)
        .ifPresentOrElse(
            this::show, () -> body(Missing.of("`" + key + "` is not the address of a registry.")));
  }

  private void name(RegistryId id, String account) {
    name(
        CatalogCells.title(id),
        new Crumb("Registries", Screens.REGISTRIES),
        new Crumb(account, Screens.account(id.account())));
  }

  private void show(RegistryId id) {
    name(id, id.account().digits());
    body(
        new Later<>(
            background,
            "the registry",
            6,
            () -> catalog.registry(id).map(this::contents),
            found ->
                found
                    .<Component>map(this::page)
                    .orElseGet(() -> Missing.of("There is no registry `" + id.key() + "`."))));
  }

  private Contents contents(RegistrySummary registry) {
    return new Contents(
        registry,
        registry.id() instanceof RegistryId.PrivateRegistry id
            ? policies.policyAt(new PolicyPlace.OnRegistry(id))
            : Optional.empty());
  }

  private Component page(Contents contents) {
    RegistrySummary registry = contents.registry();
    name(registry.id(), registry.accountName());
    beside(new Chip(registry.id().kind().id() + " registry"));
    List<Component> deeds = new ArrayList<>();
    if (user.has(ConsoleRole.AUDITOR)) {
      deeds.add(new LinkButton(Screens.auditOf(registry.id().key()), "audit", "Audit"));
    }
    if (user.has(ConsoleRole.ADMIN)) {
      deeds.add(
          new Button(
              "New repository",
              new Icon("plus"),
              click -> RepositoryForm.open(catalog, Optional.of(registry.id()))));
    }
    actions(deeds.toArray(Component[]::new));
    Div page = new Div(facts(registry), policy(registry, contents.policy()));
    page.addClassName("qm-columns");
    CatalogFilter here =
        CatalogFilter.ALL
            .withAccounts(Set.of(registry.id().account()))
            .withKinds(Set.of(registry.id().kind()))
            .withRegions(
                registry.id().region().isEmpty() ? Set.of() : Set.of(registry.id().region()));
    Div all = new Div(page, new RepositoryList(catalog, here));
    all.addClassName("qm-stack");
    return all;
  }

  private static Panel facts(RegistrySummary registry) {
    Facts facts =
        new Facts()
            .with(
                "Account",
                new Link(Screens.account(registry.id().account()), registry.accountName()),
                new Span(" " + registry.id().account()))
            .with("Kind", registry.id().kind().id())
            .with("Partition", registry.id().partition())
            .with("Repositories", Plural.number(registry.repositories()))
            .with("With an active policy", Plural.number(registry.withPolicy()))
            .with("With security warnings", Plural.number(registry.atRisk()));
    return new Panel("Registry", facts);
  }

  private Panel policy(RegistrySummary registry, Optional<PolicySummary> policy) {
    return switch (registry.id()) {
      case RegistryId.PublicRegistry open ->
          new Panel(
              "Registry policy",
              new EmptyState(
                  "None",
                  "Public registries have no registry policy, and anyone can pull from them."));
      case RegistryId.PrivateRegistry id ->
          new Panel(
              "Registry policy",
              policy.<Component>map(this::standing).orElseGet(() -> noPolicy(id)),
              Advice.open(List.of(ProseAdvice.REGISTRY_POLICY)));
    };
  }

  private Component standing(PolicySummary policy) {
    LinkButton open = new LinkButton(Screens.policy(policy.id()), "chevron-right", "Open policy");
    Div all =
        new Div(
            PolicyStanding.facts(policy, "no version; it neither grants nor denies", clock), open);
    all.addClassNames("qm-stack", "qm-start");
    return all;
  }

  private Component noPolicy(RegistryId.PrivateRegistry id) {
    String meaning =
        "A registry policy speaks for every repository of the Region: for replication, pull-through caches, and what"
            + " nobody may do.";
    return user.has(ConsoleRole.AUTHOR)
        ? new EmptyState(
            "No registry policy",
            meaning,
            new Button("Write a policy", new Icon("edit"), click -> begin(id)))
        : new EmptyState("No registry policy", meaning);
  }

  private void begin(RegistryId.PrivateRegistry id) {
    try {
      PolicySummary policy =
          policies.create(new PolicyPlace.OnRegistry(id), PolicyType.REGISTRY_POLICY, "");
      getUI().ifPresent(ui -> ui.navigate(Screens.editor(policy.id())));
    } catch (CatalogException e) {
      Notices.failed(e.getMessage());
      show(id);
    }
  }
}
