package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.MoveAccount;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.ForetoldEffect;
import io.quaymaster.console.ui.attachment.ReasonField;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts an account into a unit, moves it to another one, or takes it out of its organization.
public final class MoveForm extends EntryDialog {
  private final ComboBox<Place> to = new ComboBox<>("To");
  private final ReasonField reason = new ReasonField();
  private final AttachmentTools tools;
  private final AccountSummary account;

  /// Where an account may stand; null outside of any organization.
  private record Place(@Nullable UnitId unit, String title) {}

  public MoveForm(AttachmentTools tools, AccountSummary account) {
    super("Move " + account.name(), "Move");
    this.tools = tools;
    this.account = account;
    to.setItems(places());
    to.setItemLabelGenerator(Place::title);
    Paragraph from =
        new Paragraph(
            account.unit() == null
                ? "It is in no organization now. SCPs and RCPs bind it as soon as it is in one."
                : "It stands in "
                    + account.unitPath()
                    + " now. Other SCPs and RCPs bind it as soon as it is moved; questions as of an earlier time"
                    + " still find it where it stood.");
    fields(from, to, new ForetoldEffect(to, this::effect), reason);
  }

  private Component effect(Place place) {
    return tools.effect(new AsIf.Placed(account.id(), place.unit(), account.management()));
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    tools.organizations().organizations().stream()
        .filter(one -> account.unit() == null || one.has(account.unit()))
        .forEach(one ->
            one.units().stream()
                .filter(unit -> !unit.id().equals(account.unit()))
                .forEach(unit ->
                    places.add(new Place(unit.id(), one.name() + ": " + one.pathOf(unit.id())))));
    if (account.unit() != null && !account.management()) {
      places.add(new Place(null, "out of the organization"));
    }
    return places;
  }

  @Override
  protected void save() {
    Place place = read(to, to::getValue, "Choose where it goes.");
    String why = read(reason, reason::given, ReasonField.missing());
    try {
      tools.organizations().move(new MoveAccount(account.id(), account.unit(), place.unit(), why));
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(account.name() + " is moved.");
  }
}
