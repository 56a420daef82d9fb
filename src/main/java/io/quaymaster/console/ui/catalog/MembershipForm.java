package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.ForetoldEffect;
import io.quaymaster.console.ui.attachment.ReasonField;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import java.util.List;
import java.util.Set;

/// Puts a user into a group, from the page of either.
final class MembershipForm extends EntryDialog {
  private static final Window ALL = new Window(0, 1_000);

  private final ComboBox<PrincipalSummary> other;
  private final AttachmentTools tools;
  private final ReasonField reason = new ReasonField();
  private final PrincipalSummary principal;

  private MembershipForm(
      AttachmentTools tools, PrincipalSummary principal, List<PrincipalSummary> related) {
    super(
        principal.kind() == PrincipalKind.USER
            ? "Put " + principal.name() + " into a group"
            : "Add a member to " + principal.name(),
        "Add");
    this.tools = tools;
    this.principal = principal;
    boolean user = principal.kind() == PrincipalKind.USER;
    other = new ComboBox<>(user ? "Group" : "User");
    List<PrincipalId> already = related.stream().map(PrincipalSummary::id).toList();
    List<PrincipalSummary> candidates =
        tools
            .principals()
            .principals(
                new PrincipalFilter(
                    "",
                    Set.of(user ? PrincipalKind.GROUP : PrincipalKind.USER),
                    Set.of(principal.account())),
                ALL)
            .stream()
            .filter(one -> !already.contains(one.id()))
            .toList();
    other.setItems(candidates);
    other.setItemLabelGenerator(one -> one.path().substring(1) + one.name());
    other.setHelperText(
        candidates.isEmpty()
            ? "The account has no other on file; an administrator adds it on the account's page."
            : "Of the same account. The group's identity-based policies hold for its members at once.");
    fields(other, new ForetoldEffect(other, this::effect), reason);
  }

  static void open(
      AttachmentTools tools, PrincipalSummary principal, List<PrincipalSummary> related) {
    new MembershipForm(tools, principal, related).open();
  }

  private boolean isOfUser() {
    return principal.kind() == PrincipalKind.USER;
  }

  private PrincipalId group(PrincipalSummary chosen) {
    return isOfUser() ? chosen.id() : principal.id();
  }

  private PrincipalId user(PrincipalSummary chosen) {
    return isOfUser() ? principal.id() : chosen.id();
  }

  private Component effect(PrincipalSummary chosen) {
    return tools.effect(new AsIf.Member(user(chosen), group(chosen), true));
  }

  @Override
  protected void save() {
    PrincipalSummary chosen = read(other, other::getValue, "Choose one.");
    String why = read(reason, reason::given, ReasonField.missing());
    try {
      tools.principals().join(group(chosen), user(chosen), why);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(chosen.name() + (isOfUser() ? " has " : " is in ") + principal.name() + ".");
  }
}
