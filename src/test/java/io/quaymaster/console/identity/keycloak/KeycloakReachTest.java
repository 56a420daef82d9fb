package io.quaymaster.console.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.MovingClock;
import io.quaymaster.console.identity.IdentityProvider.Reach;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class KeycloakReachTest {
  @Test
  void a_keycloak_that_hangs_is_waited_for_by_one_alone() throws Exception {
    Set<Socket> callers = ConcurrentHashMap.newKeySet();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      threads.submit(() -> {
        while (true) {
          callers.add(hanging.accept());
        }
      });
      KeycloakReach reach = reach("http://127.0.0.1:" + hanging.getLocalPort());
      List<Callable<Reach>> askers = Collections.nCopies(40, reach::now);
      threads.invokeAll(askers);

      assertThat(callers).hasSize(1);
      assertThat(reach.known()).isInstanceOf(Reach.Away.class);
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }

  private static KeycloakReach reach(String url) {
    return new KeycloakReach(
        new KeycloakSettings(
            url, "", "console", "web", "s", "api", "d", "", "/r", Duration.ofMinutes(10)),
        new KeycloakHttp(),
        event -> {},
        new MovingClock());
  }
}
