package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.access.RepositoryAccess;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.ArnText;
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
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import io.quaymaster.iam.service.RegistryKind;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A repository: what it is called, its policy, and who on file can do what with it.
@Route(Screens.REPOSITORY)
@PermitAll
class RepositoryView extends Screen implements BeforeEnterObserver {
  private final RegistryCatalog catalog;
  private final PolicyCatalog policies;
  private final RepositoryAccess access;
  private final BackgroundWork background;
  private final CurrentUser user;
  private final Clock clock;

  private record Contents(
      RepositorySummary repository,
      Optional<PolicySummary> policy,
      Optional<PolicySummary> registryPolicy) {}

  RepositoryView(
      RegistryCatalog catalog,
      PolicyCatalog policies,
      RepositoryAccess access,
      BackgroundWork background,
      CurrentUser user,
      Clock clock) {
    super("Repository");
    this.catalog = catalog;
    this.policies = policies;
    this.access = access;
    this.background = background;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String arn = event.getRouteParameters().get("repository").orElse("");
    Optional<RepositoryId> id = RepositoryId.ofArn(arn);
    if (id.isEmpty()) {
      body(Missing.of("`" + arn + "` is not the ARN of a repository."));
      return;
    }
    show(id.get());
  }

  private void name(RepositoryId id, String account) {
    RegistryId registry = id.registry();
    name(
        id.name().value(),
        new Crumb("Registries", Screens.REGISTRIES),
        new Crumb(account, Screens.account(registry.account())),
        new Crumb(CatalogCells.title(registry), Screens.registry(registry.key())));
  }

  private void show(RepositoryId id) {
    name(id, id.registry().account().digits());
    body(
        new Later<>(
            background,
            "the repository",
            6,
            () -> catalog.repository(id).map(this::contents),
            found -> found.<Component>map(this::page).orElseGet(() -> Missing.repository(id))));
  }

  private Contents contents(RepositorySummary repository) {
    return new Contents(
        repository,
        policies.policyAt(new PolicyPlace.OnRepository(repository.id())),
        repository.id().registry() instanceof RegistryId.PrivateRegistry registry
            ? policies.policyAt(new PolicyPlace.OnRegistry(registry))
            : Optional.empty());
  }

  private Component page(Contents contents) {
    RepositorySummary repository = contents.repository();
    RepositoryId id = repository.id();
    name(id, repository.accountName());
    boolean open = id.registry().kind() == RegistryKind.PUBLIC;
    beside(new Chip(open ? "public" : "private"));
    actions(new LinkButton(Screens.ask(id), "ask", "Ask about it"));
    Div page = new Div(facts(repository, contents.registryPolicy()), policy(contents));
    page.addClassName("qm-columns");
    Div all = new Div(page, new AccessPanel(id, access, background, clock));
    all.addClassName("qm-stack");
    return all;
  }

  private static Advice advice(Contents contents) {
    List<ProseAdvice> advice = new ArrayList<>();
    if (contents.repository().id().registry().kind() == RegistryKind.PUBLIC) {
      advice.add(ProseAdvice.PUBLIC_PULL);
    }
    if (contents.policy().map(policy -> policy.active() == null).orElse(true)) {
      advice.add(ProseAdvice.OWNER_DEFAULT);
    }
    return Advice.open(advice);
  }

  private Panel facts(RepositorySummary repository, Optional<PolicySummary> registryPolicy) {
    RepositoryId id = repository.id();
    Facts facts =
        new Facts()
            .with("ARN", new ArnText(id.toString()))
            .with(
                "Account",
                new Link(Screens.account(id.registry().account()), repository.accountName()),
                new Span(" " + id.registry().account()))
            .with(
                "Registry",
                new Link(Screens.registry(id.registry().key()), CatalogCells.title(id.registry())))
            .with(
                "Tags",
                repository.tags().isEmpty()
                    ? new Span("none")
                    : CatalogCells.tags(repository.tags()))
            .with("Registry policy", registryPolicy(id, registryPolicy))
            .with("On file", new TimeText(repository.createdAt(), clock));
    Panel panel = new Panel("Repository", facts);
    if (user.has(ConsoleRole.ADMIN)) {
      panel.beside(
          new Button(
              "Edit tags",
              new Icon("edit"),
              click -> TagForm.open(catalog, repository, () -> show(id))));
    }
    return panel;
  }

  private static Component registryPolicy(RepositoryId id, Optional<PolicySummary> policy) {
    if (id.registry().kind() == RegistryKind.PUBLIC) {
      return new Span("Public registries have none.");
    }
    return policy
        .<Component>map(found ->
            new Link(
                Screens.policy(found.id()),
                found.active() == null ? "none active" : found.active() + " active"))
        .orElseGet(() -> new Span("none: it neither grants nor denies anything"));
  }

  private Panel policy(Contents contents) {
    return new Panel(
        "Repository policy",
        contents
            .policy()
            .<Component>map(this::standing)
            .orElseGet(() -> noPolicy(contents.repository())),
        advice(contents));
  }

  private Component standing(PolicySummary policy) {
    LinkButton open = new LinkButton(Screens.policy(policy.id()), "chevron-right", "Open policy");
    Facts facts =
        PolicyStanding.facts(policy, "no version; only the owning account has access", clock);
    Div all = new Div(facts, open);
    all.addClassNames("qm-stack", "qm-start");
    return all;
  }

  private Component noPolicy(RepositorySummary repository) {
    boolean open = repository.id().registry().kind() == RegistryKind.PUBLIC;
    String meaning =
        open
            ? "Push and management are for principals of the owning account whose own policies allow them."
            : "Only principals of the owning account whose own policies allow it have access.";
    @Nullable Button write =
        user.has(ConsoleRole.AUTHOR)
            ? new Button("Write a policy", new Icon("edit"), click -> begin(repository.id()))
            : null;
    return write == null
        ? new EmptyState("No policy", meaning)
        : new EmptyState("No policy", meaning, write);
  }

  private void begin(RepositoryId id) {
    try {
      PolicySummary policy =
          policies.create(new PolicyPlace.OnRepository(id), PolicyType.REPOSITORY_POLICY, "");
      getUI().ifPresent(ui -> ui.navigate(Screens.editor(policy.id())));
    } catch (CatalogException e) {
      Notices.failed(e.getMessage());
      show(id);
    }
  }
}
