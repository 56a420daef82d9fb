package io.quaymaster.iam.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.prose.Deeds.Target;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeedsTest {
  private final Deeds deeds = new Deeds(ServiceReference.load());

  @Test
  void whole_tasks_are_told_by_their_names() {
    assertThat(
            deeds.gained(
                List.of("ecr:BatchDeleteImage", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
                Target.ONE_REPOSITORY))
        .isEqualTo("pull images (docker pull) and delete images");
  }

  @Test
  void whoever_loses_two_deeds_may_do_neither() {
    List<String> actions = List.of("ecr:BatchDeleteImage", "ecr:DeleteRepository");
    assertThat(deeds.lost(actions, Target.ONE_REPOSITORY))
        .isEqualTo("delete images or delete the repository");
    assertThat(deeds.lost(actions, Target.MANY)).isEqualTo("delete images or delete repositories");
  }

  @Test
  void what_is_less_than_a_task_is_told_as_its_part() {
    assertThat(
            deeds.lost(
                List.of(
                    "ecr-public:CreateRepository",
                    "ecr-public:InitiateLayerUpload",
                    "ecr-public:PutImage"),
                Target.MANY))
        .isEqualTo(
            "create public repositories or use `ecr-public:InitiateLayerUpload` and"
                + " `ecr-public:PutImage` (part of docker push)");
  }

  @Test
  void the_token_actions_are_logging_in() {
    assertThat(
            deeds.gained(
                List.of("ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken"),
                Target.MANY))
        .isEqualTo("log in to ECR Public (docker login)");
  }

  @Test
  void other_actions_stand_for_themselves() {
    assertThat(deeds.gained(List.of("ecr:PutImageTagMutability", "ecr:Foo"), Target.ONE_REPOSITORY))
        .isEqualTo("use `ecr:PutImageTagMutability` and use `ecr:Foo` (no known action)");
    assertThat(deeds.gained(List.of("s3:GetObject"), Target.MANY)).isEqualTo("use `s3:GetObject`");
  }
}
