package io.quaymaster.iam.evaluation;

import java.util.Map;

/// A request as prepared statements look at it.
record CompiledRequest(
    RequestFacts facts,
    Map<String, ContextValue> context,
    Variables variables,
    PrincipalMatching names,
    boolean hasBoundary,
    String resource,
    int resourceColons) {
  static CompiledRequest of(RequestFacts facts, boolean hasBoundary) {
    RequestContext request = facts.request();
    String resource = request.resource();
    int colons = 0;
    for (int at = resource.indexOf(':'); at >= 0; at = resource.indexOf(':', at + 1)) {
      colons++;
    }
    return new CompiledRequest(
        facts,
        request.context(),
        new Variables(request.context()),
        PrincipalMatching.of(request.principal()),
        hasBoundary,
        resource,
        colons);
  }
}
