package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where every screen is: the routes, and the permanent links to what they show. Links are relative
/// to the application's root, as Vaadin's router wants them.
public final class Screens {
  public static final String HOME = "";
  public static final String SIGN_IN = "sign-in";
  public static final String PASSWORD = "password";
  public static final String NO_ROLE = "no-role";
  public static final String REGISTRIES = "registries";
  public static final String REGISTRY = "registries/:partition/:account/:region";
  public static final String REPOSITORY = "repositories/:repository*";
  public static final String ACCOUNT = "accounts/:account";
  public static final String ORGANIZATIONS = "organizations";
  public static final String ORGANIZATION = "organizations/:organization";
  public static final String UNIT = "units/:unit";
  public static final String PRINCIPAL = "principals/:principal";
  public static final String CHANGES = "changes";
  public static final String CHANGE = "changes/:change";
  public static final String CHANGE_MOVED = "changes/:change/moved/:policy";
  public static final String ASK = "ask";
  public static final String WITNESS = "ask/witness";
  public static final String ASK_SINCE = "ask/since";
  public static final String ASK_WHO = "ask/who";
  public static final String ASK_WHAT = "ask/what";
  public static final String ASK_BATCH = "ask/batch";
  public static final String COMPARE = "compare";
  public static final String COMPARE_SINCE = "compare/since";
  public static final String EXPECTATIONS = "expectations";
  public static final String EXPECTATION = "expectations/:expectation";
  public static final String EXPECTATION_NEW = "expectations/new";
  public static final String EXPECTATION_EDITOR = "expectations/:expectation/edit";
  public static final String EXPECTATION_COVERAGE = "expectations/coverage";
  public static final String GUARDRAILS = "guardrails";
  public static final String GUARDRAIL = "guardrails/:guardrail";
  public static final String DRIFT = "drift";
  public static final String AUDIT = "audit";
  public static final String AUDIT_ENTRY = "audit/:entry";
  public static final String NOTIFICATIONS = "admin/notifications";
  public static final String WEBHOOK = "admin/notifications/:webhook";
  public static final String OWN_NOTIFICATIONS = "account/notifications";
  public static final String OWN_TOKENS = "account/tokens";
  public static final String PEOPLE = "admin/people";
  public static final String PERSON = "admin/people/:person";
  public static final String APPROVALS = "admin/approvals";
  public static final String POLICIES = "policies";
  public static final String POLICY = "policies/:policy";
  public static final String POLICY_VERSION = "policies/:policy/versions/:version";
  public static final String POLICY_EDITOR = "policies/:policy/edit";
  public static final String REFERENCE = "reference";
  public static final String REFERENCE_LIST = "reference/:list(keys|tasks|sources)";
  public static final String REFERENCE_ACTION = "reference/actions/:action";

  private Screens() {}

  /// The registry of a key such as `aws/111122223333/eu-central-1`.
  public static String registry(String key) {
    return "registries/" + path(key);
  }

  /// The repository of an ARN.
  public static String repository(Object arn) {
    return "repositories/" + path(arn.toString());
  }

  public static String account(Object account) {
    return "accounts/" + encode(account);
  }

  public static String organization(Object organization) {
    return "organizations/" + encode(organization);
  }

  /// The root or a unit of an organization.
  public static String unit(Object unit) {
    return "units/" + encode(unit);
  }

  public static String principal(Object principal) {
    return "principals/" + encode(principal);
  }

  /// Somebody who may sign in here, by the name they do it with.
  public static String person(Object user) {
    return PEOPLE + "/" + encode(user).replace("%40", "@");
  }

  public static String auditEntry(long position) {
    return AUDIT + "/" + position;
  }

  /// What was done to something, by the id that the audit trail has for it.
  public static String auditOf(Object subject) {
    return AUDIT + "?subject=" + encode(subject);
  }

  /// What somebody did, by the name they sign in with.
  public static String auditBy(Object user) {
    return AUDIT + "?who=" + encode(user);
  }

  /// What a step of an address means: browsers hand it over as it is written there.
  public static String decoded(String step) {
    try {
      return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return step; // A `%` that begins no character stands for itself.
    }
  }

  public static String webhook(Object webhook) {
    return NOTIFICATIONS + "/" + encode(webhook);
  }

