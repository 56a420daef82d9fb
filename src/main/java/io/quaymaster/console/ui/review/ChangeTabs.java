package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import io.quaymaster.console.ui.kit.OnlyTabs;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// The parts of a change request, one of them in front. All of them stay on the page, so that none
/// is made anew when somebody comes back to it.
final class ChangeTabs extends Div {
  private final Tabs tabs = OnlyTabs.in(new Tabs());
  private final Map<ChangeTab, Tab> tab = new EnumMap<>(ChangeTab.class);
  private final Map<ChangeTab, Div> panel = new EnumMap<>(ChangeTab.class);

  /// @param policy stands above access and text
  /// @param chosen hears of what a person chooses
  ChangeTabs(Component policy, Consumer<ChangeTab> chosen) {
    addClassName("qm-change-tabs");
    tabs.getElement().setAttribute("aria-label", "Parts of this change request");
    add(tabs, policy);
    for (ChangeTab one : ChangeTab.values()) {
      Tab head = new Tab(one.title());
      Div content = new Div();
      content.addClassName("qm-stack");
      content.getElement().setAttribute("role", "tabpanel");
      content.getElement().setAttribute("aria-label", one.title());
      tab.put(one, head);
      panel.put(one, content);
      tabs.add(head);
      add(content);
    }
    tabs.addSelectedChangeListener(event -> {
      ChangeTab now = selected();
      show(now);
      policy.setVisible(now == ChangeTab.ACCESS || now == ChangeTab.TEXT);
      if (event.isFromClient()) {
        chosen.accept(now);
      }
    });
    show(ChangeTab.ACCESS);
  }

  /// What is behind is drawn all the same, so that it is there at once when it comes to the front.
  private void show(ChangeTab front) {
    panel.forEach((one, content) -> content.getElement().setAttribute("data-behind", one != front));
  }

  ChangeTab selected() {
    return ChangeTab.values()[Math.max(0, tabs.getSelectedIndex())];
  }

  void select(ChangeTab wanted) {
    tabs.setSelectedIndex(wanted.ordinal());
  }

  void fill(ChangeTab where, Component... content) {
    Div into = panel.get(where);
    if (into != null) {
      into.removeAll();
      into.add(content);
    }
  }

  /// Says beside the title how much there is to look at: a number, and what it is one of.
  void count(ChangeTab where, int number, String words) {
    Tab head = tab.get(where);
    if (head == null) {
      return;
    }
    head.removeAll();
    head.add(new Span(where.title() + " "));
    if (number > 0) {
      Span word = new Span(" " + words);
      word.addClassName("qm-tab-word");
      Span count = new Span(new Span(String.valueOf(number)), word);
      count.addClassName("qm-tab-count");
      head.add(count);
    }
  }
}
