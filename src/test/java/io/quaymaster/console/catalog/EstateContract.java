package io.quaymaster.console.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.identity.As;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.policy.PolicyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;

/// What the catalogue promises about organizations, groups and attachments, on whichever database.
@SpringBootTest(properties = "quaymaster.sample=false")
@Import(Unreviewed.class)
abstract class EstateContract {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  @Autowired RegistryCatalog registries;
  @Autowired OrganizationCatalog organizations;
  @Autowired PolicyCatalog policies;
  @Autowired Unreviewed unreviewed;
  @Autowired PolicyAttachments attachments;
  @Autowired PrincipalCatalog principals;
  @Autowired PolicySets policySets;
  @Autowired AuditTrail audit;

  @Test
  void an_organization_begins_with_full_access_on_its_root() {
    Organization organization = anOrganization();
    assertThat(organization.units()).extracting(OrganizationalUnit::name).containsExactly("Root");
    assertThat(on(root(organization)))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.policyName()).isEqualTo("FullAWSAccess");
          assertThat(one.active()).isEqualTo(VersionNumber.FIRST);
        });
  }

  @Test
  void what_cannot_be_an_organization_or_unit_is_refused_with_the_reason() {
    Organization organization = anOrganization();
    UnitId root = organization.root().id();
    UnitId unit = aUnit(organization, root, "Production");
    refused(() -> organizations.create(organization.id(), "Again", root, null), "already");
    refused(() -> organizations.createUnit(unit, root, "Twice"), "already");
    refused(() -> organizations.createUnit(unit, unit, "Itself"), "below itself");
    refused(
        () -> organizations.createUnit(new UnitId("r-zz99"), root, "Second root"), "has one root");
    refused(
        () -> organizations.createUnit(new UnitId("ou-zz99-cd34ef56"), root, "Foreign"),
        "belongs to the root");
    refused(
        () -> organizations.createUnit(unitId(root), root, "Production"), "a unit `Production`");
    refused(() -> organizations.createUnit(unitId(root), root, " "), "1 to 200 characters");
    refused(
        () -> organizations.createUnit(unitId(root), unitId(root), "Nowhere"), "There is no unit");
  }

  @Test
  void units_nest_and_can_be_renamed() {
    Organization organization = anOrganization();
    UnitId workloads = aUnit(organization, organization.root().id(), "Workloads");
    UnitId production = aUnit(organization, workloads, "Production");
    As.ADMIN.run(() -> {
      organizations.renameUnit(workloads, "Services");
      organizations.rename(organization.id(), "Harbour Group");
    });
    Organization now = now(organization);
    assertThat(now.name()).isEqualTo("Harbour Group");
    assertThat(now.pathOf(production)).isEqualTo("Root / Services / Production");
  }

  @Test
  void an_account_joins_moves_and_leaves_and_is_in_one_organization() {
    Organization organization = anOrganization();
    UnitId unit = aUnit(organization, organization.root().id(), "Production");
    AccountId account = anAccount();
    AttachmentTarget target = new AttachmentTarget.ToAccount(account);
    move(account, null, unit);
    assertThat(on(target)).extracting(Attachment::policyName).containsExactly("FullAWSAccess");
    refused(
        () ->
            organizations.move(
                new MoveAccount(account, unit, anOrganization().root().id(), "As agreed")),
        "in one at most");
    move(account, unit, organization.root().id());
    move(account, organization.root().id(), null);
    assertThat(on(target)).isEmpty();
    assertThat(As.VIEWER.call(() -> organizations.placements(account)))
        .extracting(AccountPlacement::unitName)
        .containsExactly("Root", "Production", "");
    assertThat(deeds(account.digits())).contains("ACCOUNT_MOVED", "ACCOUNT_LEFT_ORGANIZATION");
  }

  @Test
  void a_move_from_where_an_account_no_longer_stands_is_refused() {
    Organization organization = anOrganization();
    AccountId account = anAccount();
    UnitId root = organization.root().id();
    move(account, null, root);
    refused(
        () -> organizations.move(new MoveAccount(account, null, root, "As agreed")), "meanwhile");
    refused(() -> organizations.move(new MoveAccount(account, root, root, "As agreed")), "already");
  }

  @Test
  void an_organization_has_one_management_account_for_good() {
    AccountId first = anAccount();
    OrganizationId id = organizationId();
    UnitId root = rootId();
    As.ADMIN.run(
        () -> organizations.create(id, "Harbour", root, new Appointment(first, "It pays.")));
    assertThat(As.VIEWER.call(() -> registries.account(first)))
        .get()
        .extracting(AccountSummary::management)
        .isEqualTo(true);
    refused(
        () -> organizations.appoint(id, new Appointment(anAccount(), "It pays.")),
        "can have only one");
    refused(
        () -> registries.createAccount(nextAccount(), "Second", root, true), "can have only one");
    refused(
        () -> organizations.move(new MoveAccount(first, root, null, "As agreed")),
        "is the management account");
    refused(() -> registries.createAccount(nextAccount(), "Alone", null, true), "choose the root");
  }

  @Test
  void what_does_not_fit_is_not_attached() {
    Organization organization = anOrganization();
    AccountId account = anAccount();
    PrincipalSummary group = aPrincipal(account, PrincipalKind.GROUP, "team");
    PrincipalSummary role = aPrincipal(account, PrincipalKind.ROLE, "ci");
    PrincipalSummary stranger = aPrincipal(anAccount(), PrincipalKind.ROLE, "ci");
    PolicyId boundary = aPolicy(account, PolicyType.PERMISSIONS_BOUNDARY, "Boundary");
    PolicyId identity = aPolicy(account, PolicyType.IDENTITY_POLICY, "Identity");
    PolicyId session = aPolicy(account, PolicyType.SESSION_POLICY, "Session");
    PolicyId scp = aPolicy(organization, "Guard");
    refused(
        () -> attachments.attach(boundary, to(group), "As agreed"),
        "a group has no permissions boundary");
    refused(
        () -> attachments.attach(identity, to(stranger), "As agreed"),
        "a principal of another one");
    refused(
        () -> attachments.attach(identity, root(organization), "As agreed"), "goes to principals");
    refused(() -> attachments.attach(session, to(role), "As agreed"), "attached to nobody");
    refused(
        () -> attachments.attach(scp, to(role), "As agreed"), "goes to a root, unit or account");
    refused(
        () -> attachments.attach(scp, root(anOrganization()), "As agreed"), "is in another one");
    refused(
        () -> attachments.attach(scp, new AttachmentTarget.ToAccount(account), "As agreed"),
        "is in none");
    refused(
        () ->
            attachments.attach(scp, new AttachmentTarget.ToUnit(new UnitId("r-none")), "As agreed"),
        "There is no `r-none`");
  }

  @Test
  void attaching_twice_is_refused_and_detaching_keeps_the_history() {
    AccountId account = anAccount();
    PrincipalSummary role = aPrincipal(account, PrincipalKind.ROLE, "ci");
    PolicyId first = aPolicy(account, PolicyType.PERMISSIONS_BOUNDARY, "First");
    PolicyId second = aPolicy(account, PolicyType.PERMISSIONS_BOUNDARY, "Second");
    As.ADMIN.run(() -> attachments.attach(first, to(role), "As agreed"));
    refused(() -> attachments.attach(first, to(role), "As agreed"), "already");
    refused(
        () -> attachments.attach(second, to(role), "As agreed"),
        "has `First`: detach that one first");
    As.ADMIN.run(() -> {
      attachments.detach(first, to(role), "As agreed");
      attachments.attach(second, to(role), "As agreed");
    });
    refused(() -> attachments.detach(first, to(role), "As agreed"), "is not attached");
    assertThat(As.VIEWER.call(() -> attachments.on(to(role))))
        .extracting(Attachment::policyName)
        .containsExactly("Second", "First");
    assertThat(deeds(first.toString()))
        .contains("POLICY_CREATED", "POLICY_ATTACHED", "POLICY_DETACHED");
  }

  @Test
  void of_two_boundaries_that_are_attached_at_once_one_is_refused() throws Exception {
    AccountId account = anAccount();
    PrincipalSummary role = aPrincipal(account, PrincipalKind.ROLE, "ci");
    List<Callable<String>> both = new ArrayList<>();
    for (String name : List.of("First", "Second")) {
      PolicyId policy = aPolicy(account, PolicyType.PERMISSIONS_BOUNDARY, name);
      both.add(() -> attempt(policy, to(role)));
    }
    List<String> outcomes = new ArrayList<>();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<String> done : two.invokeAll(both)) {
        outcomes.add(done.get());
      }
    }
    assertThat(outcomes).containsExactlyInAnyOrder("attached", "refused");
    assertThat(on(to(role))).hasSize(1);
  }

  @Test
  void the_last_scp_of_a_level_stays_and_a_level_has_no_more_than_aws_allows() {
    Organization organization = anOrganization();
    AttachmentTarget root = root(organization);
    PolicyId full = on(root).getFirst().policy();
    refused(() -> attachments.detach(full, root, "As agreed"), "is the only SCP");
    for (int i = on(root).size(); i < 5; i++) {
      PolicyId next = aPolicy(organization, "Guard" + i);
      inForce(next);
      As.ADMIN.run(() -> attachments.attach(next, root, "As agreed"));
    }
    PolicyId last = aPolicy(organization, "OneTooMany");
    refused(() -> attachments.attach(last, root, "As agreed"), "allows no more there");
    As.ADMIN.run(() -> attachments.detach(full, root, "As agreed"));
  }

  @Test
  void the_last_scp_in_force_stays_whatever_else_is_attached() {
    Organization organization = anOrganization();
    AttachmentTarget root = root(organization);
    PolicyId full = on(root).getFirst().policy();
    PolicyId begun = aPolicy(organization, "Begun");
    As.ADMIN.run(() -> attachments.attach(begun, root, "As agreed"));
    refused(() -> attachments.detach(full, root, "As agreed"), "the only SCP of the root");
    As.ADMIN.run(() -> {
      attachments.detach(begun, root, "As agreed");
      attachments.attach(begun, root, "As agreed");
    });
    inForce(begun);
    As.ADMIN.run(() -> attachments.detach(full, root, "As agreed"));
    assertThat(on(root)).extracting(Attachment::policy).containsExactly(begun);
    refused(
        () -> unreviewed.activate(new Activate(begun, null, VersionNumber.FIRST, "Not needed.")),
        "the only SCP of the root");
  }

  @Test
  void a_group_has_ten_policies_and_a_role_more() {
    AccountId account = anAccount();
    PrincipalSummary group = aPrincipal(account, PrincipalKind.GROUP, "team");
    PrincipalSummary role = aPrincipal(account, PrincipalKind.ROLE, "ci");
    for (int i = 0; i < 10; i++) {
      PolicyId policy = aPolicy(account, PolicyType.IDENTITY_POLICY, "Pull" + i);
      As.ADMIN.run(() -> {
        attachments.attach(policy, to(group), "As agreed");
        attachments.attach(policy, to(role), "As agreed");
      });
    }
    PolicyId next = aPolicy(account, PolicyType.IDENTITY_POLICY, "OneMore");
    refused(() -> attachments.attach(next, to(group), "As agreed"), "has 10 policies");
    As.ADMIN.run(() -> attachments.attach(next, to(role), "As agreed"));
  }

  @Test
  void units_stand_five_levels_below_the_root_at_most() {
    Organization organization = anOrganization();
    UnitId at = organization.root().id();
    for (int level = 1; level <= 5; level++) {
      at = aUnit(organization, at, "Level " + level);
    }
    UnitId lowest = at;
    refused(
        () -> organizations.createUnit(unitId(lowest), lowest, "Level 6"),
        "Level 5 stands 5 levels below the root");
  }

  @Test
  void of_two_who_put_the_same_on_file_at_once_one_is_told_so() throws Exception {
    Organization organization = anOrganization();
    UnitId root = organization.root().id();
    AccountId account = anAccount();
    OrganizationId id = organizationId();
    UnitId top = rootId();
    AccountId digits = nextAccount();
    PolicyPlace place = new PolicyPlace.InAccount(account);
    CreatePrincipal role =
        new CreatePrincipal(account, PrincipalKind.ROLE, "/", "ci", Map.of(), false);
    RegistryId registry = RegistryId.of("aws", account, "eu-central-1");
    onceAtOnce(() -> As.ADMIN.call(() -> organizations.create(id, "Harbour", top, null)));
    onceAtOnce(
        () -> As.ADMIN.call(() -> organizations.createUnit(unitId(root), root, "Same name")));
    onceAtOnce(() -> As.ADMIN.call(() -> registries.createAccount(digits, "Dock", null, false)));
    onceAtOnce(() -> As.ADMIN.call(() -> registries.createRegistry(registry)));
    onceAtOnce(() -> As.ADMIN.call(() -> principals.create(role)));
    onceAtOnce(
        () -> As.AUTHOR.call(() -> policies.create(place, PolicyType.IDENTITY_POLICY, "Same")));
  }

  @Test
  void a_membership_ends_once_even_if_two_end_it_at_once() throws Exception {
    AccountId account = anAccount();
    PrincipalId group = aPrincipal(account, PrincipalKind.GROUP, "team").id();
    PrincipalId user = aPrincipal(account, PrincipalKind.USER, "mia").id();
    As.ADMIN.run(() -> principals.join(group, user, "As agreed"));
    onceAtOnce(() ->
        As.ADMIN.call(() -> {
          principals.leave(group, user, "As agreed");
          return "left";
        }));
    assertThat(deeds(user.toString())).containsOnlyOnce("GROUP_LEFT");
  }

  @Test
  void policies_are_called_as_aws_lets_them() {
    Organization organization = anOrganization();
    AccountId account = anAccount();
    aPolicy(account, PolicyType.IDENTITY_POLICY, "Pull");
    refusedName(account, "pull", "already");
    refusedName(account, "Pull images", "is no name for a policy");
    refusedName(account, "p".repeat(129), "is no name for a policy");
    refusedName(account, "", "is no name for a policy");
    assertThatThrownBy(() -> aPolicy(organization, "s".repeat(129)))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("1 to 128 characters");
    assertThatThrownBy(() -> aPolicy(organization, "Guard\u202Etxet"))
        .hasMessageContaining("U+202E");
    assertThat(aPolicy(organization, "No push from outside")).isNotNull();
  }

  @Test
  void names_that_hide_something_are_refused() {
    Organization organization = anOrganization();
    UnitId root = organization.root().id();
    refused(() -> organizations.rename(organization.id(), "Harbour\u202Eruobrah"), "U+202E");
    refused(() -> organizations.createUnit(unitId(root), root, "Pro\u200Bduction"), "U+200B");
    refused(() -> organizations.createUnit(unitId(root), root, "Prod\nuction"), "U+000A");
    refused(() -> registries.createAccount(nextAccount(), "\u00A0", null, false), "nothing to see");
    refused(() -> registries.createAccount(nextAccount(), "a\u0000", null, false), "U+0000");
  }

  @Test
  void a_rename_is_told_with_both_names_and_only_if_it_is_one() {
    Organization organization = anOrganization();
    UnitId unit = aUnit(organization, organization.root().id(), "Production");
    AccountId account = anAccount();
    As.ADMIN.run(() -> {
      organizations.rename(organization.id(), "Harbour");
      organizations.rename(organization.id(), "Docks");
      organizations.renameUnit(unit, "Production");
      organizations.renameUnit(unit, "Services");
      registries.renameAccount(account, "Harbour account");
      registries.renameAccount(account, "Cranes");
    });
    assertThat(titles(organization.id().value())).containsExactly("Harbour → Docks", "Harbour");
    assertThat(titles(unit.value())).containsExactly("Production → Services", "Production");
    assertThat(titles(account.digits()))
        .containsExactly("Harbour account → Cranes", "Harbour account");
  }

  @Test
  void a_unit_that_nothing_happened_to_can_be_removed() {
    Organization organization = anOrganization();
    UnitId root = organization.root().id();
    UnitId typo = aUnit(organization, root, "Prodution");
    As.ADMIN.run(() -> organizations.removeUnit(typo));
    assertThat(now(organization).units()).extracting(OrganizationalUnit::id).containsExactly(root);
    assertThat(deeds(typo.value())).containsExactly("UNIT_REMOVED", "UNIT_CREATED");
    refused(() -> organizations.removeUnit(typo), "There is no unit");
    As.ADMIN.run(() -> organizations.createUnit(typo, root, "Production"));
  }

  @Test
  void a_unit_with_a_history_stays() {
    Organization organization = anOrganization();
    UnitId root = organization.root().id();
    UnitId unit = aUnit(organization, root, "Production");
    refused(() -> organizations.removeUnit(root), "is the root");
    denied(As.AUTHOR, () -> organizations.removeUnit(unit));

    UnitId below = aUnit(organization, unit, "Cranes");
    refused(() -> organizations.removeUnit(unit), "has units below it");
    As.ADMIN.run(() -> organizations.removeUnit(below));

    PolicyId guard = aPolicy(organization, "Guard");
    AttachmentTarget target = new AttachmentTarget.ToUnit(unit);
    As.ADMIN.run(() -> attachments.attach(guard, target, "As agreed"));
    refused(() -> organizations.removeUnit(unit), "has or had policies attached");
    As.ADMIN.run(() -> attachments.detach(guard, target, "As agreed"));
    refused(() -> organizations.removeUnit(unit), "has or had policies attached");

    UnitId other = aUnit(organization, root, "Services");
    AccountId account = anAccount();
    move(account, null, other);
    refused(() -> organizations.removeUnit(other), "has accounts in it");
    move(account, other, root);
    refused(() -> organizations.removeUnit(other), "had accounts in it");
    assertThat(now(organization).units()).hasSize(3);
  }

  @Test
  void a_principal_that_nothing_happened_to_can_be_removed_and_another_stays() {
    AccountId account = anAccount();
    PrincipalSummary typo = aPrincipal(account, PrincipalKind.ROLE, "bulider");
    denied(As.AUTHOR, () -> principals.remove(typo.id()));
    As.ADMIN.run(() -> principals.remove(typo.id()));
    assertThat(As.VIEWER.call(() -> principals.principal(typo.id()))).isEmpty();
    assertThat(deeds(typo.id().toString()))
        .containsExactly("PRINCIPAL_REMOVED", "PRINCIPAL_CREATED");
    refused(() -> principals.remove(typo.id()), "There is no principal");

    PrincipalSummary role = aPrincipal(account, PrincipalKind.ROLE, "builder");
    PolicyId pull = aPolicy(account, PolicyType.IDENTITY_POLICY, "Pull");
    As.ADMIN.run(() -> {
      attachments.attach(pull, to(role), "As agreed");
      attachments.detach(pull, to(role), "As agreed");
    });
    refused(() -> principals.remove(role.id()), "has or had policies attached");
    PrincipalId group = aPrincipal(account, PrincipalKind.GROUP, "team").id();
    PrincipalId user = aPrincipal(account, PrincipalKind.USER, "mia").id();
    As.ADMIN.run(() -> {
      principals.join(group, user, "As agreed");
      principals.leave(group, user, "As agreed");
    });
    refused(() -> principals.remove(group), "has or had members");
    refused(() -> principals.remove(user), "is or was in a group");
  }

  @Test
  void the_audit_trail_takes_the_longest_names_that_aws_allows() {
    AccountId account = anAccount();
    String path = "/" + "p".repeat(510) + "/";
    PrincipalId group = aPrincipal(account, PrincipalKind.GROUP, path, "g".repeat(128));
    PrincipalId user = aPrincipal(account, PrincipalKind.USER, path, "u".repeat(64));
    As.ADMIN.run(() -> principals.join(group, user, "As agreed"));
    assertThat(deeds(user.toString())).containsExactly("GROUP_JOINED", "PRINCIPAL_CREATED");

    RegistryId registry = RegistryId.of("aws-us-gov", account, "us-gov-east-1");
    RepositoryId repository = new RepositoryId(registry, new RepositoryName("r".repeat(256)));
    As.ADMIN.run(() -> {
      registries.createRegistry(registry);
      registries.createRepository(repository, Map.of());
    });
    assertThat(deeds(repository.toString())).containsExactly("REPOSITORY_CREATED");
    assertThatThrownBy(() -> aPrincipal(account, PrincipalKind.ROLE, "/", "r".repeat(65)))
        .hasMessageContaining("use 1 to 64 letters");
  }

  @Test
  void tags_that_somebody_else_changed_are_not_overwritten() {
    RegistryId registry = RegistryId.of("aws", anAccount(), "eu-central-1");
    RepositoryId crane = new RepositoryId(registry, new RepositoryName("crane"));
    Map<String, String> depot = Map.of("team", "depot", "env", "prod");
    Map<String, String> parcel = Map.of("team", "parcel");
    As.ADMIN.run(() -> {
      registries.createRegistry(registry);
      registries.createRepository(crane, depot);
      registries.retag(crane, depot, parcel);
      registries.retag(crane, parcel, parcel);
    });
    refused(() -> registries.retag(crane, depot, Map.of()), "are team=parcel");
    assertThat(entries(crane.toString()))
        .extracting(entry -> entry.what() + ": " + entry.reason())
        .containsExactly(
            "REPOSITORY_RETAGGED: env=prod → none, team=depot → team=parcel",
            "REPOSITORY_CREATED: ");
  }

  @Test
  void where_a_new_account_stands_is_told() {
    Organization organization = anOrganization();
    AccountId account = nextAccount();
    UnitId root = organization.root().id();
    As.ADMIN.run(() -> registries.createAccount(account, "Cranes", root, true));
    assertThat(deeds(account.digits()))
        .containsExactly("MANAGEMENT_ACCOUNT_NAMED", "ACCOUNT_CREATED");
  }

  @Test
  void a_user_is_in_a_group_once_and_leaves_it_once() {
    AccountId account = anAccount();
    PrincipalId group = aPrincipal(account, PrincipalKind.GROUP, "team").id();
    PrincipalId user = aPrincipal(account, PrincipalKind.USER, "mia").id();
    As.ADMIN.run(() -> principals.join(group, user, "As agreed"));
    refused(() -> principals.join(group, user, "As agreed"), "already");
    refused(() -> principals.join(user, group, "As agreed"), "Only users join groups");
    As.ADMIN.run(() -> principals.leave(group, user, "As agreed"));
    refused(() -> principals.leave(group, user, "As agreed"), "is not in the group");
  }

  @Test
  void a_question_as_of_an_earlier_time_finds_the_account_where_it_stood() {
    Organization organization = anOrganization();
    UnitId unit = aUnit(organization, organization.root().id(), "Production");
    AccountId account = anAccount();
    move(account, null, unit);
    Instant before = on(new AttachmentTarget.ToAccount(account)).getFirst().from();
    move(account, unit, organization.root().id());
    move(account, organization.root().id(), null);

    assertThat(levels(account, before)).containsExactly("Root", "Production", "Harbour account");
    assertThat(levels(account, before.minusSeconds(60))).isEmpty();
    Instant left = As.VIEWER.call(() -> organizations.placements(account)).getFirst().until();
    assertThat(levels(account, left)).isEmpty();
  }

  @Test
  void an_author_begins_a_policy_for_a_target_but_attaches_nothing_else() {
    AccountId account = anAccount();
    PrincipalSummary role = aPrincipal(account, PrincipalKind.ROLE, "ci");
    PolicySummary begun =
        As.AUTHOR.call(() ->
            policies.create(
                new PolicyPlace.InAccount(account), PolicyType.IDENTITY_POLICY, "Begun", to(role)));
    assertThat(on(to(role))).extracting(Attachment::policy).containsExactly(begun.id());
    for (As who : List.of(As.AUTHOR, As.VIEWER)) {
      denied(who, () -> attachments.detach(begun.id(), to(role), "As agreed"));
      denied(who, () -> attachments.attach(begun.id(), to(role), "As agreed"));
      denied(who, () -> organizations.create(organizationId(), "Harbour", rootId(), null));
      denied(who, () -> organizations.move(new MoveAccount(account, null, rootId(), "As agreed")));
      denied(who, () -> principals.join(role.id(), role.id(), "As agreed"));
      denied(who, () -> registries.renameAccount(account, "Mine"));
    }
    denied(
        As.VIEWER,
        () ->
            policies.create(
                new PolicyPlace.InAccount(account), PolicyType.IDENTITY_POLICY, "No", to(role)));
  }

  /// Done by two at once, one succeeds and the other is told why not.
  private static void onceAtOnce(Callable<?> work) throws Exception {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Callable<Object>> both = List.of(work::call, work::call);
      List<Future<Object>> done = two.invokeAll(both);
      assertThat(done).extracting(Future::state).containsOnlyOnce(Future.State.FAILED);
      assertThat(done)
          .filteredOn(one -> one.state() == Future.State.FAILED)
          .first()
          .extracting(Future::exceptionNow)
          .isInstanceOf(CatalogException.class);
    }
  }

  private void refusedName(AccountId account, String name, String why) {
    assertThatThrownBy(() -> aPolicy(account, PolicyType.PERMISSIONS_BOUNDARY, name))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(why);
  }

  private void inForce(PolicyId policy) {
    String text = FullAccess.TEXT;
    As.AUTHOR.run(() -> policies.save(new SaveVersion(policy, null, text, "The first.")));
    As.ADMIN.run(
        () -> unreviewed.activate(new Activate(policy, VersionNumber.FIRST, null, "As agreed.")));
  }

  private List<String> titles(String subject) {
    return entries(subject).stream().map(AuditEntry::title).toList();
  }

  private List<AuditEntry> entries(String subject) {
    AuditFilter filter = new AuditFilter("", "", "", subject, null, null);
    return As.AUDITOR.call(() -> audit.entries(filter, 0, 1_000));
  }

  private static void refused(Runnable work, String why) {
    assertThatThrownBy(() -> As.ADMIN.run(work))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(why);
  }

  private static void denied(As who, Runnable work) {
    assertThatThrownBy(() -> who.run(work)).isInstanceOf(AccessDeniedException.class);
  }

  private String attempt(PolicyId policy, AttachmentTarget target) {
    try {
      As.ADMIN.run(() -> attachments.attach(policy, target, "As agreed"));
      return "attached";
    } catch (CatalogException e) {
      return "refused";
    }
  }

  private List<String> levels(AccountId account, Instant at) {
    Principal role = new Principal.RoleSession("aws", account.digits(), "ci", "build", false);
    return As.VIEWER
        .call(() ->
            policySets.applied(role, "*", account, RegistryId.of("aws", account, ""), null, at))
        .policies()
        .scps()
        .stream()
        .map(PolicySet.Level::name)
        .toList();
  }

  private List<String> deeds(String subject) {
    return entries(subject).stream().map(AuditEntry::what).toList();
  }

  private List<Attachment> on(AttachmentTarget target) {
    return As.VIEWER.call(() -> attachments.on(target)).stream()
        .filter(Attachment::isOpen)
        .toList();
  }

  private void move(AccountId account, @Nullable UnitId from, @Nullable UnitId to) {
    As.ADMIN.run(() -> organizations.move(new MoveAccount(account, from, to, "As agreed")));
  }

  private Organization anOrganization() {
    return As.ADMIN.call(() -> organizations.create(organizationId(), "Harbour", rootId(), null));
  }

  private Organization now(Organization organization) {
    return As.VIEWER.call(() -> organizations.organization(organization.id())).orElseThrow();
  }

  private UnitId aUnit(Organization organization, UnitId parent, String name) {
    UnitId id = unitId(organization.root().id());
    As.ADMIN.run(() -> organizations.createUnit(id, parent, name));
    return id;
  }

  private AccountId anAccount() {
    AccountId id = nextAccount();
    As.ADMIN.run(() -> registries.createAccount(id, "Harbour account", null, false));
    return id;
  }

  private PrincipalSummary aPrincipal(AccountId account, PrincipalKind kind, String name) {
    return As.ADMIN.call(
        () -> principals.create(new CreatePrincipal(account, kind, "/", name, Map.of(), false)));
  }

  private PrincipalId aPrincipal(AccountId account, PrincipalKind kind, String path, String name) {
    return As.ADMIN
        .call(() ->
            principals.create(new CreatePrincipal(account, kind, path, name, Map.of(), false)))
        .id();
  }

  private PolicyId aPolicy(AccountId account, PolicyType type, String name) {
    return As.AUTHOR
        .call(() -> policies.create(new PolicyPlace.InAccount(account), type, name))
        .id();
  }

  private PolicyId aPolicy(Organization organization, String name) {
    return As.AUTHOR
        .call(() ->
            policies.create(
                new PolicyPlace.InOrganization(organization.id()), PolicyType.SCP, name))
        .id();
  }

  private static AttachmentTarget to(PrincipalSummary principal) {
    return new AttachmentTarget.ToPrincipal(principal.id());
  }

  private static AttachmentTarget root(Organization organization) {
    return new AttachmentTarget.ToUnit(organization.root().id());
  }

  private static OrganizationId organizationId() {
    return new OrganizationId(String.format("o-estate%06d", NEXT.getAndIncrement()));
  }

  private static UnitId rootId() {
    return new UnitId(String.format("r-e%05d", NEXT.getAndIncrement()));
  }

  private static UnitId unitId(UnitId root) {
    return new UnitId(
        String.format("ou-%s-%08d", root.root().value().substring(2), NEXT.getAndIncrement()));
  }

  private static AccountId nextAccount() {
    return new AccountId(String.format("31%010d", NEXT.getAndIncrement()));
  }
}
