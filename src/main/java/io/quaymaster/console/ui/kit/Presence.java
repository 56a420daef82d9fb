package io.quaymaster.console.ui.kit;

import io.quaymaster.console.identity.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/// Who looks at what just now. It is kept in memory alone: whoever closes a page, or loses the
/// connection to it, is gone.
@Service
public class Presence {
  private final Set<Seat> seats = ConcurrentHashMap.newKeySet();

  /// Whose page it is, and how it is told who else is there.
  ///
  /// @param page the same for everything on one page
  /// @param told called on whichever thread
  public record Visitor(Object page, Person person, Consumer<List<Person>> told) {}

  /// Somebody at a place.
  public final class Seat {
    private final String place;
    private final Visitor visitor;
    private volatile boolean away;

    Seat(String place, Visitor visitor) {
      this.place = place;
      this.visitor = visitor;
    }

    public void leave() {
      seats.remove(this);
      tell(place);
    }
  }

  /// Comes to a place; everybody there, the visitor included, is told from now on.
  Seat come(String place, Visitor visitor) {
    Seat seat = new Seat(place, visitor);
    seats.add(seat);
    tell(place);
    return seat;
  }

  /// The connection to a page was lost, or is there again.
  void connected(Object page, boolean is) {
    for (Seat seat : seats) {
      if (seat.visitor.page().equals(page) && seat.away == is) {
        seat.away = !is;
        tell(seat.place);
      }
    }
  }

  private void tell(String place) {
    for (Seat seat : seats) {
      if (seat.place.equals(place)) {
        seat.visitor.told().accept(others(seat));
      }
    }
  }

  /// Each of the others once, however many pages they have open.
  private List<Person> others(Seat of) {
    return seats.stream()
        .filter(seat -> seat.place.equals(of.place) && !seat.away)
        .map(seat -> seat.visitor.person())
        .filter(person -> !person.id().equals(of.visitor.person().id()))
        .distinct()
        .sorted(Comparator.comparing(Person::name))
        .toList();
  }
}
