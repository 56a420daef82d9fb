package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.ContextValue.Many;
import io.quaymaster.iam.evaluation.ContextValue.One;
import io.quaymaster.iam.evaluation.Principal.Anonymous;
import io.quaymaster.iam.evaluation.Principal.FederatedUser;
import io.quaymaster.iam.evaluation.Principal.RoleSession;
import io.quaymaster.iam.evaluation.Principal.Root;
import io.quaymaster.iam.evaluation.Principal.ServicePrincipal;
import io.quaymaster.iam.evaluation.Principal.User;
import io.quaymaster.iam.policy.Arn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Fills in what AWS itself would put into the context of a request. What the request says already
/// wins; where AWS would say something else, that is a warning.
///
/// Not derived, since nobody but AWS knows it: ids of users and roles (`aws:userid`), MFA, the
/// network. Source: IAM User Guide, "AWS global condition context keys".
public final class DerivedKeys {
  private static final String RESOURCE_TAG = "aws:ResourceTag/";
  private static final String REQUEST_TAG = "aws:RequestTag/";

  private final RequestContext request;
  private final Known known;
  private final Map<String, ContextValue> derived = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<String> warnings = new ArrayList<>();

  private DerivedKeys(RequestContext request, Known known) {
    this.request = request;
    this.known = known;
  }

