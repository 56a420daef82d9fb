package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.ConditionText;
import io.quaymaster.iam.analysis.Described;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Boxes in words.
public final class Describer {
  private final Encoding encoding;
  private final Callers callers;
  private final List<BitSet> domains;

  public Describer(Encoding encoding) {
    this.encoding = encoding;
    this.callers = encoding.callers();
    this.domains = encoding.domains(false);
  }

  private BitSet values(Box box, Dimension dimension) {
    BitSet values = (BitSet) domains.get(dimension.index()).clone();
    BitSet narrowed = box.sets().get(dimension.index());
    if (narrowed != null) {
      values.and(narrowed);
    }
    return values;
  }

  private SetText text(Box box, Dimension dimension) {
    return SetText.of(dimension, values(box, dimension), domains.get(dimension.index()));
  }

  public BitSet actions(Box box) {
    return values(box, encoding.actions());
  }

  /// The kinds of callers of a box.
  public List<CallerKind> kinds(Box box) {
    return values(box, callers.kind).stream().mapToObj(callers.kinds::get).toList();
  }

  /// The accounts that a box names, and whether it holds accounts that nobody names.
  public record Accounts(List<String> named, boolean others) {}

  public Accounts accounts(Box box) {
    List<String> named = new ArrayList<>();
    boolean others = false;
    BitSet values = values(box, callers.account);
    Set<String> names = new LinkedHashSet<>();
    callers.account.labels().forEach(label -> names.add(label.text()));
    names.add(encoding.place().owner());
    for (int value = values.nextSetBit(0); value >= 0; value = values.nextSetBit(value + 1)) {
      String example = callers.account.example(value);
      if (example != null && names.contains(example)) {
        named.add(example);
      } else if (example != null) {
        others = true;
      }
    }
    return new Accounts(named, others);
  }

  /// Whether the box holds a caller whose own policies are silent.
  public boolean holdsSilentCallers(Box box) {
    return encoding.place().type().isResourceBased()
        && values(box, callers.standing).stream()
            .anyMatch(value -> !Standing.values()[value].allowed());
  }

  /// Whether the box holds callers that act by their own policies.
  public boolean holdsAllowedCallers(Box box) {
    return encoding.place().type().isResourceBased()
        && values(box, callers.standing).stream()
            .anyMatch(value ->
                Standing.values()[value] != Standing.NONE && Standing.values()[value].allowed());
  }

  public Described principals(Box box) {
    List<CallerKind> kinds = kinds(box);
    boolean attached = !encoding.place().type().namesPrincipals();
    if (attached && !narrowsCallers(box)) {
      return new Described("whoever the policy applies to", List.of("*"), List.of());
    }
    SetText accounts = text(box, callers.account);
    Set<String> include = new LinkedHashSet<>();
    Set<String> exclude = new LinkedHashSet<>();
    Set<String> words = new LinkedHashSet<>();
    String where = where(accounts);
    List<String> free = new ArrayList<>();
    boolean allFree = true;
    for (CallerKind kind : kinds) {
      boolean named = named(kind, box, accounts, where, include, exclude, words);
      if (!named) {
        free.add(kind.title());
      }
      allFree &= !named;
    }
    boolean everyKind =
        allFree
            && kinds.containsAll(callers.kinds.stream().filter(CallerKind::hasAccount).toList());
    if (!free.isEmpty()) {
      boolean withAccount =
          kinds.stream().anyMatch(kind -> kind.hasAccount() && free.contains(kind.title()));
      String who = everyKind ? everyone(kinds) : anyOf(free);
      words.add(withAccount ? who + where : who);
      if (withAccount) {
        arns(free, accounts, everyKind, include, exclude);
      } else {
        include.addAll(free);
      }
    }
    String standing = standing(box);
    return new Described(
        String.join("; ", words) + standing, List.copyOf(include), List.copyOf(exclude));
  }

  private boolean narrowsCallers(Box box) {
    boolean names =
        callers.names().stream()
            .anyMatch(name -> name.meaning() != Meaning.PARTITION && box.narrows(name.index()));
    return names || callers.first().stream().anyMatch(dimension -> box.narrows(dimension.index()));
  }

  private static String anyOf(List<String> kinds) {
    return kinds.size() == 1
        ? "any " + kinds.getFirst().replaceAll("s$", "")
        : "any of " + String.join(", ", kinds);
  }

  private static String everyone(List<CallerKind> kinds) {
    String who = "any principal";
    if (kinds.contains(CallerKind.ANONYMOUS)) {
      return "anyone, signed in or not";
    }
    return kinds.contains(CallerKind.SERVICE) ? who + " and any AWS service" : who;
  }

