package io.quaymaster.console.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final Person PRIYA = Person.of("priya", "Priya Nair");
  private static final Person TOMASZ = Person.of("tomasz", "Tomasz");

  private final Presence presence = new Presence();

  /// Somebody with what their page shows.
  private final class Page {
    private final List<Person> shown = new ArrayList<>();
    private final Presence.Seat seat;

    Page(String place, Person person) {
      seat =
          presence.come(
              place,
              new Presence.Visitor(
                  this,
                  person,
                  others -> {
                    shown.clear();
                    shown.addAll(others);
                  }));
    }
  }

  @Test
  void whoever_comes_is_shown_to_the_others_and_gone_when_they_leave() {
    Page priya = new Page("#1", PRIYA);
    Page tomasz = new Page("#1", TOMASZ);
    Page elsewhere = new Page("#2", TOMASZ);
    assertThat(priya.shown).containsExactly(TOMASZ);
    assertThat(tomasz.shown).containsExactly(PRIYA);
    assertThat(elsewhere.shown).isEmpty();
    tomasz.seat.leave();
    assertThat(priya.shown).isEmpty();
  }

  @Test
  void somebody_with_two_pages_is_one_person_and_never_their_own_company() {
    Page one = new Page("#1", PRIYA);
    Page two = new Page("#1", PRIYA);
    Page tomasz = new Page("#1", TOMASZ);
    assertThat(tomasz.shown).containsExactly(PRIYA);
    assertThat(one.shown).containsExactly(TOMASZ);
    two.seat.leave();
    assertThat(tomasz.shown).containsExactly(PRIYA);
  }

  @Test
  void whose_connection_is_lost_is_gone_until_it_is_there_again() {
    Page priya = new Page("#1", PRIYA);
    Page tomasz = new Page("#1", TOMASZ);
    presence.connected(tomasz, false);
    assertThat(priya.shown).isEmpty();
    presence.connected(tomasz, true);
    assertThat(priya.shown).containsExactly(TOMASZ);
  }

  @Test
  void initials_are_of_the_first_and_the_last_name() {
    assertThat(Onlookers.initials("Priya Nair")).isEqualTo("PN");
    assertThat(Onlookers.initials("tomasz")).isEqualTo("T");
    assertThat(Onlookers.initials(" ")).isEqualTo("?");
    assertThat(Onlookers.names(List.of(PRIYA, TOMASZ))).isEqualTo("Priya Nair and Tomasz");
  }
}
