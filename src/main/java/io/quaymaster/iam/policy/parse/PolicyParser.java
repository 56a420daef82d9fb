package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionElement.Actions;
import io.quaymaster.iam.policy.ActionElement.NotActions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionKey;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalElement.NotPrincipals;
import io.quaymaster.iam.policy.PrincipalElement.Principals;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.NotResources;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonBoolean;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonProblem;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.PathElement.Index;
import io.quaymaster.iam.policy.text.PathElement.Key;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a policy document of one type: strict where its service is strict (a document that the
/// service refuses is `Unreadable`), and no stricter. What is only unwise, dead or misspelt is the
/// linter's matter.
///
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language"; ECR User Guide, "Private
/// repository policies".
public final class PolicyParser {
  private static final java.util.regex.Pattern IDENTITY_SID =
      java.util.regex.Pattern.compile("[A-Za-z0-9]*");
  private static final java.util.regex.Pattern ACTION =
      java.util.regex.Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9_*?-]+");

  private final PolicyType type;
  private final SourceText source;
  private final List<Finding> errors = new ArrayList<>();
  private final List<PathElement> path = new ArrayList<>();
  private LanguageVersion version = LanguageVersion.V2008_10_17;

  private PolicyParser(PolicyType type, SourceText source) {
    this.type = type;
    this.source = source;
  }

  /// Reads `source` as a policy of `type`.
  public static ParseOutcome parse(SourceText source, PolicyType type) {
    return switch (JsonReader.read(source.text())) {
      case JsonOutcome.Read(Json json) -> parse(json, source, type);
      case JsonOutcome.Broken(List<JsonProblem> problems) -> {
        List<Finding> findings = new ArrayList<>();
        for (JsonProblem problem : problems) {
          findings.add(SyntaxFindings.of(problem, source));
        }
        yield new ParseOutcome.Unreadable(findings, null, null, new SourceMap(source, null));
      }
    };
  }

  public static ParseOutcome parse(String text, PolicyType type) {
    return parse(new SourceText(text), type);
  }

  /// Reads the part `json` of `source` as a policy of `type`.
  public static ParseOutcome parse(Json json, SourceText source, PolicyType type) {
    PolicyParser parser = new PolicyParser(type, source);
    parser.checkCharacters(json);
    Policy policy = parser.policy(json);
    SourceMap map = new SourceMap(source, json);
    return parser.errors.isEmpty() && policy != null
        ? new ParseOutcome.Parsed(policy, map, List.of())
        : new ParseOutcome.Unreadable(parser.errors, json, policy, map);
  }

  private void checkCharacters(Json json) {
    String text = source.text();
    for (int i = json.start(); i < json.end(); i++) {
      if (!isAllowed(text.charAt(i))) {
        int end = i + (Character.isHighSurrogate(text.charAt(i)) && i + 1 < json.end() ? 2 : 1);
        characterError(text.codePointAt(i), i, end);
        return;
      }
    }
    checkEscapes(json);
  }

  private static boolean isAllowed(char c) {
    return c <= 0xFF && (c >= 0x20 || c == '\t' || c == '\n' || c == '\r');
  }

  /// A character that may not stand in a policy may not be smuggled in as an escape either.
  private boolean checkEscapes(Json json) {
    return switch (json) {
      case JsonString(String text, int start, int end) -> checkEscapes(text, start, end);
      case JsonArray(List<Json> elements, int _, int _) ->
          elements.stream().allMatch(this::checkEscapes);
      case JsonObject(List<Member> members, int _, int _) ->
          members.stream()
              .allMatch(member ->
                  checkEscapes(member.name(), member.nameStart(), member.nameEnd())
                      && checkEscapes(member.value()));
      case JsonNumber _, JsonBoolean _, Json.JsonNull _ -> true;
    };
  }

  private boolean checkEscapes(String text, int start, int end) {
    for (int i = 0; i < text.length(); i++) {
      if (!isAllowed(text.charAt(i))) {
        characterError(text.codePointAt(i), start, end);
        return false;
      }
    }
    return true;
  }

  private void characterError(int character, int start, int end) {
    errors.add(
        new Finding(
            IssueCode.SYNTAX_CHARS,
            FindingType.ERROR,
            "The character U+%04X is not allowed in a policy; only tab, line breaks and U+0020 to U+00FF are."
                .formatted(character),
            new Location(List.of(), source.span(start, end))));
  }

  private @Nullable Policy policy(Json json) {
    if (!(json instanceof JsonObject object)) {
      error(
          IssueCode.ELEMENT_TYPE,
          json,
          "A policy is a JSON object `{…}`, not " + json.kind() + ".");
      return null;
    }
    checkDuplicates(object);
    version = version(object);
    String id = null;
    List<Statement> statements = new ArrayList<>();
    for (Member member : object.members()) {
      path.add(new Key(member.name()));
      switch (member.name()) {
        case "Version" -> {}
        case "Id" -> id = id(member);
        case "Statement" -> statements(member.value(), statements);
        default -> unknownElement(member, List.of("Version", "Id", "Statement"), "a policy");
      }
      path.removeLast();
    }
    if (object.get("Statement") == null) {
      error(
          IssueCode.STATEMENT_MISSING,
          object,
          "A policy needs a `Statement` element: one object, or a list of them.");
    }
    return new Policy(version, id, statements);
  }

  private LanguageVersion version(JsonObject object) {
    Json value = object.get("Version");
    if (type == PolicyType.RCP
        && !(value instanceof JsonString(String text, int s, int e) && text.equals("2012-10-17"))) {
      error(
          IssueCode.RCP_VERSION,
          value == null ? object : value,
          "A resource control policy must carry `\"Version\": \"2012-10-17\"`.");
    }
    if (value == null) {
      return LanguageVersion.V2008_10_17;
    }
    path.add(new Key("Version"));
    LanguageVersion found = LanguageVersion.V2012_10_17;
    if (!(value instanceof JsonString(String text, int start, int end))) {
      error(
          IssueCode.ELEMENT_TYPE,
          value,
          "`Version` is a text, `\"2012-10-17\"`, not " + value.kind() + ".");
    } else if (text.equals("2008-10-17")) {
      found = LanguageVersion.V2008_10_17;
    } else if (!text.equals("2012-10-17")) {
      error(
          IssueCode.VERSION_UNKNOWN,
          value,
          "`" + text + "` is no version of the policy language; write `2012-10-17`.");
    }
    path.removeLast();
    return found;
  }

  private @Nullable String id(Member member) {
    if (!type.isResourceBased()) {
      error(
          IssueCode.ID_IN_IDENTITY,
          member.value(),
          "`Id` belongs to resource-based policies; a " + type.title() + " must not have it.");
    }
    if (member.value() instanceof JsonString(String text, int start, int end)) {
      return text;
    }
    error(
        IssueCode.ELEMENT_TYPE,
        member.value(),
        "`Id` is a text, not " + member.value().kind() + ".");
    return null;
  }

  private void statements(Json value, List<Statement> out) {
    if (value instanceof JsonArray array) {
      if (array.elements().isEmpty()) {
        error(
            IssueCode.ELEMENT_EMPTY,
            array,
            "`Statement` is an empty list; a policy needs at least one statement.");
      }
      for (int i = 0; i < array.elements().size(); i++) {
        path.add(new Index(i));
        statement(array.elements().get(i), out);
        path.removeLast();
      }
    } else {
      statement(value, out);
    }
    checkSids(value);
  }

  private void checkSids(Json value) {
    if (type.isResourceBased()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    List<Json> statements = value instanceof JsonArray array ? array.elements() : List.of(value);
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof JsonObject object
          && object.get("Sid") instanceof JsonString(String sid, int start, int end)
          && !sid.isEmpty()
          && !seen.add(sid)) {
        errors.add(
            new Finding(
                IssueCode.SID_DUP,
                FindingType.ERROR,
                "Statement IDs (SID) in a single policy must be unique: `"
                    + sid
                    + "` stands here again.",
                new Location(
                    List.of(new Key("Statement"), new Index(i), new Key("Sid")),
                    source.span(start, end))));
      }
    }
  }

  private void statement(Json json, List<Statement> out) {
    if (!(json instanceof JsonObject object)) {
      error(
          IssueCode.ELEMENT_TYPE, json, "A statement is an object `{…}`, not " + json.kind() + ".");
      return;
    }
    checkDuplicates(object);
    String sid = null;
    Effect effect = null;
    PrincipalElement principal = null;
    ActionElement action = null;
    ResourceElement resource = null;
    List<Condition> conditions = List.of();
    for (Member member : object.members()) {
      path.add(new Key(member.name()));
      Json value = member.value();
      switch (member.name()) {
        case "Sid" -> sid = sid(value);
        case "Effect" -> effect = effect(value);
        case "Principal", "NotPrincipal" -> {
          PrincipalElement read = principal(member);
          if (principal != null) {
            error(
                IssueCode.PRINCIPAL_FORMAT,
                value,
                "A statement has either `Principal` or `NotPrincipal`, not both.");
          }
          principal = read;
        }
        case "Action", "NotAction" -> {
          ActionElement read = action(member);
          if (action != null) {
            error(
                IssueCode.ACTION_FORMAT,
                value,
                "A statement has either `Action` or `NotAction`, not both.");
          }
          action = read;
        }
        case "Resource", "NotResource" -> {
          ResourceElement read = resource(member);
          if (resource != null) {
            error(
                IssueCode.RESOURCE_FORMAT,
                value,
                "A statement has either `Resource` or `NotResource`, not both.");
          }
          resource = read;
        }
        case "Condition" -> conditions = conditions(value);
        default ->
            unknownElement(
                member,
                List.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition"),
                "a statement");
      }
      path.removeLast();
    }
    checkStatement(object, effect, principal, action, resource);
    if (effect != null && action != null) {
      out.add(
          new Statement(
              sid,
              effect,
              principal == null ? new PrincipalElement.Implied() : principal,
              action,
              resource == null ? new ResourceElement.Implied() : resource,
              conditions));
    }
  }

  private void checkStatement(
      JsonObject object,
      @Nullable Effect effect,
      @Nullable PrincipalElement principal,
      @Nullable ActionElement action,
      @Nullable ResourceElement resource) {
    if (object.get("Effect") == null) {
      error(
          IssueCode.EFFECT_MISSING,
          object,
          "The statement has no `Effect`; write `\"Effect\": \"Allow\"` or `\"Deny\"`.");
    }
    if (action == null && object.get("Action") == null && object.get("NotAction") == null) {
      error(
          IssueCode.ACTION_MISSING,
          object,
          "Policy statement must contain actions: add `Action` or `NotAction`.");
    }
    if (resource == null
        && type != PolicyType.REPOSITORY_POLICY
        && object.get("Resource") == null
        && object.get("NotResource") == null) {
      error(
          IssueCode.RESOURCE_MISSING,
          object,
          "Policy statement must contain resources: a "
              + type.title()
              + " needs `Resource`"
              + (type == PolicyType.RCP ? "." : " or `NotResource`."));
    }
    if (principal == null
        && type.namesPrincipals()
        && object.get("Principal") == null
        && object.get("NotPrincipal") == null) {
      error(
          IssueCode.PRINCIPAL_MISSING,
          object,
          type == PolicyType.RCP
              ? "A statement of a resource control policy needs `\"Principal\": \"*\"`."
              : "A statement of a "
                  + type.title()
                  + " must say to whom it applies: add `Principal`.");
    }
    if (effect == Effect.ALLOW && type == PolicyType.RCP) {
      error(
          IssueCode.RCP_ALLOW,
          at(object, "Effect"),
          "A resource control policy can only deny; RCPFullAWSAccess, which allows, is attached by AWS.");
    }
    if (effect == Effect.ALLOW && principal instanceof NotPrincipals) {
      error(
          IssueCode.NOTPRINCIPAL_ALLOW,
          at(object, "NotPrincipal"),
          "`NotPrincipal` works with `\"Effect\": \"Deny\"` only; name the principals to allow in `Principal`.");
    }
  }

  private static Json at(JsonObject object, String name) {
    Json value = object.get(name);
    return value == null ? object : value;
  }

  private @Nullable String sid(Json value) {
    if (!(value instanceof JsonString(String text, int start, int end))) {
      error(IssueCode.ELEMENT_TYPE, value, "`Sid` is a text, not " + value.kind() + ".");
      return null;
    }
    if (!type.isResourceBased() && !IDENTITY_SID.matcher(text).matches()) {
      error(
          IssueCode.SID_CHARS,
          value,
          "Statement IDs (SID) must be alpha-numeric: `"
              + text
              + "` may hold only letters and digits in a "
              + type.title()
              + ".");
    }
    return text;
  }

  private @Nullable Effect effect(Json value) {
    if (value instanceof JsonString(String text, int start, int end)) {
      for (Effect effect : Effect.values()) {
        if (effect.text().equals(text)) {
          return effect;
        }
      }
      error(
          IssueCode.EFFECT_VALUE,
          value,
          "`Effect` is `Allow` or `Deny`, spelt exactly so, not `" + text + "`.");
      return null;
    }
    error(
        IssueCode.EFFECT_VALUE,
        value,
        "`Effect` is `\"Allow\"` or `\"Deny\"`, not " + value.kind() + ".");
    return null;
  }

  private @Nullable PrincipalElement principal(Member member) {
    Json value = member.value();
    boolean not = member.name().equals("NotPrincipal");
    if (!type.namesPrincipals()) {
      error(
          type == PolicyType.SCP ? IssueCode.SCP_PRINCIPAL : IssueCode.PRINCIPAL_IN_IDENTITY,
          value,
          "Policy document should not specify a principal: a "
              + type.title()
              + " applies to whom it is attached to.");
    }
    if (type == PolicyType.RCP && (not || !isStar(value))) {
      error(
          IssueCode.RCP_PRINCIPAL,
          value,
          "A resource control policy knows `\"Principal\": \"*\"` only; narrow it by conditions.");
    }
    List<PrincipalPattern> patterns = new ArrayList<>();
    if (value instanceof JsonString(String text, int start, int end)) {
      if (text.equals("*")) {
        patterns.add(new PrincipalPattern.Anyone());
      } else {
        error(
            IssueCode.PRINCIPAL_BARE,
            value,
            "`"
                + text
                + "` cannot stand alone: write `{\"AWS\": \""
                + text
                + "\"}`, or `\"*\"` for everyone.");
      }
    } else if (value instanceof JsonObject object) {
      checkDuplicates(object);
      if (object.members().isEmpty()) {
        error(IssueCode.ELEMENT_EMPTY, value, "`" + member.name() + "` names nobody.");
      }
      for (Member kind : object.members()) {
        path.add(new Key(kind.name()));
        principals(kind, patterns);
        path.removeLast();
      }
    } else {
      error(
          IssueCode.PRINCIPAL_FORMAT,
          value,
          "`"
              + member.name()
              + "` is `\"*\"` or an object such as `{\"AWS\": …}`, not "
              + value.kind()
              + ".");
    }
    return not ? new NotPrincipals(patterns) : new Principals(patterns);
  }

  private static boolean isStar(Json value) {
    return value instanceof JsonString(String text, int start, int end) && text.equals("*");
  }

  private void principals(Member kind, List<PrincipalPattern> out) {
    if (!List.of("AWS", "Service", "Federated", "CanonicalUser").contains(kind.name())) {
      error(
          IssueCode.PRINCIPAL_FORMAT,
          kind.value(),
          "`"
              + kind.name()
              + "` is no kind of principal; there are `AWS`, `Service`, `Federated` and `CanonicalUser`.");
      return;
    }
    for (String text : texts(kind.value(), kind.name())) {
      out.add(
          switch (kind.name()) {
            case "AWS" -> PrincipalPattern.ofAws(text);
            case "Service" ->
                text.equals("*")
                    ? new PrincipalPattern.Unmatchable(text)
                    : new PrincipalPattern.Service(text.toLowerCase(Locale.ROOT));
            case "Federated" -> new PrincipalPattern.Federated(text);
            default -> new PrincipalPattern.CanonicalUser(text);
          });
    }
  }

  private ActionElement action(Member member) {
    boolean not = member.name().equals("NotAction");
    if (not && type == PolicyType.RCP) {
      error(
          IssueCode.NOTACTION_UNSUPPORTED,
          member.value(),
          "A resource control policy knows no `NotAction`; list the actions in `Action`.");
    }
    List<ActionPattern> patterns = new ArrayList<>();
    forEachText(
        member.value(),
        member.name(),
        (text, json) -> {
          if (text.equals("*") || ACTION.matcher(text).matches()) {
            patterns.add(ActionPattern.of(text));
          } else {
            error(
                IssueCode.ACTION_FORMAT,
                json,
                "`"
                    + text
                    + "` is no action: actions must be prefaced by a vendor, as `ecr:PutImage`; the part before the colon takes no wildcard.");
          }
        });
    return not ? new NotActions(patterns) : new Actions(patterns);
  }

  private ResourceElement resource(Member member) {
    boolean not = member.name().equals("NotResource");
    List<Pattern> patterns = new ArrayList<>();
    forEachText(
        member.value(),
        member.name(),
        (text, json) -> {
          checkResource(text, json);
          patterns.add(Pattern.ofResource(text, version));
        });
    return not ? new NotResources(patterns) : new Resources(patterns);
  }

  private void checkResource(String text, Json json) {
    if (type == PolicyType.REPOSITORY_POLICY
        || text.chars().allMatch(c -> c == '*') && !text.isEmpty()) {
      return;
    }
    if (!text.startsWith("arn:")) {
      error(
          IssueCode.RESOURCE_FORMAT, json, "Resource `" + text + "` must be in ARN format or `*`.");
    } else if (type == PolicyType.SESSION_POLICY
        && text.chars().filter(c -> c == ':').count() < 5) {
      error(
          IssueCode.RESOURCE_SHORT_ARN,
          json,
          "`"
              + text
              + "` has fewer than six parts; a session policy with such an ARN is refused (MalformedPolicyDocument). Write all six.");
    }
  }

  private List<Condition> conditions(Json value) {
    List<Condition> conditions = new ArrayList<>();
    if (!(value instanceof JsonObject operators)) {
      error(
          IssueCode.COND_FORMAT,
          value,
          "`Condition` is an object of operators, not " + value.kind() + ".");
      return conditions;
    }
    checkDuplicates(operators);
    for (Member block : operators.members()) {
      path.add(new Key(block.name()));
      Optional<OperatorText> operator = operator(block);
      if (!(block.value() instanceof JsonObject keys)) {
        error(
            IssueCode.COND_FORMAT,
            block.value(),
            "`"
                + block.name()
                + "` holds an object of condition keys, not "
                + block.value().kind()
                + ".");
      } else {
        checkDuplicates(keys);
        for (Member key : keys.members()) {
          path.add(new Key(key.name()));
          condition(operator, key).ifPresent(conditions::add);
          path.removeLast();
        }
      }
      path.removeLast();
    }
    return conditions;
  }

  private Optional<OperatorText> operator(Member block) {
    Optional<OperatorText> operator = OperatorText.of(block.name());
    if (operator.isEmpty()) {
      boolean presence = block.name().endsWith("Null") || block.name().equals("NullIfExists");
      errors.add(
          new Finding(
              IssueCode.COND_UNKNOWN_OP,
              FindingType.ERROR,
              presence
                  ? Excerpt.of(block.name())
                      + ": `Null` takes neither `IfExists` nor a set operator; it asks for the presence itself."
                  : Excerpt.of(block.name())
                      + " is no condition operator; there are `StringEquals`, `StringLike`, `ArnLike`, `Bool` and others.",
              new Location(path, source.span(block.nameStart(), block.nameEnd()))));
    }
    return operator;
  }

  private Optional<Condition> condition(Optional<OperatorText> operator, Member key) {
    if (key.name().isBlank()) {
      error(IssueCode.COND_FORMAT, key.value(), "A condition key is missing here.");
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    List<Json> elements =
        key.value() instanceof JsonArray array ? array.elements() : List.of(key.value());
    for (Json element : elements) {
      switch (element) {
        case JsonString(String text, int s, int e) -> values.add(text);
        case JsonNumber(String text, int s, int e) -> values.add(text);
        case JsonBoolean(boolean flag, int s, int e) -> values.add(Boolean.toString(flag));
        default ->
            error(
                IssueCode.COND_FORMAT,
                element,
                "A value of `"
                    + key.name()
                    + "` is a text, a number or true or false, not "
                    + element.kind()
                    + ".");
      }
    }
    if (operator.isEmpty()) {
      return Optional.empty();
    }
    OperatorText o = operator.get();
    List<Pattern> patterns = new ArrayList<>();
    for (String value : values) {
      patterns.add(Pattern.ofValue(value, o.operator(), version));
    }
    return Optional.of(
        new Condition(
            o.operator(), o.qualifier(), o.ifExists(), ConditionKey.of(key.name()), patterns));
  }

  private interface TextConsumer {
    void accept(String text, Json json);
  }

  private List<String> texts(Json value, String element) {
    List<String> texts = new ArrayList<>();
    forEachText(value, element, (text, json) -> texts.add(text));
    return texts;
  }

  private void forEachText(Json value, String element, TextConsumer consumer) {
    switch (value) {
      case JsonString(String text, int start, int end) -> consumer.accept(text, value);
      case JsonArray(List<Json> elements, int start, int end) -> {
        if (elements.isEmpty()) {
          error(
              IssueCode.ELEMENT_EMPTY,
              value,
              "`" + element + "` is an empty list; it needs at least one entry.");
        }
        for (int i = 0; i < elements.size(); i++) {
          path.add(new Index(i));
          if (elements.get(i) instanceof JsonString(String text, int s, int e)) {
            consumer.accept(text, elements.get(i));
          } else {
            error(
                IssueCode.ELEMENT_TYPE,
                elements.get(i),
                "An entry of `" + element + "` is a text, not " + elements.get(i).kind() + ".");
          }
          path.removeLast();
        }
      }
      default ->
          error(
              IssueCode.ELEMENT_TYPE,
              value,
              "`" + element + "` is a text or a list of texts, not " + value.kind() + ".");
    }
  }

  private void checkDuplicates(JsonObject object) {
    Map<String, Member> seen = new HashMap<>();
    for (Member member : object.members()) {
      if (seen.putIfAbsent(member.name(), member) != null) {
        List<PathElement> to = new ArrayList<>(path);
        to.add(new Key(member.name()));
        errors.add(
            new Finding(
                IssueCode.DUP_KEY,
                FindingType.ERROR,
                "`" + member.name() + "` stands twice in the same object; join the two.",
                new Location(to, source.span(member.nameStart(), member.nameEnd()))));
      }
    }
  }

  private void unknownElement(Member member, List<String> known, String where) {
    Optional<String> meant =
        known.stream()
            .filter(name ->
                name.equalsIgnoreCase(member.name())
                    || (name + "s").equalsIgnoreCase(member.name()))
            .findFirst();
    errors.add(
        new Finding(
            IssueCode.ELEMENT_UNKNOWN,
            FindingType.ERROR,
            "`"
                + member.name()
                + "` is no element of "
                + where
                + "; "
                + meant
                    .map(name -> "did you mean `" + name + "`? Names are case-sensitive.")
                    .orElse("there are `" + String.join("`, `", known) + "`."),
            new Location(path, source.span(member.nameStart(), member.nameEnd())),
            meant
                .map(name ->
                    List.of(
                        new io.quaymaster.iam.policy.finding.Fix(
                            "Write `" + name + "`",
                            source.span(member.nameStart(), member.nameEnd()),
                            '"' + name + '"')))
                .orElse(List.of())));
  }

  private void error(IssueCode code, Json at, String message) {
    errors.add(
        new Finding(
            code,
            FindingType.ERROR,
            message,
            new Location(path, source.span(at.start(), at.end()))));
  }
}
