package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.Dimension.Label;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of sets of callers, the most general first: everyone, kinds, accounts, kinds of an
/// account, and whom the documents name.
final class CallerNames {
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]*:(iam|sts)::([^:]*):(user|role|assumed-role|federated-user)/(.*)");

  private static final String SERVICE_LINKED = "aws-service-role/*";

  private final Encoding encoding;
  private final Callers callers;
  private final SetAlgebra sets;
  private final List<Name> names = new ArrayList<>();

  private CallerNames(Encoding encoding, SetAlgebra sets) {
    this.encoding = encoding;
    this.callers = encoding.callers();
    this.sets = sets;
  }

  static List<Name> of(Encoding encoding, SetAlgebra sets) {
    CallerNames all = new CallerNames(encoding, sets);
    all.add();
    return all.names;
  }

  private void add() {
    int withAccount = ofKinds(CallerKind::hasAccount);
    names.add(new Name("any principal", "principals", "", "*", withAccount));
    for (CallerKind kind : callers.kinds) {
      String pattern = arn(kind, "*");
      names.add(new Name(any(kind), kind.title(), "", pattern, ofKinds(other -> other == kind)));
    }
    if (encoding.isCallers(callers.account.index())) {
      accounts();
    }
    callers.written.forEach(this::written);
    label(CallerKind.USER, callers.userName, "user ", "user/");
    label(CallerKind.ROLE, callers.roleName, "role ", "role/");
    label(CallerKind.ROLE, callers.sessionName, "role session ", "assumed-role/*/");
    label(CallerKind.FEDERATED, callers.federatedName, "federated user ", "federated-user/");
    label(CallerKind.FEDERATED, callers.federatingUser, "federated users of user ", "user/");
    for (Label service : callers.serviceName.labels()) {
      int set = and(ofKinds(kind -> kind == CallerKind.SERVICE), callers.serviceName, service);
      names.add(Name.of("service " + service.text(), "", service.text(), set));
    }
  }

  private int ofKinds(java.util.function.Predicate<CallerKind> test) {
    BitSet kinds = callers.kinds(test).values().get();
    return sets.and(sets.of(Box.everything().with(callers.kind.index(), kinds)), possible());
  }

  /// Callers with an account where their kind has one.
  private int possible() {
    if (!callers.hasKindsWithoutAccount()) {
      return SetAlgebra.EVERYTHING;
    }
    BitSet none = Dimension.bits(callers.account.absent().orElseThrow());
    BitSet some = callers.account.all();
    some.andNot(none);
    Box with = Box.everything().with(callers.kind.index(), kinds(CallerKind::hasAccount));
    Box without = Box.everything().with(callers.kind.index(), kinds(kind -> !kind.hasAccount()));
    return sets.or(
        sets.of(with.with(callers.account.index(), some)),
        sets.of(without.with(callers.account.index(), none)));
  }

  private BitSet kinds(java.util.function.Predicate<CallerKind> test) {
    return callers.kinds(test).values().get();
  }

  private int and(int set, Dimension dimension, Label label) {
    return sets.and(set, sets.of(Box.everything().with(dimension.index(), label.values())));
  }

  /// The accounts that the documents name, the owner's first.
  private Iterable<Label> accountLabels() {
    Map<String, Label> labels = new LinkedHashMap<>();
    for (int value = 0; value < callers.account.size(); value++) {
      if (encoding.place().owner().equals(callers.account.example(value))) {
        String owner = encoding.place().owner();
        labels.put(owner, new Label(owner, Dimension.bits(value)));
      }
    }
    callers.account.labels().forEach(label -> labels.putIfAbsent(label.text(), label));
    return labels.values();
  }

  private void accounts() {
    Set<String> known = new LinkedHashSet<>();
    for (Label label : accountLabels()) {
      boolean one = label.text().matches("[0-9]{12}");
      String account = one ? label.text() : "";
      String of = one ? "" : " of accounts like " + label.text();
      if (known.add(label.text())) {
        String root = "arn:" + partition() + ":iam::" + label.text() + ":root";
        int all = and(ofKinds(CallerKind::hasAccount), callers.account, label);
        names.add(new Name("any principal" + of, "those" + of, account, root, all));
        for (CallerKind kind : callers.kinds) {
          if (kind.hasAccount()) {
            int set = and(ofKinds(other -> other == kind), callers.account, label);
            boolean rootUser = kind == CallerKind.ROOT && one;
            String title = rootUser ? "the root user" : kind.title();
            String words = rootUser ? "the root user" : any(kind);
            names.add(new Name(words + of, title + of, account, arn(kind, label.text()), set));
          }
        }
      }
    }
  }

  private void written(String pattern, List<List<Term>> boxes) {
    int set = NamedSets.of(sets, boxes, encoding::isCallers);
    set = sets.and(set, possible());
    Matcher arn = ARN.matcher(pattern);
    if (!arn.matches()) {
      String words = pattern.startsWith("arn:") ? "principals like " : "service ";
      names.add(Name.of(words + pattern, "", pattern, set));
      return;
    }
    String account = arn.group(2).matches("[0-9]{12}") ? arn.group(2) : "";
    String like = account.isEmpty() && !arn.group(2).equals("*") ? " of " + arn.group(2) : "";
    boolean several = pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    String name = arn.group(4);
    if (arn.group(3).equals("role") && name.equals(SERVICE_LINKED)) {
      serviceLinked(pattern, account, set);
      return;
    }
    String words =
        switch (arn.group(3)) {
          case "user" -> (several ? "users " : "user ") + name;
          case "role" -> (several ? "roles " : "role ") + name;
          case "federated-user" -> (several ? "federated users " : "federated user ") + name;
          default -> {
            int slash = name.indexOf('/');
            yield slash < 0
                ? "role sessions " + name
                : "session " + name.substring(slash + 1) + " of role " + name.substring(0, slash);
          }
        };
    names.add(Name.of(words + like, account, pattern, set));
    if (arn.group(3).equals("user")) {
      int federated = sets.and(set, ofKinds(kind -> kind == CallerKind.FEDERATED));
      names.add(Name.of("federated users of " + words + like, account, pattern, federated));
    }
  }

  /// Roles that only AWS makes, by a name of their own, in each account too.
  private void serviceLinked(String pattern, String account, int set) {
    names.add(Name.of("service-linked roles", account, pattern, set));
    if (account.isEmpty() && encoding.isCallers(callers.account.index())) {
      for (Label label : accountLabels()) {
        if (label.text().matches("[0-9]{12}")) {
          String own = "arn:" + partition() + ":iam::" + label.text() + ":role/" + SERVICE_LINKED;
          int there = and(set, callers.account, label);
          names.add(Name.of("service-linked roles", label.text(), own, there));
        }
      }
    }
  }

  private void label(CallerKind kind, TextDimension dimension, String words, String prefix) {
    if (!callers.kinds.contains(kind)) {
      return;
    }
    for (Label label : dimension.labels()) {
      int end = prefix.indexOf('/') + 1;
      String name =
          label.text().startsWith(prefix.substring(0, end))
              ? label.text().substring(end)
              : label.text();
      if (kind == CallerKind.ROLE && name.equals(SERVICE_LINKED)) {
        continue;
      }
      int set = and(ofKinds(other -> other == kind), dimension, label);
      String service = prefix.startsWith("user") || prefix.startsWith("role") ? "iam" : "sts";
      String pattern = "arn:" + partition() + ":" + service + "::*:" + prefix + name;
      names.add(Name.of(words + name, "", pattern, set));
    }
  }

  private static String any(CallerKind kind) {
    return switch (kind) {
      case USER -> "any user";
      case ROLE -> "any role";
      case ROOT -> "any root user";
      case FEDERATED -> "any federated user";
      case SERVICE -> "any AWS service";
      case ANONYMOUS -> "anyone who is not signed in";
    };
  }

  private String arn(CallerKind kind, String account) {
    String iam = "arn:" + partition() + ":iam::" + account + ":";
    return switch (kind) {
      case USER -> iam + "user/*";
      case ROLE -> iam + "role/*";
      case ROOT -> iam + "root";
      case FEDERATED -> "arn:" + partition() + ":sts::" + account + ":federated-user/*";
      case SERVICE -> "*.amazonaws.com";
      case ANONYMOUS -> "anonymous";
    };
  }

  private String partition() {
    return callers.fixedPartition() ? callers.fixedPartitionName() : "aws";
  }
}
