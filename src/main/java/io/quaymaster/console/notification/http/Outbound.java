package io.quaymaster.console.notification.http;

import io.quaymaster.console.notification.http.Answer.Answered;
import io.quaymaster.console.notification.http.Answer.Failed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Posts JSON to an address, each time over a connection of its own.
public final class Outbound implements AutoCloseable {
  /// So much of an answer is read.
  private static final int MOST_OF_AN_ANSWER = 1_000;

  private static final int MOST_CONNECTIONS = 100;

  private final CloseableHttpClient secure;
  private final CloseableHttpClient plain;
  private final Duration limit;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

  /// @param limit how long a post may take altogether
  public Outbound(AllowedNetworks networks, Duration limit) {
    this.limit = limit;
    this.secure = client(networks::permits, limit);
    this.plain = client(address -> address.isLoopbackAddress() && networks.allows(address), limit);
  }

  /// Resolves a name to the addresses of it that may be connected to.
  private static final class Guarded extends SystemDefaultDnsResolver {
    private final Predicate<InetAddress> permitted;

    Guarded(Predicate<InetAddress> permitted) {
      this.permitted = permitted;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] all = super.resolve(host);
      InetAddress[] few = Arrays.stream(all).filter(permitted).toArray(InetAddress[]::new);
      if (few.length == 0) {
        throw new ForbiddenAddressException(host);
      }
      return few;
    }
  }

  /// None of the addresses of a host may be connected to.
  private static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
      super(host);
    }
  }

  private static CloseableHttpClient client(Predicate<InetAddress> permitted, Duration limit) {
    Timeout timeout = Timeout.of(limit);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Guarded(permitted))
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(timeout)
                .setConnectionRequestTimeout(timeout)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent("Quaymaster")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /// Never throws for what is on the other side.
  public Answer post(URI to, byte[] json, Map<String, String> headers) {
    HttpPost request = new HttpPost(to);
    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    headers.forEach(request::setHeader);
    CloseableHttpClient client = "https".equals(to.getScheme()) ? secure : plain;
    ScheduledFuture<?> deadline =
        deadlines.schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      try {
        return new Answered(response.getCode(), excerpt(response.getEntity()));
      } finally {
        request.cancel(); // First, since closing alone would read all of what else it says.
        Closer.closeQuietly(response);
      }
    } catch (IOException | CancellationException e) {
      return new Failed(deadline.isDone() ? late() : why(e));
    } finally {
      deadline.cancel(false);
    }
  }

  /// The status has come by then and says what became of the post, even if the body does not come.
  private static String excerpt(@Nullable HttpEntity body) {
    if (body == null) {
      return "";
    }
    try {
      byte[] start = body.getContent().readNBytes(MOST_OF_AN_ANSWER);
      return new String(start, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private String why(Exception e) {
    return switch (e) {
      case ForbiddenAddressException forbidden ->
          "The address leads to a network that webhooks may not reach from here.";
      case UnknownHostException unknown -> "The host name has no address.";
      case SocketTimeoutException slow -> late();
      case InterruptedIOException interrupted -> late();
      case SSLException tls -> "No secure connection: the certificate or the protocol is refused.";
      case NoRouteToHostException away -> "There is no way to the host.";
      case ConnectException refused -> "The host does not accept the connection.";
      default -> "The connection ended before an answer.";
    };
  }

  private String late() {
    return "No answer within " + limit.toSeconds() + " s.";
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    secure.close();
    plain.close();
  }
}
