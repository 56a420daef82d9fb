package io.quaymaster.console.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The way to the screens. A screen puts itself here with `@Menu`, so whatever does not exist, or
/// is not for this person, is not offered. On a telephone it is the bar at the bottom, with what
/// does not fit behind *More*.
class Rail extends Nav {
  private static final int FITS_A_TELEPHONE = 5;
  private static final String ADMIN = "admin/";
  private static final Set<String> IN_REGISTRIES =
      Set.of(
          "accounts",
          "repositories",
          "principals",
          Screens.ORGANIZATIONS,
          "units",
          Screens.POLICIES);

  private final Map<String, Link> links = new LinkedHashMap<>();

  Rail() {
    setAriaLabel("Main");
    UnorderedList list = new UnorderedList();
    for (MenuEntry entry : MenuConfiguration.getMenuEntries()) {
      Link link = new Link(path(entry.path()), new Icon(entry.icon()), new Span(entry.title()));
      ListItem item = new ListItem(link);
      if (links.keySet().stream().noneMatch(Rail::isAdmin) && isAdmin(path(entry.path()))) {
        item.getElement().setAttribute("data-section", "Admin");
      }
      links.put(path(entry.path()), link);
      list.add(item);
    }
    add(list);
    if (links.size() > FITS_A_TELEPHONE) {
      getElement().setAttribute("data-many", true);
      add(more());
    }
  }

  private NativeButton more() {
    NativeButton more = new NativeButton();
    more.addClassName("qm-more");
    more.getElement().setAttribute("aria-expanded", "false");
    more.add(new Icon("more"), new Span("More"));
    more.getElement()
        .addJsInitializer(
            """
            const nav = this.parentElement;
            const set = open => {
              nav.toggleAttribute('data-open', open);
              this.setAttribute('aria-expanded', String(open));
            };
            this.addEventListener('click', () => set(!nav.hasAttribute('data-open')));
            nav.addEventListener('click', e => { if (e.target.closest('a')) set(false); });
            nav.addEventListener('keydown', e => {
              if (e.key === 'Escape' && nav.hasAttribute('data-open')) { set(false); this.focus(); }
            });
            """);
    return more;
  }

  /// Marks where the person is: the link whose path leads there, or to the list that it is in.
  void here(String path) {
    String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    String screen = IN_REGISTRIES.contains(first) ? Screens.REGISTRIES : path;
    links.forEach((target, link) -> {
      boolean here = target.isEmpty() ? screen.isEmpty() : (screen + "/").startsWith(target + "/");
      if (here) {
        link.getElement().setAttribute("aria-current", "page");
      } else {
        link.getElement().removeAttribute("aria-current");
      }
    });
  }

  private static boolean isAdmin(String path) {
    return path.startsWith(ADMIN);
  }

  private static String path(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }
}
