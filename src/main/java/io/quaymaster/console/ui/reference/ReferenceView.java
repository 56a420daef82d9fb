package io.quaymaster.console.ui.reference;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.ServiceReference;
import jakarta.annotation.security.PermitAll;

/// The reference data: what it is, from when and from where, and everything that is in it.
@Route(Screens.REFERENCE)
@RouteAlias(Screens.REFERENCE_LIST)
@Menu(title = "Reference", order = 20, icon = "reference")
@PermitAll
class ReferenceView extends Screen implements BeforeEnterObserver {
  private final ServiceReference reference = ServiceReference.load();

  /// What the screen can list.
  private enum Listed {
    ACTIONS("", "Reference", "Actions"),
    KEYS("keys", "Condition keys", "Condition keys"),
    TASKS("tasks", "Tasks", "Tasks"),
    SOURCES("sources", "Sources", "Sources");

    private final String word;
    private final String title;
    private final String tab;

    Listed(String word, String title, String tab) {
      this.word = word;
      this.title = title;
      this.tab = tab;
    }

    static Listed of(String word) {
      for (Listed listed : values()) {
        if (listed.word.equals(word)) {
          return listed;
        }
      }
      return ACTIONS;
    }

    private String address() {
      return word.isEmpty() ? Screens.REFERENCE : Screens.reference(word);
    }
  }

  ReferenceView() {
    super("Reference");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Listed listed = Listed.of(event.getRouteParameters().get("list").orElse(""));
    if (listed == Listed.ACTIONS) {
      name(listed.title);
    } else {
      name(listed.title, new Crumb("Reference", Screens.REFERENCE));
    }
    body(about(), tabs(listed), content(listed, event.getLocation().getQueryParameters()));
  }

  private Component about() {
    Paragraph lead =
        new Paragraph(
            new Span(
                "What Quaymaster knows about ECR, ECR Public and the part of STS that they need. Every"
                    + " answer, finding and comparison rests on it. It is one file, put together on "
                    + reference.generated()
                    + " from "),
            new Link(
                Screens.reference("sources"),
                Plural.of(reference.provenance().size(), "source", "sources")),
            new Span("; nothing is fetched while the console runs."));
    lead.addClassName("qm-lead");
    return lead;
  }

  private Component tabs(Listed here) {
    Nav tabs = new Nav();
    tabs.setAriaLabel("Reference data");
    tabs.addClassName("qm-link-tabs");
    for (Listed listed : Listed.values()) {
      Span number = new Span(Plural.number(count(listed)));
      number.addClassNames("qm-num", "qm-muted");
      Link link = new Link(listed.address(), new Span(listed.tab + " "), number);
      if (listed == here) {
        link.getElement().setAttribute("aria-current", "page");
      }
      tabs.add(link);
    }
    return tabs;
  }

  private int count(Listed listed) {
    return switch (listed) {
      case ACTIONS ->
          reference.services().stream().mapToInt(service -> service.actions().size()).sum();
      case KEYS -> KeyTable.keys(reference).size();
      case TASKS -> reference.tasks().size();
      case SOURCES -> reference.provenance().size();
    };
  }

  private Component content(Listed listed, QueryParameters query) {
    String words = query.getSingleParameter("q").orElse("");
    Component content =
        switch (listed) {
          case ACTIONS ->
              new ActionTable(reference, words, query.getSingleParameter("service").orElse(""));
          case KEYS -> new KeyTable(reference, words);
          case TASKS -> new TaskList(reference);
          case SOURCES -> new SourceList(reference);
        };
    Div place = new Div(content);
    place.addClassName("qm-stack");
    return place;
  }
}
