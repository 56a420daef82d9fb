package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The frame of every screen: the way to it, its heading, its deeds, then its content. The heading
/// is the page's title and the last crumb, so that the three always agree.
public abstract class Screen extends Div implements HasDynamicTitle {
  private final Nav crumbs = new Nav();
  private final H1 heading = new H1();
  private final Div beside = new Div();
  private final Div actions = new Div();
  private final Div body = new Div();
  private final DeedButtons buttons = new DeedButtons();
  private String title;

  protected Screen(String title) {
    this.title = title;
    addClassName("qm-screen");
    crumbs.addClassName("qm-crumbs");
    crumbs.setAriaLabel("Breadcrumb");
    crumbs.setVisible(false);
    heading.getElement().setAttribute("tabindex", "-1");
    heading.setText(title);
    beside.addClassName("qm-row");
    Div named = new Div(heading, beside);
    named.addClassName("qm-row");
    Div name = new Div(crumbs, named);
    name.addClassName("qm-screen-name");
    actions.addClassName("qm-actions");
    Div head = new Div(name, actions);
    head.addClassName("qm-screen-head");
    body.addClassNames("qm-stack", "qm-screen-body");
    add(head, body);
  }

  /// Names the screen and shows the way to it; the last step, the screen itself, is added here.
  protected final void name(String text, Crumb... way) {
    title = text;
    heading.setText(text);
    OrderedList steps = new OrderedList();
    for (Crumb step : way) {
      steps.add(new ListItem(new Link(step.path(), step.text())));
    }
    ListItem here = new ListItem(text);
    here.getElement().setAttribute("aria-current", "page");
    steps.add(here);
    crumbs.removeAll();
    crumbs.add(steps);
    crumbs.setVisible(way.length > 0);
    getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
  }

  /// Badges right of the heading.
  protected final void beside(Component... badges) {
    beside.removeAll();
    beside.add(badges);
  }

  /// The deeds that this screen offers, the most likely one last.
  protected final void actions(Component... buttons) {
    actions.removeAll();
    actions.add(buttons);
  }

  /// The same of what is offered anew whenever something happens: what was offered before stays
  /// under the finger.
  protected final void deeds(List<Deed> deeds) {
    List<Component> wanted = List.copyOf(buttons.of(deeds));
    if (!wanted.equals(actions.getChildren().toList())) {
      actions(wanted.toArray(Component[]::new));
    }
  }

  /// Replaces the content.
  protected final void body(Component... content) {
    body(List.of(content));
  }

  protected final void body(List<? extends Component> content) {
    body.removeAll();
    content.forEach(body::add);
  }

  /// Shows what is on file under this address as `page`. Where nothing is, or no longer, there is
  /// no badge and no deed either, and `missing` says so.
  protected final <T> Function<Optional<T>, Component> onFile(
      Function<T, Component> page, Supplier<Component> missing) {
    return found -> {
      if (found.isPresent()) {
        return page.apply(found.get());
      }
      beside();
      actions();
      return missing.get();
    };
  }

  @Override
  public final String getPageTitle() {
    return title + " · Quaymaster";
  }

  /// Moves the focus to the heading, so that a screen reader announces where one is.
  public final void announce() {
    heading.getElement().executeJs("this.focus({preventScroll: true})");
  }
}
