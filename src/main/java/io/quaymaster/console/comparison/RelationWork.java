package io.quaymaster.console.comparison;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersionSaved;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.SystemUser;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Computes relations one after the other, away from whoever waits for a page. Nothing is lost when
/// the console stops in the middle: a relation that is not there is computed when it is next asked
/// for.
@Component
class RelationWork implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(RelationWork.class);

  private final Comparing comparing;
  private final PolicyCatalog policies;
  private final RelationStore store;
  private final ApplicationEventPublisher events;
  private final Set<VersionId> waiting = ConcurrentHashMap.newKeySet();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("relations").daemon().factory());

  RelationWork(
      Comparing comparing,
      PolicyCatalog policies,
      RelationStore store,
      ApplicationEventPublisher events) {
    this.comparing = comparing;
    this.policies = policies;
    this.store = store;
    this.events = events;
  }

  @TransactionalEventListener
  void saved(PolicyVersionSaved saved) {
    request(saved.version().id());
  }

  /// Computes the relation of `version` soon.
  void request(VersionId version) {
    if (waiting.add(version)) {
      worker.execute(() -> work(version));
    }
  }

  /// The hash of what of a policy's place has an effect on relations.
  Optional<String> place(PolicyId policy) {
    return policies
        .policy(policy)
        .map(found -> comparing.fingerprint(found.place(), found.type()))
        .map(fingerprint -> ContentHash.of(fingerprint).hex());
  }

  Optional<RelationStore.Key> key(String place, VersionId version) {
    String before = before(version).flatMap(policies::summary).map(RelationWork::hash).orElse("");
    return policies
        .summary(version)
        .map(after -> new RelationStore.Key(place, before, hash(after)));
  }

  private static String hash(VersionSummary version) {
    return version.canonicalHash().hex();
  }

  private static Optional<VersionId> before(VersionId version) {
    int number = version.number().value();
    return number == 1
        ? Optional.empty()
        : Optional.of(new VersionId(version.policy(), new VersionNumber(number - 1)));
  }

  private void work(VersionId version) {
    try {
      SystemUser.run(() -> compute(version), ConsoleRole.VIEWER);
    } catch (CancellationException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The relation of {} to the version before could not be computed", version, e);
    } finally {
      waiting.remove(version);
    }
  }

  private void compute(VersionId version) {
    Optional<RelationStore.Key> key = place(version.policy()).flatMap(place -> key(place, version));
    if (key.isEmpty()) {
      return;
    }
    Relation relation = store.find(key.get()).orElseGet(() -> computed(version, key.get()));
    events.publishEvent(new RelationComputed(version, relation));
  }

  private Relation computed(VersionId version, RelationStore.Key key) {
    PolicySummary policy = policies.policy(version.policy()).orElseThrow();
    Side before = before(version).<Side>map(Side.OfVersion::new).orElse(new Side.Nothing());
    ComparisonReport report =
        comparing.compare(policy.place(), policy.type(), before, new Side.OfVersion(version));
    return switch (report) {
      case ComparisonReport.Compared compared -> {
        Relation relation = Relation.of(compared.comparison());
        store.keep(key, relation, compared.took().toNanos() / 1_000);
        yield relation;
      }
      case ComparisonReport.Illegible illegible ->
          throw new IllegalStateException("A saved version cannot be read: " + version);
    };
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
