package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.OnlyTabs;
import io.quaymaster.console.ui.kit.PolicyEditor;

/// Text, access and findings beside each other; on a telephone one of the three at a time.
final class Workbench extends Div {
  Workbench(PolicyEditor editor, LiveComparison access, FindingList findings, Advice advice) {
    addClassName("qm-workbench");
    Section text = new Section(editor);
    text.addClassNames("qm-panel", "qm-workbench-text");
    text.setAriaLabel("Text");
    Div beside = new Div(access, findings, advice);
    beside.addClassName("qm-workbench-beside");
    Tabs tabs = OnlyTabs.in(new Tabs(new Tab("Text"), new Tab("Access"), new Tab("Findings")));
    tabs.addClassName("qm-workbench-tabs");
    tabs.getElement().setAttribute("aria-label", "Parts of the editor");
    tabs.addSelectedChangeListener(
        change -> getElement().setAttribute("data-tab", String.valueOf(tabs.getSelectedIndex())));
    getElement().setAttribute("data-tab", "0");
    add(tabs, text, beside);
  }
}
