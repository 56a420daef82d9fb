package io.quaymaster.iam.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {
  private final ServiceReference reference = ServiceReference.load();

  @ParameterizedTest
  @CsvSource({
    "ecr, DeleteImage, ecr:BatchDeleteImage",
    "ecr, deleteimage, ecr:BatchDeleteImage",
    "ecr, GetDownloadUrl, ecr:GetDownloadUrlForLayer",
    "ecr, PutImgae, ecr:PutImage",
    "ecr, GetAuthToken, ecr:GetAuthorizationToken",
    "ecr, DescribeImageTags, ecr:DescribeImages",
    "ecr-public, DescribeImageTag, ecr-public:DescribeImageTags",
  })
  void the_name_that_was_meant_comes_first(String service, String name, String meant) {
    assertThat(reference.nearestActions(service, name, 3)).first().isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"ecr, action1", "ecr, Xyz", "ecr-public, BatchGetImage", "nowhere, PutImage"})
  void nothing_is_suggested_where_nothing_is_near(String service, String name) {
    assertThat(reference.nearestActions(service, name, 3)).isEmpty();
  }

  @Test
  void a_misspelt_condition_key_is_recognised() {
    assertThat(reference.nearestKeys("aws:PrincipleOrgId", 1))
        .containsExactly("aws:PrincipalOrgID");
  }

  @Test
  void a_swap_of_neighbours_is_one_slip() {
    assertThat(new NearestNames(List.of("abcdef")).to("abdcef", 2)).containsExactly("abcdef");
  }

  @Test
  void a_very_long_name_is_not_looked_at() {
    assertThat(new NearestNames(List.of("PutImage")).to("PutImage".repeat(100), 3)).isEmpty();
  }
}
