package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.storage.Attempts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people are writing and have not saved as a version: one text for each person and policy,
/// theirs alone. It is kept when the page closes, the session ends or the console restarts.
@Service
@Requires(ConsoleRole.AUTHOR)
public class Drafts {
  private final DraftRows drafts;
  private final PolicyRows policies;
  private final Attempts attempts;
  private final CurrentUser user;
  private final Clock clock;

  Drafts(DraftRows drafts, PolicyRows policies, Attempts attempts, CurrentUser user, Clock clock) {
    this.drafts = drafts;
    this.policies = policies;
    this.attempts = attempts;
    this.user = user;
    this.clock = clock;
  }

  /// Keeps `text`, whatever it is, in place of the draft before.
  public Draft keep(PolicyId policy, @Nullable VersionNumber basedOn, String text) {
    VersionSaving.checkText(text);
    if (!policies.existsById(policy.value())) {
      throw CatalogException.notFound("There is no policy " + policy + " to write a draft of.");
    }
    Draft draft = new Draft(policy, user.person().id(), basedOn, text, clock.instant());
    return attempts.inTransaction(() -> write(draft));
  }

  @Transactional(readOnly = true)
  public Optional<Draft> mine(PolicyId policy) {
    return row(policy).map(DraftEntity::view);
  }

  /// Newest first.
  @Transactional(readOnly = true)
  public List<Draft> mine() {
    return drafts.findByAuthorOrderByUpdatedAtDesc(user.person().id().value()).stream()
        .map(DraftEntity::view)
        .toList();
  }

  @Transactional
  public void discard(PolicyId policy) {
    row(policy).ifPresent(drafts::delete);
  }

  private Optional<DraftEntity> row(PolicyId policy) {
    return drafts.findByAuthorAndPolicyId(user.person().id().value(), policy.value());
  }

  private Draft write(Draft draft) {
    DraftEntity row =
        row(draft.policy()).orElseGet(() -> new DraftEntity(UUID.randomUUID(), draft));
    row.text = draft.text();
    row.basedOn = draft.basedOn() == null ? null : draft.basedOn().value();
    row.updatedAt = draft.updatedAt();
    return drafts.saveAndFlush(row).view();
  }
}
