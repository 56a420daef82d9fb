package io.quaymaster.console.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An organization and its units, parents before children, the root first.
public record Organization(OrganizationId id, String name, List<OrganizationalUnit> units) {
  public Organization {
    units = List.copyOf(units);
  }

  public OrganizationalUnit root() {
    return units.getFirst();
  }

  public Optional<OrganizationalUnit> unit(@Nullable UnitId unit) {
    return units.stream().filter(one -> one.id().equals(unit)).findFirst();
  }

  public boolean has(UnitId unit) {
    return unit(unit).isPresent();
  }

  public List<OrganizationalUnit> below(UnitId unit) {
    return units.stream().filter(one -> unit.equals(one.parent())).toList();
  }

  /// The unit and those above it, root first.
  public List<OrganizationalUnit> wayTo(UnitId unit) {
    Deque<OrganizationalUnit> way = new ArrayDeque<>();
    for (Optional<OrganizationalUnit> at = unit(unit);
        at.isPresent();
        at = unit(at.get().parent())) {
      way.addFirst(at.get());
    }
    return List.copyOf(way);
  }

  /// `Root / Workloads / Production`.
  public String pathOf(UnitId unit) {
    return String.join(" / ", wayTo(unit).stream().map(OrganizationalUnit::name).toList());
  }
}
