package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.Pair;
import io.quaymaster.console.rest.wire.PairAnswer;
import io.quaymaster.console.rest.wire.PairComparer;
import io.quaymaster.console.rest.wire.PairJson;
import io.quaymaster.console.rest.wire.PairLine;
import io.quaymaster.console.rest.wire.PolicyCheckup;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.TypeDetection;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonNull;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonProblem;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// Tells what access a change of a policy grants or takes away.
final class CompareCommand implements Subcommand {
  private static final String SYNOPSIS =
      """
      quaymaster compare BEFORE AFTER [--type TYPE] [--registry private|public]
                                [--resource ARN] [--fail-on more|less|any] [--format FORMAT]
             quaymaster compare --pairs FILE|- [--timing] [--fail-on more|less|any]
                                [--format FORMAT]\
      """;
  private static final String FOOTER =
      """
      A document that is the one word null stands for no policy. Of pairs, the exit status is 1 only
      if --fail-on is given. The exit status is 3 if a file, a line or a document is not acceptable,
      1 if what --fail-on names was found, 4 if the answer is not decided, else 0.

      Examples:
        quaymaster compare old.json new.json
        git show main:policy.json | quaymaster compare - policy.json --format markdown
        quaymaster compare old.json new.json --type identity-policy --fail-on any
        quaymaster compare --pairs pairs.jsonl --timing > answers.jsonl\
      """;

  private final Terminal terminal;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public CommandSpec spec() {
    return Usage.command(
            "compare",
            "Tells exactly what access a change of a policy grants or takes away, each with a request as proof.",
            SYNOPSIS,
            FOOTER)
        .addPositional(
            Usage.files("BEFORE AFTER", "0..2", "The documents to compare; - for standard input."))
        .addOption(
            Usage.one(
                "--pairs",
                "FILE",
                "Pairs of documents with their places, one JSON object a line; - for standard input."))
        .addOption(
            Usage.flag(
                "--timing", "With --pairs: say how long each comparison took, one at a time."))
        .addOption(
            Usage.one(
                "--type",
                "TYPE",
                "What the documents are: repository-policy, registry-policy, identity-policy,"
                    + " permissions-boundary, session-policy, scp or rcp. Without it, the type is guessed"
                    + " where both can be of one type alone, and the guess is said."))
        .addOption(
            Usage.one(
                "--registry",
                "KIND",
                "private (Amazon ECR) or public (ECR Public). Without it, told from --resource or the actions."))
        .addOption(
            Usage.one(
                "--resource",
                "ARN",
                "The repository that the policy is attached to. Without it, a resource-based policy is compared for a"
                    + " made-up account, or for the one that a registry policy names; it is said which."))
        .addOption(
            Usage.one(
                "--fail-on",
                "more|less|any",
                "more (default): access was gained; less: access was lost; any: either."))
        .addOption(
            Usage.one(
                "--format",
                "FORMAT",
                "text (default), json, jsonl (default of pairs), markdown, or of two documents sarif."));
  }

  @Override
  public int run(Arguments arguments) {
    Optional<OutputFormat> format = arguments.format();
    if (format.equals(Optional.of(OutputFormat.JUNIT))) {
      throw new WrongUsageException(
          "A comparison is no test: compare knows no junit; there are text, json, jsonl, markdown and sarif");
    }
    Optional<String> pairs = arguments.text("--pairs");
    if (pairs.isEmpty()) {
      checkUsage(arguments.positionals(), arguments.has("--timing"));
      return ofFiles(arguments);
    }
    if (!arguments.positionals().isEmpty()
        || Stream.of("--type", "--registry", "--resource").anyMatch(arguments::has)) {
      throw new WrongUsageException(
          "With --pairs, each line says what it compares; leave the other options out");
    }
    if (format.equals(Optional.of(OutputFormat.SARIF))) {
      throw new WrongUsageException(
          "sarif is for two documents; of pairs there are text, json, jsonl and markdown");
    }
    return PairRun.ofFile(
        pairs.get(),
        terminal,
        format.orElse(OutputFormat.JSONL),
        arguments.has("--timing"),
        failOn(arguments));
  }

  private static void checkUsage(List<String> files, boolean timing) {
    if (timing) {
      throw new WrongUsageException("--timing goes with --pairs");
    }
    if (files.size() != 2) {
      throw new WrongUsageException("Name the two documents, BEFORE and AFTER, or --pairs FILE");
    }
    if (files.equals(List.of("-", "-"))) {
      throw new WrongUsageException("Standard input (-) can be read once only");
    }
  }

