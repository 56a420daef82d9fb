package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.iam.analysis.AccessConditions;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.Layer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The answer to a question, with all that explains it.
///
/// @param explanation of the decision for the request as it was asked
/// @param derived the keys that were added, and their values
/// @param warnings where the question contradicts what AWS would say
/// @param policies what had a say, and in which versions
/// @param notOnFile the layers whose policies nobody put on file, so that what they say is not
///   known
public record AccessAnswer(
    AccessQuestion question,
    Verdict verdict,
    Explanation explanation,
    Map<String, ContextValue> derived,
    List<String> warnings,
    AppliedPolicies policies,
    Set<Layer> notOnFile) {
  public AccessAnswer {
    derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
    warnings = List.copyOf(warnings);
    notOnFile = Set.copyOf(notOnFile);
  }

  /// What it comes to.
  public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /// A statement denies it.
    record DeniedExplicitly() implements Verdict {}

    /// Nothing denies it, and what would have to allow it does not.
    record DeniedImplicitly() implements Verdict {}

    /// As it was asked it is `allowed` or not, and keys that the question does not tell turn it: it
    /// is allowed in `cases`. Where `open` is empty it is in no others; else `open` says what is
    /// not known.
    record Conditional(boolean allowed, List<AccessConditions.Case> cases, String open)
        implements Verdict {
      public Conditional {
        cases = List.copyOf(cases);
      }
    }

    /// It depends on policies that are not on file; `missing` says in a sentence on which.
    record Unknown(String missing) implements Verdict {}
  }

  public boolean isAllowed() {
    return verdict instanceof Verdict.Allowed;
  }
}
