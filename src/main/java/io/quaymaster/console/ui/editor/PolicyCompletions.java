package io.quaymaster.console.ui.editor;

import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.ui.kit.PolicyEditor.Place;
import io.quaymaster.console.ui.kit.PolicyEditor.Proposal;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.PathElement.Key;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What may stand at a place of a policy: the names of elements, actions and whole tasks, condition
/// operators and keys, and the accounts, principals and repositories of the catalogue.
final class PolicyCompletions implements Function<Place, List<Proposal>> {
  private static final Set<PolicyType> WITH_PRINCIPAL =
      Set.of(PolicyType.REPOSITORY_POLICY, PolicyType.REGISTRY_POLICY, PolicyType.RCP);

  private final PolicyType type;
  private final RegistryKind kind;
  private final KnownNames names;
  private final ServiceReference reference = ServiceReference.load();

  PolicyCompletions(PolicySummary policy, KnownNames names) {
    this.type = policy.type();
    this.kind =
        policy.place() instanceof PolicyPlace.OnRepository(var repository)
            ? repository.registry().kind()
            : RegistryKind.PRIVATE;
    this.names = names;
  }

  @Override
  public List<Proposal> apply(Place place) {
    List<String> steps =
        place.path().stream()
            .filter(Key.class::isInstance)
            .map(step -> ((Key) step).name())
            .toList();
    return place.name() ? names(place, steps) : values(place, steps);
  }

  private List<Proposal> names(Place place, List<String> steps) {
    Stream<Proposal> proposals =
        switch (steps.size()) {
          case 0 -> topLevel();
          case 1 -> steps.getFirst().equals("Statement") ? elements() : Stream.empty();
          case 2 ->
              switch (steps.get(1)) {
                case "Principal", "NotPrincipal" -> principalKinds();
                case "Condition" -> operators();
                default -> Stream.empty();
              };
          case 3 -> steps.get(1).equals("Condition") ? keys(steps.get(2)) : Stream.empty();
          default -> Stream.empty();
        };
    return proposals.filter(proposal -> !place.names().contains(proposal.text())).toList();
  }

  private List<Proposal> values(Place place, List<String> steps) {
    if (steps.isEmpty()) {
      return List.of();
    }
    if (steps.size() == 1) {
      return steps.getFirst().equals("Version")
          ? List.of(Proposal.of("2012-10-17", "with policy variables", null))
          : List.of();
    }
    if (!steps.getFirst().equals("Statement")) {
      return List.of();
    }
    return switch (steps.get(1)) {
      case "Effect" -> List.of(Proposal.of("Allow", null, null), Proposal.of("Deny", null, null));
      case "Action", "NotAction" -> actions(place);
      case "Resource", "NotResource" -> resources(place.prefix());
      case "Principal", "NotPrincipal" ->
          steps.size() == 2 ? everyone() : principals(steps.get(2), place.prefix());
      case "Condition" -> steps.size() == 4 ? conditionValues(steps.get(3)) : List.of();
      default -> List.of();
    };
  }

  private static Stream<Proposal> topLevel() {
    return Stream.of(
        Proposal.of("Version", "element", "The version of the policy language. Write 2012-10-17."),
        Proposal.of("Statement", "element", "What is allowed or denied."),
        Proposal.of("Id", "element", "A name for the document; it decides nothing."));
  }

  private Stream<Proposal> elements() {
    List<String> elements = new ArrayList<>(List.of("Sid", "Effect"));
    if (WITH_PRINCIPAL.contains(type)) {
      elements.addAll(List.of("Principal", "NotPrincipal"));
    }
    elements.addAll(List.of("Action", "NotAction"));
    if (type != PolicyType.REPOSITORY_POLICY) {
      elements.addAll(List.of("Resource", "NotResource"));
    }
    elements.add("Condition");
    return elements.stream().map(element -> Proposal.of(element, "element", null));
  }

  private static Stream<Proposal> principalKinds() {
    return Stream.of(
        Proposal.of("AWS", "principals", "Accounts, users, roles and sessions."),
        Proposal.of("Service", "principals", "AWS services that act on their own behalf."));
  }

  private static List<Proposal> everyone() {
    return List.of(Proposal.of("*", "everyone", "Every principal of every AWS account."));
  }

  private Stream<Proposal> operators() {
    return Stream.of(ConditionOperator.values())
        .flatMap(operator ->
            operator == ConditionOperator.NULL
                ? Stream.of(operator.text())
                : Stream.of(
                    operator.text(),
                    operator.text() + "IfExists",
                    "ForAnyValue:" + operator.text(),
                    "ForAllValues:" + operator.text()))
        .map(text -> Proposal.of(text, "operator", null));
  }

