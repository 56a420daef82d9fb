package io.quaymaster.console.review;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What came in force without its approvals and was not reviewed yet: everybody is to see that.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class Emergencies {
  private final ChangeRecords records;

  Emergencies(ChangeRecords records) {
    this.records = records;
  }

  /// An emergency that waits for its review.
  ///
  /// @param title of the change request
  public record OpenEmergency(ChangeId change, String title, Emergency emergency) {}

  /// Those that are due first come first.
  public List<OpenEmergency> open() {
    return records.openEmergencies();
  }
}
