package io.quaymaster.console.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import io.quaymaster.console.catalog.Drafts;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "tomasz", roles = "AUTHOR")
class EditorViewTest extends ScreenVisit {
  private static final String MINE = PolicyFixture.pull("222233334444");
  private static final String THEIRS = PolicyFixture.pull("333344445555");

  @Autowired PolicyCatalog catalog;
  @Autowired Drafts drafts;

  @Test
  void what_is_typed_is_a_draft_at_once() {
    PolicyId policy = policy();
    open(policy);
    type(MINE);
    assertThat(drafts.mine(policy)).get().extracting("text").isEqualTo(MINE);
    assertThat(catalog.countVersions(policy)).isEqualTo(1);
  }

  @Test
  void a_draft_is_there_again_when_the_page_is_opened_again() {
    PolicyId policy = policy();
    drafts.keep(policy, catalog.latest(policy).orElseThrow().number(), MINE);
    open(policy);
    assertThat(find(PolicyEditor.class).single().text()).isEqualTo(MINE);
    assertThat(words()).contains("Your draft is restored");
  }

  @Test
  void a_discarded_draft_can_be_brought_back() {
    PolicyId policy = policy();
    open(policy);
    type(MINE);
    click("Discard draft");
    assertThat(drafts.mine(policy)).isEmpty();
    click("Bring it back");
    assertThat(find(PolicyEditor.class).single().text()).isEqualTo(MINE);
    assertThat(drafts.mine(policy)).get().extracting("text").isEqualTo(MINE);
  }

  @Test
  void going_back_to_the_version_leaves_no_draft() {
    PolicyId policy = policy();
    open(policy);
    type(MINE);
    type(catalog.latest(policy).orElseThrow().text());
    assertThat(drafts.mine(policy)).isEmpty();
  }

  @Test
  void a_text_with_a_reason_becomes_the_next_version() {
    PolicyId policy = policy();
    open(policy);
    type(MINE);
    save("v2", "Two accounts now.");
    assertThat(catalog.latest(policy).orElseThrow().text()).isEqualTo(MINE);
    assertThat(catalog.latest(policy).orElseThrow().reason()).isEqualTo("Two accounts now.");
    assertThat(drafts.mine(policy)).isEmpty();
  }

  @Test
  void a_version_needs_a_reason() {
    PolicyId policy = policy();
    open(policy);
    type(MINE);
    save("v2", "  ");
    assertThat(catalog.countVersions(policy)).isEqualTo(1);
    assertThat(find(TextArea.class).single().isInvalid()).isTrue();
  }

  @Test
  void broken_text_is_no_version_but_stays_a_draft() {
    PolicyId policy = policy();
    open(policy);
    type("{\"Statement\": [");
    click("Save as v2…");
    assertThat(catalog.countVersions(policy)).isEqualTo(1);
    assertThat(drafts.mine(policy)).get().extracting("text").isEqualTo("{\"Statement\": [");
  }

  @Test
  void who_saves_second_is_told_and_keeps_the_text() {
    PolicyId policy = policy();
    open(policy);
    type(MINE);
    PolicyVersion first = catalog.latest(policy).orElseThrow();
    fixture.save(policy, first.number(), THEIRS);
    save("v2", "Mine.");
    assertThat(catalog.latest(policy).orElseThrow().text()).isEqualTo(THEIRS);
    assertThat(words()).contains("priya saved v2 in the meantime");
    assertThat(find(Notification.class).all())
        .extracting(notice -> test(notice).getText())
        .contains("Not saved: priya saved v2 in the meantime. Choose above how to go on.");
    assertThat(find(PolicyEditor.class).single().text()).isEqualTo(MINE);
    click("Put my text on top of v2");
    save("v3", "Mine, on top of theirs.");
    assertThat(catalog.latest(policy).orElseThrow().text()).isEqualTo(MINE);
    assertThat(catalog.versions(policy, Window.FIRST_HUNDRED)).hasSize(3);
  }

  @Test
  void a_version_of_somebody_else_is_announced_at_once() {
    PolicyId policy = policy();
    open(policy);
    type(MINE);
    fixture.save(policy, catalog.latest(policy).orElseThrow().number(), THEIRS);
    settle();
    assertThat(words()).contains("priya saved v2 in the meantime");
    assertThat(drafts.mine(policy)).get().extracting("text").isEqualTo(MINE);
  }

  @Test
  void the_first_version_begins_with_a_text_that_can_be_saved_as_it_is() {
    PolicySummary policy = fixture.policyOn("empty", "eu-central-1");
    open(policy.id());
    String start = find(PolicyEditor.class).single().text();
    assertThat(drafts.mine(policy.id())).isEmpty();
    save("v1", "To begin with.");
    assertThat(catalog.latest(policy.id()).orElseThrow().text()).isEqualTo(start);
  }

  @Test
  void the_first_version_is_what_its_author_writes() {
    PolicySummary policy = fixture.policyOn("empty", "eu-central-1");
    open(policy.id());
    type(MINE);
    save("v1", "The first.");
    assertThat(catalog.latest(policy.id()).orElseThrow().text()).isEqualTo(MINE);
  }

  @Test
  @WithMockUser(username = "ole", roles = "VIEWER")
  void who_may_not_write_has_no_editor() {
    open(policy());
    assertThat(words()).contains("This page is not for your role");
    assertThat(find(PolicyEditor.class).all()).isEmpty();
  }

  private PolicyId policy() {
    PolicyId policy = fixture.policyOn("storefront/web", "eu-central-1").id();
    fixture.save(policy, null, PolicyFixture.pull("111122223333"));
    return policy;
  }

  private void open(PolicyId policy) {
    open(Screens.editor(policy));
  }

  /// Does what the browser does after a pause in typing.
  private void type(String text) {
    PolicyEditor editor = find(PolicyEditor.class).single();
    editor.getElement().setProperty("value", text);
    editor
        .getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(
            new DomEvent(editor.getElement(), "value-changed", JacksonUtils.createObjectNode()));
  }

  private void save(String next, String reason) {
    click("Save as " + next + "…");
    find(TextArea.class).single().setValue(reason);
    click("Save as " + next);
    roundTrip();
  }

  private void click(String text) {
    test(find(Button.class).withText(text).single()).click();
  }
}
