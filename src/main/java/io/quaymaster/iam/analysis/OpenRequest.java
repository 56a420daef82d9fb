package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.RequestContext;
import java.util.Locale;
import java.util.function.Predicate;

/// A request of which some keys are left open: every key that `request` does not carry and that
/// `isOpen` (asked with its name in lower case) says yes to may be absent or have any value that
/// fits the facts. Of every other key what the request says is known, its absence too.
public record OpenRequest(RequestContext request, Predicate<String> isOpen) {
  boolean leavesOpen(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return !request.context().containsKey(name) && isOpen.test(name);
  }
}
