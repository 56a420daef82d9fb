package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Requires;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The guardrails, and what they say to a text. Every edit is a new revision; none is ever deleted:
/// a guardrail that nobody wants any more is off.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class Guardrails {
  private static final int MAX_REASON = 2_000;

  private final GuardrailRevisions revisions;
  private final GuardrailExamination examination;
  private final CurrentUser user;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  Guardrails(
      GuardrailRevisions revisions,
      GuardrailExamination examination,
      CurrentUser user,
      Clock clock,
      ApplicationEventPublisher events,
      PlatformTransactionManager manager) {
    this.revisions = revisions;
    this.examination = examination;
    this.user = user;
    this.clock = clock;
    this.events = events;
    this.transactions = new TransactionTemplate(manager);
  }

  /// All of them as they are now, the built-in ones first.
  public List<Guardrail> all() {
    return revisions.newest();
  }

  public Optional<Guardrail> find(GuardrailId id) {
    return revisions.newest(id);
  }

  /// Every revision of one, newest first.
  public List<Guardrail> revisions(GuardrailId id) {
    return revisions.all(id);
  }

  /// A hash of all that has an effect now: the definitions and levels of the guardrails that are
  /// on, and their open exceptions. It changes when an exception expires, too.
  public ContentHash setHash() {
    return setHash(revisions.newest(), clock.instant());
  }

  private static ContentHash setHash(List<Guardrail> all, Instant now) {
    StringBuilder text = new StringBuilder();
    all.stream()
        .filter(guardrail -> guardrail.level().isOn())
        .sorted(Comparator.comparing(Guardrail::id))
        .forEach(guardrail ->
            text.append(guardrail.id())
                .append(guardrail.level())
                .append(GuardrailText.of(guardrail.definition()))
                .append(
                    GuardrailText.of(
                        guardrail.content().exemptions().stream()
                            .filter(exemption -> exemption.isOpen(now))
                            .toList()))
                .append('\n'));
    return ContentHash.of(text.toString());
  }

  /// What every guardrail that is on says to `text` as this policy; null for no policy at all,
  /// which grants nothing.
  ///
  /// @throws CancellationException when its thread is interrupted
  public GuardrailReport examine(PolicySummary policy, @Nullable String text) {
    return examine(policy, text, () -> Thread.currentThread().isInterrupted());
  }

  /// The same, ending with a `CancellationException` soon after `cancelled` says yes.
  public GuardrailReport examine(
      PolicySummary policy, @Nullable String text, BooleanSupplier cancelled) {
    List<Guardrail> all = revisions.newest();
    Instant now = clock.instant();
    List<Guardrail> relevant =
        all.stream()
            .filter(guardrail -> guardrail.level().isOn() && guardrail.appliesTo(policy))
            .sorted(Comparator.comparing(Guardrail::level).reversed())
            .toList();
    return new GuardrailReport(
        setHash(all, now), examination.examine(relevant, policy, text, now, cancelled));
  }

  /// Adds a revision, in a transaction of its own.
  ///
  /// @throws IllegalArgumentException if something is wrong with it; the message says what
  @Requires(ConsoleRole.ADMIN)
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public GuardrailOutcome save(SaveGuardrail command) {
    String reason = command.reason().strip();
    if (reason.isEmpty() || reason.length() > MAX_REASON) {
      throw new IllegalArgumentException("Say why, in 1 to " + MAX_REASON + " characters.");
    }
    Person author = user.person();
    try {
      return Objects.requireNonNull(transactions.execute(status -> save(command, reason, author)));
    } catch (DataIntegrityViolationException e) {
      Guardrail latest = revisions.newest(command.id()).orElseThrow(() -> e);
      return new GuardrailOutcome.Stale(latest);
    }
  }

  private GuardrailOutcome save(SaveGuardrail command, String reason, Person author) {
    @Nullable Guardrail latest = revisions.newest(command.id()).orElse(null);
    if (latest != null && latest.revision() != command.basedOn()) {
      return new GuardrailOutcome.Stale(latest);
    }
    Instant now = clock.instant();
    Guardrail next =
        new Guardrail(
            command.id(),
            (latest == null ? 0 : latest.revision()) + 1,
            GuardrailRevisions.isBuiltIn(command.id()),
            command.content(),
            author,
            now,
            reason,
            ContentHash.of(GuardrailText.of(command.content())));
    revisions.add(next, author, now);
    events.publishEvent(GuardrailsChanged.of(latest, next));
    return new GuardrailOutcome.Saved(next);
  }

  /// Switches one to another level.
  @Requires(ConsoleRole.ADMIN)
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public GuardrailOutcome switchTo(
      GuardrailId id, int basedOn, GuardrailLevel level, String reason) {
    return save(new SaveGuardrail(id, basedOn, known(id).content().withLevel(level), reason));
  }

  /// Lets something be an exception.
  @Requires(ConsoleRole.ADMIN)
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public GuardrailOutcome except(GuardrailId id, int basedOn, Exemption exemption) {
    if (!exemption.isOpen(clock.instant())) {
      throw new IllegalArgumentException("The exception would have expired already.");
    }
    GuardrailContent content = known(id).content();
    List<Exemption> all =
        java.util.stream.Stream.concat(
                content.exemptions().stream(), java.util.stream.Stream.of(exemption))
            .toList();
    return save(new SaveGuardrail(id, basedOn, content.withExemptions(all), exemption.reason()));
  }

  /// Ends an exception before it expires.
  @Requires(ConsoleRole.ADMIN)
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public GuardrailOutcome endException(
      GuardrailId id, int basedOn, Exemption exemption, String reason) {
    GuardrailContent content = known(id).content();
    List<Exemption> left =
        content.exemptions().stream().filter(one -> !one.equals(exemption)).toList();
    return save(new SaveGuardrail(id, basedOn, content.withExemptions(left), reason));
  }

  private Guardrail known(GuardrailId id) {
    return revisions
        .newest(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no guardrail " + id + "."));
  }
}
