package io.quaymaster.console.cli;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    customSynopsis = {
      "quaymaster lint FILE... [--type TYPE] [--registry private|public] [--resource ARN]",
      "                       [--fail-on error|warning|suggestion] [--format FORMAT]",
      ""
    },
    description =
        "Says what is wrong, dead, too wide or misleading in policies, where, and how to mend it.",
    footer = {
      "",
      "Text and SARIF count columns from 1; JSON counts them from 0, in UTF-16 units.",
      "The exit status is 3 if an input cannot be read or is not JSON, else 1 if there is",
      "a finding as grave as --fail-on, else 0.",
      "",
      "Examples:",
      "  quaymaster lint policy.json",
      "  quaymaster lint --type repository-policy --registry public policies/*.json",
      "  aws ecr get-repository-policy --repository-name app --query policyText --output text \\",
      "      | quaymaster lint --type repository-policy -",
      "  quaymaster lint --format sarif --fail-on warning policy.json > findings.sarif"
    })
final class LintCommand implements Callable<Integer> {
  /// How grave a finding has to be for the exit status 1.
  enum FailOn {
    ERROR,
    WARNING,
    SUGGESTION;

    boolean includes(FindingType type) {
      return switch (type) {
        case ERROR -> true;
        case SECURITY_WARNING, WARNING -> this != ERROR;
        case SUGGESTION -> this == SUGGESTION;
      };
    }
  }

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to read; - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = Choices.OfPolicyType.class,
      description =
          "What the policies are: repository-policy, registry-policy, identity-policy,"
              + " permissions-boundary, session-policy, scp or rcp. Without it, the type is guessed"
              + " from the document, and the guess is said.")
  private @Nullable PolicyType type;

  @Option(
      names = "--registry",
      paramLabel = "KIND",
      converter = Choices.OfRegistryKind.class,
      description =
          "private (Amazon ECR) or public (ECR Public). Without it, told from --resource or the actions.")
  private @Nullable RegistryKind registry;

  @Option(
      names = "--resource",
      paramLabel = "ARN",
      description =
          "The repository that the policy is attached to; more can be said where it is known.")
  private @Nullable String resource;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      converter = Choices.OfFailOn.class,
      description =
          "error (default), warning or suggestion: the least grave finding that gives exit status 1."
              + " A security warning counts as a warning.")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Choices.OfFormat.class,
      description = "text (default), json, jsonl, sarif, junit or markdown.")
  private OutputFormat format = OutputFormat.TEXT;

  LintCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    checkUsage();
    PolicyCheckup checkup = new PolicyCheckup(type, registry, resource);
    List<LintReport> reports = new ArrayList<>();
    for (String file : files) {
      LintReport report =
          switch (Input.read(file, terminal)) {
            case Input.Text text -> checkup.lint(text);
            case Input.Unreadable(String name, String problem) ->
                new LintReport.NotRead(name, problem);
          };
      reports.add(report);
      sayAside(report);
    }
    write(reports);
    return status(reports);
  }

  private void checkUsage() {
    if (files.stream().filter("-"::equals).count() > 1) {
      throw new WrongUsageException("Standard input (-) can be read once only");
    }
    if (type == PolicyType.REGISTRY_POLICY && registry == RegistryKind.PUBLIC) {
      throw new WrongUsageException("Public registries have no registry policy");
    }
    if (new HashSet<>(files).size() < files.size()) {
      throw new WrongUsageException("A file is named twice");
    }
  }

  /// What is no result: problems of reading, and what was guessed.
  private void sayAside(LintReport report) {
    switch (report) {
      case LintReport.NotRead(_, String problem) -> terminal.say(problem);
      case LintReport.Linted linted when linted.isBroken() && format == OutputFormat.TEXT -> {}
      case LintReport.Linted linted when linted.isBroken() -> {
        LintReport.Said first = linted.findings().getFirst();
        terminal.say(
            Input.shown(linted.file(), first.finding().location().span().start())
                + ": "
                + first.finding().message());
      }
      case LintReport.Linted linted when linted.guessed() ->
          terminal.say(PolicyCheckup.saidGuess(linted));
      case LintReport.Linted _ -> {}
    }
  }

  private void write(List<LintReport> reports) {
    switch (format) {
      case TEXT -> new LintText(terminal).write(reports);
      case JSON -> terminal.print(LintJson.json(reports));
      case JSONL -> reports.forEach(report -> terminal.print(LintJson.line(report)));
      case SARIF -> terminal.print(LintSarif.log(reports));
      case JUNIT -> terminal.print(LintJUnit.suites(reports, failOn));
      case MARKDOWN -> terminal.print(LintMarkdown.comment(reports));
    }
  }

  private int status(List<LintReport> reports) {
    int status = ExitStatus.NOTHING;
    for (LintReport report : reports) {
      int own =
          switch (report) {
            case LintReport.NotRead _ -> ExitStatus.BAD_INPUT;
            case LintReport.Linted linted when linted.isBroken() -> ExitStatus.BAD_INPUT;
            case LintReport.Linted linted ->
                linted.fails(failOn) ? ExitStatus.FOUND : ExitStatus.NOTHING;
          };
      status = Math.max(status, own);
    }
    return status;
  }
}
