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
import io.quaymaster.iam.policy.finding.Fix;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

  /// Whoever pastes more foreign characters than that sees the point.
  private static final int MOST_CHARACTERS = 20;

  /// Beyond that many members no fix joins two of them, which would cost.
  private static final int MOST_TO_JOIN = 50;

  private static final List<String> DOCUMENT = List.of("Version", "Id", "Statement");
  private static final Map<String, IssueCode> ALTERNATIVES =
      new TreeMap<>(
          Map.of(
              "Principal",
              IssueCode.PRINCIPAL_FORMAT,
              "Action",
              IssueCode.ACTION_FORMAT,
              "Resource",
              IssueCode.RESOURCE_FORMAT));
  private static final List<String> PRINCIPALS =
      List.of("AWS", "Service", "Federated", "CanonicalUser");
  private static final List<String> STATEMENT =
      List.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private final PolicyType type;
  private final SourceText source;
  private final Edits edits;
  private final List<Finding> errors = new ArrayList<>();
  private final List<PathElement> path = new ArrayList<>();
  private LanguageVersion version = LanguageVersion.V2008_10_17;

  private PolicyParser(PolicyType type, SourceText source) {
    this.type = type;
    this.source = source;
    this.edits = new Edits(source);
  }

  /// Reads `source` as a policy of `type`.
  public static ParseOutcome parse(SourceText source, PolicyType type) {
    return switch (JsonReader.read(source.text())) {
      case JsonOutcome.Read(Json json) -> parse(json, source, type);
      case JsonOutcome.Broken(List<JsonProblem> problems) ->
          new ParseOutcome.Unreadable(
              SyntaxFindings.of(problems, source), null, null, new SourceMap(source, null));
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
    int found = 0;
    for (int i = json.start(); i < json.end() && found < MOST_CHARACTERS; i++) {
      char c = text.charAt(i);
      if (!isAllowed(c)) {
        int end = i + (Character.isHighSurrogate(c) && i + 1 < json.end() ? 2 : 1);
        characterError(text.codePointAt(i), i, end, plain(c));
        found++;
        i = end - 1;
      }
    }
    if (found == 0) {
      checkEscapes(json);
    }
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
        characterError(text.codePointAt(i), start, end, null);
        return false;
      }
    }
    return true;
  }

  private void characterError(int character, int start, int end, @Nullable String plain) {
    errors.add(
        new Finding(
            IssueCode.SYNTAX_CHARS,
            FindingType.ERROR,
            "The character U+%04X is not allowed in a policy; only tab, line breaks and U+0020 to U+00FF are."
                .formatted(character),
            new Location(List.of(), source.span(start, end)),
            plain == null
                ? List.of()
                : List.of(
                    edits.replace(
                        plain.isEmpty() ? "Delete it" : "Write `" + plain + "`",
                        start,
                        end,
                        plain))));
  }

  /// What a character of a word processor or a web page stands for, or null.
  private static @Nullable String plain(char c) {
    return switch (c) {
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> "-";
      case '\u2018', '\u2019', '\u201C', '\u201D' -> "'";
      case '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF' -> "";
      case '\u2002', '\u2003', '\u2007', '\u2009', '\u202F' -> " ";
      case '\u2026' -> "...";
      default -> null;
    };
  }

  private @Nullable Policy policy(Json json) {
    if (!(json instanceof JsonObject object)) {
      error(
          IssueCode.ELEMENT_TYPE,
          json,
          "A policy is a JSON object `{…}`, not " + json.kind() + ".",
          document(json));
      return null;
    }
    if (isStatement(object)) {
      error(
          IssueCode.STATEMENT_MISSING,
          object,
          "This is a statement, not a policy: it needs a document around it.",
          wrap("[" + edits.written(object) + "]", object));
      return null;
    }
    Optional<Member> holder = CommandAnswer.holder(object);
    if (holder.isPresent()) {
      answerOfCommand(object, holder.get());
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
        case "Id" -> id = id(object, member);
        case "Statement" -> statements(member.value(), statements);
        default -> unknownElement(member, DOCUMENT, "a policy");
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

  /// An object without `Statement` that has elements of a statement.
  private static boolean isStatement(JsonObject object) {
    return object.members().stream().noneMatch(member -> member.name().equals("Statement"))
        && object.members().stream()
            .anyMatch(member -> STATEMENT.contains(member.name()) && !member.name().equals("Sid"));
  }

  private void answerOfCommand(JsonObject answer, Member holder) {
    String name = Excerpt.of(holder.name());
    String policy =
        holder.value() instanceof JsonString(String text, int _, int _)
            ? text
            : edits.written(holder.value());
    Fix out = edits.replace("Take the policy out of " + name, answer, policy);
    error(
        IssueCode.STATEMENT_MISSING,
        answer,
        "This is the answer of a command, with the policy inside " + name + "; take that out.",
        JsonReader.read(policy) instanceof JsonOutcome.Read ? new Fix[] {out} : new Fix[0]);
  }

  /// The document that was meant by a list of statements, or by a text that holds one.
  private Fix[] document(Json json) {
    if (json instanceof JsonArray(List<Json> elements, int _, int _)
        && !elements.isEmpty()
        && elements.stream().allMatch(e -> e instanceof JsonObject o && isStatement(o))) {
      return new Fix[] {wrap(edits.written(json), json)};
    }
    if (json instanceof JsonString(String text, int _, int _)
        && JsonReader.read(text) instanceof JsonOutcome.Read(JsonObject _)) {
      return new Fix[] {edits.replace("Take the policy out of the text", json, text)};
    }
    return new Fix[0];
  }

  private Fix wrap(String statements, Json at) {
    return edits.replace(
        "Put a document around it",
        at,
        "{\"Version\": \"2012-10-17\", \"Statement\": " + statements + "}");
  }

  private LanguageVersion version(JsonObject object) {
    Json value = object.get("Version");
    if (type == PolicyType.RCP
        && !(value instanceof JsonString(String text, int s, int e) && text.equals("2012-10-17"))) {
      String message = "A resource control policy must carry `\"Version\": \"2012-10-17\"`.";
      if (value == null) {
        error(
            IssueCode.RCP_VERSION,
            object,
            message,
            edits.prepend("Add the version", object, "Version", "\"2012-10-17\""));
      } else {
        path.add(new Key("Version"));
        error(
            IssueCode.RCP_VERSION,
            value,
            message,
            edits.text("Write `2012-10-17`", value, "2012-10-17"));
        path.removeLast();
      }
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
          "`Version` is a text, `\"2012-10-17\"`, not " + value.kind() + ".",
          edits.text("Write `2012-10-17`", value, "2012-10-17"));
    } else if (text.equals("2008-10-17")) {
      found = LanguageVersion.V2008_10_17;
    } else if (!text.equals("2012-10-17")) {
      error(
          IssueCode.VERSION_UNKNOWN,
          value,
          Excerpt.of(text) + " is no version of the policy language; write `2012-10-17`.",
          edits.text("Write `2012-10-17`", value, "2012-10-17"));
    }
    path.removeLast();
    return found;
  }

  private @Nullable String id(JsonObject owner, Member member) {
    if (!type.isResourceBased()) {
      error(
          IssueCode.ID_IN_IDENTITY,
          member.value(),
          "`Id` belongs to resource-based policies; " + ofType() + " must not have it.",
          edits.delete("Delete `Id`", owner, member));
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
    Set<String> taken = new HashSet<>();
    List<Json> statements = value instanceof JsonArray array ? array.elements() : List.of(value);
    for (Json statement : statements) {
      if (statement instanceof JsonObject object
          && object.get("Sid") instanceof JsonString(String sid, int _, int _)) {
        taken.add(sid);
      }
    }
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof JsonObject object
          && object.get("Sid") instanceof JsonString(String sid, int start, int end)
          && !sid.isEmpty()
          && !seen.add(sid)) {
        String free = FreeSid.next(sid, i + 1, taken);
        errors.add(
            new Finding(
                IssueCode.SID_DUP,
                FindingType.ERROR,
                "Statement IDs (SID) in a single policy must be unique: "
                    + Excerpt.of(sid)
                    + " stands here again.",
                new Location(
                    List.of(new Key("Statement"), new Index(i), new Key("Sid")),
                    source.span(start, end)),
                List.of(
                    new Fix(
                        "Call it `" + free + "`", source.span(start, end), Edits.quoted(free)))));
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
        case "Principal", "NotPrincipal" -> principal = principal(object, member);
        case "Action", "NotAction" -> action = action(member);
        case "Resource", "NotResource" -> resource = resource(member);
        case "Condition" -> conditions = conditions(value);
        default -> unknownElement(member, STATEMENT, "a statement");
      }
      path.removeLast();
    }
    checkAlternatives(object);
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

  /// A name that stands twice is reported as such.
  private void checkAlternatives(JsonObject object) {
    for (Map.Entry<String, IssueCode> element : ALTERNATIVES.entrySet()) {
      String name = element.getKey();
      Json negated = object.get("Not" + name);
      if (negated != null && object.get(name) != null) {
        path.add(new Key("Not" + name));
        error(
            element.getValue(),
            negated,
            "A statement has either `" + name + "` or `Not" + name + "`, not both.");
        path.removeLast();
      }
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
          "Policy statement must contain resources: "
              + ofType()
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
                  + " must say to whom it applies: add `Principal`.",
          type == PolicyType.RCP
              ? new Fix[] {edits.append("Add `\"Principal\": \"*\"`", object, "Principal", "\"*\"")}
              : new Fix[0]);
    }
    if (effect == Effect.ALLOW && type == PolicyType.RCP) {
      errorAt(
          IssueCode.RCP_ALLOW,
          "Effect",
          object,
          "A resource control policy can only deny; RCPFullAWSAccess, which allows, is attached by AWS.");
    }
    if (effect == Effect.ALLOW && principal instanceof NotPrincipals) {
      errorAt(
          IssueCode.NOTPRINCIPAL_ALLOW,
          "NotPrincipal",
          object,
          "`NotPrincipal` works with `\"Effect\": \"Deny\"` only; name the principals to allow in `Principal`.");
    }
  }

  private void errorAt(IssueCode code, String name, JsonObject object, String message) {
    Json value = object.get(name);
    path.add(new Key(name));
    error(code, value == null ? object : value, message);
    path.removeLast();
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
          "Statement IDs (SID) must be alpha-numeric: "
              + Excerpt.of(text)
              + " may hold only letters and digits in "
              + ofType()
              + ".",
          edits.text("Leave out the others", value, text.replaceAll("[^A-Za-z0-9]", "")));
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
          "`Effect` is `Allow` or `Deny`, spelt exactly so, not " + Excerpt.of(text) + ".",
          Arrays.stream(Effect.values())
              .filter(effect -> effect.text().equalsIgnoreCase(text.strip()))
              .map(effect -> edits.text("Write `" + effect.text() + "`", value, effect.text()))
              .toArray(Fix[]::new));
      return null;
    }
    error(
        IssueCode.EFFECT_VALUE,
        value,
        "`Effect` is `\"Allow\"` or `\"Deny\"`, not " + value.kind() + ".");
    return null;
  }

  private @Nullable PrincipalElement principal(JsonObject owner, Member member) {
    Json value = member.value();
    boolean not = member.name().equals("NotPrincipal");
    if (!type.namesPrincipals()) {
      error(
          type == PolicyType.SCP ? IssueCode.SCP_PRINCIPAL : IssueCode.PRINCIPAL_IN_IDENTITY,
          value,
          "Policy document should not specify a principal: "
              + ofType()
              + " applies to whom it is attached to. Delete it"
              + (type == PolicyType.IDENTITY_POLICY
                  ? ", or use the text as a repository policy."
                  : "."),
          edits.delete("Delete `" + member.name() + "`", owner, member));
    }
    if (type == PolicyType.RCP && (not || !isStar(value))) {
      error(
          IssueCode.RCP_PRINCIPAL,
          value,
          "A resource control policy knows `\"Principal\": \"*\"` only; narrow it by conditions.",
          !not && meansEveryone(value)
              ? new Fix[] {edits.text("Write `\"*\"`", value, "*")}
              : new Fix[0]);
    }
    List<PrincipalPattern> patterns = new ArrayList<>();
    if (value instanceof JsonString(String text, int start, int end)) {
      if (text.equals("*")) {
        patterns.add(new PrincipalPattern.Anyone());
      } else {
        error(
            IssueCode.PRINCIPAL_BARE,
            value,
            Excerpt.of(text)
                + " cannot stand alone: a principal is an object such as `{\"AWS\": …}`, or `\"*\"`.",
            bare(text, value));
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

  private Fix[] bare(String text, Json value) {
    String kind = text.endsWith(".amazonaws.com") ? "Service" : "AWS";
    return text.isBlank()
        ? new Fix[0]
        : new Fix[] {
          edits.replace(
              "Put it under `" + kind + "`",
              value,
              "{\"" + kind + "\": " + edits.written(value) + "}")
        };
  }

  private static boolean meansEveryone(Json value) {
    return value instanceof JsonObject(List<Member> members, int _, int _)
        && members.size() == 1
        && members.getFirst().name().equals("AWS")
        && (isStar(members.getFirst().value())
            || (members.getFirst().value() instanceof JsonArray(List<Json> entries, int _, int _)
                && entries.stream().anyMatch(PolicyParser::isStar)));
  }

  private static boolean isStar(Json value) {
    return value instanceof JsonString(String text, int start, int end) && text.equals("*");
  }

  private void principals(Member kind, List<PrincipalPattern> out) {
    if (!PRINCIPALS.contains(kind.name())) {
      error(
          IssueCode.PRINCIPAL_FORMAT,
          kind.value(),
          Excerpt.of(kind.name())
              + " is no kind of principal; there are `AWS`, `Service`, `Federated` and `CanonicalUser`.",
          NearSpelling.of(kind.name(), PRINCIPALS).stream()
              .map(name -> edits.rename("Write `" + name + "`", kind, name))
              .toArray(Fix[]::new));
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

  /// Whether the text is an entry of `Action` by its form.
  public static boolean isAction(String text) {
    return text.equals("*") || ACTION.matcher(text).matches();
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
          if (isAction(text)) {
            patterns.add(ActionPattern.of(text));
          } else {
            error(
                IssueCode.ACTION_FORMAT,
                json,
                Excerpt.of(text)
                    + " is no action: actions must be prefaced by a vendor, as `ecr:PutImage`; the part before the colon takes no wildcard.",
                ACTION.matcher(text.strip()).matches()
                    ? new Fix[] {edits.text("Leave out the space", json, text.strip())}
                    : new Fix[0]);
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
          IssueCode.RESOURCE_FORMAT,
          json,
          "Resource " + Excerpt.of(text) + " must be in ARN format or `*`.",
          text.strip().startsWith("arn:") || text.strip().equals("*")
              ? new Fix[] {edits.text("Leave out the space", json, text.strip())}
              : new Fix[0]);
    } else if (type == PolicyType.SESSION_POLICY
        && text.chars().filter(c -> c == ':').count() < 5) {
      error(
          IssueCode.RESOURCE_SHORT_ARN,
          json,
          Excerpt.of(text)
              + " has fewer than six parts; a session policy with such an ARN is refused (MalformedPolicyDocument). Write all six.",
          edits.text("Write all six parts", json, completed(text)));
    }
  }

  /// What AWS makes of a short ARN where it accepts one.
  private static String completed(String arn) {
    long colons = arn.chars().filter(c -> c == ':').count();
    return arn + ":*".repeat((int) (5 - colons));
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
      Optional<String> meant = OperatorText.near(block.name());
      String name = Excerpt.of(block.name());
      errors.add(
          new Finding(
              IssueCode.COND_UNKNOWN_OP,
              FindingType.ERROR,
              meant.equals(Optional.of("Null"))
                  ? name
                      + ": `Null` takes neither `IfExists` nor a set operator; it asks for the presence itself."
                  : name
                      + " is no condition operator"
                      + meant
                          .map(text -> ". Did you mean `" + text + "`?")
                          .orElse("; there are `StringEquals`, `ArnLike`, `Bool` and others."),
              new Location(path, source.span(block.nameStart(), block.nameEnd())),
              meant.stream()
                  .map(text -> edits.rename("Write `" + text + "`", block, text))
                  .toList()));
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
      Member before = seen.putIfAbsent(member.name(), member);
      if (before != null) {
        List<PathElement> to = new ArrayList<>(path);
        to.add(new Key(member.name()));
        errors.add(
            new Finding(
                IssueCode.DUP_KEY,
                FindingType.ERROR,
                Excerpt.of(member.name()) + " stands twice in the same object; join the two.",
                new Location(to, source.span(member.nameStart(), member.nameEnd())),
                object.members().size() > MOST_TO_JOIN
                    ? List.of()
                    : joined(object, before, member).stream().toList()));
      }
    }
  }

  /// The edit that puts the entries of the second member into the first, or drops the second where
  /// it says the same.
  private Optional<Fix> joined(JsonObject object, Member one, Member two) {
    Fix deleted = edits.delete("Delete the second", object, two);
    if (edits.written(one.value()).equals(edits.written(two.value()))) {
      return Optional.of(deleted);
    }
    boolean lists = isList(one.value()) && isList(two.value());
    boolean joinable = lists && !List.of("Version", "Id", "Sid", "Effect").contains(one.name());
    List<Json> entries =
        two.value() instanceof JsonArray array ? array.elements() : List.of(two.value());
    if (!joinable || entries.isEmpty()) {
      return Optional.empty();
    }
    Fix appended = edits.append("", one.value(), entries.stream().map(edits::written).toList());
    return edits.both("Join the two", appended, deleted);
  }

  private static boolean isList(Json value) {
    return switch (value) {
      case JsonString _, JsonNumber _, JsonBoolean _ -> true;
      case JsonArray(List<Json> elements, int _, int _) ->
          elements.stream().noneMatch(e -> e instanceof JsonObject || e instanceof JsonArray);
      case JsonObject _, Json.JsonNull _ -> false;
    };
  }

  private void unknownElement(Member member, List<String> known, String where) {
    Optional<String> meant = NearSpelling.of(member.name(), known);
    errors.add(
        new Finding(
            IssueCode.ELEMENT_UNKNOWN,
            FindingType.ERROR,
            Excerpt.of(member.name())
                + " is no element of "
                + where
                + "; "
                + meant
                    .map(name -> "did you mean `" + name + "`? Names are case-sensitive.")
                    .orElse("there are `" + String.join("`, `", known) + "`."),
            new Location(path, source.span(member.nameStart(), member.nameEnd())),
            meant.stream()
                .map(name -> edits.rename("Write `" + name + "`", member, name))
                .toList()));
  }

  private String ofType() {
    return (type == PolicyType.IDENTITY_POLICY ? "an " : "a ") + type.title();
  }

  private void error(IssueCode code, Json at, String message, Fix... fixes) {
    errors.add(
        new Finding(
            code,
            FindingType.ERROR,
            message,
            new Location(path, source.span(at.start(), at.end())),
            List.of(fixes)));
  }
}
