package io.quaymaster.console.catalog;

import java.util.Map;

/// A user, group or role of an account.
///
/// @param path begins and ends with `/`
/// @param policies how many identity-based policies are attached to it directly
/// @param bounded whether it has a permissions boundary
public record PrincipalSummary(
    PrincipalId id,
    AccountId account,
    String accountName,
    PrincipalKind kind,
    String path,
    String name,
    String arn,
    Map<String, String> tags,
    boolean serviceLinked,
    int policies,
    boolean bounded) {
  public PrincipalSummary {
    tags = Map.copyOf(tags);
  }
}
