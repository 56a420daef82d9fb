package io.quaymaster.iam.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people actually do, such as `docker push`, and the actions that it stands for. `optional`
/// actions are used by some clients only. A task that is `alwaysAllowed` needs nothing and no
/// policy can deny it. `region` is set where the task works in that Region alone.
public record TaskDefinition(
    String id,
    String title,
    RegistryKind registry,
    List<Need> needs,
    List<Need> optional,
    boolean alwaysAllowed,
    @Nullable String region,
    @Nullable String note) {
  public TaskDefinition {
    needs = List.copyOf(needs);
    optional = List.copyOf(optional);
  }
}
