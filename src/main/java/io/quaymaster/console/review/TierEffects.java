package io.quaymaster.console.review;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What another table of approvals would mean for the change requests that are open now.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class TierEffects {
  private final ChangeRecords records;
  private final ApprovalTiers tiers;

  TierEffects(ChangeRecords records, ApprovalTiers tiers) {
    this.records = records;
    this.tiers = tiers;
  }

  /// @param open change requests that were checked, of which alone it is known what they need
  /// @param more those that would need more than now: more people, or an administrator among them
  /// @param fewer those that would need less than now, and nothing more
  public record Effects(int open, List<ChangeId> more, List<ChangeId> fewer) {
    public Effects {
      more = List.copyOf(more);
      fewer = List.copyOf(fewer);
    }
  }

  public Effects of(List<Tier> proposed) {
    TierTable now = tiers.inForce();
    TierTable then = new TierTable(now.number(), proposed);
    int open = 0;
    List<ChangeId> more = new ArrayList<>();
    List<ChangeId> fewer = new ArrayList<>();
    for (ChangeId id : records.open()) {
      Optional<Evidence> evidence = records.evidence(id);
      if (evidence.isPresent()) {
        open++;
        Requirement before = needed(now, evidence.get());
        Requirement after = needed(then, evidence.get());
        if (asksMore(after, before)) {
          more.add(id);
        } else if (asksMore(before, after)) {
          fewer.add(id);
        }
      }
    }
    return new Effects(open, more, fewer);
  }

  private static Requirement needed(TierTable table, Evidence evidence) {
    return table.requirement(evidence.verdict(), evidence.flags());
  }

  private static boolean asksMore(Requirement one, Requirement other) {
    return one.approvals() > other.approvals() || (one.administrator() && !other.administrator());
  }
}