  private Stream<Proposal> keys(String operatorText) {
    String bare =
        operatorText.replaceFirst("^For(Any|All)Values?:", "").replaceFirst("IfExists$", "");
    ConditionOperator operator = ConditionOperator.ofText(bare).orElse(null);
    Stream<ConditionKeyDefinition> own =
        reference.service(kind.servicePrefix()).stream().flatMap(s -> s.conditionKeys().stream());
    return Stream.concat(own, reference.globalKeys().stream())
        .filter(key ->
            operator == null
                || operator == ConditionOperator.NULL
                || key.families().contains(operator.family()))
        .map(key ->
            Proposal.of(
                withoutTemplate(key.name()),
                key.category().name().toLowerCase(Locale.ROOT),
                key.presenceNote()))
        .distinct();
  }

  /// `aws:ResourceTag/${TagKey}` begins with `aws:ResourceTag/`.
  private static String withoutTemplate(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash + 1);
  }

  private List<Proposal> actions(Place place) {
    List<Proposal> proposals = new ArrayList<>();
    String service = kind.servicePrefix();
    if (place.inArray()) {
      reference.tasks().stream()
          .filter(task -> task.registry() == kind)
          .forEach(task -> addTask(proposals, task));
    }
    reference
        .service(service)
        .ifPresent(
            definition -> definition.actions().forEach(action -> proposals.add(action(action))));
    proposals.add(
        Proposal.of(service + ":*", "every action", "Everything, also what AWS adds later."));
    if (!WITH_PRINCIPAL.contains(type)) {
      proposals.add(
          Proposal.of("sts:GetServiceBearerToken", "Read", "Needed to sign in to ECR Public."));
    }
    return proposals;
  }

  private Proposal action(ActionDefinition action) {
    return Proposal.of(action.id(), action.accessLevel().title(), action.summary());
  }

  /// A task as the actions that this kind of document can grant for it.
  private void addTask(List<Proposal> proposals, TaskDefinition task) {
    List<String> actions =
        task.needs().stream()
            .filter(need ->
                need.isUnconditional()
                    && !(WITH_PRINCIPAL.contains(type) && need.identityPolicyOnly()))
            .map(Need::action)
            .toList();
    if (actions.size() > 1) {
      proposals.add(
          new Proposal(
              actions.getFirst(),
              task.title(),
              actions.size() + " actions",
              String.join(", ", actions),
              String.join("\", \"", actions),
              10));
    }
  }

  private List<Proposal> principals(String kindOfPrincipal, String prefix) {
    if (kindOfPrincipal.equals("Service")) {
      return Stream.of(
              "codebuild", "ecs-tasks", "lambda", "replication.ecr", "pullthroughcache.ecr")
          .map(name -> Proposal.of(name + ".amazonaws.com", "service", null))
          .toList();
    }
    if (!kindOfPrincipal.equals("AWS")) {
      return List.of();
    }
    List<Proposal> proposals = new ArrayList<>(everyone());
    for (AccountSummary account : names.accounts()) {
      proposals.add(
          Proposal.of(
              account.id().digits(),
              account.name(),
              "The whole account: its own policies decide who."));
    }
    names
        .principals(lastWord(prefix))
        .forEach(principal ->
            proposals.add(
                Proposal.of(
                    principal.arn(),
                    principal.kind().arnType() + " in " + principal.accountName(),
                    null)));
    return proposals;
  }

  private List<Proposal> resources(String prefix) {
    List<Proposal> proposals = new ArrayList<>();
    proposals.add(Proposal.of("*", "everything", null));
    names
        .repositories(lastWord(prefix))
        .forEach(repository ->
            proposals.add(
                Proposal.of(
                    repository.id().arn().toString(),
                    "repository of " + repository.accountName(),
                    null)));
    return proposals;
  }

  private List<Proposal> conditionValues(String key) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "aws:principalorgid", "aws:sourceorgid", "aws:resourceorgid" ->
          names.organizations().stream()
              .map(
                  organization -> Proposal.of(organization.id().value(), organization.name(), null))
              .toList();
      case "aws:principalaccount", "aws:sourceaccount", "aws:resourceaccount" ->
          names.accounts().stream()
              .map(account -> Proposal.of(account.id().digits(), account.name(), null))
              .toList();
      case "aws:securetransport",
          "aws:multifactorauthpresent",
          "aws:principalisawsservice",
          "aws:viaawsservice" ->
          List.of(Proposal.of("true", null, null), Proposal.of("false", null, null));
      default -> List.of();
    };
  }

  /// What was typed of the last part of an ARN: the search in the catalogue goes by names.
  private static String lastWord(String prefix) {
    return prefix
        .substring(Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf(':')) + 1)
        .replace("*", "");
  }
}
