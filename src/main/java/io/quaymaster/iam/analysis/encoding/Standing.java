package io.quaymaster.iam.analysis.encoding;

import java.util.Arrays;

/// What the other policies say about a caller of a resource-based policy: whether its own policies
/// allow the request, and whether a permissions boundary is attached to it, or a boundary or
/// session policy is silent about the request.
public enum Standing {
  ALLOWED(true, false, false),
  ALLOWED_WITH_BOUNDARY(true, true, false),
  ALLOWED_BUT_BOUNDARY_SILENT(true, true, true),
  ALLOWED_BUT_SESSION_SILENT(true, false, true),
  SILENT(false, false, false),
  SILENT_WITH_BOUNDARY(false, true, false),
  SILENT_AND_BOUNDARY_SILENT(false, true, true),
  SILENT_AND_SESSION_SILENT(false, false, true),
  /// Root users, services and anonymous callers, who have no such policies.
  NONE(true, false, false);

  private final boolean allowed;
  private final boolean boundary;
  private final boolean limited;

  Standing(boolean allowed, boolean boundary, boolean limited) {
    this.allowed = allowed;
    this.boundary = boundary;
    this.limited = limited;
  }

  /// Whether the caller's own policies allow the request.
  public boolean allowed() {
    return allowed;
  }

  /// Whether the caller has a permissions boundary.
  public boolean boundary() {
    return boundary;
  }

  /// Whether a boundary or a session policy is silent.
  public boolean limited() {
    return limited;
  }

  /// The standing of a user or a session of which this is known.
  public static Standing of(boolean allowed, boolean boundary, boolean limited) {
    return Arrays.stream(values())
        .filter(one -> one.allowed == allowed && one.boundary == boundary && one.limited == limited)
        .findFirst()
        .orElseThrow();
  }

  boolean possibleFor(CallerKind kind) {
    return switch (kind) {
      case USER ->
          this != NONE && this != ALLOWED_BUT_SESSION_SILENT && this != SILENT_AND_SESSION_SILENT;
      case ROLE -> this != NONE;
      case FEDERATED -> this != NONE && !boundary;
      case ROOT, SERVICE, ANONYMOUS -> this == NONE;
    };
  }

  /// The match level from which on a grant of the resource-based policy suffices; 0 if none is
  /// needed, 4 if none does.
  int threshold(CallerKind kind, boolean sameAccount) {
    return switch (kind) {
      case SERVICE, ANONYMOUS -> 1;
      case ROOT -> sameAccount ? 0 : 1;
      case USER, ROLE, FEDERATED -> {
        if (!sameAccount) {
          yield allowed && !limited ? 1 : 4;
        }
        yield limited ? CodedStatement.DIRECT : allowed ? 0 : CodedStatement.NAMED;
      }
    };
  }
}
