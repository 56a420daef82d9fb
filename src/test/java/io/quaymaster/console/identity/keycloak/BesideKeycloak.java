package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.MovingClock;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A console whose people come from Keycloak, which is away until a test has it begin: the console
/// starts all the same.
@SpringBootTest(
    properties = {
      "quaymaster.identity=keycloak",
      "quaymaster.keycloak.client-secret=secret-of-the-pages"
    })
@Import(MovingClock.class)
public abstract class BesideKeycloak {
  static final KeycloakStub KEYCLOAK = new KeycloakStub();

  @Autowired protected MovingClock clock;

  @DynamicPropertySource
  static void keycloak(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.keycloak.url", KEYCLOAK::url);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }
}
