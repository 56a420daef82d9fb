package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.automaton.Universe;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Segment.Literal;
import io.quaymaster.iam.policy.Segment.Variable;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What policy variables stand for, as far as the place, the caller and the action tell: a text, or
/// nothing. Where neither is told, a variable stays one.
final class Variables {
  /// More callers than these are not told apart to say what a variable stands for.
  private static final int NAMED = 8;

  private static final Universe ACCOUNT = new Universe.Account();

  /// A pattern in the requests where `when` holds.
  record Reading(List<Term> when, Pattern pattern) {}

  /// The value of a key in the requests where `when` holds: a text, absent, or (`open`) present
  /// with any text.
  record Value(List<Term> when, Optional<String> text, boolean open) {
    static Value of(String text, Term... when) {
      return new Value(List.of(when), Optional.of(text), false);
    }

    static Value any(Term... when) {
      return new Value(List.of(when), Optional.empty(), true);
    }

    static Value absent(Term... when) {
      return new Value(List.of(when), Optional.empty(), false);
    }
  }

  private final Place place;
  private final Callers callers;
  private final Resources resources;
  private final ActionDimension actions;
  private final Keys keys;
  private final Set<String> accounts = new LinkedHashSet<>();
  private final Set<String> users = new LinkedHashSet<>();

  Variables(
      Place place,
      Callers callers,
      Resources resources,
      ActionDimension actions,
      Keys keys,
      List<Statement> statements) {
    this.place = place;
    this.callers = callers;
    this.resources = resources;
    this.actions = actions;
    this.keys = keys;
    for (Statement statement : statements) {
      switch (statement.principal()) {
        case PrincipalElement.Principals(List<PrincipalPattern> patterns) ->
            patterns.forEach(this::name);
        case PrincipalElement.NotPrincipals(List<PrincipalPattern> patterns) ->
            patterns.forEach(this::name);
        case PrincipalElement.Implied() -> {}
      }
      for (Condition condition : statement.conditions()) {
        if (condition.key().name().equals("aws:principalaccount")) {
          condition.values().stream()
              .map(value -> value.text(true, false))
              .filter(ACCOUNT::contains)
              .forEach(accounts::add);
        }
      }
    }
    if (accounts.size() > NAMED) {
      accounts.clear();
    }
    if (users.size() > NAMED) {
      users.clear();
    }
  }

  private void name(PrincipalPattern pattern) {
    switch (pattern) {
      case PrincipalPattern.AwsAccount(String account) -> accounts.add(account);
      case PrincipalPattern.User(String _, String account, String user) -> {
        accounts.add(account);
        users.add(user.substring(user.lastIndexOf('/') + 1));
      }
      case PrincipalPattern.Role role -> accounts.add(role.account());
      case PrincipalPattern.RoleSession session -> accounts.add(session.account());
      case PrincipalPattern.FederatedUser user -> accounts.add(user.account());
      case PrincipalPattern.Anyone _,
          PrincipalPattern.Service _,
          PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ -> {}
    }
  }

  /// What `pattern` is, request by request; in requests of no reading it matches nothing. The
  /// documentation's placeholders, which are no keys, never have a value.
  List<Reading> readings(Pattern pattern) {
    List<Reading> readings = List.of(new Reading(List.of(), pattern));
    Set<String> read = new LinkedHashSet<>();
    for (Segment segment : pattern.segments()) {
      if (segment instanceof Variable variable && read.add(variable.key().name())) {
        String key = variable.key().name();
        boolean several = keys.isMultiValued(key);
        if (key.indexOf(':') < 0 || (several && variable.defaultValue() == null)) {
          return List.of();
        }
        readings = several ? readings : read(readings, key);
      }
    }
    return readings;
  }

  private List<Reading> read(List<Reading> readings, String key) {
    List<Value> values = values(key);
    if (values.size() == 1 && values.getFirst().open()) {
      return readings;
    }
    List<Reading> next = new ArrayList<>();
    for (Reading reading : readings) {
      for (Value value : values) {
        List<Term> when = new ArrayList<>(reading.when());
        when.addAll(value.when());
        with(reading.pattern(), key, value)
            .ifPresent(pattern -> next.add(new Reading(when, pattern)));
      }
    }
    return next;
  }

