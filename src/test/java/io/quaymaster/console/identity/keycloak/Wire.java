package io.quaymaster.console.identity.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A wire from a port of this machine to another, which can be cut: whatever is behind it is then
/// away, at once and for everybody.
final class Wire {
  private final int from;
  private final int to;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket entry;

  Wire(int from, int to) {
    this.from = from;
    this.to = to;
  }

  synchronized void mend() {
    if (entry != null) {
      return;
    }
    try {
      ServerSocket open = new ServerSocket();
      open.setReuseAddress(true);
      open.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), from));
      entry = open;
      Thread.ofVirtual().start(() -> accept(open));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void cut() {
    if (entry != null) {
      close(entry);
      entry = null;
    }
    ends.forEach(Wire::close);
    ends.clear();
  }

  private void accept(ServerSocket open) {
    while (!open.isClosed()) {
      try {
        Socket near = open.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        ends.add(near);
        ends.add(far);
        pump(near, far);
        pump(far, near);
        if (open.isClosed()) {
          cut();
        }
      } catch (IOException e) {
        // Cut, or nobody is there at the other end: whoever called finds out.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              to) {
            from.getInputStream().transferTo(to.getOutputStream());
          } catch (IOException e) {
            // One end is gone, so the other goes too.
          }
          ends.remove(from);
          ends.remove(to);
        });
  }

  private static void close(AutoCloseable end) {
    try {
      end.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
