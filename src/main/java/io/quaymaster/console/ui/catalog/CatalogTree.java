package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.data.provider.hierarchy.AbstractBackEndHierarchicalDataProvider;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalQuery;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.CatalogNode;
import io.quaymaster.console.catalog.CatalogNode.AccountNode;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationalUnit;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.catalog.CatalogLine.NodeLine;
import io.quaymaster.console.ui.catalog.CatalogLine.UnitLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The lines below each line. Organizations, units and accounts are read at once, registries and
/// repositories when they are looked at, a window at a time.
final class CatalogTree extends AbstractBackEndHierarchicalDataProvider<CatalogLine, Void> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_WINDOW = 1_000;
  private static final int ACCOUNTS_OPENED = 25;

  private final transient RegistryCatalog catalog;
  private final transient CatalogFilter filter;
  private final transient List<CatalogLine> roots;

  CatalogTree(RegistryCatalog catalog, List<Organization> organizations, CatalogFilter filter) {
    this.catalog = catalog;
    this.filter = filter;
    this.roots = roots(accounts(catalog, filter), organizations);
  }

  List<CatalogLine> roots() {
    return roots;
  }

  /// The lines to open at first: every unit, the accounts if they are not too many, and with
  /// `registries` what is in those.
  List<CatalogLine> worthOpening(boolean registries) {
    List<CatalogLine> open = new ArrayList<>();
    roots.forEach(root -> addUnits(root, open));
    List<CatalogLine> accounts =
        Stream.concat(roots.stream(), open.stream().flatMap(CatalogTree::below))
            .filter(NodeLine.class::isInstance)
            .toList();
    if (accounts.size() > ACCOUNTS_OPENED) {
      return open;
    }
    open.addAll(accounts);
    if (registries) {
      for (CatalogLine account : accounts) {
        if (account instanceof NodeLine(CatalogNode node)) {
          children(node, 0, MAX_WINDOW).forEach(open::add);
        }
      }
    }
    return open;
  }

  private static void addUnits(CatalogLine line, List<CatalogLine> open) {
    if (line instanceof UnitLine unit) {
      open.add(unit);
      unit.below().forEach(below -> addUnits(below, open));
    }
  }

  private static Stream<CatalogLine> below(CatalogLine line) {
    return line instanceof UnitLine unit ? unit.below().stream() : Stream.empty();
  }

  @Override
  public Object getId(CatalogLine line) {
    return line.key();
  }

  @Override
  public boolean hasChildren(CatalogLine line) {
    return line.hasChildren();
  }

  @Override
  public int getChildCount(HierarchicalQuery<CatalogLine, Void> query) {
    return switch (query.getParent()) {
      case null -> roots.size();
      case UnitLine unit -> unit.below().size();
      case NodeLine(CatalogNode node) -> catalog.countChildren(node, filter);
    };
  }

  @Override
  protected Stream<CatalogLine> fetchChildrenFromBackEnd(
      HierarchicalQuery<CatalogLine, Void> query) {
    return switch (query.getParent()) {
      case null -> part(roots, query);
      case UnitLine unit -> part(unit.below(), query);
      case NodeLine(CatalogNode node) -> children(node, query.getOffset(), query.getLimit());
    };
  }

  private Stream<CatalogLine> children(CatalogNode node, int offset, int limit) {
    List<CatalogLine> found = new ArrayList<>();
    while (found.size() < limit) {
      int wanted = Math.min(MAX_WINDOW, limit - found.size());
      List<CatalogNode> next =
          catalog.children(node, filter, new Window(offset + found.size(), wanted));
      next.forEach(child -> found.add(new NodeLine(child)));
      if (next.size() < wanted) {
        break;
      }
    }
    return found.stream();
  }

  private static Stream<CatalogLine> part(
      List<CatalogLine> lines, HierarchicalQuery<CatalogLine, Void> query) {
    return lines.stream().skip(query.getOffset()).limit(query.getLimit());
  }

  private static List<AccountNode> accounts(RegistryCatalog catalog, CatalogFilter filter) {
    List<AccountNode> accounts = new ArrayList<>();
    List<CatalogNode> part;
    do {
      part = catalog.children(null, filter, new Window(accounts.size(), MAX_WINDOW));
      part.forEach(node -> {
        if (node instanceof AccountNode account) {
          accounts.add(account);
        }
      });
    } while (part.size() == MAX_WINDOW);
    return accounts;
  }

  /// Organizations first, then the accounts that are in none. Units without any account shown are
  /// left out.
  static List<CatalogLine> roots(List<AccountNode> accounts, List<Organization> organizations) {
    List<CatalogLine> lines = new ArrayList<>();
    for (Organization organization : organizations) {
      organization.units().stream()
          .filter(unit -> unit.parent() == null)
          .flatMap(root -> line(root, organization, accounts).stream())
          .forEach(lines::add);
    }
    accounts.stream()
        .filter(account -> account.account().unit() == null)
        .map(NodeLine::new)
        .forEach(lines::add);
    return List.copyOf(lines);
  }

  private static Optional<CatalogLine> line(
      OrganizationalUnit unit, Organization organization, List<AccountNode> accounts) {
    UnitId id = unit.id();
    List<CatalogLine> below = new ArrayList<>();
    accounts.stream()
        .filter(account -> id.equals(account.account().unit()))
        .map(NodeLine::new)
        .forEach(below::add);
    organization.units().stream()
        .filter(child -> id.equals(child.parent()))
        .flatMap(child -> line(child, organization, accounts).stream())
        .forEach(below::add);
    boolean root = unit.parent() == null;
    return below.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UnitLine(
                id, root ? organization.name() : unit.name(), organization.id(), root, below));
  }
}
