package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Principal;
import io.quaymaster.iam.policy.lint.LocatedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Entries of `Principal` and `NotPrincipal` that name nobody: wildcards within a name, groups, ids
/// of deleted principals, accounts without 12 digits, kinds of principals that never call ECR.
public final class PrincipalEntries implements LintRule {
  private static final Pattern DELETED = Pattern.compile("A(?:IDA|ROA|GPA|NPA|NVA)[A-Z0-9]{4,60}");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9 -]{0,40}");
  private static final Pattern ARN = Pattern.compile("arn:([^:]*):(iam|sts):([^:]*):([^:]*):(.*)");
  private static final Pattern TWELVE = Pattern.compile("[0-9]{12}");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      List<Principal> principals = statement.principals();
      boolean anyMatches = principals.stream().anyMatch(PrincipalEntries::canMatch);
      for (Principal principal : principals) {
        LocatedText entry = principal.entry();
        if (statement.principal().orElseThrow().member().value() == entry.json()) {
          continue;
        }
        switch (principal.kind()) {
          case "AWS" -> aws(principal, policy, findings);
          case "Service" -> service(entry, policy, findings);
          case "Federated" ->
              never(
                  entry,
                  anyMatches ? FindingType.WARNING : FindingType.ERROR,
                  " is an identity provider, which only trust policies of roles know; it never"
                      + " matches here. Name the role that it leads to.",
                  findings);
          case "CanonicalUser" ->
              never(
                  entry,
                  anyMatches ? FindingType.WARNING : FindingType.ERROR,
                  " is a canonical user, which only S3 knows; it never matches here. Name the"
                      + " account.",
                  findings);
          default -> {}
        }
      }
    }
  }

  private static boolean canMatch(Principal principal) {
    return switch (principal.pattern()) {
      case PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ ->
          false;
      case PrincipalPattern.Anyone _,
          PrincipalPattern.AwsAccount _,
          PrincipalPattern.User _,
          PrincipalPattern.Role _,
          PrincipalPattern.RoleSession _,
          PrincipalPattern.FederatedUser _,
          PrincipalPattern.Service _ ->
          true;
    };
  }

  private static void aws(Principal principal, LocatedPolicy policy, Findings findings) {
    LocatedText entry = principal.entry();
    String text = entry.text();
    if (text.contains("${")) {
      never(
          entry,
          FindingType.ERROR,
          " holds a policy variable, and variables are not replaced in `Principal`; use a"
              + " condition on `aws:PrincipalArn`.",
          findings);
      return;
    }
    if (!(principal.pattern() instanceof PrincipalPattern.Unmatchable)) {
      return;
    }
    Matcher arn = ARN.matcher(text);
    if (DELETED.matcher(text).matches()) {
      findings.add(
          IssueCode.PRINCIPAL_DELETED,
          entry.location(),
          Excerpt.of(text)
              + " is the id of a user or role that was deleted, and matches nobody;"
              + " delete it or name the new principal.",
          ListedEntries.delete("Delete the entry", entry, policy));
    } else if (NUMBER.matcher(text).matches()) {
      digits(entry, 0, text.length(), policy, findings);
    } else if (arn.matches()) {
      arn(entry, arn, policy, findings);
    } else if (wildcard(text) >= 0) {
      wildcards(entry, List.of(), findings);
    } else if (!Placeholders.stand(text)) {
      never(
          entry,
          FindingType.ERROR,
          " is neither `*`, an account, nor the ARN of a user, role or session.",
          findings);
    }
  }

  private static void arn(LocatedText entry, Matcher arn, LocatedPolicy policy, Findings findings) {
    String text = entry.text();
    String account = arn.group(4);
    String resource = arn.group(5);
    boolean iam = arn.group(2).equals("iam");
    if (iam && resource.startsWith("group/")) {
      findings.add(
          IssueCode.PRINCIPAL_GROUP,
          entry.location(),
          Excerpt.of(text)
              + " is a group, and groups are no principals; name its users or a role.");
    } else if (wildcard(text) >= 0) {
      wildcards(entry, wildcardFixes(entry, arn, policy), findings);
    } else if (!TWELVE.matcher(account).matches()) {
      digits(entry, arn.start(4), arn.end(4), policy, findings);
    } else if (!Placeholders.stand(text)) {
      never(entry, FindingType.ERROR, reason(iam, resource), findings);
    }
  }

  private static String reason(boolean iam, String resource) {
    if (iam && resource.startsWith("assumed-role/")) {
      return " is a session, so it belongs to `sts`: write `arn:aws:sts::ACCOUNT:assumed-role/…`.";
    }
    if (!iam && (resource.startsWith("role/") || resource.startsWith("user/"))) {
      return " is a role or user, so it belongs to `iam`: write `arn:aws:iam::ACCOUNT:…`.";
    }
    if (!iam && resource.startsWith("assumed-role/")) {
      return " names no session: write `assumed-role/ROLE/SESSION`, or the ARN of the role.";
    }
    return " is the ARN of no principal: name an account, user, role or session.";
  }

  private static void wildcards(LocatedText entry, List<Fix> fixes, Findings findings) {
    int at = wildcard(entry.text());
    findings.add(
        IssueCode.PRINCIPAL_WILDCARD_PART,
        entry.part(at, at + 1),
        "A principal takes no wildcard within its name, so "
            + Excerpt.of(entry.text())
            + " is refused; name the account and use a condition `ArnLike` on `aws:PrincipalArn`.",
        fixes.toArray(Fix[]::new));
  }

  private static List<Fix> wildcardFixes(LocatedText entry, Matcher arn, LocatedPolicy policy) {
    List<Fix> fixes = new ArrayList<>();
    if (TWELVE.matcher(arn.group(4)).matches() && arn.group(5).equals("*")) {
      String root = "arn:" + arn.group(1) + ":iam::" + arn.group(4) + ":root";
      if (wildcard(root) < 0) {
        fixes.add(policy.edits().text("Name the whole account", entry.json(), root));
      }
    }
    return fixes;
  }

  private static void digits(
      LocatedText entry, int from, int to, LocatedPolicy policy, Findings findings) {
    String account = entry.text().substring(from, to);
    String bare = account.replace("-", "").replace(" ", "");
    List<Fix> fixes = new ArrayList<>();
    if (TWELVE.matcher(bare).matches()) {
      String text = entry.text().substring(0, from) + bare + entry.text().substring(to);
      fixes.add(policy.edits().text("Write `" + bare + "`", entry.json(), text));
    }
    findings.add(
        IssueCode.PRINCIPAL_ACCOUNT_DIGITS,
        account.isEmpty() ? entry.location() : entry.part(from, to),
        account.isEmpty()
            ? Excerpt.of(entry.text()) + " names no account; write its 12 digits."
            : Excerpt.of(account) + " is no AWS account: its id has exactly 12 digits.",
        fixes.toArray(Fix[]::new));
  }

  private static void service(LocatedText entry, LocatedPolicy policy, Findings findings) {
    String text = entry.text();
    if (wildcard(text) >= 0) {
      wildcards(entry, List.of(), findings);
    } else if (text.indexOf('.') < 0 && !Placeholders.stand(text)) {
      boolean name = text.matches("[A-Za-z0-9-]{2,40}");
      findings.add(
          IssueCode.PRINCIPAL_NEVER_MATCHES,
          FindingType.ERROR,
          entry.location(),
          Excerpt.of(text) + " is no service principal; those look like `codebuild.amazonaws.com`.",
          name
              ? new Fix[] {
                policy
                    .edits()
                    .text(
                        "Write `" + text + ".amazonaws.com`", entry.json(), text + ".amazonaws.com")
              }
              : new Fix[0]);
    }
  }

  private static void never(LocatedText entry, FindingType type, String reason, Findings findings) {
    findings.add(
        IssueCode.PRINCIPAL_NEVER_MATCHES,
        type,
        entry.location(),
        Excerpt.of(entry.text()) + reason);
  }

  private static int wildcard(String text) {
    int star = text.indexOf('*');
    int mark = text.indexOf('?');
    return star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
  }
}
