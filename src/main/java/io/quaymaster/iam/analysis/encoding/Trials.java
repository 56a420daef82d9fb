package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Universe;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import io.quaymaster.iam.analysis.encoding.Opaques.Opaque;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.DerivedKeys;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Segment.AnyCharacter;
import io.quaymaster.iam.policy.Segment.AnyString;
import io.quaymaster.iam.policy.Segment.Literal;
import io.quaymaster.iam.policy.Segment.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Candidates for witnesses: the plain request of a point, and where patterns with policy variables
/// have a say, requests in which the variables have values that make the patterns match or fail as
/// the point asks.
public final class Trials {
  private static final List<String> VALUES = List.of("blue", "alice", "app", "1");

  /// More wildcards and variables than these are not solved for: matching costs length to their
  /// power.
  private static final int OPEN_SEGMENTS = 4;

  private static final Universe NAME = new Universe.PathAndName();

  private Trials() {}

  /// Whether a box asks something of a pattern with variables.
  public static boolean hangsOnVariables(Encoding encoding, Box box) {
    return box.sets().keySet().stream()
        .anyMatch(dimension ->
            encoding.dimensions().get(dimension).meaning() == Meaning.PATTERN_WITH_VARIABLE);
  }

  /// The patterns with variables that a box asks something of, in words.
  public static String undecidable(Encoding encoding, Box box) {
    return String.join(
        ", ",
        box.sets().keySet().stream()
            .map(dimension -> encoding.dimensions().get(dimension))
            .filter(dimension -> dimension.meaning() == Meaning.PATTERN_WITH_VARIABLE)
            .map(dimension -> "`" + dimension.name() + "`")
            .toList());
  }

  /// Requests to try, plainest first.
  public static List<Trial> of(Encoding encoding, Requests requests, Box box, int[] point) {
    RequestContext plain = requests.request(point);
    List<Trial> trials = new ArrayList<>();
    trials.add(new Trial(plain));
    if (!hangsOnVariables(encoding, box)) {
      return trials;
    }
    List<Opaque> matching = new ArrayList<>();
    for (Opaque opaque : encoding.opaques()) {
      int index = opaque.dimension().index();
      BitSet asked = box.sets().get(index);
      if (asked != null && asked.get(1) && !asked.get(0)) {
        matching.add(opaque);
      }
    }
    RequestContext solved = plain;
    for (Opaque opaque : matching) {
      solved = solved(solved, opaque);
    }
    trials.add(new Trial(solved));
    for (String value : VALUES) {
      RequestContext request = plain;
      for (Opaque opaque : matching) {
        request = matched(request, opaque, value);
      }
      trials.add(new Trial(request));
    }
    trials.add(new Trial(withoutVariables(plain, encoding)));
    for (String value : VALUES) {
      trials.add(new Trial(filled(plain, encoding, value)));
    }
    return trials.stream().filter(trial -> isPossible(trial.request())).toList();
  }

  /// Whether the context agrees with the principal and the resource: no key that follows from them
  /// says something else, and none is there that such a principal cannot have.
  private static boolean isPossible(RequestContext request) {
    Principal principal = request.principal();
    boolean tagged = !(principal instanceof Principal.Root) && principal.account() != null;
    for (String key : request.context().keySet()) {
      boolean never =
          key.equals("aws:username")
              ? !(principal instanceof Principal.User)
              : key.startsWith("aws:principaltag/") && !tagged;
      if (never) {
        return false;
      }
    }
    return DerivedKeys.complete(request, DerivedKeys.Known.NOTHING).warnings().isEmpty();
  }

  /// The request with the values for its variables with which the pattern matches what the subject
  /// is anyway; as it was if there are none.
  private static RequestContext solved(RequestContext request, Opaque opaque) {
    String subject =
        opaque.subject().equals("resource")
            ? request.resource()
            : request.context().get(opaque.subject()) instanceof ContextValue.One(String text)
                ? text
                : "";
    List<Segment> segments = opaque.patterns().getFirst().segments();
    if (segments.stream().filter(segment -> !(segment instanceof Literal)).count()
        > OPEN_SEGMENTS) {
      return request;
    }
    StringBuilder expression = new StringBuilder();
    List<String> keys = new ArrayList<>();
    for (Segment segment : segments) {
      switch (segment) {
        case Literal(String literal) -> expression.append(java.util.regex.Pattern.quote(literal));
        case AnyString() -> expression.append(".*?");
        case AnyCharacter() -> expression.append('.');
        case Variable variable -> {
          expression.append("(.+)");
          keys.add(variable.key().name());
        }
      }
    }
    Matcher matcher = java.util.regex.Pattern.compile(expression.toString()).matcher(subject);
    if (!matcher.matches()) {
      return request;
    }
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    Principal principal = request.principal();
    for (int i = 0; i < keys.size(); i++) {
      String value = matcher.group(i + 1);
      context.put(keys.get(i), new ContextValue.One(value));
      principal = keys.get(i).equals("aws:username") ? named(principal, value) : principal;
    }
    return new RequestContext(
        principal, request.action(), request.resource(), request.resourceAccount(), context);
  }

