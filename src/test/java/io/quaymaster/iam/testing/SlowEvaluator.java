package io.quaymaster.iam.testing;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The evaluator's slow twin, an oracle for tests: works on the raw JSON of a case with regular
/// expressions and the calculators of the JDK, and shares nothing with the evaluator but the JSON
/// reader. It expects valid documents, and numbers and addresses that the JDK reads as IAM does.
public final class SlowEvaluator {
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "ecr:getauthorizationtoken",
          "ecr:putreplicationconfiguration",
          "ecr-public:getauthorizationtoken",
          "sts:getservicebearertoken",
          "sts:getcalleridentity");

  private static final String STAR = "\uE000";
  private static final String QUESTION_MARK = "\uE001";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^'}]*?)(?:, *'([^']*)')?\\}");

  private final Map<String, Object> given;
  private final Map<String, Object> request;
  private final Map<String, Object> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String caller;
  private final String kind;
  private final String account;
  private final String action;
  private final String resource;
  private final boolean serviceLinked;

  private SlowEvaluator(Map<String, Object> given) {
    this.given = given;
    request = map(given.get("request"));
    map(request.get("context")).forEach(context::put);
    caller = text(request.get("principal"));
    kind = kind(caller);
    account = caller.startsWith("arn:") ? caller.split(":")[4] : "-";
    action = text(request.get("action")).toLowerCase(Locale.ROOT);
    resource = WITHOUT_RESOURCE.contains(action) ? "*" : text(request.get("resource"));
    serviceLinked = "true".equals(info("serviceLinkedRole"));
  }

  /// Decides a line of `iam-decision-case/1`: `ALLOW by identity`.
  public static String decide(String line) {
    if (!(JsonReader.read(line) instanceof JsonOutcome.Read(Json json))) {
      throw new IllegalArgumentException(line);
    }
    return new SlowEvaluator(map(plain(json))).decide();
  }

  private String decide() {
    if (action.equals("sts:getcalleridentity")) {
      return "ALLOW by exempt";
    }
    if (kind.equals("anonymous") && action.startsWith("ecr:")) {
      return "DENY_IMPLICIT by authentication";
    }
    List<List<Statement>> scpLevels =
        bound() && !flag("principalIsManagementAccount") ? levels("scps") : List.of();
    List<List<Statement>> rcpLevels =
        !resource.equals("*") && !serviceLinked && !flag("resourceIsManagementAccount")
            ? levels("rcps")
            : List.of();
    boolean onRepository = !resource.equals("*") && !action.endsWith(":createrepository");
    List<Statement> repository = onRepository ? policy("resourcePolicy", false) : List.of();
    boolean inRegistry = action.startsWith("ecr:") && !action.equals("ecr:getauthorizationtoken");
    List<Statement> registry = inRegistry ? policy("registryPolicy", false) : List.of();
    List<Statement> identity = new ArrayList<>();
    if (Set.of("user", "session", "federated").contains(kind)) {
      for (Object named : list(given.get("identityPolicies"))) {
        identity.addAll(statements(map(map(named).get("policy")), true));
      }
    }
    boolean bounded = hasBoundary();
    List<Statement> boundary = bounded ? policy("permissionsBoundary", true) : List.of();
    boolean sessioned =
        given.get("sessionPolicy") != null
            && Set.of("session", "federated").contains(kind)
            && !serviceLinked;
    List<Statement> session = sessioned ? policy("sessionPolicy", false) : List.of();

    Map<String, List<Statement>> all = new LinkedHashMap<>();
    all.put("scp", scpLevels.stream().flatMap(List::stream).toList());
    all.put("rcp", rcpLevels.stream().flatMap(List::stream).toList());
    all.put("resource", repository);
    all.put("registry", registry);
    all.put("identity", identity);
    all.put("boundary", boundary);
    all.put("session", session);
    for (var part : all.entrySet()) {
      if (part.getValue().stream().anyMatch(s -> s.deny && s.level > 0)) {
        return "DENY_EXPLICIT by " + part.getKey();
      }
    }
    if (scpLevels.stream().anyMatch(level -> !allows(level))) {
      return "DENY_IMPLICIT by scp";
    }
    int fromRepository = best(repository);
    int fromRegistry = best(registry);
    int r = Math.max(fromRepository, fromRegistry);
    String part = fromRegistry > fromRepository ? "registry" : "resource";
    if (account.equals("-")) {
      return r == 0 ? "DENY_IMPLICIT by none" : "ALLOW by " + part;
    }
    boolean i = kind.equals("root") || allows(identity);
    boolean b = !bounded || allows(boundary);
    boolean s = sessioned ? allows(session) : !kind.equals("federated");
    String limit = !b ? "boundary" : "session";
    if (account.equals(request.get("resourceAccount"))) {
      if (kind.equals("root")) {
        return "ALLOW by root";
      }
      if (r == 4) {
        return "ALLOW by " + part;
      }
      if (r >= 2) {
        return b && s ? "ALLOW by " + part : "DENY_IMPLICIT by " + limit;
      }
      return !i
          ? "DENY_IMPLICIT by none"
          : b && s ? "ALLOW by identity" : "DENY_IMPLICIT by " + limit;
    }
    if (!i || !b || !s) {
      return "DENY_IMPLICIT by " + (!i ? "identity" : limit);
    }
    return r == 0
        ? "DENY_IMPLICIT by resource"
        : "ALLOW by " + (kind.equals("root") ? "root+" : "identity+") + part;
  }

  private boolean bound() {
    return !account.equals("-") && !serviceLinked;
  }

  private boolean hasBoundary() {
    return given.get("permissionsBoundary") != null
        && Set.of("user", "session", "federated").contains(kind)
        && !serviceLinked;
  }

  private boolean flag(String name) {
    return given.get("org") != null && "true".equals(map(given.get("org")).get(name));
  }

  private @Nullable String info(String name) {
    return request.get("principalInfo") == null
        ? null
        : (String) map(request.get("principalInfo")).get(name);
  }

  private static String kind(String caller) {
    if (!caller.startsWith("arn:")) {
      return caller.equals("anonymous") ? "anonymous" : "service";
    }
    String last = caller.split(":", 6)[5];
    return last.equals("root")
        ? "root"
        : last.startsWith("user/")
            ? "user"
            : last.startsWith("federated-user/") ? "federated" : "session";
  }

  // Statements

  private record Statement(boolean deny, int level) {}

  private static boolean allows(List<Statement> statements) {
    return best(statements) > 0;
  }

  private static int best(List<Statement> statements) {
    return statements.stream().filter(s -> !s.deny).mapToInt(Statement::level).max().orElse(0);
  }

  private List<List<Statement>> levels(String name) {
    List<List<Statement>> levels = new ArrayList<>();
    for (Object level : list(given.get(name))) {
      List<Statement> all = new ArrayList<>();
      for (Object named : list(map(level).get("policies"))) {
        all.addAll(statements(map(map(named).get("policy")), false));
      }
      levels.add(all);
    }
    return levels;
  }

  private List<Statement> policy(String name, boolean completes) {
    return given.get(name) == null ? List.of() : statements(map(given.get(name)), completes);
  }

  private List<Statement> statements(Map<String, Object> policy, boolean completes) {
    boolean variables = "2012-10-17".equals(policy.get("Version"));
    List<Statement> statements = new ArrayList<>();
    for (Object one : listOrOne(policy.get("Statement"))) {
      Map<String, Object> statement = map(one);
      int level = principal(statement);
      boolean met =
          action(statement)
              && resource(statement, variables, completes)
              && conditions(statement, variables);
      statements.add(new Statement("Deny".equals(statement.get("Effect")), met ? level : 0));
    }
    return statements;
  }

  private boolean action(Map<String, Object> statement) {
    boolean not = statement.containsKey("NotAction");
    boolean found = false;
    for (Object pattern : listOrOne(statement.get(not ? "NotAction" : "Action"))) {
      String regex = Pattern.quote(text(pattern)).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      found |= Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(action).matches();
    }
    return found != not;
  }

  private boolean resource(Map<String, Object> statement, boolean variables, boolean completes) {
    boolean not = statement.containsKey("NotResource");
    if (!not && !statement.containsKey("Resource")) {
      return true;
    }
    boolean found = false;
    for (Object pattern : listOrOne(statement.get(not ? "NotResource" : "Resource"))) {
      found |= resource(text(pattern), variables, completes);
    }
    return found != not;
  }

  private boolean resource(String pattern, boolean variables, boolean completes) {
    if (pattern.matches("\\*+")) {
      return true;
    }
    if (resource.equals("*")) {
      return false;
    }
    List<String> segments = new ArrayList<>(Arrays.asList(pattern.split(":", 6)));
    while (completes && segments.size() < 6) {
      segments.add("*");
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      String expanded = expand(segment, true, variables && i == 5);
      if (expanded == null) {
        return false;
      }
      boolean runsOver = i < 5 && expanded.endsWith(STAR);
      String within = runsOver ? expanded.substring(0, expanded.length() - 1) : expanded;
      regex.append(i == 0 ? "" : ":").append(regex(within, i < 5 ? "[^:]" : "."));
      regex.append(runsOver ? ".*" : "");
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(resource).matches();
  }

  private static String regex(String expanded, String any) {
    return Pattern.quote(expanded)
        .replace(STAR, "\\E" + any + "*\\Q")
        .replace(QUESTION_MARK, "\\E" + any + "\\Q");
  }

  /// The pattern with wildcards as characters of their own and variables replaced; null where one
  /// has no value.
  private @Nullable String expand(String pattern, boolean wildcards, boolean variables) {
    if (!pattern.isEmpty() && variables) {
      var variable = VARIABLE.matcher(pattern);
      if (variable.find()) {
        String before = expand(pattern.substring(0, variable.start()), wildcards, false);
        String value = value(variable.group(1), variable.group(2));
        String after = expand(pattern.substring(variable.end()), wildcards, true);
        return value == null || after == null ? null : before + value + after;
      }
    }
    return wildcards ? pattern.replace("*", STAR).replace("?", QUESTION_MARK) : pattern;
  }

  private @Nullable String value(String key, @Nullable String otherwise) {
    if (key.matches("[*?$]")) {
      return key;
    }
    Object value = context.containsKey(key) ? context.get(key) : otherwise;
    return key.contains(":") && value instanceof String text ? text : null;
  }

  // Principals: 0 not named, 1 account, 2 the user behind, 3 role, 4 direct

  private int principal(Map<String, Object> statement) {
    if (statement.containsKey("Principal")) {
      return named(statement.get("Principal"));
    }
    if (statement.containsKey("NotPrincipal")) {
      boolean always = hasBoundary() && !kind.equals("federated");
      return always || named(statement.get("NotPrincipal")) <= 1 ? 4 : 0;
    }
    return 4;
  }

  private int named(@Nullable Object principal) {
    if ("*".equals(principal)) {
      return 4;
    }
    int best = 0;
    for (Object entry : listOrOne(map(principal).get("AWS"))) {
      best = Math.max(best, named(text(entry)));
    }
    for (Object service : listOrOne(map(principal).get("Service"))) {
      best = Math.max(best, text(service).equalsIgnoreCase(caller) ? 4 : 0);
    }
    return best;
  }

  private int named(String entry) {
    String role =
        info("roleArn") != null
            ? text(info("roleArn"))
            : caller.replaceAll(
                "^arn:([^:]*):sts::([0-9]*):assumed-role/([^/]*)/.*$", "arn:$1:iam::$2:role/$3");
    if (entry.equals("*")) {
      return 4;
    }
    if (entry.equals(account) || entry.equals("arn:aws:iam::" + account + ":root")) {
      return kind.equals("root") ? 4 : 1;
    }
    if (kind.equals("session") && entry.equals(role)) {
      return 3;
    }
    if (entry.equals(caller)) {
      return 4;
    }
    return kind.equals("federated") && entry.equals(info("userArn")) ? 2 : 0;
  }

  // Conditions

  private boolean conditions(Map<String, Object> statement, boolean variables) {
    boolean all = true;
    if (statement.get("Condition") == null) {
      return true;
    }
    for (var block : map(statement.get("Condition")).entrySet()) {
      for (var key : map(block.getValue()).entrySet()) {
        List<String> wanted = listOrOne(key.getValue()).stream().map(SlowEvaluator::text).toList();
        all &= condition(block.getKey(), key.getKey(), wanted, variables);
      }
    }
    return all;
  }

  private boolean condition(String operator, String key, List<String> wanted, boolean variables) {
    Object value = context.get(key);
    if (operator.equals("Null")) {
      boolean missing = value == null || value.equals(List.of());
      return wanted.stream().anyMatch(text -> text.equalsIgnoreCase(missing ? "true" : "false"));
    }
    boolean ifExists = operator.endsWith("IfExists");
    String set = operator.contains(":") ? operator.substring(0, operator.indexOf(':')) : "";
    String name = operator.substring(operator.indexOf(':') + 1).replace("IfExists", "");
    boolean negated = name.contains("Not");
    String positive = name.replace("Not", "");
    if (value == null) {
      return ifExists || set.equals("ForAllValues") || (set.isEmpty() && negated);
    }
    if (set.isEmpty() && value instanceof List) {
      return false;
    }
    int hits = 0;
    int misses = 0;
    for (Object one : listOrOne(value)) {
      boolean found =
          wanted.stream().anyMatch(text -> matches(positive, text, text(one), variables));
      if (found != negated) {
        hits++;
      } else {
        misses++;
      }
    }
    return set.equals("ForAllValues") ? misses == 0 : hits > 0;
  }

  private boolean matches(String operator, String wanted, String value, boolean variables) {
    if (operator.startsWith("String")) {
      String expanded = expand(wanted, operator.equals("StringLike"), variables);
      int flags =
          operator.equals("StringEqualsIgnoreCase")
              ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE
              : 0;
      return expanded != null
          && Pattern.compile(regex(expanded, "."), Pattern.DOTALL | flags).matcher(value).matches();
    }
    if (operator.startsWith("Arn")) {
      return arn(wanted, value, variables);
    }
    if (operator.startsWith("Numeric")) {
      return compares(operator.substring(7), number(value), number(wanted));
    }
    if (operator.startsWith("Date")) {
      return compares(operator.substring(4), date(value), date(wanted));
    }
    return switch (operator) {
      case "Bool" -> wanted.matches("(?i)true|false") && wanted.equalsIgnoreCase(value);
      case "BinaryEquals" -> binary(wanted) != null && Arrays.equals(binary(wanted), binary(value));
      case "IpAddress" -> address(wanted, value);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private boolean arn(String wanted, String value, boolean variables) {
    String expanded = expand(wanted, true, variables);
    if (expanded == null || expanded.split(":", 6).length < 6 || value.split(":", 6).length < 6) {
      return false;
    }
    boolean all = true;
    for (int i = 0; i < 6; i++) {
      Pattern part = Pattern.compile(regex(expanded.split(":", 6)[i], "."), Pattern.DOTALL);
      all &= part.matcher(value.split(":", 6)[i]).matches();
    }
    return all;
  }

  private static <T extends Comparable<T>> boolean compares(
      String relation, @Nullable T value, @Nullable T wanted) {
    if (value == null || wanted == null) {
      return false;
    }
    int order = value.compareTo(wanted);
    return order == 0
        ? relation.endsWith("Equals")
        : relation.startsWith(order < 0 ? "LessThan" : "GreaterThan");
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant date(String text) {
    String full =
        text.matches("\\d{4}")
            ? text + "-01-01T00:00Z"
            : text.matches("\\d{4}-\\d\\d")
                ? text + "-01T00:00Z"
                : text.matches("\\d{4}-\\d\\d-\\d\\d") ? text + "T00:00Z" : text;
    try {
      return text.matches("\\d{5,}")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(full).toInstant();
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }

  private static byte @Nullable [] binary(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean address(String wanted, String value) {
    try {
      byte[] network = InetAddress.ofLiteral(wanted.split("/")[0]).getAddress();
      byte[] address = InetAddress.ofLiteral(value).getAddress();
      int prefix =
          wanted.contains("/") ? Integer.parseInt(wanted.split("/")[1]) : network.length * 8;
      if (network.length != address.length || prefix > network.length * 8) {
        return false;
      }
      for (int bit = 0; bit < prefix; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((network[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  // JSON as maps, lists and texts

  private static @Nullable Object plain(Json json) {
    return switch (json) {
      case JsonObject object -> {
        Map<String, @Nullable Object> map = new HashMap<>();
        object.members().forEach(member -> map.put(member.name(), plain(member.value())));
        yield map;
      }
      case Json.JsonArray array -> array.elements().stream().map(SlowEvaluator::plain).toList();
      case Json.JsonString string -> string.value();
      case Json.JsonNumber number -> number.text();
      case Json.JsonBoolean flag -> String.valueOf(flag.value());
      case Json.JsonNull _ -> null;
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) java.util.Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(@Nullable Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }

  private static List<Object> listOrOne(@Nullable Object value) {
    return value == null ? List.of() : value instanceof List ? list(value) : List.of(value);
  }

  private static String text(@Nullable Object value) {
    return (String) java.util.Objects.requireNonNull(value);
  }
}