  public static String guardrail(Object guardrail) {
    return "guardrails/" + encode(guardrail);
  }

  public static String expectation(Object expectation) {
    return "expectations/" + encode(expectation);
  }

  public static String expectationEditor(Object expectation) {
    return expectation(expectation) + "/edit";
  }

  public static String policy(Object policy) {
    return "policies/" + encode(policy);
  }

  public static String version(Object policy, Object version) {
    return policy(policy) + "/versions/" + encode(version);
  }

  public static String editor(Object policy) {
    return policy(policy) + "/edit";
  }

  /// The editor, saving for a change request.
  public static String editor(Object policy, long change) {
    return editor(policy) + "?change=" + change;
  }

  public static String change(long number) {
    return CHANGES + "/" + number;
  }

  /// What a change request would undo of what came in force on a policy meanwhile.
  public static String moved(long number, Object policy) {
    return change(number) + "/moved/" + encode(policy);
  }

  /// Two versions of a policy side by side, each by its number (`v3`) or as `active`, `newest` or
  /// `none`.
  public static String compare(Object policy, Object before, Object after) {
    return COMPARE + ("?before=" + side(policy, before)) + ("&after=" + side(policy, after));
  }

  private static String side(Object policy, Object version) {
    return encode(policy + "_" + version);
  }

  /// The question who can do a task or an action with a repository.
  public static String whoCan(String what, Object repository) {
    return ASK_WHO + "?what=" + encode(what) + "&on=" + encode(repository.toString());
  }

  /// The question what a principal can do.
  public static String whatCan(String principal) {
    return ASK_WHAT + "?who=" + encode(principal);
  }

  /// The question who can do what on a repository, still to be completed.
  public static String ask(Object arn) {
    return ASK + "?on=" + encode(arn);
  }

  /// Who (an ARN, a service, `anonymous`) can do what (an action or the id of a task) on which
  /// repository (its ARN), now.
  public static String ask(String principal, String action, Object arn) {
    return ASK
        + ("?who=" + encode(principal))
        + ("&what=" + encode(action))
        + ("&on=" + encode(arn));
  }

  /// The same as it was at an instant.
  public static String askAt(String principal, String action, Object arn, Instant at) {
    return ask(principal, action, arn) + "&at=" + encode(at.toString());
  }

  /// The question who could do what on a repository at an instant, still to be completed.
  public static String askAt(Object arn, Instant at) {
    return ask(arn) + "&at=" + encode(at.toString());
  }

  /// The question who could do what where at an instant, still to be completed.
  public static String askAt(Instant at) {
    return ASK + "?at=" + encode(at.toString());
  }

  /// The same as if another version of a policy were in force.
  public static String askAssuming(
      String principal, String action, Object arn, Object policy, Object version) {
    return ask(principal, action, arn) + "&assume=" + side(policy, version);
  }

  /// The question since when an answer is what it is, of the address of the question itself; none
  /// where that assumes versions, which were never in force.
  public static Optional<String> since(String question) {
    return question.startsWith(ASK + "?") && !question.contains("assume=")
        ? Optional.of(ASK_SINCE + question.substring(ASK.length()))
        : Optional.empty();
  }

  /// The question who can do an action or a task, still to be completed.
  public static String askWhat(String action) {
    return ASK + "?what=" + encode(action);
  }

  /// One list of the reference data: `keys`, `tasks` or `sources`.
  public static String reference(String list) {
    return REFERENCE + "/" + list;
  }

  /// An action of the reference data, such as `ecr:PutImage`.
  public static String referenceAction(String action) {
    return REFERENCE + "/actions/" + path(action);
  }

  /// Several steps of a path. An encoded slash would not pass: servers refuse it.
  private static String path(String steps) {
    return Arrays.stream(steps.split("/", -1))
        .map(Screens::encode)
        .collect(Collectors.joining("/"))
        .replace("%3A", ":");
  }

  private static String encode(Object part) {
    return URLEncoder.encode(part.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Lets the address say what is shown now, without going there, so that a link shows the same.
  public static void readdress(Component shown, String path, QueryParameters query) {
    shown
        .getUI()
        .ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(path, query)));
  }
}
