package io.quaymaster.console.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainCheck;
import io.quaymaster.console.audit.chain.ChainCheck.Extent;
import io.quaymaster.console.audit.chain.ChainVerdict;
import io.quaymaster.console.audit.chain.EntryLine;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "marguerite", roles = "AUDITOR")
class AuditScreensTest extends ScreenVisit {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  @Autowired AuditTrail trail;
  @Autowired RegistryCatalog registries;

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void a_viewer_is_denied_both_pages_and_is_not_led_there() {
    PolicySummary policy = fixture.policyOn("closed", "eu-central-1");
    open(Screens.AUDIT);
    assertThat(words()).contains("This page is not for your role");
    open(Screens.auditEntry(1));
    assertThat(words()).contains("This page is not for your role");
    open(Screens.policy(policy.id()));
    assertThat(leadsTo(Screens.auditOf(policy.id()))).isFalse();
  }

  @Test
  void what_is_searched_and_filtered_for_is_in_the_address() {
    account("Parcel yard");
    open(
        "audit?q=parcel&who=ines&what=ACCOUNT_CREATED&subject=1&from=2026-01-02&to=2026-01-03",
        AuditView.class);
    assertThat(field("Search").getValue()).isEqualTo("parcel");
    assertThat(field("Person").getValue()).isEqualTo("ines");
    assertThat(find(ComboBox.class).single().getValue()).isEqualTo("ACCOUNT_CREATED");
    assertThat(field("On what").getValue()).isEqualTo("1");
    assertThat(find(DatePicker.class).all())
        .extracting(DatePicker::getValue)
        .containsExactly(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 3));
    assertThat(words()).contains("0 entries found");

    clear().click();
    settle();
    assertThat(field("Search").getValue()).isEmpty();
    assertThat(words()).doesNotContain("found");
  }

  @Test
  void an_address_that_nobody_understands_shows_everything() {
    account("Quay");
    open("audit?from=soon&to=+999999999-01-01&colour=blue", AuditView.class);
    assertThat(words()).doesNotContain("found");
  }

  @Test
  void the_newest_entry_comes_first_and_what_happens_appears_without_reloading() {
    String first = account("Crane");
    open(Screens.auditOf(first), AuditView.class);
    assertThat(words()).contains("1 entry found");
    As.ADMIN.run(() -> registries.renameAccount(new AccountId(first), "Crane two"));
    settle();
    assertThat(words()).contains("2 entries found");
    assertThat(
            trail.entries(new AuditFilter("", "", "", first, null, null), 0, 10).stream()
                .map(AuditEntry::what))
        .containsExactly("ACCOUNT_RENAMED", "ACCOUNT_CREATED");
  }

  @Test
  void an_entry_says_all_that_is_known_and_leads_on() {
    String id = account("Depot");
    AuditEntry entry = newest(id);
    open(Screens.auditEntry(entry.position()), AuditEntryView.class);
    assertThat(find(H1.class).single().getText()).isEqualTo("Entry " + entry.position());
    assertThat(words())
        .contains(
            "Account created",
            "ines",
            id,
            entry.hash(),
            entry.previousHash(),
            "Hash fits",
            "no reason was given");
    assertThat(leadsTo(Screens.account(id))).isTrue();
    assertThat(leadsTo(Screens.auditOf(id))).isTrue();
    assertThat(leadsTo(Screens.auditBy("ines"))).isTrue();
    assertThat(leadsTo(Screens.person("ines"))).isFalse();
  }

  @Test
  void an_entry_that_is_not_there_says_so() {
    open("audit/999999999", AuditEntryView.class);
    assertThat(words()).contains("There is no entry 999999999");
    open("audit/first", AuditEntryView.class);
    assertThat(words()).contains("There is no entry first");
  }

  @Test
  void the_trail_is_verified_against_a_head_that_was_kept() {
    account("Kept");
    String kept = trail.head().hash();
    account("Later");
    open(Screens.AUDIT, AuditView.class);
    press("Verify…");
    assertThat(dialog()).contains("The head now", trail.head().hash());
    press("Verify");
    settle();
    assertThat(dialog()).contains("Sound:", "each as it was written.");

    field("A head that you kept, if you have one").setValue(" " + kept.toUpperCase(Locale.ROOT));
    press("Verify");
    settle();
    assertThat(dialog()).contains("the head that you kept is among them");

    field("A head that you kept, if you have one").setValue("ab".repeat(32));
    press("Verify");
    settle();
    assertThat(dialog())
        .contains("The audit trail was altered", "No entry has the hash that was kept");

    field("A head that you kept, if you have one").setValue("a head");
    press("Verify");
    assertThat(field("A head that you kept, if you have one").isInvalid()).isTrue();
  }

  @Test
  @WithMockUser(username = "head", roles = "ADMIN")
  void policies_and_registries_lead_to_what_was_done_to_them() {
    PolicySummary policy = fixture.policyOn("led", "eu-central-1");
    open(Screens.policy(policy.id()));
    assertThat(leadsTo(Screens.auditOf(policy.id()))).isTrue();
    String registry = on(policy).registry().key();
    open(Screens.registry(registry));
    assertThat(leadsTo(Screens.auditOf(registry))).isTrue();
    open(Screens.auditOf(policy.id()), AuditView.class);
    assertThat(words()).contains("1 entry found");
  }

  @Test
  void an_export_as_json_lines_is_a_chain_again() throws IOException {
    account("Exported");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AuditExport(trail).jsonLines(AuditFilter.ALL, out);
    ChainCheck check = new ChainCheck(Extent.WHOLE, trail.head().hash());
    out.toString(StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> check.take(((EntryLine.Read) EntryLine.read(line)).entry()));
    ChainVerdict verdict = check.verdict();
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.head()).isEqualTo(trail.head());
  }

  @Test
  void an_export_as_csv_holds_what_was_filtered_and_no_formula() throws IOException {
    String id = account("=1+1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AuditExport(trail).csv(new AuditFilter("", "", "", id, null, null), out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("position,id,at,who,");
    assertThat(lines.getLast()).contains(",ACCOUNT_CREATED,account," + id + ",'=1+1");
  }

  private String account(String name) {
    String id = String.valueOf(800_000_000_000L + NEXT.getAndIncrement());
    As.ADMIN.run(() -> registries.createAccount(new AccountId(id), name, null, false));
    return id;
  }

  private AuditEntry newest(String subject) {
    return trail.entries(new AuditFilter("", "", "", subject, null, null), 0, 1).getFirst();
  }

  private boolean leadsTo(String path) {
    return find(LinkButton.class).all().stream().anyMatch(link -> link.getHref().equals(path))
        || find(Anchor.class).all().stream().anyMatch(link -> link.getHref().equals(path));
  }

  private Grid<?> grid() {
    return find(Grid.class).single();
  }

  private Button clear() {
    return (Button)
        grid()
            .getEmptyStateComponent()
            .getChildren()
            .flatMap(row -> row.getChildren())
            .filter(Button.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }

  private String dialog() {
    return find(Dialog.class).single().getElement().getTextRecursively();
  }

  private TextField field(String label) {
    return find(TextField.class).withCaption(label).single();
  }
}
