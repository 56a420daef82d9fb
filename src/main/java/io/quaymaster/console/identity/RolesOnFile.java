package io.quaymaster.console.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people may do here now, whoever asks: for rules that hang on the roles of somebody else.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class RolesOnFile {
  private final UserRows users;
  private final PeopleSource source;

  RolesOnFile(UserRows users, PeopleSource source) {
    this.users = users;
    this.source = source;
  }

  /// The roles of each, implied ones included. Whoever is disabled, or has no account any more, has
  /// none; a one-time password that is still to be replaced takes nothing away.
  public Map<UserId, Set<ConsoleRole>> of(Collection<UserId> people) {
    Map<UserId, Set<ConsoleRole>> roles = new HashMap<>();
    people.forEach(person -> roles.put(person, EnumSet.noneOf(ConsoleRole.class)));
    users.findAllById(people.stream().map(UserId::value).collect(Collectors.toSet())).stream()
        .filter(account -> !account.disabled && source.covers(account))
        .forEach(
            account -> roles.put(new UserId(account.username), ConsoleRole.implied(account.roles)));
    return roles;
  }

  /// How many people with one of these roles can sign in, `except` left out.
  public int count(Collection<UserId> except, ConsoleRole... roles) {
    return (int)
        users.inOrder().stream()
            .filter(account -> !account.disabled && source.covers(account))
            .filter(account -> !except.contains(new UserId(account.username)))
            .filter(account -> Arrays.stream(roles).anyMatch(account.roles::contains))
            .count();
  }
}
