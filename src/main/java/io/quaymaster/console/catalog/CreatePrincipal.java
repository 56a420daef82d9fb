package io.quaymaster.console.catalog;

import java.util.Map;
import java.util.regex.Pattern;

/// Put a principal on file. Source of the rules: IAM API Reference, "CreateUser", "CreateRole",
/// "CreateGroup".
///
/// @param path begins and ends with `/`
public record CreatePrincipal(
    AccountId account,
    PrincipalKind kind,
    String path,
    String name,
    Map<String, String> tags,
    boolean serviceLinked) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9+=,.@_-]+");
  private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7e]{1,510}/");

  public CreatePrincipal {
    if (!NAME.matcher(name).matches() || name.length() > longest(kind)) {
      throw new IllegalArgumentException(
          "`"
              + name
              + "` is no name for a "
              + kind.arnType()
              + ": use 1 to "
              + longest(kind)
              + " letters, digits or `+=,.@_-`.");
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("`" + path + "` is no path: it begins and ends with `/`.");
    }
    if (serviceLinked && kind != PrincipalKind.ROLE) {
      throw new IllegalArgumentException("Only a role can be service-linked.");
    }
    tags = Map.copyOf(tags);
  }

  private static int longest(PrincipalKind kind) {
    return switch (kind) {
      case USER, ROLE -> 64;
      case GROUP -> 128;
    };
  }
}
