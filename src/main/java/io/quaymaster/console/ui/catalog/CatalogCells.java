package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogNode;
import io.quaymaster.console.catalog.CatalogNode.AccountNode;
import io.quaymaster.console.catalog.CatalogNode.RegistryNode;
import io.quaymaster.console.catalog.CatalogNode.RepositoryNode;
import io.quaymaster.console.catalog.FindingCounts;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RegistrySummary;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.ui.catalog.CatalogLine.NodeLine;
import io.quaymaster.console.ui.catalog.CatalogLine.UnitLine;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Map;
import java.util.TreeMap;

/// What stands in the columns of the tree, and in the lists of repositories of other pages.
final class CatalogCells {
  private static final int TAGS_SHOWN = 3;

  private CatalogCells() {}

  static Component name(CatalogLine line) {
    Div cell =
        switch (line) {
          case UnitLine unit ->
              named(
                  new Link(
                      unit.organization()
                          ? Screens.organization(unit.in())
                          : Screens.unit(unit.id()),
                      unit.name()),
                  unit.organization() ? "organization" : "OU");
          case NodeLine(CatalogNode node) -> name(node);
        };
    cell.addClassName("qm-tree-cell");
    return cell;
  }

  private static Div name(CatalogNode node) {
    return switch (node) {
      case AccountNode(AccountSummary account, int children) ->
          named(new Link(Screens.account(account.id()), account.name()), account.id().digits());
      case RegistryNode(RegistrySummary registry, int children) ->
          named(
              new Link(Screens.registry(registry.id().key()), title(registry.id())),
              registry.id().kind() == RegistryKind.PUBLIC ? "" : "private registry");
      case RepositoryNode(RepositorySummary repository) -> {
        Div cell = named(repositoryLink(repository), "");
        Div narrow = new Div(policy(repository), risk(repository.findings()));
        narrow.addClassNames("qm-row", "qm-tree-narrow");
        cell.add(narrow);
        yield cell;
      }
    };
  }

  static Link repositoryLink(RepositorySummary repository) {
    return new Link(Screens.repository(repository.id()), repository.id().name().value());
  }

  private static Div named(Component name, String beside) {
    Div cell = new Div(name);
    name.addClassName("qm-tree-name");
    if (!beside.isEmpty()) {
      Span more = new Span(beside);
      more.addClassNames("qm-muted", "qm-small", "qm-num");
      cell.add(more);
    }
    return cell;
  }

  /// `eu-central-1` or `Public registry`.
  static String title(RegistryId registry) {
    return switch (registry) {
      case RegistryId.PrivateRegistry of -> of.region();
      case RegistryId.PublicRegistry of -> "Public registry";
    };
  }

  static Component policy(CatalogLine line) {
    return switch (line) {
      case UnitLine unit -> new Span();
      case NodeLine(AccountNode(AccountSummary account, int children)) ->
          muted(
              account.registries() == 0
                  ? "no registry"
                  : Plural.of(account.registries(), "registry", "registries")
                      + ", "
                      + Plural.of(account.repositories(), "repository", "repositories"));
      case NodeLine(RegistryNode(RegistrySummary registry, int children)) -> policy(registry);
      case NodeLine(RepositoryNode(RepositorySummary repository)) -> policy(repository);
    };
  }

  private static Component policy(RegistrySummary registry) {
    Div cell = new Div();
    cell.addClassName("qm-row");
    cell.add(
        muted(
            Plural.number(registry.withPolicy())
                + " of "
                + Plural.of(registry.repositories(), "repository", "repositories")
                + " have one in force"));
    if (registry.registryPolicy() != null) {
      cell.add(new Link(Screens.policy(registry.registryPolicy()), "registry policy"));
    }
    return cell;
  }

  static Component policy(RepositorySummary repository) {
    PolicyId policy = repository.policy();
    if (policy == null) {
      return muted("no policy");
    }
    Div cell = new Div();
    cell.addClassName("qm-row");
    cell.add(
        new Link(
            Screens.policy(policy),
            repository.active() == null ? "none active" : repository.active() + " active"));
    if (repository.latest() != null && !repository.latest().equals(repository.active())) {
      cell.add(
          new Chip(repository.latest() + " waiting")
              .explained("The newest version is saved, but not in force."));
    }
    return cell;
  }

  static Component risk(CatalogLine line) {
    return switch (line) {
      case UnitLine unit -> new Span();
      case NodeLine(AccountNode account) -> new Span();
      case NodeLine(RegistryNode(RegistrySummary registry, int children)) ->
          registry.atRisk() == 0
              ? new Span()
              : muted(Plural.of(registry.atRisk(), "repository", "repositories") + " at risk");
      case NodeLine(RepositoryNode(RepositorySummary repository)) -> risk(repository.findings());
    };
  }

  static Component risk(FindingCounts findings) {
    Div cell = new Div();
    cell.addClassName("qm-row");
    if (findings.errors() > 0) {
      cell.add(mark("✕", Plural.of(findings.errors(), "error", "errors"), "qm-finding-error"));
    }
    if (findings.securityWarnings() > 0) {
      cell.add(
          mark(
              "⚑",
              Plural.of(findings.securityWarnings(), "security warning", "security warnings"),
              "qm-finding-security"));
    }
    return cell;
  }

  private static Span mark(String glyph, String text, String look) {
    Span sign = new Span(glyph);
    sign.getElement().setAttribute("aria-hidden", "true");
    Span mark = new Span(sign, new Span(text));
    mark.addClassNames("qm-finding-mark", look);
    return mark;
  }

  static Component tags(CatalogLine line) {
    return line instanceof NodeLine(RepositoryNode(RepositorySummary repository))
        ? tags(repository.tags())
        : new Span();
  }

  /// The first few, and how many more there are.
  static Component tags(Map<String, String> tags) {
    Div cell = new Div();
    cell.addClassName("qm-row");
    Map<String, String> sorted = new TreeMap<>(tags);
    sorted.entrySet().stream()
        .limit(TAGS_SHOWN)
        .forEach(tag -> cell.add(new Chip(text(tag.getKey(), tag.getValue()))));
    if (sorted.size() > TAGS_SHOWN) {
      StringBuilder rest = new StringBuilder();
      sorted.entrySet().stream()
          .skip(TAGS_SHOWN)
          .forEach(tag -> rest.append(text(tag.getKey(), tag.getValue())).append('\n'));
      cell.add(new Chip("+" + (sorted.size() - TAGS_SHOWN)).explained(rest.toString().strip()));
    }
    return cell;
  }

  static String text(String key, String value) {
    return value.isEmpty() ? key : key + "=" + value;
  }

  private static Span muted(String text) {
    Span span = new Span(text);
    span.addClassNames("qm-muted", "qm-num");
    return span;
  }
}