  /// The values that a key can have.
  List<Value> values(String key) {
    return switch (key) {
      case "aws:resourceaccount" -> resourceAccount();
      case "aws:requestedregion" -> requestedRegion();
      case "aws:principalaccount" -> principalAccount();
      case "aws:username" -> userName();
      case "aws:principaltype" ->
          callers.kinds.stream()
              .map(kind -> Value.of(PrincipalKeys.type(kind), callers.only(kind)))
              .toList();
      case "aws:principalisawsservice" ->
          List.of(
              Value.of("true", callers.only(CallerKind.SERVICE)),
              Value.of("false", callers.kinds(CallerKind::hasAccount)),
              Value.absent(callers.only(CallerKind.ANONYMOUS)));
      case "aws:principalservicename" -> ofKinds(kind -> kind == CallerKind.SERVICE);
      case "aws:principalarn" -> ofKinds(CallerKind::hasAccount);
      default -> keys.presence(key);
    };
  }

  private List<Value> ofKinds(Predicate<CallerKind> test) {
    return List.of(Value.any(callers.kinds(test)), Value.absent(callers.kinds(test.negate())));
  }

  private List<Value> resourceAccount() {
    if (resources.ownerIsFixed()) {
      return List.of(Value.of(place.owner()));
    }
    if (resources.ownerIsFree() || place.account() == null) {
      return List.of(Value.any());
    }
    BitSet known = actions.where(action -> action.known().isPresent());
    Term unknown = actions.outside(actions.in(known));
    return List.of(Value.of(place.owner(), actions.in(known)), Value.any(unknown));
  }

  private List<Value> requestedRegion() {
    Optional<String> region = resources.region();
    if (region.isPresent()) {
      return List.of(Value.of(region.get()));
    }
    BitSet global = resources.inOneRegion();
    return global.isEmpty()
        ? List.of(Value.any())
        : List.of(
            Value.of("us-east-1", actions.in(global)),
            Value.any(actions.outside(actions.in(global))));
  }

  private List<Value> principalAccount() {
    if (place.account() != null && !resources.ownerIsFixed()) {
      return List.of(Value.of(place.owner()));
    }
    Term signedIn = callers.kinds(CallerKind::hasAccount);
    List<Value> values = new ArrayList<>();
    List<Term> rest = new ArrayList<>(List.of(signedIn));
    for (String account : accounts) {
      Term one = callers.account.matching(List.of(Glob.literal(account)), account);
      values.add(Value.of(account, signedIn, one));
      rest.add(callers.account.outside(one));
    }
    values.add(new Value(rest, Optional.empty(), true));
    values.add(Value.any(callers.only(CallerKind.SERVICE)));
    values.add(Value.of("anonymous", callers.only(CallerKind.ANONYMOUS)));
    return values;
  }

  private List<Value> userName() {
    Term isUser = callers.only(CallerKind.USER);
    List<Value> values = new ArrayList<>();
    List<Term> rest = new ArrayList<>(List.of(isUser));
    for (String user : users) {
      Term one = callers.userName.matching(Callers.lastPart(Glob.literal(user)), null);
      values.add(Value.of(user, isUser, one));
      rest.add(callers.userName.outside(one));
    }
    values.add(new Value(rest, Optional.empty(), true));
    values.add(Value.absent(callers.kinds(kind -> kind != CallerKind.USER)));
    return values;
  }

  private static Optional<Pattern> with(Pattern pattern, String key, Value value) {
    List<Segment> segments = new ArrayList<>();
    for (Segment segment : pattern.segments()) {
      if (!(segment instanceof Variable variable) || !variable.key().name().equals(key)) {
        add(segments, segment);
      } else if (value.open()) {
        add(segments, new Variable(variable.key(), null));
      } else {
        String text = value.text().orElse(variable.defaultValue());
        if (text == null) {
          return Optional.empty();
        }
        add(segments, new Literal(text));
      }
    }
    return Optional.of(new Pattern(segments));
  }

  private static void add(List<Segment> segments, Segment segment) {
    if (!(segment instanceof Literal(String text))) {
      segments.add(segment);
    } else if (!segments.isEmpty() && segments.getLast() instanceof Literal(String before)) {
      segments.set(segments.size() - 1, new Literal(before + text));
    } else if (!text.isEmpty()) {
      segments.add(segment);
    }
  }
}
