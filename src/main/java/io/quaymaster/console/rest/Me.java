package io.quaymaster.console.rest;

import io.quaymaster.console.identity.AccountGroups;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who is asking.
@RestController
@RequestMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Caller", description = "Who is asking.")
class Me {
  private final CurrentUser user;

  Me(CurrentUser user) {
    this.user = user;
  }

  /// @param roles what the caller may do now, implied roles included
  @Schema(name = "Me")
  record Answer(String id, String name, List<ConsoleRole> roles, Groups accountGroups) {}

  /// @param all whether the caller is in the group of all accounts
  @Schema(name = "AccountGroups")
  record Groups(boolean all, List<String> names) {}

  @GetMapping
  @Operation(operationId = "me", summary = "Tells who is asking, and in which roles")
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
