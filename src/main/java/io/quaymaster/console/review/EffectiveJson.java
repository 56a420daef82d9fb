package io.quaymaster.console.review;

import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.EffectiveChanges.RepositoryChange;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.iam.policy.text.JsonWriter;

/// Which principals on file gain or lose which task, as JSON; what stays as it is is left out.
final class EffectiveJson {
  private EffectiveJson() {}

  static String write(Answer answer) {
    JsonWriter json = JsonWriter.compact().object();
    json.member("principals", answer.reached());
    json.member("repositories", answer.repositories());
    json.member("complete", answer.complete());
    json.name("changes").array();
    for (PrincipalChanges principal : answer.principals()) {
      for (RepositoryChange repository : principal.repositories()) {
        repository.tasks().entrySet().stream()
            .filter(task -> task.getValue().direction() != Direction.UNCHANGED)
            .forEach(task ->
                json.object()
                    .member("principal", principal.principal().arn())
                    .member("repository", repository.repository().id().arn().toString())
                    .member("task", task.getKey())
                    .member("direction", task.getValue().direction().name())
                    .member("before", task.getValue().before().name())
                    .member("after", task.getValue().after().name())
                    .endObject());
      }
    }
    return json.endArray().endObject().toString();
  }
}
