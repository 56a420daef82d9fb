package io.quaymaster.console.ui.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.MoveAccount;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/// Everything that the sample workspace has, made from nothing on the screens.
@WithMockUser(
    username = "admin",
    roles = {"ADMIN", "AUTHOR"})
class EstateTest extends ScreenVisit {
  private static final String ROLE = "arn:aws:iam::530000000001:role/ci/builder";
  private static final String REPOSITORY =
      "arn:aws:ecr:eu-central-1:530000000001:repository/harbour/crane";

  @Autowired PrincipalCatalog principals;
  @Autowired OrganizationCatalog organizations;
  @Autowired PolicyCatalog policies;
  @Autowired RegistryCatalog registries;
  @Autowired PolicyAttachments attachments;

  @Test
  void an_estate_is_built_from_nothing_and_asked_about() {
    organization("o-harbour00001", "r-hb01", "Harbour");
    unit("ou-hb01-product1", "Production");
    account("530000000001", "Cranes", "Harbour: Root / Production");
    guard();
    registryAndRepository();
    role();
    identityPolicy();

    open(ask("ecr:BatchGetImage"));
    assertThat(words()).contains("Allowed").contains("CranePull v1");
    open(ask("ecr:DeleteRepository"));
    assertThat(words()).contains("Explicitly denied by statement KeepRepositories of Guard v1");

    open("accounts/530000000001");
    assertThat(words()).contains("FullAWSAccess").contains("Guard").contains("CranePull");
    click("Move…");
    pick("To", "out of the organization");
    settle();
    assertThat(foretold()).isEqualTo("On file: nobody gains or loses anything.");
    click("Move");
    assertThat(reason().getErrorMessage()).isEqualTo("Say why in a few words.");
    reason().setValue("It is sold.");
    click("Move");
    assertThat(words())
        .contains("took the account out of its organization: “It is sold.”")
        .contains("without its FullAWSAccess")
        .contains("Nobody else has looked at it yet.");
    assertThat(words()).contains("In no organization").contains("Production until");
    open(ask("ecr:DeleteRepository"));
    assertThat(words()).contains("Not allowed").doesNotContain("Guard v1");
  }

  @Test
  void what_is_wrong_is_told_at_its_field_or_below_the_form() {
    open("organizations", OrganizationsView.class);
    click("New organization");
    type("Organization", "harbour");
    click("Add organization");
    assertThat(error("Organization")).contains("begins with “o-”");
    type("Organization", "o-harbour00002");
    type("Root", "ou-hb02-product1");
    click("Add organization");
    assertThat(error("Root")).contains("begins with “r-”");
    type("Root", "r-hb02");
    click("Add organization");
    assertThat(error("Name")).isEqualTo("Enter a name.");
    type("Name", "Harbour two");
    click("Add organization");
    assertThat(find(H1.class).single().getText()).isEqualTo("Harbour two");

    click("New unit");
    type("Organizational unit", "ou-zz99-product1");
    type("Name", "Elsewhere");
    click("Add unit");
    assertThat(find(Div.class).withClassName("qm-refusal").single().getText())
        .contains("ids begin with “ou-hb02-”");
  }

  @Test
  void a_user_gets_the_policies_of_its_groups_and_is_taken_out_again() {
    account("530000000003", "Depot", "");
    RegistryId registry = RegistryId.of("aws", new AccountId("530000000003"), "eu-central-1");
    As.ADMIN.run(() -> {
      registries.createRegistry(registry);
      registries.createRepository(
          new RepositoryId(registry, new RepositoryName("depot/crate")), Map.of());
    });
    principal("530000000003", "group", "team");
    principal("530000000003", "user", "mia");
    openPrincipal("530000000003", "team");
    click("New policy");
    type("Name", "TeamPull");
    click("Write it");
    saveAndActivate();

    openPrincipal("530000000003", "mia");
    click("Add to group");
    pick("Group", "team");
    settle();
    assertThat(foretold()).contains("user mia of Depot gains “docker pull");
    reason().setValue("She is on call.");
    click("Add");
    assertThat(words())
        .contains("TeamPull")
        .contains("through group")
        .contains("put the user into the group: “She is on call.”");
    click("Take out…");
    settle();
    assertThat(foretold()).contains("user mia of Depot loses “docker pull");
    click("Take out");
    assertThat(reason().getErrorMessage()).isEqualTo("Say why in a few words.");
    reason().setValue("No more.");
    click("Take out");
    assertThat(words())
        .contains("in none")
        .doesNotContain("TeamPull")
        .contains("took the user out of the group: “No more.”");
  }

