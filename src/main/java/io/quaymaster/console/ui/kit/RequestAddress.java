package io.quaymaster.console.ui.kit;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a concrete request, such as a witness, is asked of what is on file, or kept as an
/// expectation.
public final class RequestAddress {
  private RequestAddress() {}

  /// Whether it is about a repository, as questions are.
  public static boolean canBeAsked(RequestContext request) {
    return RepositoryId.ofArn(request.resource()).isPresent();
  }

  public static String ask(RequestContext request) {
    return Screens.ASK + "?" + query(request);
  }

  public static String expect(RequestContext request) {
    return Screens.EXPECTATION_NEW + "?" + query(request);
  }

  private static String query(RequestContext request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("who", List.of(request.principal().text()));
    query.put("what", List.of(request.action()));
    query.put("on", List.of(request.resource()));
    List<String> keys = new ArrayList<>();
    request
        .context()
        .forEach((key, value) -> texts(value).forEach(text -> keys.add(key + "=" + text)));
    if (!keys.isEmpty()) {
      query.put("key", keys);
    }
    return new QueryParameters(query).getQueryString();
  }

  /// The values of a key, for people.
  public static String text(ContextValue value) {
    return String.join(", ", texts(value));
  }

  private static List<String> texts(ContextValue value) {
    return switch (value) {
      case ContextValue.One(String text) -> List.of(text);
      case ContextValue.Many(List<String> texts) -> texts;
    };
  }
}
