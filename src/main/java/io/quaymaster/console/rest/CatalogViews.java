package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.Activation;
import io.quaymaster.console.catalog.FindingCounts;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.RegistrySummary;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the catalogue holds, as it goes over the wire.
final class CatalogViews {
  private CatalogViews() {}

  @Schema(name = "Account")
  record Account(
      String id,
      String name,
      @Nullable String unit,
      String unitPath,
      boolean management,
      int registries,
      int repositories,
      int principals) {
    static Account of(AccountSummary account) {
      return new Account(
          account.id().digits(),
          account.name(),
          account.unit() == null ? null : account.unit().value(),
          account.unitPath(),
          account.management(),
          account.registries(),
          account.repositories(),
          account.principals());
    }
  }

  @Schema(name = "Registry")
  record Registry(
      String id,
      @Schema(allowableValues = {"private", "public"}) String kind,
      String partition,
      String account,
      String accountName,
      @Schema(description = "Empty for a public registry.") String region,
      int repositories,
      int withPolicy,
      int atRisk,
      @Nullable String policy) {
    static Registry of(RegistrySummary registry) {
      return new Registry(
          CatalogIds.of(registry.id()),
          registry.id().kind().id(),
          registry.id().partition(),
          registry.id().account().digits(),
          registry.accountName(),
          registry.id().region(),
          registry.repositories(),
          registry.withPolicy(),
          registry.atRisk(),
          idOf(registry.registryPolicy()));
    }
  }

  /// @param findings of the version in force
  @Schema(name = "Repository")
  record Repository(
      @Schema(example = "aws:111122223333:eu-central-1:depot~scanner-gateway") String id,
      String arn,
      String name,
      String registry,
      String account,
      String accountName,
      Map<String, String> tags,
      @Nullable String policy,
      @Schema(description = "The id of the version in force.") @Nullable String activeVersion,
      @Nullable String latestVersion,
      FindingCounts findings,
      Instant createdAt) {
    static Repository of(RepositorySummary repository) {
      return new Repository(
          CatalogIds.of(repository.id()),
          repository.id().toString(),
          repository.id().name().value(),
          CatalogIds.of(repository.id().registry()),
          repository.id().registry().account().digits(),
          repository.accountName(),
          repository.tags(),
          idOf(repository.policy()),
          versionOf(repository.policy(), repository.active()),
          versionOf(repository.policy(), repository.latest()),
          repository.findings(),
          repository.createdAt());
    }
  }

  /// @param place the id of the repository, registry, account or organization that it is kept at
  @Schema(name = "Policy")
  record Policy(
      String id,
      String type,
      String name,
      String place,
      String accountName,
      @Schema(description = "The id of the version in force.") @Nullable String activeVersion,
      @Nullable Instant activeSince,
      @Nullable String latestVersion,
      @Nullable String latestAuthor,
      @Nullable Instant latestAt,
      FindingCounts findings) {
    static Policy of(PolicySummary policy) {
      return new Policy(
          policy.id().toString(),
          policy.type().id(),
          policy.name(),
          placeOf(policy.place()),
          policy.accountName(),
          versionOf(policy.id(), policy.active()),
          policy.activeSince(),
          versionOf(policy.id(), policy.latest()),
          policy.latestAuthor() == null ? null : policy.latestAuthor().id().value(),
          policy.latestAt(),
          policy.findings());
    }
  }

  /// A version without its text.
  @Schema(name = "Version")
  record Version(
      String id,
      String policy,
      int number,
      String author,
      Instant createdAt,
      String reason,
      String origin,
      @Nullable Integer basedOn,
      String textHash,
      String canonicalHash,
      int length,
      FindingCounts findings,
      boolean active) {
    static Version of(VersionSummary version) {
      return new Version(
          FiledVersions.idOf(version.id()),
          version.id().policy().toString(),
          version.number().value(),
          version.author().id().value(),
          version.createdAt(),
          version.reason(),
          version.origin().name(),
          version.basedOn() == null ? null : version.basedOn().value(),
          version.textHash().hex(),
          version.canonicalHash().hex(),
          version.length(),
          version.findings(),
          version.active());
    }
  }

  @Schema(name = "VersionWithText")
  record VersionWithText(
      String id,
      String policy,
      int number,
      String author,
      Instant createdAt,
      String reason,
      String origin,
      @Nullable Integer basedOn,
      String textHash,
      String canonicalHash,
      @Schema(description = "Byte for byte as it was written.") String text) {
    static VersionWithText of(PolicyVersion version) {
      return new VersionWithText(
          FiledVersions.idOf(version.id()),
          version.id().policy().toString(),
          version.number().value(),
          version.author().id().value(),
          version.createdAt(),
          version.reason(),
          version.origin().name(),
          version.basedOn() == null ? null : version.basedOn().value(),
          version.textHash().hex(),
          version.canonicalHash().hex(),
          version.text());
    }
  }

  /// A time in which a version was in force.
  @Schema(name = "TimeInForce")
  record TimeInForce(
      String version,
      Instant from,
      @Nullable Instant to,
      String by,
      String reason,
      @Nullable String endedBy,
      @Nullable String endReason) {
    static TimeInForce of(Activation activation) {
      return new TimeInForce(
          FiledVersions.idOf(activation.version()),
          activation.from(),
          activation.to(),
          activation.by().id().value(),
          activation.reason(),
          activation.endedBy() == null ? null : activation.endedBy().id().value(),
          activation.endReason());
    }
  }

  private static @Nullable String idOf(@Nullable PolicyId policy) {
    return policy == null ? null : policy.toString();
  }

  static @Nullable String versionOf(@Nullable PolicyId policy, @Nullable VersionNumber number) {
    return policy == null || number == null
        ? null
        : FiledVersions.idOf(new VersionId(policy, number));
  }

  private static String placeOf(PolicyPlace place) {
    return switch (place) {
      case PolicyPlace.OnRepository(var repository) -> CatalogIds.of(repository);
      case PolicyPlace.OnRegistry(var registry) -> CatalogIds.of(registry);
      case PolicyPlace.InAccount(var account) -> account.digits();
      case PolicyPlace.InOrganization(var organization) -> organization.value();
    };
  }
}
