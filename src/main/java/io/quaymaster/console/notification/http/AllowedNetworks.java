package io.quaymaster.console.notification.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which addresses may be connected to: those of the public internet, and the networks that the
/// configuration names. Everything else belongs to this machine, to its neighbours or to the cloud
/// that it runs in, which nobody may reach by typing an address into a form.
public final class AllowedNetworks {
  /// IANA's special-purpose address registries (RFC 6890 and successors): whatever is not globally
  /// reachable, and ranges that hold the address of another family in theirs.
  private static final List<Network> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Network::parse)
          .toList();

  private final List<Network> allowed;

  private AllowedNetworks(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /// @param list networks such as `10.1.0.0/16`, separated by commas; empty for the public ones
  ///   only
  /// @throws IllegalArgumentException with a sentence, if one of them is none
  public static AllowedNetworks of(String list) {
    return new AllowedNetworks(
        Arrays.stream(list.split(",", -1))
            .filter(one -> !one.isBlank())
            .map(Network::parse)
            .toList());
  }

  boolean permits(InetAddress address) {
    return allows(address) || SPECIAL.stream().noneMatch(range -> range.contains(address));
  }

  /// Whether the configuration names a network that holds it.
  boolean allows(InetAddress address) {
    return allowed.stream().anyMatch(range -> range.contains(address));
  }

  /// Whether plain HTTP to this machine is possible at all.
  public boolean allowsLoopback() {
    return allows(InetAddress.getLoopbackAddress());
  }

  @Override
  public String toString() {
    return allowed.isEmpty()
        ? "public addresses only"
        : allowed.stream()
            .map(Network::toString)
            .collect(Collectors.joining(", ", "public addresses, and ", ""));
  }
}
