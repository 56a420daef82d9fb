package io.quaymaster.console.review;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Person;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Somebody with what they may do in the console.
public record Actor(Person person, Set<ConsoleRole> roles) {
  public Actor {
    Set<ConsoleRole> copy = EnumSet.noneOf(ConsoleRole.class);
    copy.addAll(roles);
    roles = Collections.unmodifiableSet(copy);
  }

  public boolean hasAny(ConsoleRole... wanted) {
    return Arrays.stream(wanted).anyMatch(roles::contains);
  }
}
