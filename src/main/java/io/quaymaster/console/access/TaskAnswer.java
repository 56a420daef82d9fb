package io.quaymaster.console.access;

import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.List;

/// Whether somebody can do what a task needs. `needs` are the actions of every case, `optional`
/// those that some clients or cases need.
public record TaskAnswer(TaskDefinition task, List<NeedAnswer> needs, List<NeedAnswer> optional) {
  public record NeedAnswer(Need need, AccessAnswer answer) {}

  public TaskAnswer {
    needs = List.copyOf(needs);
    optional = List.copyOf(optional);
  }

  public int granted() {
    return (int) needs.stream().filter(need -> need.answer().isAllowed()).count();
  }

  public boolean isAllowed() {
    return task.alwaysAllowed() || granted() == needs.size();
  }
}
