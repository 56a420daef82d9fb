package io.quaymaster.iam.policy;

import java.util.Optional;

/// An Amazon Resource Name of a request: six parts, the sixth of which may hold colons.
public record Arn(
    String partition, String service, String region, String account, String resource) {
  public static Optional<Arn> parse(String text) {
    String[] parts = text.split(":", 6);
    if (parts.length != 6 || !parts[0].equals("arn")) {
      return Optional.empty();
    }
    return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
  }

  /// The ARN of a private repository.
  public static Arn ofRepository(String partition, String region, String account, String name) {
    return new Arn(partition, "ecr", region, account, "repository/" + name);
  }

  /// The ARN of a public repository: without a Region.
  public static Arn ofPublicRepository(String partition, String account, String name) {
    return new Arn(partition, "ecr-public", "", account, "repository/" + name);
  }

  @Override
  public String toString() {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }
}
