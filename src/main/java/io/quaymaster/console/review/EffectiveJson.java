package io.quaymaster.console.review;

import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.EffectiveChanges.RepositoryChange;
import io.quaymaster.console.access.TaskChange;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/// Which principals on file gain or lose which task, as JSON; what stays as it is is left out.
final class EffectiveJson {
  /// More changes than these are not kept.
  private static final int MOST = 20_000;

  private EffectiveJson() {}

  static String write(Answer answer) {
    List<Runnable> changes = new ArrayList<>();
    JsonWriter json = JsonWriter.compact().object();
    for (PrincipalChanges principal : answer.principals()) {
      for (RepositoryChange repository : principal.repositories()) {
        repository
            .tasks()
            .forEach((task, change) -> {
              if (change.direction() != Direction.UNCHANGED) {
                changes.add(() -> write(principal, repository, task, change, json));
              }
            });
      }
    }
    json.member("principals", answer.reached());
    json.member("repositories", answer.repositories());
    json.member("complete", answer.complete() && changes.size() <= MOST);
    json.name("changes").array();
    changes.stream().limit(MOST).forEach(Runnable::run);
    return json.endArray().endObject().toString();
  }

  private static void write(
      PrincipalChanges principal,
      RepositoryChange repository,
      String task,
      TaskChange change,
      JsonWriter json) {
    json.object()
        .member("principal", principal.principal().arn())
        .member("repository", repository.repository().id().arn().toString())
        .member("task", task)
        .member("direction", change.direction().name())
        .member("before", change.before().name())
        .member("after", change.after().name())
        .endObject();
  }
}
