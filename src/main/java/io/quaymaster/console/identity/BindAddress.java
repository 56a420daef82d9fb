package io.quaymaster.console.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where the console listens.
@Component
public class BindAddress {
  private final Environment environment;

  public BindAddress(Environment environment) {
    this.environment = environment;
  }

  /// Whether only this machine can reach the console: it listens on a loopback address, and no
  /// proxy is said to stand before it. No address at all means every one.
  public boolean isLoopback() {
    String address = environment.getProperty("server.address", "");
    String proxy = environment.getProperty("server.forward-headers-strategy", "none");
    if (address.isBlank() || !proxy.equalsIgnoreCase("none")) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
