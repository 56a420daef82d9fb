package io.quaymaster.console.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreensTest {
  @Test
  void a_repository_is_found_under_its_arn() {
    assertThat(Screens.repository("arn:aws:ecr:eu-central-1:111122223333:repository/payments/api"))
        .isEqualTo("repositories/arn:aws:ecr:eu-central-1:111122223333:repository/payments/api");
  }

  @Test
  void a_registry_is_found_under_its_key() {
    assertThat(Screens.registry("aws/111122223333/public"))
        .isEqualTo("registries/aws/111122223333/public");
  }

  @Test
  void a_comparison_names_both_sides() {
    assertThat(Screens.compare("0b1c", "v3", "active"))
        .isEqualTo("compare?before=0b1c_v3&after=0b1c_active");
  }
}
