package io.quaymaster.console.ui.editor;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequest;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Onlookers;
import io.quaymaster.console.ui.kit.PolicyTitle;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/// Where a policy is written. What is typed is kept as a draft at once; *Save* makes a version of
/// it.
@Route(Screens.POLICY_EDITOR)
@RolesAllowed("AUTHOR")
class EditorView extends Screen implements BeforeEnterObserver {
  private final EditorTools tools;

  EditorView(EditorTools tools) {
    super("Edit a policy");
    this.tools = tools;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<PolicySummary> policy =
        event
            .getRouteParameters()
            .get("policy")
            .flatMap(PolicyId::parse)
            .flatMap(tools.catalog()::policy);
    Optional<ChangeRequest> change =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter("change")
            .flatMap(ChangeId::parse)
            .flatMap(tools.changes()::page)
            .map(ChangePage::change)
            .filter(found -> found.stage().isOpen());
    policy.ifPresentOrElse(found -> show(found, change), this::missing);
  }

  private void show(PolicySummary policy, Optional<ChangeRequest> change) {
    name(
        "Edit " + policy.name() + change.map(one -> " for " + one.id()).orElse(""),
        PolicyTitle.wayBelow(policy));
    Desk desk =
        new Desk(
            tools,
            change
                .map(one -> Writing.forChange(policy, one, tools))
                .orElseGet(() -> Writing.begin(policy, tools)));
    beside(desk.base());
    change.ifPresent(one ->
        beside(
            desk.base(),
            new Onlookers(
                tools.presence(),
                "text of " + policy.id() + " for " + one.id(),
                tools.user().person(),
                others ->
                    Onlookers.names(others)
                        + (others.size() == 1 ? " edits" : " edit")
                        + " this text too")));
    actions(desk.deeds());
    body(desk.content());
  }

  private void missing() {
    String what = "There is no such policy";
    name(what);
    body(
        new EmptyState(
            what,
            "It may have been part of a sample workspace that was removed.",
            new LinkButton(Screens.REGISTRIES, "registries", "Look in the registries")));
  }
}