  private String where(SetText accounts) {
    if (accounts.everything() && accounts.exclude().isEmpty()) {
      return encoding.place().account() != null && !encoding.place().type().isResourceBased()
          ? " of account " + encoding.place().owner()
          : " of any account";
    }
    if (accounts.everything()) {
      return " of any account but " + String.join(", ", accounts.exclude());
    }
    return (accounts.include().size() == 1 ? " of account " : " of accounts ")
        + String.join(", ", accounts.include())
        + (accounts.exclude().isEmpty() ? "" : " but " + String.join(", ", accounts.exclude()));
  }

  private List<String> accountTexts(SetText accounts) {
    return accounts.everything() ? List.of("*") : accounts.include();
  }

  private void arns(
      List<String> kinds,
      SetText accounts,
      boolean everyKind,
      Set<String> include,
      Set<String> exclude) {
    for (String account : accountTexts(accounts)) {
      if (everyKind) {
        include.add(
            account.equals("*") ? "*" : "arn:" + partition() + ":iam::" + account + ":root");
      } else {
        for (String kind : kinds) {
          include.add(anyOf(kind, account));
        }
      }
    }
    accounts
        .exclude()
        .forEach(account -> exclude.add("arn:" + partition() + ":iam::" + account + ":root"));
  }

  private String anyOf(String kind, String account) {
    String iam = "arn:" + partition() + ":iam::" + account + ":";
    if (kind.equals(CallerKind.USER.title())) {
      return iam + "user/*";
    }
    if (kind.equals(CallerKind.ROLE.title())) {
      return iam + "role/*";
    }
    if (kind.equals(CallerKind.ROOT.title())) {
      return iam + "root";
    }
    return kind.equals(CallerKind.FEDERATED.title())
        ? "arn:" + partition() + ":sts::" + account + ":federated-user/*"
        : kind;
  }

  private String partition() {
    return callers.fixedPartition() ? callers.fixedPartitionName() : "aws";
  }

  /// Adds the callers of one kind where the box names them; says no where every one of the kind
  /// belongs to it.
  private boolean named(
      CallerKind kind,
      Box box,
      SetText accounts,
      String where,
      Set<String> include,
      Set<String> exclude,
      Set<String> words) {
    TextDimension names =
        switch (kind) {
          case USER -> callers.userName;
          case ROLE -> callers.roleName;
          case FEDERATED -> callers.federatedName;
          case SERVICE -> callers.serviceName;
          case ROOT, ANONYMOUS -> null;
        };
    if (names == null) {
      return false;
    }
    SetText text = text(box, names);
    SetText sessions =
        text(box, kind == CallerKind.FEDERATED ? callers.federatingUser : callers.sessionName);
    boolean bySession =
        (kind == CallerKind.ROLE || kind == CallerKind.FEDERATED) && !isEverything(sessions);
    if (isEverything(text) && !bySession) {
      return false;
    }
    String one = singular(kind);
    String who =
        text.everything()
            ? "any "
                + one
                + (text.exclude().isEmpty() ? "" : " but " + String.join(", ", text.exclude()))
            : one
                + " "
                + String.join(", ", text.include())
                + (text.exclude().isEmpty() ? "" : " but " + String.join(", ", text.exclude()));
    String session = bySession ? sessionText(kind, sessions) : "";
    words.add(who + session + (kind.hasAccount() ? where : ""));
    if (!kind.hasAccount()) {
      include.addAll(text.everything() ? List.of("*") : text.include());
      exclude.addAll(text.exclude());
      return true;
    }
    for (String account : accountTexts(accounts)) {
      for (String name : text.everything() ? List.of("*") : text.include()) {
        include.add(arn(kind, account, name, bySession ? sessions : null));
      }
      for (String name : text.exclude()) {
        exclude.add(arn(kind, account, name, null));
      }
    }
    return true;
  }

  private static String sessionText(CallerKind kind, SetText sessions) {
    String names =
        sessions.everything()
            ? "any but " + String.join(", ", sessions.exclude())
            : String.join(", ", sessions.include());
    return kind == CallerKind.ROLE ? ", session " + names : ", of user " + names;
  }

  private static String singular(CallerKind kind) {
    return switch (kind) {
      case USER -> "user";
      case ROLE -> "role";
      case FEDERATED -> "federated user";
      case SERVICE -> "service";
      case ROOT -> "root user";
      case ANONYMOUS -> "anonymous caller";
    };
  }

