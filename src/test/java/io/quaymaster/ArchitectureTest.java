package io.quaymaster;

import io.quaymaster.console.QuaymasterApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The arrows of `src/docs/architecture.md`, as tests.
class ArchitectureTest {

  @Test
  void modules_use_only_what_they_are_allowed_to() {
    ApplicationModules.of(QuaymasterApplication.class).verify();
  }
}