  /// What is known beside the request. Null or empty: not known, or there is none. `principalTags`
  /// are those of the user, or of the role and its session together; `at` is the time of the
  /// request.
  public record Known(
      Map<String, String> resourceTags,
      Map<String, String> requestTags,
      Map<String, String> principalTags,
      @Nullable String principalOrgId,
      List<String> principalOrgPaths,
      @Nullable String resourceOrgId,
      @Nullable Instant at) {
    public static final Known NOTHING =
        new Known(Map.of(), Map.of(), Map.of(), null, List.of(), null, null);

    public Known {
      resourceTags = sorted(resourceTags);
      requestTags = sorted(requestTags);
      principalTags = sorted(principalTags);
      principalOrgPaths = List.copyOf(principalOrgPaths);
    }

    private static Map<String, String> sorted(Map<String, String> tags) {
      return Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /// The same at another time.
    public Known at(Instant instant) {
      return new Known(
          resourceTags,
          requestTags,
          principalTags,
          principalOrgId,
          principalOrgPaths,
          resourceOrgId,
          instant);
    }
  }

  /// The completed request; the keys that were added, spelt as AWS does, with their values; and
  /// where the request contradicts what AWS would say, in one sentence each.
  public record Completed(
      RequestContext request, Map<String, ContextValue> derived, List<String> warnings) {
    public Completed {
      derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
      warnings = List.copyOf(warnings);
    }
  }

  /// Adds what AWS would; nothing that the request says is changed.
  public static Completed complete(RequestContext request, Known known) {
    DerivedKeys keys = new DerivedKeys(request, known);
    keys.principal();
    keys.resource();
    keys.tags();
    keys.time();
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    keys.derived.forEach((key, value) -> context.put(key.toLowerCase(Locale.ROOT), value));
    RequestContext completed = request.withContext(context);
    return new Completed(completed, keys.derived, keys.warnings);
  }

  private void principal() {
    switch (request.principal()) {
      case Root root -> signed(root.text(), root.account(), "Account", root.account());
      case User user -> {
        signed(user.text(), user.account(), "User", null);
        add("aws:username", user.name().substring(user.name().lastIndexOf('/') + 1));
      }
      case RoleSession session -> signed(session.roleArn(), session.account(), "AssumedRole", null);
      case FederatedUser user ->
          signed(user.text(), user.account(), "FederatedUser", user.account() + ":" + user.name());
      case ServicePrincipal service -> {
        add("aws:PrincipalIsAWSService", "true");
        add("aws:PrincipalServiceName", service.name());
      }
      case Anonymous _ -> {
        add("aws:PrincipalAccount", "anonymous");
        add("aws:PrincipalType", "Anonymous");
        add("aws:userid", "anonymous");
      }
    }
    known.principalTags().forEach((key, value) -> add("aws:PrincipalTag/" + key, value));
  }

  private void signed(String arn, String account, String type, @Nullable String userId) {
    add("aws:PrincipalArn", arn);
    add("aws:PrincipalAccount", account);
    add("aws:PrincipalType", type);
    add("aws:PrincipalIsAWSService", "false");
    if (userId != null) {
      add("aws:userid", userId);
    }
    if (known.principalOrgId() != null) {
      add("aws:PrincipalOrgID", known.principalOrgId());
    }
    if (!known.principalOrgPaths().isEmpty()) {
      add("aws:PrincipalOrgPaths", new Many(known.principalOrgPaths()));
    }
  }

  private void resource() {
    add("aws:ResourceAccount", request.resourceAccount());
    if (known.resourceOrgId() != null) {
      add("aws:ResourceOrgID", known.resourceOrgId());
    }
    region().ifPresent(region -> add("aws:RequestedRegion", region));
    add("aws:SecureTransport", "true");
  }

  private Optional<String> region() {
    return service().equals("ecr-public")
        ? Optional.of("us-east-1")
        : Arn.parse(request.resource()).map(Arn::region).filter(region -> !region.isEmpty());
  }

  private String service() {
    return request
        .action()
        .substring(0, Math.max(0, request.action().indexOf(':')))
        .toLowerCase(Locale.ROOT);
  }

  /// Each tag of the resource is under two keys, each tag of the request under its own and in
  /// `aws:TagKeys`; whichever is given, the other follows.
  private void tags() {
    String service = service();
    if (service.equals("ecr") || service.equals("ecr-public")) {
      String own = service + ":ResourceTag/";
      known
          .resourceTags()
          .forEach((key, value) -> {
            add(RESOURCE_TAG + key, value);
            add(own + key, value);
          });
      mirror(RESOURCE_TAG, own);
      mirror(own, RESOURCE_TAG);
    }
    List<String> keys = new ArrayList<>();
    known
        .requestTags()
        .forEach((key, value) -> {
          add(REQUEST_TAG + key, value);
          keys.add(key);
        });
    given(REQUEST_TAG)
        .forEach((key, _) -> {
          if (keys.stream().noneMatch(key::equalsIgnoreCase)) {
            keys.add(key);
          }
        });
    if (!keys.isEmpty()) {
      keys.sort(null);
      add("aws:TagKeys", new Many(keys));
    }
  }

  private void mirror(String from, String to) {
    given(from).forEach((key, value) -> add(to + key, value));
  }

  /// The keys of the request that begin with `prefix`, without it.
  private Map<String, ContextValue> given(String prefix) {
    Map<String, ContextValue> found = new LinkedHashMap<>();
    String lower = prefix.toLowerCase(Locale.ROOT);
    request
        .context()
        .forEach((key, value) -> {
          if (key.startsWith(lower)) {
            found.put(key.substring(lower.length()), value);
          }
        });
    return found;
  }

  /// `aws:CurrentTime` and `aws:EpochTime` are one clock: one that is given sets the other.
  private void time() {
    Optional<Instant> now =
        instant("aws:currenttime")
            .or(() -> instant("aws:epochtime"))
            .or(() -> Optional.ofNullable(known.at()));
    now.ifPresent(instant -> {
      Instant seconds = instant.truncatedTo(ChronoUnit.SECONDS);
      addTime("aws:CurrentTime", seconds, seconds.toString());
      addTime("aws:EpochTime", seconds, String.valueOf(seconds.getEpochSecond()));
      boolean temporary =
          request.principal() instanceof FederatedUser
              || (request.principal() instanceof RoleSession session && session.session() != null);
      if (temporary && !request.context().containsKey("aws:tokenissuetime")) {
        add("aws:TokenIssueTime", seconds.toString());
      }
    });
  }

  private void addTime(String name, Instant instant, String text) {
    Optional<Instant> explicit = instant(name.toLowerCase(Locale.ROOT));
    if (explicit.filter(instant::equals).isEmpty()) {
      add(name, text);
    }
  }

  private Optional<Instant> instant(String key) {
    return request.context().get(key) instanceof One(String text)
        ? DateValue.parse(text).flatMap(DerivedKeys::instant)
        : Optional.empty();
  }

  private static Optional<Instant> instant(BigDecimal epochSeconds) {
    BigDecimal seconds = epochSeconds.setScale(0, RoundingMode.FLOOR);
    boolean tellable =
        seconds.compareTo(BigDecimal.valueOf(Instant.MIN.getEpochSecond())) >= 0
            && seconds.compareTo(BigDecimal.valueOf(Instant.MAX.getEpochSecond())) <= 0;
    return tellable
        ? Optional.of(Instant.ofEpochSecond(seconds.longValueExact()))
        : Optional.empty();
  }

  private void add(String name, String text) {
    add(name, new One(text));
  }

  private void add(String name, ContextValue value) {
    ContextValue given = request.context().get(name.toLowerCase(Locale.ROOT));
    if (given == null) {
      derived.putIfAbsent(name, value);
    } else if (!given.equals(value)) {
      warnings.add(
          "`%s` is %s in this request, where AWS would put %s."
              .formatted(name, text(given), text(value)));
    }
  }

  private static String text(ContextValue value) {
    return switch (value) {
      case One(String text) -> "`" + text + "`";
      case Many(List<String> texts) -> "`" + String.join("`, `", texts) + "`";
    };
  }
}
