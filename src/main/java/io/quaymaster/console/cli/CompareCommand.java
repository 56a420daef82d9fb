package io.quaymaster.console.cli;

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
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    customSynopsis = {
      "quaymaster compare BEFORE AFTER [--type TYPE] [--registry private|public]",
      "                          [--resource ARN] [--fail-on more|less|any] [--format FORMAT]",
      "       quaymaster compare --pairs FILE|- [--timing] [--fail-on more|less|any]",
      "                          [--format FORMAT]",
      ""
    },
    description =
        "Tells exactly what access a change of a policy grants or takes away, each with a request as proof.",
    footer = {
      "",
      "A document that is the one word null stands for no policy. Of pairs, the exit status is 1 only",
      "if --fail-on is given. The exit status is 3 if a file, a line or a document is not acceptable,",
      "1 if what --fail-on names was found, 4 if the answer is not decided, else 0.",
      "",
      "Examples:",
      "  quaymaster compare old.json new.json",
      "  git show main:policy.json | quaymaster compare - policy.json --format markdown",
      "  quaymaster compare old.json new.json --type identity-policy --fail-on any",
      "  quaymaster compare --pairs pairs.jsonl --timing > answers.jsonl"
    })
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..2",
      paramLabel = "BEFORE AFTER",
      description = "The documents to compare; - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "Pairs of documents with their places, one JSON object a line; - for standard input.")
  private @Nullable String pairs;

  @Option(
      names = "--timing",
      description = "With --pairs: say how long each comparison took, one at a time.")
  private boolean timing;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = Choices.OfPolicyType.class,
      description =
          "What the documents are: repository-policy, registry-policy, identity-policy,"
              + " permissions-boundary, session-policy, scp or rcp. Without it, the type is guessed"
              + " where both can be of one type alone, and the guess is said.")
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
      description = "The repository that the policy is attached to.")
  private @Nullable String resource;

  @Option(
      names = "--fail-on",
      paramLabel = "more|less|any",
      converter = Choices.OfFailOnAccess.class,
      description = "more (default): access was gained; less: access was lost; any: either.")
  private PairAnswer.@Nullable FailOn failOn;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Choices.OfFormat.class,
      description =
          "text (default), json, jsonl (default of pairs), markdown, or of two documents sarif.")
  private @Nullable OutputFormat format;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (format == OutputFormat.JUNIT) {
      throw new WrongUsageException(
          "A comparison is no test: compare knows no junit; there are text, json, jsonl, markdown and sarif");
    }
    if (pairs != null) {
      if (!files.isEmpty() || type != null || registry != null || resource != null) {
        throw new WrongUsageException(
            "With --pairs, each line says what it compares; leave the other options out");
      }
      if (format == OutputFormat.SARIF) {
        throw new WrongUsageException(
            "sarif is for two documents; of pairs there are text, json, jsonl and markdown");
      }
      return PairRun.ofFile(
          pairs,
          terminal,
          format == null ? OutputFormat.JSONL : format,
          timing,
          Optional.ofNullable(failOn));
    }
    if (timing) {
      throw new WrongUsageException("--timing goes with --pairs");
    }
    if (files.size() != 2) {
      throw new WrongUsageException("Name the two documents, BEFORE and AFTER, or --pairs FILE");
    }
    if (files.getFirst().equals("-") && files.getLast().equals("-")) {
      throw new WrongUsageException("Standard input (-) can be read once only");
    }
    return ofFiles();
  }

  private int ofFiles() {
    Optional<Pair.Document> before = read(files.getFirst());
    Optional<Pair.Document> after = read(files.getLast());
    if (before.isEmpty() || after.isEmpty()) {
      return ExitStatus.BAD_INPUT;
    }
    RegistryKind kind =
        PolicyCheckup.kind(
            registry, resource, before.get().source().text() + after.get().source().text());
    Pair pair =
        new Pair(
            "",
            PairLine.place(type(before.get(), after.get(), kind), kind, resource, null),
            before.get(),
            after.get());
    if (resource == null && pair.place().type() == PolicyType.REPOSITORY_POLICY) {
      terminal.say(
          "Compared for a repository of a made-up account, "
              + pair.place().repository()
              + ". --resource names yours.");
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
        switch (format) {
          case JSON -> PairJson.write(answer, false, JsonWriter.indented());
          case JSONL -> PairJson.write(answer, false, JsonWriter.compact());
          case MARKDOWN -> PairMarkdown.comment(answer);
          case SARIF -> PairSarif.log(answer);
          case null, default -> new PairText(Ink.of(terminal)).write(answer);
        });
    return answer.status(failOn == null ? PairAnswer.FailOn.MORE : failOn);
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

  /// As it was said; else the one type that both documents can be of.
  private PolicyType type(Pair.Document before, Pair.Document after, RegistryKind kind) {
    if (type != null) {
      return type;
    }
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
    terminal.say("Compared as " + both.getFirst().id() + ". --type says otherwise.");
    return both.getFirst();
  }

  private static List<PolicyType> possible(Pair.Document document, RegistryKind kind) {
    return document.json() == null
        ? List.of(PolicyType.values())
        : PolicyCheckup.of(kind, TypeDetection.possibleTypes(document.json()));
  }
}
