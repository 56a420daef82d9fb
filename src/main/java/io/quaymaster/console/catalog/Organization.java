package io.quaymaster.console.catalog;

import java.util.List;

/// An organization and its units, parents before children.
public record Organization(OrganizationId id, String name, List<OrganizationalUnit> units) {
  public Organization {
    units = List.copyOf(units);
  }
}