  @Test
  void a_boundary_is_attached_and_detached_on_the_pages_of_both() {
    account("530000000004", "Fleet", "");
    principal("530000000004", "role", "runner");
    open("accounts/530000000004");
    click("New policy");
    test(find(Select.class).withCaption("Type").single()).selectItem("Permissions boundary");
    type("Name", "Limits");
    click("Write it");
    saveAndActivate();
    assertThat(words()).contains("To nothing");
    click("Attach…");
    pick("Attach to", "role/runner");
    settle();
    assertThat(find(Paragraph.class).withTextContaining("On file: ").all()).hasSize(1);
    click("Attach");
    assertThat(reason().getErrorMessage()).isEqualTo("Say why in a few words.");
    reason().setValue("The runner may do too much.");
    click("Attach");
    assertThat(words()).contains("role runner of account 530000000004");

    follow("role runner of account 530000000004");
    assertThat(words()).contains("Limits").contains("permissions boundary");
    click("Detach…");
    reason().setValue("It may again.");
    click("Detach");
    assertThat(words()).contains("Nothing attached").contains("1 earlier attachment");
  }

  @Test
  void what_was_put_on_file_by_mistake_is_removed_on_its_page() {
    organization("o-harbour00006", "r-hb06", "Piers");
    unit("ou-hb06-prodution", "Prodution");
    open("units/ou-hb06-prodution", UnitView.class);
    click("Remove…");
    click("Remove");
    assertThat(getCurrentView()).isInstanceOf(OrganizationView.class);
    assertThat(words()).doesNotContain("Prodution");
    open("units/r-hb06", UnitView.class);
    assertThat(find(Button.class).withText("Remove…").all()).isEmpty();

    account("530000000006", "Pier", "");
    principal("530000000006", "role", "bulider");
    openPrincipal("530000000006", "bulider");
    click("Remove…");
    click("Remove");
    assertThat(words()).contains("Pier").contains("530000000006");
    PrincipalFilter here = new PrincipalFilter("", Set.of(), Set.of(new AccountId("530000000006")));
    assertThat(principals.countPrincipals(here)).isZero();
  }

  @Test
  void what_others_change_shows_on_the_pages_that_are_open() {
    organization("o-harbour00005", "r-hb05", "Yards");
    unit("ou-hb05-product1", "Production");
    account("530000000005", "Yard", "");
    principal("530000000005", "role", "loader");
    AccountId yard = new AccountId("530000000005");
    UnitId unit = new UnitId("ou-hb05-product1");

    open("accounts/530000000005");
    As.ADMIN.run(() -> organizations.move(new MoveAccount(yard, null, unit, "As agreed")));
    settle();
    assertThat(words()).contains("Production").contains("FullAWSAccess");

    open("organizations/o-harbour00005", OrganizationView.class);
    As.ADMIN.run(() -> organizations.renameUnit(unit, "Services"));
    settle();
    assertThat(words()).contains("Services").doesNotContain("Production");

    PolicyId guard = begun(new PolicyPlace.InOrganization(new OrganizationId("o-harbour00005")));
    open("units/ou-hb05-product1", UnitView.class);
    As.ADMIN.run(() -> attachments.attach(guard, new AttachmentTarget.ToUnit(unit), "As agreed"));
    settle();
    assertThat(words()).contains("ByOthers").contains("no version active");

    open(Screens.policy(guard));
    assertThat(words()).contains("unit Services");
    As.ADMIN.run(() -> attachments.detach(guard, new AttachmentTarget.ToUnit(unit), "As agreed"));
    settle();
    assertThat(words()).contains("To nothing");

    PolicyId pull = begun(new PolicyPlace.InAccount(yard));
    openPrincipal("530000000005", "loader");
    AttachmentTarget loader = new AttachmentTarget.ToPrincipal(theOnly("530000000005", "loader"));
    As.ADMIN.run(() -> attachments.attach(pull, loader, "As agreed"));
    settle();
    assertThat(words()).contains("ByOthers");
  }

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void a_viewer_is_offered_nothing_to_change() {
    open("organizations", OrganizationsView.class);
    assertThat(find(Button.class).withTextContaining("New").all()).isEmpty();
    open("organizations/nonsense", OrganizationView.class);
    assertThat(words()).contains("Not on file");
    open("organizations/o-nosuchthing", OrganizationView.class);
    assertThat(words()).contains("There is no organization");
    open("units/ou-no00-nosuch00", UnitView.class);
    assertThat(words()).contains("There is no unit");
  }

  private TextArea reason() {
    return find(TextArea.class).withCaption("Reason").single();
  }

  /// What the form that is open says about who gains or loses what.
  private String foretold() {
    return find(Paragraph.class).withTextContaining("On file: ").single().getText();
  }

