package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import io.quaymaster.iam.policy.lint.LocatedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words that stand in documentation and templates for a value of one's own.
public final class Placeholders implements LintRule {
  /// `<account-id>`, `[region]`, `{{ account }}`, `${Account}`, `$ACCOUNT_ID`, `$(command)`; a
  /// policy variable has a colon in its name, as none of the names here.
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "<[A-Za-z][^<>]{0,80}>"
              + "|\\[[A-Za-z][A-Za-z0-9_ -]{0,80}\\]"
              + "|\\{\\{[^{}]{1,80}\\}\\}"
              + "|\\$\\{(?:AWS::[A-Za-z]{1,40}|[A-Za-z][A-Za-z0-9_. \\[\\]-]{0,80})\\}"
              + "|\\$(?:[A-Z][A-Z0-9]{0,30}_[A-Z0-9_]{1,60}|ACCOUNT|REGION|PARTITION|REPOSITORY|REPO)\\b"
              + "|\\$\\([^()]{1,80}\\)");

  /// The same in a value of a condition, which may rightly hold brackets and dollar signs.
  private static final Pattern TEMPLATE_IN_VALUE =
      Pattern.compile(
          "<[A-Za-z][^<>]{0,80}>"
              + "|\\{\\{[^{}]{1,80}\\}\\}"
              + "|\\$\\{(?:AWS::[A-Za-z]{1,40}|[A-Za-z][A-Za-z0-9_. \\[\\]-]{0,80})\\}");

  private static final Pattern ACTION =
      Pattern.compile(
          "(?i)(?:[a-z0-9-]{1,40}:)?(?:action|actionname|api-?name|operation)[0-9]{0,2}");
  private static final Pattern RESOURCE =
      Pattern.compile("(?i)(?:arn|resource|resource-?arn|your-.{1,60})[0-9]{0,2}");
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private static final Set<String> PARTITIONS = Set.of("partition", "aws-partition");
  private static final Set<String> SERVICES = Set.of("service", "service-name", "servicename");
  private static final Set<String> REGIONS =
      Set.of(
          "region",
          "aws-region",
          "aws_region",
          "region-name",
          "region-code",
          "regionname",
          "your-region",
          "my-region",
          "region-id");
  private static final Set<String> ACCOUNTS =
      Set.of(
          "account",
          "account-id",
          "account_id",
          "accountid",
          "account-number",
          "account_number",
          "aws-account",
          "aws-account-id",
          "aws_account_id",
          "awsaccountid",
          "your-account-id",
          "your-aws-account-id",
          "my-account-id",
          "account-id-without-hyphens",
          "acc",
          "acct",
          "acct-id");

  /// Last parts of a name in an ARN.
  private static final Set<String> NAMES =
      Set.of(
          "username",
          "user-name",
          "user_name",
          "rolename",
          "role-name",
          "role_name",
          "role-session-name",
          "session-name",
          "repository-name",
          "repository_name",
          "repositoryname",
          "repo-name",
          "reponame",
          "registry-id",
          "resourcepath");

  private static final int MANY = 20;

  /// A placeholder from `from` to `to`, and what it stands for.
  private record Found(int from, int to, Meaning meaning) {}

  private enum Meaning {
    PARTITION,
    REGION,
    ACCOUNT,
    REPOSITORY,
    OTHER
  }

  /// Whether something in the text is a placeholder.
  static boolean stand(String text) {
    return !find(text, TEMPLATE, RESOURCE).isEmpty();
  }

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      statement.principals().forEach(p -> check(p.entry(), TEMPLATE, RESOURCE, policy, findings));
      statement.actions().forEach(a -> check(a.entry(), TEMPLATE, ACTION, policy, findings));
      statement.resources().forEach(r -> check(r.entry(), TEMPLATE, RESOURCE, policy, findings));
      for (Condition condition : statement.conditions()) {
        condition
            .values()
            .forEach(value -> check(value, TEMPLATE_IN_VALUE, NOTHING, policy, findings));
        key(condition, findings);
      }
    }
  }

  private static void check(
      LocatedText entry,
      Pattern templates,
      Pattern whole,
      LocatedPolicy policy,
      Findings findings) {
    for (Found found : find(entry.text(), templates, whole)) {
      String word = entry.text().substring(found.from(), found.to());
      findings.add(
          IssueCode.PLACEHOLDER,
          entry.part(found.from(), found.to()),
          Excerpt.of(word)
              + " stands for a value of yours, and AWS takes it literally; put "
              + title(found.meaning())
              + " in its place.",
          fixes(entry, found, policy));
    }
  }

  private static String title(Meaning meaning) {
    return switch (meaning) {
      case PARTITION -> "the partition (`aws`, `aws-cn`, `aws-us-gov`)";
      case REGION -> "the Region";
      case ACCOUNT -> "the 12 digits of the account";
      case REPOSITORY -> "the name of the repository";
      case OTHER -> "the value";
    };
  }

  private static Fix[] fixes(LocatedText entry, Found found, LocatedPolicy policy) {
    Optional<Arn> resource = policy.context().resource();
    if (resource.isEmpty()) {
      return new Fix[0];
    }
    Arn arn = resource.get();
    String value =
        switch (found.meaning()) {
          case PARTITION -> arn.partition();
          case REGION -> arn.region();
          case ACCOUNT -> arn.account();
          case REPOSITORY ->
              arn.resource().startsWith("repository/")
                  ? arn.resource().substring("repository/".length())
                  : "";
          case OTHER -> "";
        };
    if (value.isEmpty()) {
      return new Fix[0];
    }
    String text =
        entry.text().substring(0, found.from()) + value + entry.text().substring(found.to());
    return new Fix[] {policy.edits().text("Write `" + value + "`", entry.json(), text)};
  }

  /// `aws:ResourceTag/${TagKey}` is how the reference writes a key with a tag of one's own.
  private static void key(Condition condition, Findings findings) {
    String name = condition.key().text();
    int slash = name.indexOf('/');
    String tag = slash < 0 ? "" : name.substring(slash + 1).toLowerCase(Locale.ROOT);
    boolean template = tag.startsWith("${") || tag.startsWith("<");
    if (template || tag.equals("tag-key") || tag.equals("tagkey") || tag.equals("key-name")) {
      findings.add(
          IssueCode.PLACEHOLDER,
          template ? FindingType.ERROR : FindingType.WARNING,
          condition.keyLocation(),
          Excerpt.of(name) + " does not name a tag; put the key of your tag behind the slash.");
    }
  }

  private static List<Found> find(String text, Pattern templates, Pattern whole) {
    List<Found> found = new ArrayList<>();
    Matcher template = templates.matcher(text);
    while (found.size() < MANY && template.find()) {
      found.add(new Found(template.start(), template.end(), meaning(template.group())));
    }
    if (found.isEmpty() && text.length() < 80 && whole.matcher(text).matches()) {
      found.add(new Found(0, text.length(), Meaning.OTHER));
    }
    if (text.startsWith("arn:")) {
      arn(text, found);
    } else if (text.length() < 40 && ACCOUNTS.contains(text.toLowerCase(Locale.ROOT))) {
      found.add(new Found(0, text.length(), Meaning.ACCOUNT));
    }
    return found;
  }

  private static void arn(String text, List<Found> out) {
    int start = 0;
    for (int part = 0; part < 6; part++) {
      int colon = part == 5 ? -1 : text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      if (part == 5 || colon < 0) {
        name(text, start, out);
        return;
      }
      String word = text.substring(start, Math.min(end, start + 40)).toLowerCase(Locale.ROOT);
      if (part == 1 && PARTITIONS.contains(word)) {
        out.add(new Found(start, end, Meaning.PARTITION));
      } else if (part == 2 && SERVICES.contains(word)) {
        out.add(new Found(start, end, Meaning.OTHER));
      } else if (part == 3 && REGIONS.contains(word)) {
        out.add(new Found(start, end, Meaning.REGION));
      } else if ((part == 4 || part == 3) && ACCOUNTS.contains(word)) {
        out.add(new Found(start, end, Meaning.ACCOUNT));
      }
      start = end + 1;
    }
  }

  private static void name(String text, int from, List<Found> out) {
    int slash = Math.max(text.lastIndexOf('/'), from - 1);
    String last = text.substring(slash + 1);
    if (last.length() < 40 && NAMES.contains(last.toLowerCase(Locale.ROOT))) {
      boolean repository = text.startsWith("repository/", from) && slash == from + 10;
      out.add(new Found(slash + 1, text.length(), repository ? Meaning.REPOSITORY : Meaning.OTHER));
    }
    int colon = text.indexOf(':', from);
    if (colon > from && colon - from < 40) {
      String word = text.substring(from, colon).toLowerCase(Locale.ROOT);
      if (ACCOUNTS.contains(word)) {
        out.add(new Found(from, colon, Meaning.ACCOUNT));
      }
    }
  }

  private static Meaning meaning(String template) {
    String word =
        template
            .replaceAll("^(?:\\$\\{|\\{\\{|[<\\[$(]{1,2})\\s*(?:AWS::)?|\\s*[>\\]})]+$", "")
            .toLowerCase(Locale.ROOT)
            .replace(' ', '-');
    if (PARTITIONS.contains(word)) {
      return Meaning.PARTITION;
    }
    if (REGIONS.contains(word)) {
      return Meaning.REGION;
    }
    if (ACCOUNTS.contains(word)) {
      return Meaning.ACCOUNT;
    }
    return word.startsWith("repo") ? Meaning.REPOSITORY : Meaning.OTHER;
  }
}
