package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.identity.Person;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who else looks at the same thing just now; nothing while nobody does.
public final class Onlookers extends Div {
  private static final int MOST = 5;

  private final Presence presence;
  private final String place;
  private final Person self;
  private final Function<List<Person>, String> words;
  private Presence.@Nullable Seat seat;

  /// @param words what is said of the others, who are some
  public Onlookers(
      Presence presence, String place, Person self, Function<List<Person>, String> words) {
    this.presence = presence;
    this.place = place;
    this.self = self;
    this.words = words;
    addClassName("qm-onlookers");
    getElement().setAttribute("role", "status");
    setVisible(false);
  }

  /// `Priya`, `Priya and Bela`
  public static String names(List<Person> people) {
    return people.size() < 2
        ? people.stream().map(Person::name).collect(Collectors.joining())
        : people.subList(0, people.size() - 1).stream()
                .map(Person::name)
                .collect(Collectors.joining(", "))
            + " and "
            + people.getLast().name();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    UI ui = event.getUI();
    seat =
        presence.come(
            place, new Presence.Visitor(ui, self, others -> ui.access(() -> show(others))));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (seat != null) {
      seat.leave();
      seat = null;
    }
  }

  private void show(List<Person> others) {
    removeAll();
    setVisible(!others.isEmpty());
    if (others.isEmpty()) {
      return;
    }
    others.stream()
        .limit(MOST)
        .forEach(person -> add(mark(initials(person.name()), person.name())));
    if (others.size() > MOST) {
      List<Person> rest = others.subList(MOST, others.size());
      add(mark("+" + rest.size(), names(rest)));
    }
    Span said = new Span(words.apply(others));
    said.addClassName("qm-onlookers-words");
    add(said);
  }

  private static Span mark(String letters, String title) {
    Span mark = new Span(letters);
    mark.addClassName("qm-onlooker");
    mark.setTitle(title);
    mark.getElement().setAttribute("aria-hidden", "true");
    return mark;
  }

  /// `Priya Nair` as `PN`.
  static String initials(String name) {
    String[] parts = name.strip().split("[\\s._-]+");
    String first = letter(parts[0]);
    return parts.length < 2 ? first : first + letter(parts[parts.length - 1]);
  }

  private static String letter(String part) {
    return part.isEmpty()
        ? "?"
        : new String(Character.toChars(part.codePointAt(0))).toUpperCase(Locale.ROOT);
  }
}
