package io.quaymaster.console.rest;

import io.quaymaster.console.identity.AccountGroups;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who is asking.
@RestController
@RequestMapping("/api/v1/me")
class Me {
  private final CurrentUser user;

  Me(CurrentUser user) {
    this.user = user;
  }

  /// @param roles what the caller may do now, implied roles included
  record Answer(String id, String name, List<ConsoleRole> roles, Groups accountGroups) {}

  /// @param all whether the caller is in the group of all accounts
  record Groups(boolean all, List<String> names) {}

  @GetMapping
  Answer me() {
    Person person = user.person();
    AccountGroups groups = user.accountGroups();
    return new Answer(
        person.id().value(),
        person.name(),
        user.roles().stream().sorted().toList(),
        new Groups(groups.all(), groups.names().stream().sorted().toList()));
  }
}
