package io.quaymaster.console.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/// How often somebody may call, with however many tokens, and how much a call may bring; it stands
/// behind the look at the token. What is refused is not read.
final class ApiLimits extends OncePerRequestFilter {
  /// Calls at once, which come back at this pace.
  static final Bandwidth CALLS =
      Bandwidth.builder().capacity(600).refillGreedy(20, Duration.ofSeconds(1)).build();

  /// Bytes of a body. Streams of many lines have no end; they are read line by line.
  static final long BODY = 2_000_000;

  private static final Set<String> STREAMS = Set.of("application/jsonl", "application/x-ndjson");
  private static final Set<String> WITHOUT_A_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final int MAX_CALLERS = 100_000;

  private final SecurityContextHolderStrategy holder;
  private final Problems problems;
  private final Cache<String, Bucket> callers;
  private final TimeMeter time;

  ApiLimits(SecurityContextHolderStrategy holder, Problems problems, TimeMeter time) {
    this.holder = holder;
    this.problems = problems;
    this.time = time;
    // Full again by then, so that nothing is forgotten that would still count.
    this.callers =
        Caffeine.newBuilder()
            .ticker(time::currentTimeNanos)
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long wait = secondsToWait();
    if (wait > 0) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
      refuse(
          request,
          response,
          ProblemKind.TOO_MANY,
          "These are too many calls at once. Try again in a while, as `Retry-After` says; many"
              + " questions fit into one call.");
    } else if (!isStream(request) && request.getContentLengthLong() > BODY) {
      refuse(request, response, ProblemKind.TOO_LARGE, "A body has at most " + BODY + " bytes.");
    } else if (!isStream(request) && isWithoutLength(request)) {
      refuse(request, response, ProblemKind.NO_LENGTH, "Send a Content-Length.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemKind kind, String sentence)
      throws IOException {
    problems.write(new ApiException(kind, sentence), request, response);
  }

  private long secondsToWait() {
    Authentication who = holder.getContext().getAuthentication();
    if (who == null) {
      return 0; // Refused anyway.
    }
    ConsumptionProbe probe =
        callers
            .get(
                who.getName(),
                _ -> Bucket.builder().addLimit(CALLS).withCustomTimePrecision(time).build())
            .tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? 0
        : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
  }

  private static boolean isWithoutLength(HttpServletRequest request) {
    return request.getContentLengthLong() < 0
        && !WITHOUT_A_BODY.contains(request.getMethod())
        && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isStream(HttpServletRequest request) {
    @Nullable String type = request.getContentType();
    return type != null && STREAMS.contains(type.split(";")[0].strip().toLowerCase(Locale.ROOT));
  }
}
