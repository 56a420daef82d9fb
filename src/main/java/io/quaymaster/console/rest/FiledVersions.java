package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.rest.wire.PolicyCheckup;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Versions on file by the ids that they have here: the id of the policy, a colon and the number.
@Component
class FiledVersions {
  private static final Pattern ID = Pattern.compile("([0-9a-f-]{36}):([1-9][0-9]{0,8})");

  private final PolicyCatalog policies;

  FiledVersions(PolicyCatalog policies) {
    this.policies = policies;
  }

  static String idOf(VersionId id) {
    return id.policy() + ":" + id.number().value();
  }

  static Optional<VersionId> parse(String id) {
    Matcher parts = ID.matcher(id);
    return parts.matches()
        ? PolicyId.parse(parts.group(1))
            .map(policy ->
                new VersionId(policy, new VersionNumber(Integer.parseInt(parts.group(2)))))
        : Optional.empty();
  }

  /// The version that the member `pointer` of a body names.
  PolicyVersion version(String pointer, String id) {
    return find(id)
        .orElseThrow(() ->
            ApiException.of(
                ProblemKind.NOT_FOUND,
                InputError.inBody(
                    pointer,
                    "There is no version `" + id + "` here that the caller may see.",
                    "Take an id from /api/v1/policies/{id}/versions.")));
  }

  Optional<PolicyVersion> find(String id) {
    return parse(id).flatMap(this::find);
  }

  private Optional<PolicyVersion> find(VersionId id) {
    try {
      return Optional.of(policies.version(id));
    } catch (CatalogException e) {
      return Optional.empty();
    }
  }

  PolicySummary policy(PolicyId id) {
    return ApiException.known(policies.policy(id), "policy `" + id + "`");
  }

  /// As pages look at the texts of this policy.
  static PolicyCheckup checkup(PolicySummary policy) {
    return switch (policy.place()) {
      case PolicyPlace.OnRepository(RepositoryId repository) ->
          new PolicyCheckup(policy.type(), repository.registry().kind(), repository.toString());
      case PolicyPlace.OnRegistry _, PolicyPlace.InAccount _, PolicyPlace.InOrganization _ ->
          new PolicyCheckup(policy.type(), RegistryKind.PRIVATE, null);
    };
  }

  /// Where the texts of this policy stand, as far as answers name it.
  static Place place(PolicySummary policy) {
    return switch (policy.place()) {
      case PolicyPlace.OnRepository(RepositoryId repository) ->
          Place.of(policy.type(), repository.registry().kind(), repository.arn(), null);
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
          Place.of(policy.type(), RegistryKind.PRIVATE, null, registry.account().digits());
      case PolicyPlace.InAccount(var account) ->
          Place.of(policy.type(), RegistryKind.PRIVATE, null, account.digits());
      case PolicyPlace.InOrganization _ ->
          Place.of(policy.type(), RegistryKind.PRIVATE, null, null);
    };
  }
}
