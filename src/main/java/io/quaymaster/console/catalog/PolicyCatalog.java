package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Policies, their immutable versions, and which version is in force.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class PolicyCatalog {
  private final PolicyReads reads;
  private final VersionRows versions;
  private final ActivationRows activations;
  private final VersionSaving saving;
  private final PolicyCreation creation;
  private final Attaching attaching;
  private final Places places;
  private final CurrentUser user;

  PolicyCatalog(
      PolicyReads reads,
      VersionRows versions,
      ActivationRows activations,
      VersionSaving saving,
      PolicyCreation creation,
      Attaching attaching,
      Places places,
      CurrentUser user) {
    this.reads = reads;
    this.versions = versions;
    this.activations = activations;
    this.saving = saving;
    this.creation = creation;
    this.attaching = attaching;
    this.places = places;
    this.user = user;
  }

  public Optional<PolicySummary> policy(PolicyId id) {
    return reads.policy(id);
  }

  /// The policy of a repository or registry, if one was ever begun.
  public Optional<PolicySummary> policyAt(PolicyPlace place) {
    Search search =
        switch (place) {
          case PolicyPlace.OnRepository(RepositoryId repository) ->
              new Search().and("p.repository_id = :at", "at", places.repository(repository));
          case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
              new Search().and("p.registry_id = :at", "at", places.registry(registry));
          case PolicyPlace.InAccount inAccount -> throw manyPolicies();
          case PolicyPlace.InOrganization inOrganization -> throw manyPolicies();
        };
    return reads.policies(search, new Window(0, 1)).stream().findFirst();
  }

  public List<PolicySummary> policies(PolicyFilter filter, Window window) {
    return reads.policies(PolicyReads.policies(filter), window);
  }

  public int countPolicies(PolicyFilter filter) {
    return reads.count(PolicyReads.policies(filter));
  }

  /// The versions without their texts, newest first.
  public List<VersionSummary> versions(PolicyId policy, Window window) {
    return reads.versions(policy, window);
  }

  public int countVersions(PolicyId policy) {
    return reads.countVersions(policy);
  }

  /// A version without its text.
  public Optional<VersionSummary> summary(VersionId id) {
    return reads.version(id);
  }

  public PolicyVersion version(VersionId id) {
    return versions
        .findByPolicyIdAndNumber(id.policy().value(), id.number().value())
        .map(PolicyVersionEntity::view)
        .orElseThrow(() -> noSuch(id));
  }

  public Optional<PolicyVersion> latest(PolicyId policy) {
    return versions.latest(policy.value()).map(PolicyVersionEntity::view);
  }

  /// The version in force now.
  public Optional<PolicyVersion> active(PolicyId policy) {
    return activations.open(policy.value()).map(open -> version(open.view().version()));
  }

  /// The version that was in force at `instant`.
  public Optional<PolicyVersion> activeAt(PolicyId policy, Instant instant) {
    return activations.at(policy.value(), instant).map(found -> version(found.view().version()));
  }

  /// The time in force that holds `instant`.
  public Optional<Activation> activationAt(PolicyId policy, Instant instant) {
    return activations.at(policy.value(), instant).map(ActivationEntity::view);
  }

  /// When which version was in force, newest first.
  public List<Activation> activations(PolicyId policy, Window window) {
    return activations
        .newestFirst(policy.value(), Limit.of(window.offset() + window.limit()))
        .stream()
        .skip(window.offset())
        .map(ActivationEntity::view)
        .toList();
  }

  /// What is to be said about `text` as this policy; nothing is stored.
  public List<Finding> check(PolicyId policy, String text) {
    PolicySummary summary = reads.known(policy);
    return PolicyChecks.check(summary.type(), summary.place(), text);
  }

  /// As [#check], for a place that has no policy yet.
  public List<Finding> check(PolicyPlace place, PolicyType type, String text) {
    return PolicyChecks.check(type, place, text);
  }

  /// Begins a policy, still without any version. Where there can be only one
  /// (`PolicyPlace.holdsOne`), `name` does not matter.
  @Requires(ConsoleRole.AUTHOR)
  @Transactional
  public PolicySummary create(PolicyPlace place, PolicyType type, String name) {
    return creation.create(place, type, name);
  }

  /// Begins a policy and attaches it. That is not for administrators alone, since it allows and
  /// forbids nothing before a change request puts a version in force.
  @Requires(ConsoleRole.AUTHOR)
  @Transactional
  public PolicySummary create(
      PolicyPlace place, PolicyType type, String name, AttachmentTarget target) {
    PolicySummary created = creation.create(place, type, name);
    attaching.attach(created.id(), target);
    return created;
  }

  /// Saves a text as the next version, in a transaction of its own. It does not come in force by
  /// that: only a change request can do so (`PolicyDeeds`).
  @Requires(ConsoleRole.AUTHOR)
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public SaveOutcome save(SaveVersion command) {
    return saving.save(reads.known(command.policy()), command, user.person());
  }

  static String titleOf(PolicySummary policy) {
    return policy.type().title() + " " + policy.name();
  }

  static CatalogException noSuch(VersionId id) {
    return CatalogException.notFound(
        "There is no version " + id.number() + " of the policy " + id.policy() + ".");
  }

  private static CatalogException manyPolicies() {
    return CatalogException.invalid(
        "Accounts and organizations have many policies; list them instead.");
  }
}