  private static Principal named(Principal principal, String name) {
    return principal instanceof Principal.User(String partition, String account, String before)
            && NAME.contains(name)
            && name.indexOf('/') < 0
        ? new Principal.User(
            partition, account, before.substring(0, before.lastIndexOf('/') + 1) + name)
        : principal;
  }

  /// The request with its subject changed so that the pattern matches; variables without a value
  /// get `value`.
  private static RequestContext matched(RequestContext request, Opaque opaque, String value) {
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    Pattern pattern = opaque.patterns().getFirst();
    StringBuilder text = new StringBuilder();
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Literal(String literal) -> text.append(literal);
        case AnyString() -> text.append('\u0000');
        case AnyCharacter() -> text.append('x');
        case Variable variable -> text.append(valueOf(variable, context, value));
      }
    }
    if (!opaque.subject().equals("resource")) {
      context.put(
          opaque.subject(),
          subject(context.get(opaque.subject()), text.toString().replace('\u0000', 'x')));
      return request.withContext(context);
    }
    return new RequestContext(
        request.principal(),
        request.action(),
        resource(request.resource(), text.toString()),
        request.resourceAccount(),
        context);
  }

  private static ContextValue subject(@Nullable ContextValue before, String text) {
    return before instanceof ContextValue.Many
        ? new ContextValue.Many(List.of(text))
        : new ContextValue.One(text);
  }

  private static String valueOf(
      Variable variable, Map<String, ContextValue> context, String value) {
    ContextValue there = context.get(variable.key().name());
    if (there instanceof ContextValue.One(String text)) {
      return text;
    }
    if (variable.defaultValue() != null) {
      return variable.defaultValue();
    }
    context.put(variable.key().name(), new ContextValue.One(value));
    return value;
  }

  /// The pattern's parts where they are fixed, the request's own where the pattern leaves them
  /// open.
  private static String resource(String own, String pattern) {
    String[] mine = own.split(":", 6);
    String[] parts = pattern.split(":", 6);
    if (mine.length < 6) {
      return own;
    }
    for (int i = 0; i < parts.length; i++) {
      boolean open = parts[i].equals("\u0000");
      parts[i] = open ? mine[i] : parts[i].replace("\u0000", "x");
    }
    List<String> all = new ArrayList<>(List.of(parts));
    for (int i = all.size(); i < 6; i++) {
      all.add(mine[i]);
    }
    return String.join(":", all);
  }

  /// The request with every variable absent that is no condition's key.
  private static RequestContext withoutVariables(RequestContext request, Encoding encoding) {
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    variables(encoding).stream()
        .filter(
            key -> encoding.keys().dimension(key).isEmpty() && key.startsWith("aws:principaltag/"))
        .forEach(context::remove);
    return request.withContext(context);
  }

  /// The request with every variable that has no value set to `value`.
  private static RequestContext filled(RequestContext request, Encoding encoding, String value) {
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    variables(encoding).stream()
        .filter(key -> key.indexOf(':') > 0)
        .forEach(key -> context.putIfAbsent(key, new ContextValue.One(value)));
    return request.withContext(context);
  }

  private static List<String> variables(Encoding encoding) {
    List<String> keys = new ArrayList<>();
    for (Opaque opaque : encoding.opaques()) {
      for (Pattern pattern : opaque.patterns()) {
        for (Segment segment : pattern.segments()) {
          if (segment instanceof Variable variable) {
            keys.add(variable.key().name());
          }
        }
      }
    }
    return keys;
  }

  /// `count` points over all dimensions, the same ones at each call.
  public static List<int[]> sample(Encoding encoding, int count) {
    long[] state = {20_121_017L};
    IntUnaryOperator random =
        bound -> {
          state[0] = state[0] * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
          return (int) ((state[0] >>> 33) % bound);
        };
    List<BitSet> domains = encoding.domains(false);
    List<int[]> points = new ArrayList<>();
    for (int tries = 0; points.size() < count && tries < 20 * count; tries++) {
      int[] values = new int[domains.size()];
      boolean possible = true;
      for (int dimension = 0; possible && dimension < values.length; dimension++) {
        Optional<Integer> value = pick(encoding, domains.get(dimension), dimension, values, random);
        possible = value.isPresent();
        values[dimension] = value.orElse(0);
      }
      if (possible) {
        points.add(values);
      }
    }
    return points;
  }

  private static Optional<Integer> pick(
      Encoding encoding, BitSet domain, int dimension, int[] values, IntUnaryOperator random) {
    int[] all = new int[domain.cardinality()];
    int size = 0;
    for (int value = domain.nextSetBit(0); value >= 0; value = domain.nextSetBit(value + 1)) {
      if (encoding.possible(dimension, values, value)) {
        all[size++] = value;
      }
    }
    return size == 0 ? Optional.empty() : Optional.of(all[random.applyAsInt(size)]);
  }
}
