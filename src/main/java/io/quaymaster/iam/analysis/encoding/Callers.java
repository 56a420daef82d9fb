package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.automaton.Universe;
import io.quaymaster.iam.analysis.encoding.Dimension.Choice;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalElement.NotPrincipals;
import io.quaymaster.iam.policy.PrincipalElement.Principals;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Who calls: the dimensions of the principal, and the elements and keys that speak of it.
final class Callers {
  private static final String NAME_CHARACTERS =
      Universe.PLAIN + "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_+=,.@";

  static final List<String> UNKNOWN_ACCOUNTS = List.of("444455556666", "777788889999");

  final List<CallerKind> kinds;
  final Choice kind;
  final TextDimension account;
  final Choice standing;
  final TextDimension userName;
  final TextDimension roleName;
  final TextDimension sessionName;
  final TextDimension federatedName;
  final TextDimension federatingUser;
  final TextDimension serviceName;
  final TextDimension partition;

  /// The callers that the documents name, as they write them.
  final Map<String, List<List<Term>>> written = new LinkedHashMap<>();

  private final Place place;
  private final Map<PrincipalPattern, List<Match>> matches = new HashMap<>();

  /// `strangersFirst`: the documents ask for the organization, of which those on file are members,
  /// so a plain example is somebody else.
  ///
  /// `named` are the principals that whole documents write.
  Callers(Place place, Set<PrincipalPattern> named, boolean strangersFirst) {
    this.place = place;
    List<String> principals = new ArrayList<>(place.principals());
    named.forEach(principal -> arn(principal).ifPresent(principals::add));
    kinds = kinds(place);
    kind = new Choice("kind", Meaning.KIND, kinds.stream().map(CallerKind::title).toList());
    List<String> accounts = new ArrayList<>();
    for (String principal : principals) {
      String[] parts = principal.split(":", 6);
      if (parts.length == 6) {
        accounts.add(parts[4]);
      }
    }
    List<String> people = List.of("alice", "bob", "team/bob");
    List<String> roles = List.of("ci", "deployer", "app/deployer");
    account =
        new TextDimension(
            "account",
            Meaning.ACCOUNT,
            new Universe.Account(),
            hasKindsWithoutAccount(),
            inOrder(accounts, UNKNOWN_ACCOUNTS, strangersFirst));
    if (strangersFirst) {
      account.preferStrangers();
    }
    standing =
        new Choice(
            "standing",
            Meaning.STANDING,
            Arrays.stream(Standing.values()).map(Enum::name).toList());
    userName = names("user name", Meaning.USER_NAME, ":user/", principals, people, strangersFirst);
    roleName = names("role name", Meaning.ROLE_NAME, ":role/", principals, roles, strangersFirst);
    if (!place.type().isResourceBased() && place.type() != PolicyType.IDENTITY_POLICY) {
      roleName.leaveOut(Glob.literal("aws-service-role/").before(Glob.ANY));
    }
    sessionName = plain("session", Meaning.SESSION_NAME, List.of("session"));
    federatedName = plain("federated user", Meaning.FEDERATED_NAME, List.of("fred"));
    federatingUser =
        names(
            "federating user",
            Meaning.FEDERATING_USER,
            ":user/",
            principals,
            people,
            strangersFirst);
    serviceName =
        new TextDimension(
            "service",
            Meaning.SERVICE_NAME,
            Universe.someOf(Universe.PLAIN + ".-"),
            false,
            List.of(
                "codebuild.amazonaws.com",
                "lambda.amazonaws.com",
                "replication.ecr.amazonaws.com"));
    partition =
        new TextDimension(
            "partition",
            Meaning.PARTITION,
            new Universe.Partition(),
            false,
            List.of("aws", "aws-cn", "aws-us-gov"));
    if (fixedPartition()) {
      account.matching(List.of(Glob.literal(place.owner())), place.owner());
    }
  }

