package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalElement.NotPrincipals;
import io.quaymaster.iam.policy.PrincipalElement.Principals;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who: the kind of the caller, its account, the last part of its ARN, and what its own policies
/// say.
final class PrincipalTerms {
  enum Kind {
    USER("user/", Characters.PATH_AND_NAME, "User"),
    ROLE("role/", Characters.PATH_AND_NAME, "AssumedRole"),
    ROOT("root", "(str.to_re \"\")", "Account"),
    FEDERATED("federated-user/", "(re.+ " + Characters.NAME + ")", "FederatedUser"),
    SERVICE("", Characters.SERVICE_NAME, "Service"),
    ANONYMOUS("", "(str.to_re \"\")", "Anonymous");

    final String prefix;
    final String name;
    final String type;

    Kind(String prefix, String name, String type) {
      this.prefix = prefix;
      this.name = name;
      this.type = type;
    }

    boolean hasAccount() {
      return this != SERVICE && this != ANONYMOUS;
    }

    String plainName() {
      return switch (this) {
        case USER, FEDERATED -> "someone";
        case ROLE -> "some-role";
        case ROOT, ANONYMOUS -> "";
        case SERVICE -> "some.amazonaws.com";
      };
    }
  }

  static final String ALLOWED = "own policies allow";
  static final String BOUNDED = "has a boundary";
  static final String LIMITED = "boundary or session policy is silent";

  /// How well an entry names a caller.
  enum Level {
    ACCOUNT,
    NAMED,
    DIRECT
  }

  private final Place place;
  private final Declarations declarations;
  private final Set<Kind> kinds;
  private final Map<Kind, String> is = new EnumMap<>(Kind.class);

  PrincipalTerms(Place place, Declarations declarations) {
    this.place = place;
    this.declarations = declarations;
    this.kinds = kinds(place);
    List<String> choice =
        declarations.choice("kind", kinds.stream().map(kind -> kind.type).toList());
    kinds.forEach(kind -> is.put(kind, choice.get(is.size())));
    if (place.type().isResourceBased()) {
      standing();
    }
  }

  private static Set<Kind> kinds(Place place) {
    return switch (place.type()) {
      case REPOSITORY_POLICY, REGISTRY_POLICY ->
          place.registry() == RegistryKind.PUBLIC
              ? EnumSet.allOf(Kind.class)
              : EnumSet.complementOf(EnumSet.of(Kind.ANONYMOUS));
      case IDENTITY_POLICY -> EnumSet.of(Kind.USER, Kind.ROLE, Kind.FEDERATED);
      case PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP, RCP ->
          throw new Inexpressible("a document of type " + place.type());
    };
  }

  private Set<Kind> withAccount() {
    Set<Kind> some = EnumSet.copyOf(kinds);
    some.removeIf(one -> !one.hasAccount());
    return some;
  }

  /// What the caller's own policies say: root users and those without an account have none, only
  /// users and roles have boundaries, and a user has no session policy to be silent.
  private void standing() {
    String none = is(EnumSet.of(Kind.ROOT, Kind.SERVICE, Kind.ANONYMOUS));
    declarations.fact(
        Smt.implies(none, Smt.and(allowed(), Smt.not(bounded()), Smt.not(limited()))));
    declarations.fact(Smt.implies(is(Kind.FEDERATED), Smt.not(bounded())));
    declarations.fact(Smt.implies(Smt.and(is(Kind.USER), limited()), bounded()));
  }

  private String allowed() {
    return declarations.unknown(ALLOWED, "Bool");
  }

  private String bounded() {
    return declarations.unknown(BOUNDED, "Bool");
  }

  private String limited() {
    return declarations.unknown(LIMITED, "Bool");
  }

  Set<Kind> kinds() {
    return kinds;
  }

  String is(Kind one) {
    return is.getOrDefault(one, Smt.FALSE);
  }

  String is(Set<Kind> some) {
    return Smt.or(some.stream().filter(kinds::contains).map(this::is).toList());
  }

  String account() {
    return declarations.unknown(
        "account",
        "String",
        account ->
            place.account() != null && !place.type().isResourceBased()
                ? Smt.equal(account, Smt.text(place.owner()))
                : Smt.implies(hasAccount(), Characters.in(account, Characters.ACCOUNT)));
  }

  /// The last part of its ARN; of a service, its name.
  String name() {
    return declarations.unknown("principal name", "String", this::isWellFormed);
  }

  private String isWellFormed(String name) {
    List<String> all = new ArrayList<>();
    for (Kind one : kinds) {
      String well =
          one == Kind.ROOT
              ? Smt.equal(name, Smt.text("root"))
              : Characters.in(name, Characters.after(one.prefix, one.name));
      all.add(Smt.implies(is(one), well));
    }
    return Smt.and(all);
  }

  String partition() {
    return place.type().isResourceBased()
        ? Smt.text(place.repository().partition())
        : declarations.unknown(
            "partition", "String", partition -> Characters.in(partition, Characters.PARTITION));
  }

  String hasAccount() {
    return kinds.stream().allMatch(Kind::hasAccount) ? Smt.TRUE : is(withAccount());
  }

  /// The name of a user without its path.
  String userName() {
    return declarations.unknown(
        "user name",
        "String",
        last -> {
          String path = declarations.unknown("user path", "String");
          String split = Smt.equal(name(), Smt.concat(List.of(Smt.text("user/"), path, last)));
          String plain = Smt.not("(str.contains " + last + " \"/\")");
          String ends = Smt.or(Smt.equal(path, "\"\""), "(str.suffixof \"/\" " + path + ")");
          return Smt.implies(is(Kind.USER), Smt.and(split, plain, ends));
        });
  }

