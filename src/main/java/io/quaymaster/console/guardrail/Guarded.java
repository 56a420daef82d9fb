package io.quaymaster.console.guardrail;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionKey;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/// What a guardrail guards of one text, as conditions that are added to what the text allows: then
/// the text grants guarded requests and no others.
final class Guarded {
  private static final String ACCOUNT = "aws:PrincipalAccount";
  private static final String ORGANIZATION = "aws:PrincipalOrgID";
  private static final String PATHS = "aws:PrincipalOrgPaths";
  private static final Set<String> OF_ORGANIZATIONS =
      Set.of("aws:principalorgid", "aws:principalorgpaths");

  private static final java.util.regex.Pattern DIGITS =
      java.util.regex.Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
  private static final java.util.regex.Pattern ORGANIZATION_ID =
      java.util.regex.Pattern.compile("(?<![a-z0-9-])o-[a-z0-9]{10,32}");

  private final List<String> actions;
  private final List<Condition> conditions;

  private Guarded(List<String> actions, List<Condition> conditions) {
    this.actions = actions;
    this.conditions = conditions;
  }

  /// @param owner the account of the resource, or of the principals of an identity-based policy
  /// @param text whose names a stranger is none of
  static Guarded of(
      GuardrailDefinition definition, String owner, String text, Surroundings.OnFile onFile) {
    List<Condition> all = new ArrayList<>(callers(definition, owner, text, onFile));
    for (String caller : definition.except()) {
      all.add(allBut(Exempted.of(caller).orElseThrow()));
    }
    for (String key : definition.without()) {
      all.add(one(ConditionOperator.NULL, key, Set.of("true")));
    }
    if (definition.without().stream()
        .anyMatch(key -> OF_ORGANIZATIONS.contains(key.toLowerCase(java.util.Locale.ROOT)))) {
      // Callers of these accounts carry the keys always.
      all.addAll(noneOf(ACCOUNT, onFile.inAnyOrganization()));
    }
    return new Guarded(definition.actions(), all);
  }

  private static List<Condition> callers(
      GuardrailDefinition definition, String owner, String text, Surroundings.OnFile onFile) {
    return switch (definition.callers()) {
      case EVERYONE -> List.of();
      case ANONYMOUS ->
          List.of(one(ConditionOperator.STRING_EQUALS, "aws:PrincipalType", Set.of("Anonymous")));
      case AWS_SERVICES ->
          List.of(one(ConditionOperator.BOOL, "aws:PrincipalIsAWSService", Set.of("true")));
      case OUTSIDE_ACCOUNT -> outside(Set.of(owner), Set.of());
      case OUTSIDE_ORGANIZATION -> outside(own(owner, onFile), organization(owner, onFile));
      case STRANGERS -> {
        Set<String> accounts = found(DIGITS, text);
        accounts.addAll(own(owner, onFile));
        Set<String> organizations = found(ORGANIZATION_ID, text);
        organizations.addAll(organization(owner, onFile));
        organizations.forEach(id -> accounts.addAll(onFile.accountsOf(id)));
        yield outside(accounts, organizations);
      }
    };
  }

  private static Set<String> own(String owner, Surroundings.OnFile onFile) {
    Set<String> accounts = new TreeSet<>(Set.of(owner));
    onFile.organizationOf(owner).ifPresent(id -> accounts.addAll(onFile.accountsOf(id)));
    return accounts;
  }

  private static Set<String> organization(String owner, Surroundings.OnFile onFile) {
    return onFile.organizationOf(owner).map(Set::of).orElse(Set.of());
  }

  /// Callers (no AWS services) of none of these accounts and organizations. A request that shows no
  /// organization is of none.
  private static List<Condition> outside(Set<String> accounts, Set<String> organizations) {
    List<Condition> all = new ArrayList<>();
    all.add(
        condition(
            ConditionOperator.BOOL,
            SetQualifier.NONE,
            true,
            "aws:PrincipalIsAWSService",
            Set.of("false")));
    all.addAll(noneOf(ACCOUNT, accounts));
    all.addAll(noneOf(ORGANIZATION, organizations));
    if (!organizations.isEmpty()) {
      all.add(
          condition(
              ConditionOperator.STRING_NOT_LIKE,
              SetQualifier.FOR_ALL_VALUES,
              false,
              PATHS,
              organizations.stream().map(id -> id + "/*").toList()));
    }
    return all;
  }

  private static List<Condition> noneOf(String key, Set<String> values) {
    return values.isEmpty()
        ? List.of()
        : List.of(one(ConditionOperator.STRING_NOT_EQUALS, key, values));
  }

  private static Condition allBut(Exempted caller) {
    ConditionOperator operator =
        switch (caller.kind()) {
          case TEXT -> ConditionOperator.STRING_NOT_EQUALS;
          case ARN -> ConditionOperator.ARN_NOT_LIKE;
        };
    return one(operator, caller.key(), Set.of(caller.value()));
  }

  private static Set<String> found(java.util.regex.Pattern pattern, String text) {
    Set<String> all = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      all.add(matcher.group());
    }
    return all;
  }

  private static Condition one(ConditionOperator operator, String key, Collection<String> values) {
    return condition(operator, SetQualifier.NONE, false, key, values);
  }

  private static Condition condition(
      ConditionOperator operator,
      SetQualifier qualifier,
      boolean ifExists,
      String key,
      Collection<String> values) {
    return new Condition(
        operator,
        qualifier,
        ifExists,
        ConditionKey.of(key),
        values.stream()
            .sorted()
            .map(value -> Pattern.ofValue(value, operator, LanguageVersion.V2012_10_17))
            .toList());
  }

  /// A text of which each Allow grants guarded requests alone.
  ///
  /// @param indexes of which statement of the whole text each statement is a part
  record Part(Policy policy, List<Integer> indexes) {}

  /// The Denies alone.
  Policy denies(Policy policy) {
    return with(policy, policy.statements().stream().filter(Statement::isDeny).toList());
  }

  /// What the text grants of what is guarded.
  Part part(Policy policy) {
    List<Statement> statements = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < policy.statements().size(); i++) {
      Statement statement = policy.statements().get(i);
      List<ActionPattern> granted = granted(statement.action());
      if (statement.isDeny()) {
        statements.add(statement);
        indexes.add(i);
      } else if (!granted.isEmpty()) {
        statements.add(narrowed(statement, granted));
        indexes.add(i);
      }
    }
    return new Part(with(policy, statements), indexes);
  }

  private List<ActionPattern> granted(ActionElement element) {
    return actions.stream()
        .filter(action -> covers(element, action))
        .map(ActionPattern::of)
        .toList();
  }

  private static boolean covers(ActionElement element, String action) {
    boolean named =
        element.patterns().stream().anyMatch(pattern -> GuardedActions.matches(pattern, action));
    return switch (element) {
      case ActionElement.Actions _ -> named;
      case ActionElement.NotActions _ -> !named;
    };
  }

  private Statement narrowed(Statement statement, List<ActionPattern> granted) {
    List<Condition> all = new ArrayList<>(statement.conditions());
    all.addAll(conditions);
    return new Statement(
        statement.sid(),
        statement.effect(),
        statement.principal(),
        new ActionElement.Actions(granted),
        statement.resource(),
        all);
  }

  private static Policy with(Policy policy, List<Statement> statements) {
    return new Policy(policy.version(), policy.id(), statements);
  }
}