  private TextDimension names(
      String name,
      Meaning meaning,
      String marker,
      List<String> principals,
      List<String> hints,
      boolean strangersFirst) {
    List<String> known = new ArrayList<>();
    for (String principal : principals) {
      int at = principal.indexOf(marker);
      if (at >= 0) {
        known.add(principal.substring(at + marker.length()));
      }
    }
    return new TextDimension(
        name, meaning, new Universe.PathAndName(), false, inOrder(known, hints, strangersFirst));
  }

  private static Optional<String> arn(PrincipalPattern pattern) {
    return switch (pattern) {
      case PrincipalPattern.AwsAccount(String account) ->
          Optional.of("arn:aws:iam::" + account + ":root");
      case PrincipalPattern.User _,
          PrincipalPattern.Role _,
          PrincipalPattern.RoleSession _,
          PrincipalPattern.FederatedUser _ ->
          Optional.of(pattern.text());
      case PrincipalPattern.Anyone _,
          PrincipalPattern.Service _,
          PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ ->
          Optional.empty();
    };
  }

  private static List<String> inOrder(
      List<String> known, List<String> unknown, boolean strangersFirst) {
    List<String> all = new ArrayList<>(strangersFirst ? unknown : known);
    all.addAll(strangersFirst ? known : unknown);
    return all;
  }

  private static TextDimension plain(String name, Meaning meaning, List<String> hints) {
    return new TextDimension(name, meaning, Universe.someOf(NAME_CHARACTERS), false, hints);
  }

  private static List<CallerKind> kinds(Place place) {
    return switch (place.type()) {
      case REPOSITORY_POLICY, REGISTRY_POLICY, RCP ->
          place.registry() == RegistryKind.PUBLIC
              ? List.of(CallerKind.values())
              : List.of(
                  CallerKind.USER,
                  CallerKind.ROLE,
                  CallerKind.ROOT,
                  CallerKind.FEDERATED,
                  CallerKind.SERVICE);
      case IDENTITY_POLICY, PERMISSIONS_BOUNDARY ->
          List.of(CallerKind.USER, CallerKind.ROLE, CallerKind.FEDERATED);
      case SESSION_POLICY -> List.of(CallerKind.ROLE, CallerKind.FEDERATED);
      case SCP -> List.of(CallerKind.USER, CallerKind.ROLE, CallerKind.ROOT, CallerKind.FEDERATED);
    };
  }

  boolean isResourceBased() {
    return place.type().isResourceBased();
  }

  /// Whether the partition is that of the repository.
  boolean fixedPartition() {
    return isResourceBased();
  }

  String fixedPartitionName() {
    return place.repository().partition();
  }

  /// The principal's own dimensions, in the order in which they are walked.
  List<Dimension> first() {
    List<Dimension> first = new ArrayList<>(List.of(kind, account));
    if (isResourceBased()) {
      first.add(standing);
    }
    return first;
  }

  List<Dimension> names() {
    return List.of(
        userName, roleName, sessionName, federatedName, federatingUser, serviceName, partition);
  }

  Term kinds(Predicate<CallerKind> test) {
    BitSet values = new BitSet();
    for (int i = 0; i < kinds.size(); i++) {
      values.set(i, test.test(kinds.get(i)));
    }
    return kind.in(values);
  }

  Term only(CallerKind which) {
    return kinds(k -> k == which);
  }

  private Term accountIs(String digits) {
    return account.matching(List.of(Glob.literal(digits)), digits);
  }

  /// The callers that an entry matches at exactly one level.
  private record Match(int level, List<Term> terms) {}

  private List<Match> matches(PrincipalPattern pattern) {
    List<Match> known = matches.get(pattern);
    if (known == null) {
      known = find(pattern);
      matches.put(pattern, known);
    }
    return known;
  }

  private List<Match> find(PrincipalPattern pattern) {
    List<Match> matches = match(pattern);
    boolean plain =
        pattern instanceof PrincipalPattern.Anyone
            || pattern instanceof PrincipalPattern.AwsAccount;
    if (!plain) {
      name(pattern.text(), matches.stream().map(Match::terms).toList());
    }
    return matches;
  }

  /// Remembers how a document writes some callers.
  void name(String pattern, List<List<Term>> boxes) {
    if (!boxes.isEmpty()) {
      written.putIfAbsent(pattern, List.copyOf(boxes));
    }
  }

