package io.quaymaster.console.audit;

import java.util.List;
import org.springframework.test.annotation.DirtiesContext;

/// Has a console of its own, since it takes the guards off the trail.
@DirtiesContext
class AuditOnH2Test extends AuditContract {
  @Override
  List<String> withoutGuards() {
    return List.of("drop trigger tr_audit_entry_guard");
  }

  @Override
  List<String> withGuards() {
    return List.of(
        "create trigger tr_audit_entry_guard before update, delete on audit_entry for each row"
            + " call 'io.quaymaster.console.storage.AuditEntryGuard'");
  }
}
