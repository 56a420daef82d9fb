package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.ui.kit.Screens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The two sides of a comparison as the address has them. `of` says as which policy two pasted
/// texts are to be read.
record Pair(Optional<SideRef> before, Optional<SideRef> after, Optional<PolicyId> of) {
  static final Pair NOTHING = new Pair(Optional.empty(), Optional.empty(), Optional.empty());

  static Pair read(QueryParameters query) {
    return new Pair(
        query.getSingleParameter("before").flatMap(SideRef::read),
        query.getSingleParameter("after").flatMap(SideRef::read),
        query.getSingleParameter("of").flatMap(Pair::policy));
  }

  QueryParameters write() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    before.ifPresent(side -> query.put("before", List.of(side.text())));
    after.ifPresent(side -> query.put("after", List.of(side.text())));
    of.ifPresent(policy -> query.put("of", List.of(policy.toString())));
    return new QueryParameters(query);
  }

  String address() {
    String query = write().getQueryString();
    return query.isEmpty() ? Screens.COMPARE : Screens.COMPARE + "?" + query;
  }

  Pair swapped() {
    return new Pair(after, before, of);
  }

  Pair withBefore(SideRef side) {
    return new Pair(Optional.of(side), after, of);
  }

  Pair withAfter(SideRef side) {
    return new Pair(before, Optional.of(side), of);
  }

  /// Keeps the policy in mind when a side of it is replaced by a pasted text.
  Pair about(PolicyId policy) {
    return new Pair(before, after, Optional.of(policy));
  }

  /// Whose place the texts are judged in: that of the later side, if it has one.
  Optional<PolicyId> place() {
    return after.flatMap(SideRef::on).or(() -> before.flatMap(SideRef::on)).or(() -> of);
  }

  private static Optional<PolicyId> policy(String text) {
    try {
      return Optional.of(new PolicyId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
