package io.quaymaster.console.review;

import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.EffectiveChanges.RepositoryChange;
import io.quaymaster.console.access.TaskChange;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.util.Map;

/// Which principals on file gain or lose which task, as JSON; what stays as it is is left out.
final class EffectiveJson {
  /// More changes than these are not kept.
  private static final int MOST = 20_000;

  private EffectiveJson() {}

  static String write(Answer answer) {
    JsonWriter json = JsonWriter.compact().object();
    json.member("principals", answer.reached());
    json.member("repositories", answer.repositories());
    json.name("changes").array();
    int changes = 0;
    for (PrincipalChanges principal : answer.principals()) {
      for (RepositoryChange repository : principal.repositories()) {
        for (Map.Entry<String, TaskChange> task : repository.tasks().entrySet()) {
          if (task.getValue().direction() != Direction.UNCHANGED && ++changes <= MOST) {
            write(principal, repository, task.getKey(), task.getValue(), json);
          }
        }
      }
    }
    json.endArray();
    json.member("complete", answer.complete() && changes <= MOST);
    return json.endObject().toString();
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
