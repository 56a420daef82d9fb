package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Resource;
import io.quaymaster.iam.policy.lint.LocatedText;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// ARNs of repositories that are spelt so that they never match, or match less or more than people
/// think. Source: Service Authorization Reference, ECR and ECR Public, "Resource types".
public final class RepositoryArns implements LintRule {
  /// Prefixes that are taken for `ecr`, and misspellings of it.
  private static final Set<String> CONFUSED =
      Set.of("ecs", "eks", "ec2", "erc", "ec", "ecrr", "ercr", "ecr.api", "ecr.dkr");

  private static final Set<String> CONFUSED_PUBLIC = Set.of("ecrpublic", "ecr_public", "ecr-pub");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      for (Resource resource : statement.resources()) {
        if (!resource.pattern().isEverything() && resource.entry().text().startsWith("arn:")) {
          check(new Entry(resource.entry(), statement, policy), findings);
        }
      }
    }
  }

  /// One entry with its parts; the last one is the rest, however many colons it has.
  private record Entry(
      LocatedText text, LocatedStatement statement, LocatedPolicy policy, String[] parts) {
    Entry(LocatedText text, LocatedStatement statement, LocatedPolicy policy) {
      this(text, statement, policy, text.text().split(":", 6));
    }

    String part(int index) {
      return index < parts.length ? parts[index] : "";
    }

    /// The entry with another text in the place of one part.
    String with(int index, String part) {
      String[] changed = parts.clone();
      changed[index] = part;
      return String.join(":", changed);
    }

    Fix fix(String replacement) {
      return policy.edits().text("Write `" + replacement + "`", text.json(), replacement);
    }

    int offset(int index) {
      int at = 0;
      for (int i = 0; i < index; i++) {
        at += parts[i].length() + 1;
      }
      return at;
    }

    void add(Findings findings, IssueCode code, int part, String message, Fix... fixes) {
      int from = offset(part);
      findings.add(code, text.part(from, from + parts[part].length()), message, fixes);
    }
  }

  private static void check(Entry entry, Findings findings) {
    if (entry.parts().length < 6) {
      shortArn(entry, findings);
      return;
    }
    if (service(entry, findings)) {
      return;
    }
    switch (entry.part(2)) {
      case "ecr" -> privateArn(entry, findings);
      case "ecr-public" -> publicArn(entry, findings);
      default -> {}
    }
  }

  private static void shortArn(Entry entry, Findings findings) {
    LocatedText text = entry.text();
    String[] parts = entry.parts();
    // `arn:aws:us-east-2:123456789012:repository/*`: the service was forgotten.
    boolean noService =
        parts.length == 5
            && parts[4].startsWith("repository/")
            && (parts[2].matches("[a-z]{2}(?:-[a-z]+)+-[0-9]|\\*?"));
    if (noService) {
      String full =
          parts[0] + ":" + parts[1] + ":ecr:" + parts[2] + ":" + parts[3] + ":" + parts[4];
      entry.add(
          findings,
          IssueCode.RESOURCE_WRONG_SERVICE,
          2,
          Excerpt.of(text.text())
              + " names no service, so it never matches; write `ecr` before the"
              + " Region.",
          entry.fix(full));
    }
    if (entry.policy().type() == PolicyType.SESSION_POLICY) {
      return;
    }
    boolean completed =
        entry.policy().type() == PolicyType.IDENTITY_POLICY
            || entry.policy().type() == PolicyType.PERMISSIONS_BOUNDARY;
    String full = text.text() + ":*".repeat(6 - parts.length);
    findings.add(
        IssueCode.RESOURCE_SHORT_ARN,
        text.location(),
        Excerpt.of(text.text())
            + " has "
            + parts.length
            + " of the six parts of an ARN; "
            + (completed
                ? "AWS completes it to " + Excerpt.of(full) + ", so write that."
                : "what AWS makes of it here is not documented, so write all six."),
        noService ? new Fix[0] : new Fix[] {entry.fix(full)});
  }

  /// Whether the ARN is of another service, or of none that can be told.
  private static boolean service(Entry entry, Findings findings) {
    String service = entry.part(2);
    String resource = entry.part(5);
    boolean repository = resource.startsWith("repository/");
    if (wildcards(entry, findings)) {
      return true;
    }
    String meant = meant(service, repository);
    if (meant != null) {
      entry.add(
          findings,
          IssueCode.RESOURCE_WRONG_SERVICE,
          2,
          "`"
              + service
              + "` has no repositories, so this ARN never matches; write `"
              + meant
              + "`.",
          entry.fix(entry.with(2, meant)));
      return true;
    }
    return foreign(entry, service, repository, findings);
  }

  private static @Nullable String meant(String service, boolean repository) {
    if (!repository) {
      return null;
    }
    return CONFUSED.contains(service)
        ? "ecr"
        : CONFUSED_PUBLIC.contains(service) ? "ecr-public" : null;
  }

  /// A registry policy is about repositories of the private registry and nothing else.
  private static boolean foreign(
      Entry entry, String service, boolean repository, Findings findings) {
    boolean registryPolicy = entry.policy().type() == PolicyType.REGISTRY_POLICY;
    if (!registryPolicy || service.equals("ecr") || Placeholders.stand(service)) {
      return false;
    }
    entry.add(
        findings,
        IssueCode.RESOURCE_WRONG_SERVICE,
        2,
        "The policy of a private registry is about repositories of `ecr`; an ARN of "
            + Excerpt.of(service)
            + " never matches.",
        repository ? new Fix[] {entry.fix(entry.with(2, "ecr"))} : new Fix[0]);
    return true;
  }

  private static boolean wildcards(Entry entry, Findings findings) {
    String service = entry.part(2);
    boolean inService = hasWildcard(service);
    boolean ours = Actions.judged(service);
    if (inService && !Glob.overlap(service, "ecr") && !Glob.overlap(service, "ecr-public")) {
      return true;
    }
    if (hasWildcard(entry.part(1)) && (ours || inService)) {
      entry.add(
          findings,
          IssueCode.RESOURCE_TYPE_WILDCARD,
          1,
          "The partition of an ARN takes no wildcard; write `aws`, `aws-cn` or `aws-us-gov`.",
          entry.fix(entry.with(1, "aws")));
    }
    if (inService) {
      boolean everything = entry.part(5).equals("*") && service.equals("*");
      findings.add(
          IssueCode.RESOURCE_TYPE_WILDCARD,
          everything ? FindingType.WARNING : FindingType.ERROR,
          entry.text().part(entry.offset(2), entry.offset(2) + service.length()),
          "The service of an ARN takes no wildcard; write it out.",
          entry.part(5).startsWith("repository/")
              ? new Fix[] {entry.fix(entry.with(2, "ecr"))}
              : new Fix[0]);
      return true;
    }
    String type = entry.part(5);
    int slash = type.indexOf('/');
    String head = slash < 0 ? type : type.substring(0, slash);
    if (ours && hasWildcard(head) && !type.equals("*")) {
      int from = entry.offset(5);
      findings.add(
          IssueCode.RESOURCE_TYPE_WILDCARD,
          entry.text().part(from, from + head.length()),
          "The type of a resource takes no wildcard; write `repository/…`.",
          Glob.overlap(head, "repository")
              ? new Fix[] {
                entry.fix(
                    entry.with(5, "repository/" + (slash < 0 ? "*" : type.substring(slash + 1))))
              }
              : new Fix[0]);
      return true;
    }
    return false;
  }

  private static void privateArn(Entry entry, Findings findings) {
    if (entry.part(3).isEmpty()) {
      findings.add(
          IssueCode.RESOURCE_FORMAT,
          entry.text().location(),
          "The ARN of a private repository names its Region; without it "
              + Excerpt.of(entry.text().text())
              + " never matches.",
          entry.fix(entry.with(3, "*")));
    }
    upperCase(entry, findings);
    oneRegion(entry, findings);
    prefix(entry, findings);
  }

  private static void publicArn(Entry entry, Findings findings) {
    String rest = entry.part(5);
    int colon = rest.indexOf(':');
    boolean shifted =
        entry.part(3).isEmpty()
            && entry.part(4).isEmpty()
            && colon > 0
            && (rest.startsWith("repository/", colon + 1)
                || rest.startsWith("registry/", colon + 1));
    if (shifted) {
      String right = "arn:" + entry.part(1) + ":ecr-public::" + rest;
      int from = entry.offset(3);
      findings.add(
          IssueCode.RESOURCE_COLONS,
          entry.text().part(from, from + 1),
          Excerpt.of(entry.text().text())
              + " has one colon too many after `ecr-public`, so it never matches.",
          entry.fix(right));
      return;
    }
    if (!entry.part(3).isEmpty() && !entry.part(3).equals("*")) {
      entry.add(
          findings,
          IssueCode.RESOURCE_REGION_IN_PUBLIC,
          3,
          "ECR Public has no Regions, so an ARN with "
              + Excerpt.of(entry.part(3))
              + " never matches; leave the Region empty.",
          entry.fix(entry.with(3, "")));
    }
    upperCase(entry, findings);
    prefix(entry, findings);
  }

  private static void upperCase(Entry entry, Findings findings) {
    String resource = entry.part(5);
    if (!resource.startsWith("repository/")
        || resource.contains("${")
        || Placeholders.stand(entry.text().text())) {
      return;
    }
    String lower = resource.toLowerCase(Locale.ROOT);
    if (!lower.equals(resource)) {
      entry.add(
          findings,
          IssueCode.RESOURCE_UPPERCASE,
          5,
          "Names of repositories are in lower case, so " + Excerpt.of(resource) + " never matches.",
          entry.fix(entry.with(5, lower)));
    }
  }

  private static void oneRegion(Entry entry, Findings findings) {
    boolean regional =
        entry.policy().context().isResourceBased()
            || hasWildcard(entry.part(3))
            || entry.part(3).isEmpty()
            || Placeholders.stand(entry.text().text());
    if (!regional && entry.part(5).equals("repository/*")) {
      entry.add(
          findings,
          IssueCode.RESOURCE_ONE_REGION,
          3,
          "This covers the repositories of "
              + Excerpt.of(entry.part(3))
              + " only; for those of all Regions write `*`.",
          entry.fix(entry.with(3, "*")));
    }
  }

  private static void prefix(Entry entry, Findings findings) {
    String resource = entry.part(5);
    boolean wide =
        entry.statement().isAllow()
            && resource.startsWith("repository/")
            && resource.endsWith("*")
            && resource.length() > "repository/".length() + 1
            && Character.isLetterOrDigit(resource.charAt(resource.length() - 2));
    if (wide) {
      String name = resource.substring("repository/".length(), resource.length() - 1);
      if (hasWildcard(name)) {
        return;
      }
      int from = entry.offset(5) + resource.length() - 1;
      findings.add(
          IssueCode.RESOURCE_PREFIX_WIDE,
          entry.text().part(from, from + 1),
          "This covers every name that starts with "
              + Excerpt.of(name)
              + ", also "
              + Excerpt.of(name + "-other")
              + "; for a folder write "
              + Excerpt.of(name + "/*")
              + ".",
          entry.fix(entry.with(5, "repository/" + name + "/*")));
    }
  }

  private static boolean hasWildcard(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }
}