  private String arn(CallerKind kind, String account, String name, @Nullable SetText sessions) {
    return switch (kind) {
      case USER -> "arn:" + partition() + ":iam::" + account + ":user/" + name;
      case ROLE -> {
        String role = "arn:" + partition() + ":iam::" + account + ":role/" + name;
        if (sessions == null || sessions.everything() || sessions.include().size() != 1) {
          yield role;
        }
        String ofSession =
            name.substring(name.lastIndexOf('/') + 1) + "/" + sessions.include().getFirst();
        yield "arn:" + partition() + ":sts::" + account + ":assumed-role/" + ofSession;
      }
      case FEDERATED -> "arn:" + partition() + ":sts::" + account + ":federated-user/" + name;
      case SERVICE -> name;
      case ROOT, ANONYMOUS -> name;
    };
  }

  private static boolean isEverything(SetText text) {
    return text.everything() && text.exclude().isEmpty();
  }

  /// What is unusual about the callers' other policies; that their own policies have to allow it
  /// too is told apart from who they are.
  private String standing(Box box) {
    if (!encoding.place().type().isResourceBased()) {
      return "";
    }
    List<Standing> standings =
        values(box, callers.standing).stream()
            .mapToObj(value -> Standing.values()[value])
            .filter(standing -> standing != Standing.NONE)
            .toList();
    if (standings.isEmpty() || values(box, callers.standing).get(Standing.NONE.ordinal())) {
      return "";
    }
    if (standings.stream().allMatch(Standing::limited)) {
      return ", although a boundary or session policy is silent";
    }
    return standings.stream().allMatch(Standing::boundary) ? ", with a permissions boundary" : "";
  }

  /// Whether a condition key has to have one of some values: one that may also be absent, or be
  /// anything but, restricts nobody who does not want it.
  public boolean isRestricted(Box box) {
    for (Dimension dimension : encoding.dimensions()) {
      if (!box.narrows(dimension.index())) {
        continue;
      }
      boolean variable = dimension.meaning() == Meaning.PATTERN_WITH_VARIABLE;
      boolean key = dimension.meaning() == Meaning.CONDITION_KEY;
      boolean mayBeAbsent = dimension.absent().map(values(box, dimension)::get).orElse(false);
      if (variable || (key && !mayBeAbsent)) {
        return true;
      }
    }
    return false;
  }

  public Described resources(Box box) {
    PolicyType type = encoding.place().type();
    Resources r = encoding.resources();
    if (type == PolicyType.REPOSITORY_POLICY) {
      Arn arn = encoding.place().repository();
      return new Described(
          arn.resource().replaceFirst("^repository/", ""), List.of(arn.toString()), List.of());
    }
    Set<String> include = new LinkedHashSet<>();
    Set<String> exclude = new LinkedHashSet<>();
    Set<String> words = new LinkedHashSet<>();
    BitSet actions = actions(box);
    for (Resources.Shape shape : Resources.Shape.values()) {
      if (actions.intersects(r.actionsOf(shape))) {
        addResources(shape, box, include, exclude, words);
      }
    }
    return new Described(
        String.join("; ", words) + inPartition(box), List.copyOf(include), List.copyOf(exclude));
  }

  /// Partitions are worth a word only where `aws` is not among them.
  private String inPartition(Box box) {
    boolean usual =
        values(box, callers.partition).stream()
            .anyMatch(value -> "aws".equals(callers.partition.example(value)));
    return usual || callers.fixedPartition() ? "" : ", in partitions other than aws";
  }

  private void addResources(
      Resources.Shape shape, Box box, Set<String> include, Set<String> exclude, Set<String> words) {
    Resources r = encoding.resources();
    switch (shape) {
      case STAR -> {
        include.add("*");
        words.add("no single resource (`*`)");
      }
      case PRIVATE_REPOSITORY ->
          addNamed(
              "repositories",
              "repository/",
              "ecr",
              texts(box, r.region),
              text(box, r.repositoryName),
              box,
              include,
              exclude,
              words);
      case PUBLIC_REPOSITORY ->
          addNamed(
              "public repositories",
              "repository/",
              "ecr-public",
              List.of(""),
              text(box, r.repositoryName),
              box,
              include,
              exclude,
              words);
      case PUBLIC_REGISTRY ->
          addNamed(
              "public registries",
              "registry/",
              "ecr-public",
              List.of(""),
              text(box, r.registryName),
              box,
              include,
              exclude,
              words);
      case ROLE ->
          addNamed(
              "roles",
              "role/",
              "iam",
              List.of(""),
              text(box, r.roleTarget),
              box,
              include,
              exclude,
              words);
      case FEDERATED_USER ->
          addNamed(
              "federated users",
              "federated-user/",
              "sts",
              List.of(""),
              text(box, r.federatedTarget),
              box,
              include,
              exclude,
              words);
      case OTHER -> addOther(box, include, exclude, words);
      case FIXED -> {}
    }
  }

  private List<String> texts(Box box, Dimension dimension) {
    SetText text = text(box, dimension);
    return text.everything() ? List.of("*") : text.include();
  }

