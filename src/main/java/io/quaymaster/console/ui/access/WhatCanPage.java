package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.access.ReverseQuestions.RepositoryExtents;
import io.quaymaster.console.access.ReverseQuestions.WhatCanAnswer;
import io.quaymaster.console.access.ReverseQuestions.WhatCanTable;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;

/// How much somebody can do with each repository on file.
final class WhatCanPage extends Div {
  private final Asked asked;

  WhatCanPage(AnsweredAt answered, Asked asked, WhatCanAnswer given) {
    this.asked = asked;
    addClassName("qm-stack");
    add(answered);
    boolean callsWithPolicies = asked.who().startsWith("arn:") && !asked.who().endsWith(":root");
    if (given.principal() == null && callsWithPolicies) {
      add(
          new Note(
                  "This principal is not on file, and neither are its own policies: what hangs on them is unknown.")
              .caution());
    }
    if (given.privately().repositories().isEmpty() && given.publicly().repositories().isEmpty()) {
      add(
          new EmptyState(
              "Nothing",
              "It can do none of this with any of the "
                  + Plural.of(given.examined(), "repository", "repositories")
                  + " on file, but pull the public ones, which everyone can."));
      return;
    }
    add("Private repositories", given.privately());
    add("Public repositories", given.publicly());
    Paragraph scope =
        new Paragraph(
            (given.examined() < given.known() ? "The first " : "All ")
                + Plural.number(given.examined())
                + (given.examined() < given.known() ? " of " + given.known() : "")
                + " repositories on file were looked at; those with which it can do nothing are left out. Logging in is"
                + " a matter of its own policies alone. Public repositories can be pulled by everyone.");
    scope.addClassNames("qm-muted", "qm-small");
    add(scope);
  }

  private void add(String title, WhatCanTable found) {
    if (found.repositories().isEmpty()) {
      return;
    }
    ExtentTable table = new ExtentTable(title, "Repository", found.tasks());
    for (RepositoryExtents one : found.repositories()) {
      String region = one.repository().id().registry().region();
      table.with(
          new Link(Screens.repository(one.repository().id()), one.repository().id().name().value()),
          " of " + one.repository().accountName() + (region.isEmpty() ? "" : ", " + region),
          one.extents(),
          task ->
              asked
                  .about(asked.who(), task.id(), one.repository().id().toString())
                  .address(Screens.ASK));
    }
    add(new Panel(title, table).flush());
  }
}
