package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import io.quaymaster.iam.policy.finding.Finding;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Saves versions. Two people who save on the same base at the same time race for the next number,
/// which the database gives to one of them; the other is told what was saved.
@Component
class VersionSaving {
  static final int MAX_TEXT = 1_000_000;

  private final VersionRows versions;
  private final PolicyReads reads;
  private final DraftRows drafts;
  private final EntityManager rows;
  private final Attempts attempts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  VersionSaving(
      VersionRows versions,
      PolicyReads reads,
      DraftRows drafts,
      EntityManager rows,
      Attempts attempts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.versions = versions;
    this.reads = reads;
    this.drafts = drafts;
    this.rows = rows;
    this.attempts = attempts;
    this.events = events;
    this.clock = clock;
  }

  SaveOutcome save(PolicySummary policy, SaveVersion command, Person author) {
    String reason = Sentences.reason(command.reason());
    checkText(command.text());
    List<Finding> findings = PolicyChecks.check(policy.type(), policy.place(), command.text());
    if (PolicyChecks.hasErrors(findings)) {
      return new SaveOutcome.Rejected(findings);
    }
    return attempts.inTransaction(() -> attempt(policy, command, reason, author, findings));
  }

  static void checkText(String text) {
    if (text.length() > MAX_TEXT) {
      throw CatalogException.invalid(
          "The text has " + text.length() + " characters; at most " + MAX_TEXT + " are kept.");
    }
    Sentences.requireStorable(text, "text");
  }

  private SaveOutcome attempt(
      PolicySummary policy,
      SaveVersion command,
      String reason,
      Person author,
      List<Finding> findings) {
    UUID policyId = policy.id().value();
    @Nullable PolicyVersion latest =
        versions.latest(policyId).map(PolicyVersionEntity::view).orElse(null);
    @Nullable VersionNumber base = latest == null ? null : latest.number();
    if (latest != null && isRepeated(command, author, latest)) {
      return new SaveOutcome.Saved(latest, findings);
    }
    if (!Objects.equals(base, command.basedOn())) {
      if (latest == null) {
        throw CatalogException.invalid(
            "The policy has no version yet, so nothing can be based on " + command.basedOn() + ".");
      }
      return new SaveOutcome.Stale(latest, command.text(), findings);
    }
    PolicyVersion version =
        new PolicyVersion(
            new VersionId(policy.id(), base == null ? VersionNumber.FIRST : base.next()),
            author,
            clock.instant(),
            reason,
            command.origin(),
            base,
            command.text(),
            ContentHash.of(command.text()),
            CanonicalForm.hash(policy.type(), command.text()));
    @Nullable VersionSummary before =
        Optional.ofNullable(latest).flatMap(l -> reads.version(l.id())).orElse(null);
    persist(version, FindingCounts.of(findings));
    drafts
        .findByAuthorAndPolicyId(author.id().value(), policyId)
        .filter(draft -> draft.text.equals(command.text()))
        .ifPresent(drafts::delete);
    events.publishEvent(new PolicyVersionSaved(version, before, PolicyCatalog.titleOf(policy)));
    return new SaveOutcome.Saved(version, findings);
  }

  private void persist(PolicyVersion version, FindingCounts counts) {
    UUID id = UUID.randomUUID();
    rows.persist(new PolicyVersionEntity(id, version));
    rows.flush();
    rows.persist(new VersionFindingsEntity(id, counts));
    rows.flush();
  }

  /// Whether the same command came twice, because its first answer was lost.
  private static boolean isRepeated(SaveVersion command, Person author, PolicyVersion latest) {
    return latest.author().id().equals(author.id())
        && Objects.equals(latest.basedOn(), command.basedOn())
        && latest.text().equals(command.text());
  }
}