  private void addNamed(
      String title,
      String prefix,
      String service,
      List<String> regions,
      SetText names,
      Box box,
      Set<String> include,
      Set<String> exclude,
      Set<String> words) {
    String region =
        regions.equals(List.of("*")) || regions.equals(List.of(""))
            ? ""
            : " in " + String.join(", ", regions);
    words.add(
        (names.everything()
                ? "all "
                    + title
                    + (names.exclude().isEmpty()
                        ? ""
                        : " but " + String.join(", ", names.exclude()))
                : title
                    + " "
                    + String.join(", ", names.include())
                    + (names.exclude().isEmpty()
                        ? ""
                        : " but " + String.join(", ", names.exclude())))
            + region);
    String partition = String.join("|", texts(box, callers.partition));
    for (String at : regions) {
      for (String account : ownerTexts(box)) {
        String head = "arn:" + partition + ":" + service + ":" + at + ":" + account + ":" + prefix;
        (names.everything() ? List.of("*") : names.include())
            .forEach(name -> include.add(head + name));
        names.exclude().forEach(name -> exclude.add(head + name));
      }
    }
  }

  private List<String> ownerTexts(Box box) {
    return encoding.resources().ownerIsFixed()
        ? List.of(encoding.place().owner())
        : encoding.place().account() != null
            ? List.of(encoding.place().owner())
            : texts(box, callers.account);
  }

  private void addOther(Box box, Set<String> include, Set<String> exclude, Set<String> words) {
    Set<String> services = new LinkedHashSet<>();
    actions(box).stream()
        .mapToObj(value -> encoding.actions().action(value))
        .filter(action -> encoding.resources().shapeOf(action) == Resources.Shape.OTHER)
        .forEach(action -> services.add(action.service()));
    for (String service : services) {
      Resources.Other other = encoding.resources().other(service);
      if (other.form().index() < 0) {
        include.add("*");
        words.add("all resources");
      } else {
        addOther(other, box, include, exclude, words);
      }
    }
  }

  private void addOther(
      Resources.Other other, Box box, Set<String> include, Set<String> exclude, Set<String> words) {
    BitSet forms = values(box, other.form());
    List<Dimension> parts = new ArrayList<>(List.of(callers.partition));
    parts.addAll(other.parts());
    boolean free = parts.stream().allMatch(part -> isEverything(text(box, part)));
    if (free && forms.cardinality() == other.form().size()) {
      include.add("*");
      words.add("all resources");
      return;
    }
    if (forms.get(1)) {
      include.add("*");
      words.add("no single resource (`*`)");
    }
    if (forms.get(0)) {
      List<String> heads = List.of("arn");
      Set<String> not = new LinkedHashSet<>();
      for (Dimension part : parts) {
        List<String> next = new ArrayList<>();
        for (String head : heads) {
          texts(box, part).forEach(text -> next.add(head + ":" + text));
        }
        heads = next.stream().limit(20).toList();
        text(box, part).exclude().forEach(name -> not.add(part.name() + " " + name));
      }
      include.addAll(heads);
      exclude.addAll(not);
      words.add(String.join(", ", heads) + (not.isEmpty() ? "" : " but " + String.join(", ", not)));
    }
  }

  /// What the box asks of condition keys, and of patterns with variables.
  public List<ConditionText> conditions(Box box) {
    List<ConditionText> conditions = new ArrayList<>();
    for (Dimension dimension : encoding.dimensions()) {
      if (!box.narrows(dimension.index())) {
        continue;
      }
      if (dimension.meaning() == Meaning.CONDITION_KEY) {
        conditions.add(
            new ConditionText(dimension.name(), condition(text(box, dimension), dimension)));
      } else if (dimension.meaning() == Meaning.PATTERN_WITH_VARIABLE) {
        boolean match = values(box, dimension).get(1);
        conditions.add(new ConditionText(dimension.name(), match ? "matches" : "does not match"));
      }
    }
    return conditions;
  }

  private static String condition(SetText text, Dimension dimension) {
    boolean optional = dimension.absent().isPresent();
    String values;
    if (text.everything() && text.exclude().isEmpty()) {
      values = optional ? "is present" : "is anything";
    } else if (text.everything()) {
      values = "is anything but " + String.join(", ", text.exclude());
    } else if (text.include().isEmpty()) {
      values = "";
    } else {
      String names = String.join(" or ", text.include());
      values =
          "is "
              + names
              + (text.exclude().isEmpty() ? "" : ", but not " + String.join(", ", text.exclude()));
    }
    if (!text.absent()) {
      return values.isEmpty() ? "cannot be" : values;
    }
    return values.isEmpty() ? "is absent" : values + ", or absent";
  }
}
