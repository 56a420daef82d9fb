package io.quaymaster.console.ui.attachment;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.iam.policy.PolicyType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Something that a policy can be attached to, as a field offers it.
record TargetChoice(AttachmentTarget target, String title) {
  private static final Window PRINCIPALS = new Window(0, 1_000);

  /// Whatever a policy of this type, kept there, goes to.
  static List<TargetChoice> of(PolicyType type, PolicyPlace place, AttachmentTools tools) {
    return switch (place) {
      case PolicyPlace.InAccount(AccountId account) -> principals(type, account, tools);
      case PolicyPlace.InOrganization(OrganizationId organization) -> levels(organization, tools);
      case PolicyPlace.OnRepository repository -> List.of();
      case PolicyPlace.OnRegistry registry -> List.of();
    };
  }

  private static List<TargetChoice> principals(
      PolicyType type, AccountId account, AttachmentTools tools) {
    Set<PrincipalKind> kinds =
        switch (type) {
          case IDENTITY_POLICY -> EnumSet.allOf(PrincipalKind.class);
          case PERMISSIONS_BOUNDARY -> EnumSet.of(PrincipalKind.USER, PrincipalKind.ROLE);
          case SESSION_POLICY, SCP, RCP, REPOSITORY_POLICY, REGISTRY_POLICY ->
              EnumSet.noneOf(PrincipalKind.class);
        };
    if (kinds.isEmpty()) {
      return List.of();
    }
    return tools
        .principals()
        .principals(new PrincipalFilter("", kinds, Set.of(account)), PRINCIPALS)
        .stream()
        .map(one ->
            new TargetChoice(
                new AttachmentTarget.ToPrincipal(one.id()),
                one.kind().arnType() + one.path() + one.name()))
        .toList();
  }

  private static List<TargetChoice> levels(OrganizationId id, AttachmentTools tools) {
    List<TargetChoice> choices = new ArrayList<>();
    Organization organization = tools.organizations().organization(id).orElseThrow();
    organization
        .units()
        .forEach(unit ->
            choices.add(
                new TargetChoice(
                    new AttachmentTarget.ToUnit(unit.id()), organization.pathOf(unit.id()))));
    tools.registries().accounts().stream()
        .filter(account -> account.unit() != null && organization.has(account.unit()))
        .forEach(account ->
            choices.add(
                new TargetChoice(
                    new AttachmentTarget.ToAccount(account.id()),
                    "account " + account.name() + ", " + account.id())));
    return choices;
  }
}