  private List<Match> match(PrincipalPattern pattern) {
    return switch (pattern) {
      case PrincipalPattern.Anyone() -> List.of(new Match(CodedStatement.DIRECT, List.of()));
      case PrincipalPattern.AwsAccount(String digits) ->
          List.of(
              new Match(CodedStatement.DIRECT, List.of(only(CallerKind.ROOT), accountIs(digits))),
              new Match(
                  CodedStatement.ACCOUNT,
                  List.of(kinds(k -> k.hasAccount() && k != CallerKind.ROOT), accountIs(digits))));
      case PrincipalPattern.User(String ofPartition, String digits, String name) -> {
        if (!inPartition(ofPartition)) {
          yield List.of();
        }
        List<Glob> exactly = List.of(Glob.literal(name));
        yield List.of(
            new Match(
                CodedStatement.DIRECT,
                List.of(
                    only(CallerKind.USER), accountIs(digits), userName.matching(exactly, name))),
            new Match(
                CodedStatement.NAMED,
                List.of(
                    only(CallerKind.FEDERATED),
                    accountIs(digits),
                    federatingUser.matching(exactly, name))));
      }
      case PrincipalPattern.Role(String ofPartition, String digits, String name) ->
          inPartition(ofPartition)
              ? List.of(
                  new Match(
                      CodedStatement.NAMED,
                      List.of(
                          only(CallerKind.ROLE),
                          accountIs(digits),
                          roleName.matching(List.of(Glob.literal(name)), name))))
              : List.of();
      case PrincipalPattern.RoleSession(
              String ofPartition,
              String digits,
              String role,
              String session) ->
          inPartition(ofPartition)
              ? List.of(
                  new Match(
                      CodedStatement.DIRECT,
                      List.of(
                          only(CallerKind.ROLE),
                          accountIs(digits),
                          roleName.matching(lastPart(Glob.literal(role)), role),
                          sessionName.matching(List.of(Glob.literal(session)), session))))
              : List.of();
      case PrincipalPattern.FederatedUser(String ofPartition, String digits, String name) ->
          inPartition(ofPartition)
              ? List.of(
                  new Match(
                      CodedStatement.DIRECT,
                      List.of(
                          only(CallerKind.FEDERATED),
                          accountIs(digits),
                          federatedName.matching(List.of(Glob.literal(name)), name))))
              : List.of();
      case PrincipalPattern.Service(String name) ->
          kinds.contains(CallerKind.SERVICE)
              ? List.of(
                  new Match(
                      CodedStatement.DIRECT,
                      List.of(
                          only(CallerKind.SERVICE),
                          serviceName.matching(List.of(Glob.literal(name)), name))))
              : List.of();
      case PrincipalPattern.Federated federated -> List.of();
      case PrincipalPattern.CanonicalUser canonical -> List.of();
      case PrincipalPattern.Unmatchable unmatchable -> List.of();
    };
  }

  private boolean inPartition(String name) {
    return !fixedPartition() || name.equals(fixedPartitionName());
  }

  /// Names whose last part, behind any path, matches `glob`.
  static List<Glob> lastPart(Glob glob) {
    List<Integer> inner = new ArrayList<>();
    for (int i = 0; i < glob.size(); i++) {
      int token = glob.token(i);
      inner.add(
          token == Glob.ANY ? Glob.ANY_BUT_SLASH : token == Glob.ONE ? Glob.ONE_BUT_SLASH : token);
    }
    Glob last = Glob.of(inner);
    return List.of(last, last.after(Glob.ANY, '/'));
  }

  /// The callers that `element` matches, by the levels at which it does.
  SortedMap<Integer, Constraint> byLevel(PrincipalElement element) {
    SortedMap<Integer, List<List<Term>>> boxes = new TreeMap<>();
    if (element instanceof Principals(List<PrincipalPattern> patterns)) {
      for (PrincipalPattern pattern : patterns) {
        for (Match match : matches(pattern)) {
          boxes.computeIfAbsent(match.level, level -> new ArrayList<>()).add(match.terms);
        }
      }
    }
    SortedMap<Integer, Constraint> constraints = new TreeMap<>();
    boxes.forEach((level, any) -> constraints.put(level, Constraint.anyOf(any)));
    return constraints;
  }