  private static Optional<FailOn> failOn(Arguments arguments) {
    return arguments.oneOf("--fail-on", FailOn.values());
  }

  private int ofFiles(Arguments arguments) {
    List<String> files = arguments.positionals();
    Optional<String> resource = arguments.resource();
    Optional<PolicyType> said = arguments.policyType();
    FailOn failOn = failOn(arguments).orElse(FailOn.MORE);
    Optional<Pair.Document> before = read(files.getFirst());
    Optional<Pair.Document> after = read(files.getLast());
    if (before.isEmpty() || after.isEmpty()) {
      return ExitStatus.BAD_INPUT;
    }
    RegistryKind kind =
        PolicyCheckup.kind(
            arguments.registry().orElse(null),
            resource.orElse(null),
            before.get().source().text() + after.get().source().text());
    PolicyType type = said.orElseGet(() -> guess(before.get(), after.get(), kind));
    Optional<String> owner =
        resource.isEmpty() && type == PolicyType.REGISTRY_POLICY
            ? OwnerAccount.of(List.of(before.get(), after.get()))
            : Optional.empty();
    Pair pair =
        new Pair(
            "",
            PairLine.place(type, kind, resource.orElse(null), owner.orElse(null)),
            before.get(),
            after.get());
    if (said.isEmpty()) {
      terminal.say("Compared as " + type.id() + ". --type says otherwise.");
    }
    if (resource.isEmpty()) {
      assumed(pair.place(), owner).ifPresent(terminal::say);
    }
    PairAnswer answer = new PairComparer().compare(pair);
    if (answer instanceof PairAnswer.Invalid) {
      answer
          .findings()
          .forEach(found ->
              terminal.say(
                  PairText.place(found)
                      + ": "
                      + found.finding().code().id()
                      + ": "
                      + found.finding().message()));
    }
    terminal.print(
        switch (arguments.format().orElse(OutputFormat.TEXT)) {
          case JSON -> PairJson.write(answer, false, JsonWriter.indented());
          case JSONL -> PairJson.write(answer, false, JsonWriter.compact());
          case MARKDOWN -> PairMarkdown.comment(answer);
          case SARIF -> PairSarif.log(answer);
          case TEXT, JUNIT -> new PairText(Ink.of(terminal)).write(answer);
        });
    return failOn.status(answer);
  }

  /// What a comparison without a resource took for granted.
  private static Optional<String> assumed(Place place, Optional<String> owner) {
    return switch (place.type()) {
      case REPOSITORY_POLICY ->
          Optional.of(
              "Compared for a repository of a made-up account, "
                  + place.repository()
                  + ". --resource names yours.");
      case REGISTRY_POLICY ->
          Optional.of(
              owner
                  .map(account ->
                      "Compared for the registry of account "
                          + account
                          + ", which the documents name. --resource says otherwise.")
                  .orElse(
                      "Compared for the registry of a made-up account, "
                          + place.owner()
                          + ". --resource names yours."));
      case IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP, RCP -> Optional.empty();
    };
  }

  private Optional<Pair.Document> read(String file) {
    return switch (Input.read(file, terminal)) {
      case Input.Unreadable(_, String problem) -> {
        terminal.say(problem);
        yield Optional.empty();
      }
      case Input.Text(String name, SourceText source) ->
          switch (JsonReader.read(source.text())) {
            case JsonOutcome.Read(JsonNull _) -> Optional.of(new Pair.Document(name, source, null));
            case JsonOutcome.Read(Json json) -> Optional.of(new Pair.Document(name, source, json));
            case JsonOutcome.Broken(List<JsonProblem> problems) -> {
              for (JsonProblem problem : problems) {
                terminal.say(
                    Input.shown(name, source.position(problem.start())) + ": " + problem.message());
              }
              yield Optional.empty();
            }
          };
    };
  }

  /// The one type that both documents can be of.
  private static PolicyType guess(Pair.Document before, Pair.Document after, RegistryKind kind) {
    List<PolicyType> both = possible(before, kind);
    both = both.stream().filter(possible(after, kind)::contains).toList();
    if (both.size() != 1) {
      throw new WrongUsageException(
          both.isEmpty()
              ? "The documents are of different types; say with --type as which they are to be compared"
              : "The documents can be "
                  + both.stream().map(PolicyType::id).collect(Collectors.joining(", "))
                  + "; say which with --type");
    }
    return both.getFirst();
  }

  private static List<PolicyType> possible(Pair.Document document, RegistryKind kind) {
    return document.json() == null
        ? List.of(PolicyType.values())
        : PolicyCheckup.of(kind, TypeDetection.possibleTypes(document.json()));
  }
}
