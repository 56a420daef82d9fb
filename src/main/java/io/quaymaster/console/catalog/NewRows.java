package io.quaymaster.console.catalog;

import jakarta.persistence.EntityManager;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Component;

/// Adds rows that somebody else may be adding at the same moment, when neither sees the other's
/// yet.
@Component
class NewRows {
  private final EntityManager rows;

  NewRows(EntityManager rows) {
    this.rows = rows;
  }

  /// @param there what to say to whoever came second
  void add(Object row, String there) {
    try {
      rows.persist(row);
      rows.flush();
    } catch (ConstraintViolationException e) {
      if (e.getKind() != ConstraintViolationException.ConstraintKind.UNIQUE) {
        throw e;
      }
      throw CatalogException.alreadyThere(there);
    }
  }
}