  /// The callers that `element` matches at any level. A caller with a permissions boundary is never
  /// exempt from a `NotPrincipal`, and the entry of an account exempts its root user alone. Source:
  /// IAM User Guide, "AWS JSON policy elements: NotPrincipal".
  Constraint atAnyLevel(PrincipalElement element) {
    List<List<Term>> boxes = new ArrayList<>();
    switch (element) {
      case PrincipalElement.Implied() -> boxes.add(List.of());
      case Principals(List<PrincipalPattern> patterns) ->
          patterns.forEach(pattern -> matches(pattern).forEach(match -> boxes.add(match.terms)));
      case NotPrincipals(List<PrincipalPattern> patterns) -> {
        for (PrincipalPattern pattern : patterns) {
          for (Match match : matches(pattern)) {
            if (match.level != CodedStatement.ACCOUNT) {
              List<Term> terms = new ArrayList<>(match.terms);
              terms.add(standing.in(withoutBoundary()));
              boxes.add(terms);
            }
          }
        }
        return Constraint.noneOf(boxes);
      }
    }
    return Constraint.anyOf(boxes);
  }

  private static BitSet withoutBoundary() {
    BitSet values = new BitSet();
    for (Standing standing : Standing.values()) {
      values.set(standing.ordinal(), !standing.boundary());
    }
    return values;
  }

  /// The callers whose ARN matches six parts; `aws:PrincipalArn` of a session is the ARN of its
  /// role.
  List<List<Term>> arnMatches(List<Glob> row) {
    List<List<Term>> boxes = new ArrayList<>();
    if (!row.get(0).matches("arn") || !row.get(3).matches("")) {
      return boxes;
    }
    for (CallerKind which : kinds) {
      String service = which == CallerKind.FEDERATED ? "sts" : "iam";
      if (!which.hasAccount() || !row.get(2).matches(service)) {
        continue;
      }
      List<Term> terms = new ArrayList<>();
      terms.add(only(which));
      if (!partitionMatches(row.get(1), terms)) {
        continue;
      }
      if (!row.get(4).isEverything()) {
        terms.add(account.matching(List.of(row.get(4)), row.get(4).toString()));
      }
      boolean possible =
          switch (which) {
            case ROOT -> row.get(5).matches("root");
            case USER -> nameMatches(userName, "user/", row.get(5), terms);
            case ROLE -> nameMatches(roleName, "role/", row.get(5), terms);
            case FEDERATED -> nameMatches(federatedName, "federated-user/", row.get(5), terms);
            case SERVICE, ANONYMOUS -> false;
          };
      if (possible) {
        boxes.add(terms);
      }
    }
    return boxes;
  }

  boolean partitionMatches(Glob glob, List<Term> terms) {
    if (fixedPartition()) {
      return glob.matches(fixedPartitionName());
    }
    if (!glob.isEverything()) {
      terms.add(partition.matching(List.of(glob), glob.toString()));
    }
    return true;
  }

  static boolean nameMatches(TextDimension dimension, String prefix, Glob glob, List<Term> terms) {
    List<Glob> rest = glob.behind(prefix).stream().filter(left -> !left.names(':')).toList();
    if (rest.isEmpty()) {
      return false;
    }
    if (rest.stream().noneMatch(Glob::isEverything)) {
      terms.add(dimension.matching(rest, glob.toString()));
    }
    return true;
  }

  /// An account that no pattern of the documents matches.
  String unnamedAccount() {
    BitSet named = new BitSet();
    account.labels().forEach(label -> named.or(label.values()));
    for (int value = named.nextClearBit(0); value < account.size(); value++) {
      String example = account.example(value);
      if (!named.get(value) && example != null) {
        return example;
      }
    }
    return UNKNOWN_ACCOUNTS.getFirst();
  }

  boolean hasKindsWithoutAccount() {
    return !kinds.stream().allMatch(CallerKind::hasAccount);
  }
}
