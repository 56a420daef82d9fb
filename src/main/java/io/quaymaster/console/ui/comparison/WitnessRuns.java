package io.quaymaster.console.ui.comparison;

import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.Document;
import io.quaymaster.console.ui.access.ShownPolicy;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Witness;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.write.PolicyWriter;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the witness of a class again, by comparing again, and asks it of both sides.
@Component
class WitnessRuns {
  private final Judged judged;
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  WitnessRuns(Judged judged) {
    this.judged = judged;
  }

  record SideRun(String name, Explanation explanation, Map<String, ShownPolicy> texts) {}

  sealed interface Outcome {
    record Cannot(String why) implements Outcome {}

    record Ran(Judged.Sides sides, SideRun before, SideRun after, List<String> assumptions)
        implements Outcome {}
  }

  Outcome run(Pair pair, Map<String, String> pasted, String id) {
    return switch (judged.sides(pair, pasted)) {
      case Judged.Outcome.Cannot(String why) -> new Outcome.Cannot(why);
      case Judged.Outcome.Ready(Judged.Sides sides) ->
          switch (judged.compare(sides).report()) {
            case ComparisonReport.Illegible illegible ->
                new Outcome.Cannot("One of the two sides is no valid policy.");
            case ComparisonReport.Compared compared ->
                witness(compared, id)
                    .<Outcome>map(witness -> ran(sides, compared, witness))
                    .orElseGet(
                        () -> new Outcome.Cannot("The comparison has no class `" + id + "`."));
          };
    };
  }

  private static Optional<Witness> witness(ComparisonReport.Compared compared, String id) {
    List<AccessClass> classes =
        id.startsWith("gained-") ? compared.comparison().gained() : compared.comparison().lost();
    String number = id.replaceFirst("^(gained|lost)-", "");
    return number.matches("[0-9]{1,6}") && Integer.parseInt(number) < classes.size()
        ? Optional.of(classes.get(Integer.parseInt(number)).witness())
        : Optional.empty();
  }

  private Outcome.Ran ran(Judged.Sides sides, ComparisonReport.Compared compared, Witness witness) {
    PolicyType type = sides.place().type();
    return new Outcome.Ran(
        sides,
        side(sides.beforeName(), sides, compared.before(), witness),
        side(sides.afterName(), sides, compared.after(), witness),
        assumptions(witness.around(), type));
  }

  private SideRun side(String name, Judged.Sides sides, Document document, Witness witness) {
    PolicyType type = sides.place().type();
    @Nullable Policy policy = document.policy();
    String title = sides.place().name() + " " + name;
    AttachedPolicy compared = policy == null ? null : new AttachedPolicy(type, title, policy);
    Map<String, ShownPolicy> texts = new LinkedHashMap<>();
    if (policy != null) {
      texts.put(
          title, new ShownPolicy(title, document.text(), Screens.policy(sides.place().id()), ""));
    }
    assumed(witness.around())
        .forEach(other ->
            texts.put(
                other.name(),
                new ShownPolicy(
                    other.name(),
                    PolicyWriter.pretty(other.policy()),
                    "",
                    "Assumed for this witness.")));
    return new SideRun(
        name, evaluator.explain(witness.request(), witness.side(type, compared)), texts);
  }

  private static Stream<AttachedPolicy> assumed(PolicySet around) {
    return Stream.of(
            around.identityPolicies().stream(),
            Stream.ofNullable(around.repositoryPolicy()),
            Stream.ofNullable(around.registryPolicy()),
            Stream.ofNullable(around.permissionsBoundary()),
            Stream.ofNullable(around.sessionPolicy()),
            around.scps().stream().flatMap(level -> level.policies().stream()),
            around.rcps().stream().flatMap(level -> level.policies().stream()))
        .flatMap(policies -> policies);
  }

  /// In words; what is not there is an assumption too.
  private static List<String> assumptions(PolicySet around, PolicyType compared) {
    List<String> said = new ArrayList<>();
    assumed(around).forEach(policy -> said.add(assumption(policy)));
    if (around.identityPolicies().isEmpty() && compared != PolicyType.IDENTITY_POLICY) {
      said.add("The caller has no identity-based policy that says anything about it.");
    }
    said.add(
        "No other policy has a say: no SCP, RCP, registry policy, boundary or session policy that is not shown.");
    return said;
  }

  private static String assumption(AttachedPolicy policy) {
    String name = "`" + policy.name() + "`";
    return switch (policy.type()) {
      case IDENTITY_POLICY -> "The caller's own policies are those of " + name + ", shown below.";
      case PERMISSIONS_BOUNDARY ->
          "The caller has the permissions boundary " + name + ", shown below.";
      case SESSION_POLICY -> "The session was made with the policy " + name + ", shown below.";
      case REPOSITORY_POLICY -> "The repository has the policy " + name + ", shown below.";
      case REGISTRY_POLICY -> "The registry has the policy " + name + ", shown below.";
      case SCP, RCP ->
          "The organization has the " + policy.type().title() + " " + name + ", shown below.";
    };
  }
}