  /// Whether the request is granted, given what the compared document grants at which level, or
  /// better.
  String granted(String byAccount, String named, String direct, String denied) {
    String same = Smt.equal(account(), Smt.text(place.owner()));
    String own =
        Smt.or(Smt.and(limited(), direct), Smt.and(Smt.not(limited()), Smt.or(allowed(), named)));
    String foreign = Smt.and(allowed(), Smt.not(limited()), byAccount);
    String signed = Smt.or(Smt.and(same, own), Smt.and(Smt.not(same), foreign));
    return Smt.and(
        Smt.not(denied),
        Smt.or(
            Smt.and(is(EnumSet.of(Kind.SERVICE, Kind.ANONYMOUS)), byAccount),
            Smt.and(is(Kind.ROOT), Smt.or(same, byAccount)),
            Smt.and(is(EnumSet.of(Kind.USER, Kind.ROLE, Kind.FEDERATED)), signed)));
  }

  /// Whether an element matches at `least` or better.
  String matching(PrincipalElement element, Level least) {
    return switch (element) {
      case PrincipalElement.Implied() -> Smt.TRUE;
      case Principals(List<PrincipalPattern> patterns) -> any(patterns, least);
      case NotPrincipals(List<PrincipalPattern> patterns) ->
          Smt.or(bounded(), Smt.not(any(patterns, Level.NAMED)));
    };
  }

  private String any(List<PrincipalPattern> patterns, Level least) {
    return Smt.or(patterns.stream().map(pattern -> matching(pattern, least)).toList());
  }

  private String matching(PrincipalPattern pattern, Level least) {
    boolean named = least.compareTo(Level.NAMED) <= 0;
    return switch (pattern) {
      case PrincipalPattern.Anyone() -> Smt.TRUE;
      case PrincipalPattern.AwsAccount(String digits) ->
          Smt.and(
              least == Level.ACCOUNT ? hasAccount() : is(Kind.ROOT),
              Smt.equal(account(), Smt.text(digits)));
      case PrincipalPattern.User(String of, String digits, String user) ->
          Smt.or(
              exactly(Kind.USER, of, digits, "user/" + user),
              named
                  ? Smt.and(
                      exactly(Kind.FEDERATED, of, digits, null),
                      Smt.equal(federatingUser(), Smt.text(user)))
                  : Smt.FALSE);
      case PrincipalPattern.Role(String of, String digits, String role) ->
          named ? exactly(Kind.ROLE, of, digits, "role/" + role) : Smt.FALSE;
      case PrincipalPattern.RoleSession(String of, String digits, String role, String session) ->
          Smt.and(
              exactly(Kind.ROLE, of, digits, null),
              lastPart(Kind.ROLE, Glob.literal(role)),
              Smt.equal(sessionName(), Smt.text(session)));
      case PrincipalPattern.FederatedUser(String of, String digits, String user) ->
          exactly(Kind.FEDERATED, of, digits, "federated-user/" + user);
      case PrincipalPattern.Service(String service) ->
          Smt.and(is(Kind.SERVICE), Smt.equal(name(), Smt.text(service)));
      case PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ ->
          Smt.FALSE;
    };
  }

  private String exactly(
      Kind one, String of, String digits, @org.jspecify.annotations.Nullable String whole) {
    return Smt.and(
        Smt.constant(of.equals(place.repository().partition())),
        is(one),
        Smt.equal(account(), Smt.text(digits)),
        whole == null ? Smt.TRUE : Smt.equal(name(), Smt.text(whole)));
  }

  private String sessionName() {
    return declarations.unknown(
        "session name",
        "String",
        session -> Characters.in(session, "(re.+ " + Characters.NAME + ")"));
  }

  private String federatingUser() {
    return declarations.unknown(
        "federating user", "String", user -> Characters.in(user, Characters.PATH_AND_NAME));
  }

  /// Whether the name of such a caller, without its path, matches.
  String lastPart(Kind one, Glob glob) {
    if (glob.isEverything()) {
      return is(one);
    }
    String path = "(re.opt (re.++ re.all (str.to_re \"/\")))";
    String prefix = "(str.to_re " + Smt.text(one.prefix) + ")";
    String last = glob.expression(Characters.notSlash());
    return Smt.and(
        is(one), Characters.in(name(), "(re.++ " + prefix + " " + path + " " + last + ")"));
  }

  /// Whether `aws:PrincipalArn`, which of a session is the ARN of its role, matches six parts.
  String arnMatches(List<Glob> row) {
    List<String> any = new ArrayList<>();
    for (Kind one : kinds) {
      String service = one == Kind.FEDERATED ? "sts" : "iam";
      if (one.hasAccount()
          && row.get(0).matches("arn")
          && row.get(2).matches(service)
          && row.get(3).matches("")) {
        any.add(is(one));
      }
    }
    if (any.isEmpty()) {
      return Smt.FALSE;
    }
    return Smt.and(
        Smt.or(any),
        place.type().isResourceBased()
            ? Smt.constant(row.get(1).matches(place.repository().partition()))
            : row.get(1).test(this::partition),
        row.get(4).test(this::account),
        row.get(5).test(this::name));
  }
}
