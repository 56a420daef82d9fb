package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Because;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.Witness;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Proves that a text grants nothing of what is guarded, or finds what it grants.
///
/// The text's Denies alone are compared with its Denies and what its Allows grant of guarded
/// requests: equivalent means that it grants none. What is gained is the violation, and each
/// request that shows it is put to the evaluator with the text as it was written.
final class GuardrailProof {
  private static final Set<Flag> OF_GRANTS =
      EnumSet.of(Flag.PUBLIC, Flag.ALL_AWS, Flag.ADMIN, Flag.CROSS_ORG, Flag.WRITE);

  private final AccessComparator comparator = new AccessComparator();
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  /// A text and where it stands.
  record Text(PolicySummary policy, Policy parsed, String text) {}

  Examined examine(
      GuardrailDefinition definition,
      Text text,
      Surroundings.OnFile onFile,
      BooleanSupplier cancelled) {
    Guarded guarded = Guarded.of(definition, owner(text.policy().place()), text.text(), onFile);
    Guarded.Part part = guarded.part(text.parsed());
    Comparison comparison =
        comparator.compare(
            place(text, onFile), guarded.denies(text.parsed()), part.policy(), cancelled);
    return examined(comparison, part, text);
  }

  private Examined examined(Comparison comparison, Guarded.Part part, Text text) {
    List<Optional<AccessClass>> told =
        comparison.gained().stream().map(gained -> told(gained, part, text)).toList();
    List<AccessClass> confirmed = told.stream().flatMap(Optional::stream).toList();
    if (!confirmed.isEmpty()) {
      return new Examined.Violated(
          confirmed, comparison.complete() && confirmed.size() == told.size());
    }
    if (comparison.undecided().isPresent()) {
      return new Examined.Undecided(comparison.undecided().get());
    }
    return told.isEmpty()
        ? new Examined.Held()
        : new Examined.Undecided(
            "the engine and the evaluator contradict each other, which is a defect of this program");
  }

  /// A class of guarded access by the statements of the text itself, if the text as it was written
  /// allows its witness.
  private Optional<AccessClass> told(AccessClass gained, Guarded.Part part, Text text) {
    PolicyType type = text.policy().type();
    Witness witness = gained.witness();
    EvaluationResult written =
        evaluator.evaluate(
            witness.request(),
            witness.side(type, new AttachedPolicy(type, text.policy().name(), text.parsed())));
    if (!written.decision().isAllowed()) {
      return Optional.empty();
    }
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    gained.flags().stream().filter(OF_GRANTS::contains).forEach(flags::add);
    return Optional.of(
        new AccessClass(
            gained.actions(),
            gained.unknownActions(),
            gained.tasks(),
            gained.principals(),
            gained.resources(),
            gained.conditions(),
            gained.needsCallerPolicy(),
            flags,
            new Because(
                List.of(),
                gained.because().after().stream()
                    .map(ref -> new StatementRef(part.indexes().get(ref.index()), ref.sid()))
                    .toList()),
            new Witness(witness.request(), witness.around(), witness.before(), written)));
  }

  private static String owner(PolicyPlace place) {
    return switch (place) {
      case PolicyPlace.OnRepository(RepositoryId repository) ->
          repository.registry().account().digits();
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
          registry.account().digits();
      case PolicyPlace.InAccount(AccountId account) -> account.digits();
      case PolicyPlace.InOrganization organization ->
          throw new IllegalArgumentException("Policies of organizations grant nothing");
    };
  }

  private static Place place(Text text, Surroundings.OnFile onFile) {
    PolicyPlace at = text.policy().place();
    String owner = owner(at);
    Place place =
        at instanceof PolicyPlace.OnRepository(RepositoryId repository)
            ? Place.of(text.policy().type(), kind(text), repository.arn(), owner)
            : Place.of(text.policy().type(), kind(text), null, owner);
    return place.knowing(
        onFile.organizationOf(owner).map(onFile::accountsOf).orElse(Set.of()),
        onFile.principals(),
        onFile.repositories(),
        Place.PLAIN_DAY);
  }

  /// An identity-based policy may be about either kind of registry; what it names tells.
  private static RegistryKind kind(Text text) {
    return switch (text.policy().place()) {
      case PolicyPlace.OnRepository(RepositoryId repository) -> repository.registry().kind();
      case PolicyPlace.OnRegistry registry -> RegistryKind.PRIVATE;
      case PolicyPlace.InAccount _, PolicyPlace.InOrganization _ ->
          names(text.parsed(), "ecr-public") && !names(text.parsed(), "ecr")
              ? RegistryKind.PUBLIC
              : RegistryKind.PRIVATE;
    };
  }

  private static boolean names(Policy policy, String service) {
    return policy.statements().stream()
        .flatMap(statement -> statement.action().patterns().stream())
        .anyMatch(pattern -> pattern.service().equals(service));
  }
}
