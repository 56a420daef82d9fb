package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;

/// An element such as `Action` or `NotAction` of a statement: the object that holds it, the member,
/// and those of its entries that are well-formed.
public record LocatedElement<T>(
    JsonObject owner,
    Member member,
    List<PathElement> path,
    SourceText source,
    boolean negated,
    List<T> entries) {
  public LocatedElement {
    path = List.copyOf(path);
    entries = List.copyOf(entries);
  }

  /// Where its value stands.
  public Location location() {
    return new Location(path, source.span(member.value().start(), member.value().end()));
  }

  /// Where its name stands.
  public Location nameLocation() {
    return new Location(path, source.span(member.nameStart(), member.nameEnd()));
  }
}
