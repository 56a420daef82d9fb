package io.quaymaster.console.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The names by which browsers may call the console. Where only this machine reaches it, a page of
/// another site could give that site's name the address of this machine, and then read whatever the
/// console says to its visitor; so there it answers to its own names alone. Anywhere else it
/// answers to every name, unless some are configured.
@Component
class HostNames {
  private static final String PROPERTY = "quaymaster.hosts";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern NAME = Pattern.compile("[a-z0-9._-]+|\\[[0-9a-f:.]+]");

  private final boolean every;
  private final Set<String> names = new LinkedHashSet<>(THIS_MACHINE);

  HostNames(BindAddress address, Environment environment) {
    String configured = environment.getProperty(PROPERTY, "");
    every = !address.isLoopback() && configured.isBlank();
    names.add(environment.getProperty("server.address", "localhost").toLowerCase(Locale.ROOT));
    Arrays.stream(configured.split(","))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .forEach(name -> names.add(valid(name)));
    addPublic(environment.getProperty("quaymaster.public-address", ""));
  }

  /// @param name as the request has it, without the port
  boolean include(String name) {
    return every || names.contains(name.toLowerCase(Locale.ROOT));
  }

  private void addPublic(String address) {
    try {
      String host = new URI(address.strip()).getHost();
      if (host != null) {
        names.add(host.toLowerCase(Locale.ROOT));
      }
    } catch (URISyntaxException unreadable) {
      // Whoever links to it says so.
    }
  }

  private static String valid(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "`"
              + name
              + "` in `"
              + PROPERTY
              + "` is no host; give names without scheme and port, such as `console.example.org`,"
              + " separated by commas.");
    }
    return name;
  }
}
