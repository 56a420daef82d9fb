package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import io.quaymaster.console.storage.Attempts;
import io.quaymaster.iam.policy.finding.Finding;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

  /// What is to be written, once nothing speaks against it.
  private record Entry(
      PolicySummary policy,
      SaveVersion command,
      String reason,
      Person author,
      List<Finding> findings) {
    UUID policyId() {
      return policy.id().value();
    }
  }

  /// Saves a text that is based on the newest version.
  SaveOutcome save(PolicySummary policy, SaveVersion command, Person author) {
    return checked(policy, command, author, this::attempt);
  }

  /// Saves a text that is based on any version: what is proposed in one change request need not
  /// know of what is proposed in another.
  SaveOutcome saveBeside(PolicySummary policy, SaveVersion command, Person author) {
    return checked(policy, command, author, this::beside);
  }

  private SaveOutcome checked(
      PolicySummary policy,
      SaveVersion command,
      Person author,
      Function<Entry, SaveOutcome> attempt) {
    String reason = Sentences.reason(command.reason());
    checkText(command.text());
    List<Finding> findings = PolicyChecks.check(policy.type(), policy.place(), command.text());
    if (PolicyChecks.hasErrors(findings)) {
      return new SaveOutcome.Rejected(findings);
    }
    Entry entry = new Entry(policy, command, reason, author, findings);
    return attempts.inTransaction(() -> attempt.apply(entry));
  }

  static void checkText(String text) {
    if (text.length() > MAX_TEXT) {
      throw CatalogException.invalid(
          "The text has " + text.length() + " characters; at most " + MAX_TEXT + " are kept.");
    }
    Sentences.requireStorable(text, "text");
  }

  private SaveOutcome attempt(Entry entry) {
    SaveVersion command = entry.command();
    @Nullable PolicyVersion latest = latest(entry);
    @Nullable VersionNumber base = latest == null ? null : latest.number();
    if (latest != null && isRepeated(command, entry.author(), latest)) {
      return new SaveOutcome.Saved(latest, entry.findings());
    }
    if (!Objects.equals(base, command.basedOn())) {
      if (latest == null) {
        throw CatalogException.invalid(
            "The policy has no version yet, so nothing can be based on " + command.basedOn() + ".");
      }
      return new SaveOutcome.Stale(latest, command.text(), entry.findings());
    }
    return append(entry, latest);
  }

  private SaveOutcome beside(Entry entry) {
    SaveVersion command = entry.command();
    @Nullable PolicyVersion latest = latest(entry);
    if (latest != null && isRepeated(command, entry.author(), latest)) {
      return new SaveOutcome.Saved(latest, entry.findings());
    }
    if (command.basedOn() != null) {
      VersionId base = new VersionId(entry.policy().id(), command.basedOn());
      if (reads.version(base).isEmpty()) {
        throw PolicyCatalog.noSuch(base);
      }
    }
    return append(entry, latest);
  }

  private @Nullable PolicyVersion latest(Entry entry) {
    return versions.latest(entry.policyId()).map(PolicyVersionEntity::view).orElse(null);
  }

  private SaveOutcome append(Entry entry, @Nullable PolicyVersion latest) {
    SaveVersion command = entry.command();
    PolicySummary policy = entry.policy();
    PolicyVersion version =
        new PolicyVersion(
            new VersionId(
                policy.id(), latest == null ? VersionNumber.FIRST : latest.number().next()),
            entry.author(),
            clock.instant(),
            entry.reason(),
            command.origin(),
            command.basedOn(),
            command.text(),
            ContentHash.of(command.text()),
            CanonicalForm.hash(policy.type(), command.text()));
    @Nullable VersionSummary before =
        Optional.ofNullable(latest).flatMap(l -> reads.version(l.id())).orElse(null);
    persist(version, FindingCounts.of(entry.findings()));
    drafts
        .findByAuthorAndPolicyId(entry.author().id().value(), entry.policyId())
        .filter(draft -> draft.text.equals(command.text()))
        .ifPresent(drafts::delete);
    events.publishEvent(new PolicyVersionSaved(version, before, PolicyCatalog.titleOf(policy)));
    return new SaveOutcome.Saved(version, entry.findings());
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