  private void organization(String id, String root, String name) {
    open("organizations", OrganizationsView.class);
    click("New organization");
    type("Organization", id);
    type("Root", root);
    type("Name", name);
    click("Add organization");
    assertThat(words()).contains("FullAWSAccess").contains("not named");
  }

  private void unit(String id, String name) {
    click("New unit");
    type("Organizational unit", id);
    type("Name", name);
    click("Add unit");
    assertThat(words()).contains(id);
  }

  private void account(String digits, String name, String unit) {
    open("registries");
    click("New account");
    type("Account", digits);
    type("Name", name);
    if (!unit.isEmpty()) {
      pick("Organizational unit", unit);
    }
    click("Add account");
  }

  private void guard() {
    open("organizations/o-harbour00001", OrganizationView.class);
    click("New policy");
    type("Name", "Guard");
    test(find(Select.class).withCaption("Type").single())
        .selectItem("Service control policy (SCP)");
    pick("Attach to", "Root / Production");
    click("Write it");
    assertThat(find(PolicyEditor.class).single().text()).contains("KeepRepositories");
    saveAndActivate();
    assertThat(words()).contains("unit Production");
  }

  private void registryAndRepository() {
    open("accounts/530000000001");
    click("New registry");
    type("Region", "eu-central-1");
    click("Add registry");
    open("registries/aws/530000000001/eu-central-1");
    click("New repository");
    type("Name", "harbour/crane");
    click("Add repository");
    assertThat(words()).contains(REPOSITORY);
  }

  private void role() {
    open("accounts/530000000001");
    click("New principal");
    type("Path", "/ci/");
    type("Name", "builder");
    click("Add principal");
  }

  private void identityPolicy() {
    openPrincipal("530000000001", "builder");
    click("New policy");
    type("Name", "CranePull");
    click("Write it");
    saveAndActivate();
    assertThat(words()).contains("role builder of account 530000000001");
  }

  private void principal(String account, String kind, String name) {
    open("accounts/" + account);
    click("New principal");
    find(RadioButtonGroup.class)
        .single()
        .setValue(PrincipalKind.valueOf(kind.toUpperCase(Locale.ROOT)));
    type("Name", name);
    click("Add principal");
  }

  /// What was written comes in force as everything does: somebody else approves it.
  private void saveAndActivate() {
    fixture.switchGuardrailsOff();
    click("Save as v1…");
    find(TextArea.class).single().setValue("The first.");
    click("Save as v1");
    String policy = UI.getCurrent().getActiveViewLocation().getPath();
    click("Propose v1…");
    click("Open a change request");
    click("Ask for reviews");
    ChangeId id = ChangeId.parse(lastStep(UI.getCurrent())).orElseThrow();
    fixture.approve(id);
    settle();
    click("Activate…");
    find(TextArea.class).single().setValue("As agreed.");
    click("Activate");
    open(policy);
    assertThat(words()).contains("In force: v1");
  }

  private static String lastStep(UI ui) {
    return ui.getActiveViewLocation().getSegments().getLast();
  }

  private static String ask(String what) {
    return "ask?who=" + encode(ROLE) + "&what=" + encode(what) + "&on=" + encode(REPOSITORY);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// The page that the list of the account leads to; no test without a browser sees into a list.
  private void openPrincipal(String account, String name) {
    open(Screens.principal(theOnly(account, name)));
  }

  private PrincipalId theOnly(String account, String name) {
    PrincipalFilter here = new PrincipalFilter(name, Set.of(), Set.of(new AccountId(account)));
    return principals.principals(here, new Window(0, 1)).getFirst().id();
  }

  /// A policy that somebody else begins.
  private PolicyId begun(PolicyPlace place) {
    PolicyType type = place.accepts(PolicyType.SCP) ? PolicyType.SCP : PolicyType.IDENTITY_POLICY;
    return As.AUTHOR.call(() -> policies.create(place, type, "ByOthers")).id();
  }

  /// Goes where a link of these words leads.
  private void follow(String words) {
    String path = find(Link.class).withText(words).single().getHref();
    UI.getCurrent().navigate(path);
    settle();
  }

  /// An empty screen offers again what its heading does.
  private void click(String text) {
    test(find(Button.class).withText(text).all().getFirst()).click();
    settle();
  }

  private void type(String caption, String text) {
    find(TextField.class).withCaption(caption).single().setValue(text);
  }

  private String error(String caption) {
    return find(TextField.class).withCaption(caption).single().getErrorMessage();
  }

  private void pick(String caption, String item) {
    test(find(ComboBox.class).withCaption(caption).single()).selectItem(item);
  }
}
