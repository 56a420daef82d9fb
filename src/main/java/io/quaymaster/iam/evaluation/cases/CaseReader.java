package io.quaymaster.iam.evaluation.cases;

import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.PrincipalText;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.cases.CaseField.MalformedException;
import io.quaymaster.iam.evaluation.cases.CasePolicies.NamedLevel;
import io.quaymaster.iam.evaluation.cases.CasePolicies.NamedPolicy;
import io.quaymaster.iam.evaluation.cases.DecisionCase.Expectation;
import io.quaymaster.iam.evaluation.cases.DecisionCase.InvalidDocument;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one line. Policies are read by their own grammar; one that is refused does not make the
/// line malformed.
final class CaseReader {
  private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9_-]+");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Set<String> DECISIONS =
      Set.of("ALLOW", "DENY_EXPLICIT", "DENY_IMPLICIT", "INVALID");

  private static final Policy RCP_FULL_AWS_ACCESS =
      new Policy(
          LanguageVersion.V2012_10_17,
          null,
          List.of(
              new Statement(
                  null,
                  Effect.ALLOW,
                  new PrincipalElement.Principals(List.of(new PrincipalPattern.Anyone())),
                  new ActionElement.Actions(List.of(ActionPattern.of("*"))),
                  new ResourceElement.Resources(
                      List.of(io.quaymaster.iam.policy.Pattern.EVERYTHING)),
                  List.of())));

  private final SourceText source;
  private final List<InvalidDocument> invalid = new ArrayList<>();

  CaseReader(SourceText source) {
    this.source = source;
  }

  DecisionCase read(Json json) throws MalformedException {
    CaseField line = new CaseField("", json);
    if (!line.text("schema").equals(DecisionCases.SCHEMA)) {
      throw new MalformedException(
          "`schema` is `" + line.text("schema") + "`, not `" + DecisionCases.SCHEMA + "`");
    }
    String title = line.optionalText("title");
    CaseField tags = line.optional("tags");
    return new DecisionCase(
        line.text("id"),
        title == null ? "" : title,
        tags == null ? List.of() : tags.texts(),
        request(line.required("request")),
        policies(line),
        invalid,
        expectation(line.optional("expect")));
  }

  private static RequestContext request(CaseField request) throws MalformedException {
    return new RequestContext(
        principal(request),
        matching(request.required("action"), ACTION, "one action, `service:Name`"),
        resource(request.required("resource")),
        matching(request.required("resourceAccount"), ACCOUNT, "an account of 12 digits"),
        context(request.optional("context")));
  }

  private static Principal principal(CaseField request) throws MalformedException {
    CaseField info = request.optional("principalInfo");
    PrincipalText.Info known =
        info == null
            ? PrincipalText.Info.NONE
            : new PrincipalText.Info(
                info.optionalText("roleArn"),
                info.optionalText("userArn"),
                info.flag("serviceLinkedRole"));
    return switch (PrincipalText.read(request.text("principal"), known)) {
      case PrincipalText.Outcome.Read(Principal principal) -> principal;
      case PrincipalText.Outcome.Unknown(String message) ->
          throw new MalformedException("`request.principal`: " + message);
    };
  }

  private static String resource(CaseField field) throws MalformedException {
    String text = field.text();
    if (!text.equals("*") && Arn.parse(text).isEmpty()) {
      throw new MalformedException("`request.resource` is `" + text + "`, neither an ARN nor `*`");
    }
    return text;
  }

  private static String matching(CaseField field, Pattern syntax, String expected)
      throws MalformedException {
    String text = field.text();
    if (!syntax.matcher(text).matches()) {
      throw new MalformedException("`" + field.path() + "` is `" + text + "`, not " + expected);
    }
    return text;
  }

  private static Map<String, ContextValue> context(@Nullable CaseField context)
      throws MalformedException {
    Map<String, ContextValue> values = new LinkedHashMap<>();
    if (context == null) {
      return values;
    }
    for (Member member : context.object().members()) {
      CaseField value =
          new CaseField(context.path() + "[\"" + member.name() + "\"]", member.value());
      ContextValue read =
          member.value() instanceof JsonArray
              ? new ContextValue.Many(value.texts())
              : new ContextValue.One(value.text());
      if (values.put(member.name(), read) != null) {
        throw new MalformedException("`" + value.path() + "` stands twice");
      }
    }
    return values;
  }

  private CasePolicies policies(CaseField line) throws MalformedException {
    CaseField org = line.optional("org");
    return new CasePolicies(
        named(line.elements("identityPolicies"), PolicyType.IDENTITY_POLICY),
        policy(line, "resourcePolicy", PolicyType.REPOSITORY_POLICY),
        policy(line, "registryPolicy", PolicyType.REGISTRY_POLICY),
        policy(line, "permissionsBoundary", PolicyType.PERMISSIONS_BOUNDARY),
        policy(line, "sessionPolicy", PolicyType.SESSION_POLICY),
        levels(line, "scps", PolicyType.SCP),
        levels(line, "rcps", PolicyType.RCP),
        org != null && org.flag("principalIsManagementAccount"),
        org != null && org.flag("resourceIsManagementAccount"));
  }

  private List<NamedLevel> levels(CaseField line, String name, PolicyType type)
      throws MalformedException {
    List<NamedLevel> levels = new ArrayList<>();
    for (CaseField level : line.elements(name)) {
      levels.add(new NamedLevel(level.text("level"), named(level.elements("policies"), type)));
    }
    return levels;
  }

  private List<NamedPolicy> named(List<CaseField> fields, PolicyType type)
      throws MalformedException {
    List<NamedPolicy> policies = new ArrayList<>();
    for (CaseField field : fields) {
      String name = field.text("name");
      CaseField document = field.optional("policy");
      policies.add(
          new NamedPolicy(
              name,
              document == null || isImplied(type, name, document)
                  ? null
                  : document(document, name, type)));
    }
    return policies;
  }

  /// AWS attaches `RCPFullAWSAccess` itself, the only RCP that allows; a case may list it.
  private boolean isImplied(PolicyType type, String name, CaseField document) {
    return type == PolicyType.RCP
        && name.equals("RCPFullAWSAccess")
        && PolicyParser.parse(document.json(), source, PolicyType.REGISTRY_POLICY)
            instanceof ParseOutcome.Parsed(Policy policy, var _, var _)
        && policy.equals(RCP_FULL_AWS_ACCESS);
  }

  private @Nullable Policy policy(CaseField line, String name, PolicyType type)
      throws MalformedException {
    CaseField document = line.optional(name);
    return document == null ? null : document(document, name, type);
  }

  private @Nullable Policy document(CaseField document, String name, PolicyType type) {
    return switch (PolicyParser.parse(document.json(), source, type)) {
      case ParseOutcome.Parsed parsed -> parsed.policy();
      case ParseOutcome.Unreadable unreadable -> {
        invalid.add(new InvalidDocument(document.path(), name, unreadable.findings()));
        yield null;
      }
    };
  }

  private static @Nullable Expectation expectation(@Nullable CaseField expect)
      throws MalformedException {
    if (expect == null) {
      return null;
    }
    String decision = expect.text("decision");
    if (!DECISIONS.contains(decision)) {
      throw new MalformedException(
          "`expect.decision` is `"
              + decision
              + "`, not ALLOW, DENY_EXPLICIT, DENY_IMPLICIT or INVALID");
    }
    return new Expectation(
        decision,
        expect.optionalText("by"),
        expect.optionalText("reason"),
        expect.optionalText("confidence"));
  }
}
