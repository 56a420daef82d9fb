package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.LintJson;
import io.quaymaster.console.rest.wire.LintReport;
import io.quaymaster.console.rest.wire.PolicyCheckup;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// Says what is wrong in policies.
final class LintCommand implements Subcommand {
  /// How grave a finding has to be for the exit status 1.
  enum FailOn {
    ERROR,
    WARNING,
    SUGGESTION;

    /// Whether a document fails whatever type it is: one that is fine as one of its possible types
    /// is not held to be wrong.
    boolean meets(LintReport.Linted linted) {
      return linted.types().stream()
          .allMatch(type ->
              linted.findings().stream()
                  .anyMatch(
                      said -> said.types().contains(type) && includes(said.finding().type())));
    }

    boolean includes(FindingType type) {
      return switch (type) {
        case ERROR -> true;
        case SECURITY_WARNING, WARNING -> this != ERROR;
        case SUGGESTION -> this == SUGGESTION;
      };
    }
  }

  private static final String SYNOPSIS =
      """
      quaymaster lint FILE... [--type TYPE] [--registry private|public] [--resource ARN]
                             [--fail-on error|warning|suggestion] [--format FORMAT]\
      """;
  private static final String FOOTER =
      """
      Text and SARIF count columns from 1; JSON counts them from 0, in UTF-16 units.
      The exit status is 3 if an input cannot be read or is not JSON, else 1 if there is
      a finding as grave as --fail-on, else 0.

      Examples:
        quaymaster lint policy.json
        quaymaster lint --type repository-policy --registry public policies/*.json
        aws ecr get-repository-policy --repository-name app --query policyText --output text \\
            | quaymaster lint --type repository-policy -
        quaymaster lint --format sarif --fail-on warning policy.json > findings.sarif\
      """;

  private final Terminal terminal;

  LintCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public CommandSpec spec() {
    return Usage.command(
            "lint",
            "Says what is wrong, dead, too wide or misleading in policies, where, and how to mend it.",
            SYNOPSIS,
            FOOTER)
        .addPositional(Usage.files("FILE", "1..*", "Files to read; - for standard input."))
        .addOption(
            Usage.one(
                "--type",
                "TYPE",
                "What the policies are: repository-policy, registry-policy, identity-policy,"
                    + " permissions-boundary, session-policy, scp or rcp. Without it, the type is guessed"
                    + " from the document, and the guess is said."))
        .addOption(
            Usage.one(
                "--registry",
                "KIND",
                "private (Amazon ECR) or public (ECR Public). Without it, told from --resource or the actions."))
        .addOption(
            Usage.one(
                "--resource",
                "ARN",
                "The repository that the policy is attached to; more can be said where it is known."))
        .addOption(
            Usage.one(
                "--fail-on",
                "LEVEL",
                "error (default), warning or suggestion: the least grave finding that gives exit status 1."
                    + " A security warning counts as a warning."))
        .addOption(
            Usage.one(
                "--format", "FORMAT", "text (default), json, jsonl, sarif, junit or markdown."));
  }

  @Override
  public int run(Arguments arguments) {
    List<String> files = arguments.positionals();
    FailOn failOn = arguments.oneOf("--fail-on", FailOn.values()).orElse(FailOn.ERROR);
    OutputFormat format = arguments.format().orElse(OutputFormat.TEXT);
    PolicyCheckup checkup =
        new PolicyCheckup(
            arguments.policyType().orElse(null),
            arguments.registry().orElse(null),
            arguments.resource().orElse(null));
    checkUsage(files, checkup);
    List<LintReport> reports = new ArrayList<>();
    for (String file : files) {
      LintReport report =
          switch (Input.read(file, terminal)) {
            case Input.Text(String name, SourceText source) -> checkup.lint(name, source);
            case Input.Unreadable(String name, String problem) ->
                new LintReport.NotRead(name, problem);
          };
      reports.add(report);
      sayAside(report, format);
    }
    write(reports, format, failOn);
    return status(reports, failOn);
  }

  private static void checkUsage(List<String> files, PolicyCheckup checkup) {
    if (files.isEmpty()) {
      throw new WrongUsageException("Name the files to lint; - for standard input");
    }
    if (files.stream().filter("-"::equals).count() > 1) {
      throw new WrongUsageException("Standard input (-) can be read once only");
    }
    if (checkup.type() == PolicyType.REGISTRY_POLICY
        && PolicyCheckup.kind(checkup.registry(), checkup.resource(), "") == RegistryKind.PUBLIC) {
      throw new WrongUsageException("Public registries have no registry policy");
    }
    if (new HashSet<>(files).size() < files.size()) {
      throw new WrongUsageException("A file is named twice");
    }
  }

  /// What is no result: problems of reading, and what was guessed.
  private void sayAside(LintReport report, OutputFormat format) {
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
      case LintReport.Linted linted when linted.guessed() -> terminal.say(saidGuess(linted));
      case LintReport.Linted _ -> {}
    }
  }

  private void write(List<LintReport> reports, OutputFormat format, FailOn failOn) {
    switch (format) {
      case TEXT -> new LintText(terminal).write(reports);
      case JSON -> terminal.print(LintJson.json(reports));
      case JSONL -> reports.forEach(report -> terminal.print(LintJson.line(report)));
      case SARIF -> terminal.print(LintSarif.log(reports));
      case JUNIT -> terminal.print(LintJUnit.suites(reports, failOn));
      case MARKDOWN -> terminal.print(LintMarkdown.comment(reports));
    }
  }

  private static int status(List<LintReport> reports, FailOn failOn) {
    int status = ExitStatus.NOTHING;
    for (LintReport report : reports) {
      int own =
          switch (report) {
            case LintReport.NotRead _ -> ExitStatus.BAD_INPUT;
            case LintReport.Linted linted when linted.isBroken() -> ExitStatus.BAD_INPUT;
            case LintReport.Linted linted ->
                failOn.meets(linted) ? ExitStatus.FOUND : ExitStatus.NOTHING;
          };
      status = Math.max(status, own);
    }
    return status;
  }

  /// The sentence that says what was guessed.
  private static String saidGuess(LintReport.Linted linted) {
    String file = linted.file() + ": ";
    if (linted.isAmbiguous()) {
      String all = linted.types().stream().map(PolicyType::id).collect(Collectors.joining(", "));
      return file
          + "its statements name both principals and resources, so it can be "
          + all
          + "; looked at as each of them. Say which with --type.";
    }
    return switch (linted.types().getFirst()) {
      case REPOSITORY_POLICY ->
          file
              + "looked at as repository-policy: its statements name principals and no resources. --type says otherwise.";
      default ->
          file
              + "looked at as identity-policy: its statements name no principals. Permissions boundaries, session"
              + " policies and SCPs look the same; --type says which.";
    };
  }
}
