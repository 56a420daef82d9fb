package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Optional;
import java.util.regex.Pattern;

/// A registry: of a partition, an account and, if it is private, a Region.
public sealed interface RegistryId {
  String partition();

  AccountId account();

  RegistryKind kind();

  /// The Region, or the empty text for a public registry, as ARNs have it.
  String region();

  /// The ARN of a repository in it.
  Arn arnOf(RepositoryName name);

  /// One text for addresses and logs: `aws/111122223333/eu-central-1` or `aws/111122223333/public`.
  default String key() {
    return partition() + "/" + account() + "/" + (region().isEmpty() ? "public" : region());
  }

  Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");
  Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  record PrivateRegistry(String partition, AccountId account, String region) implements RegistryId {
    public PrivateRegistry {
      checkPartition(partition);
      if (!REGION.matcher(region).matches()) {
        throw new IllegalArgumentException(
            "`" + region + "` is no Region: a private registry has one, such as `eu-central-1`.");
      }
    }

    @Override
    public RegistryKind kind() {
      return RegistryKind.PRIVATE;
    }

    @Override
    public Arn arnOf(RepositoryName name) {
      return Arn.ofRepository(partition, region, account.digits(), name.value());
    }
  }

  record PublicRegistry(String partition, AccountId account) implements RegistryId {
    public PublicRegistry {
      checkPartition(partition);
    }

    @Override
    public RegistryKind kind() {
      return RegistryKind.PUBLIC;
    }

    @Override
    public String region() {
      return "";
    }

    @Override
    public Arn arnOf(RepositoryName name) {
      return Arn.ofPublicRepository(partition, account.digits(), name.value());
    }
  }

  /// The registry that a [#key()] or its three parts name.
  static Optional<RegistryId> parse(String key) {
    String[] parts = key.split("/", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          of(parts[0], new AccountId(parts[1]), parts[2].equals("public") ? "" : parts[2]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The registry of a Region, or for an empty `region` the public one.
  static RegistryId of(String partition, AccountId account, String region) {
    return region.isEmpty()
        ? new PublicRegistry(partition, account)
        : new PrivateRegistry(partition, account, region);
  }

  private static void checkPartition(String partition) {
    if (!PARTITION.matcher(partition).matches()) {
      throw new IllegalArgumentException(
          "`"
              + partition
              + "` is no partition; there are `aws`, `aws-cn`, `aws-us-gov` and others.");
    }
  }
}
