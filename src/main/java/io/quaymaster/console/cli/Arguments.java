package io.quaymaster.console.cli;

import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// What was written after a command. A word that an option does not know is wrong usage.
record Arguments(ParseResult parsed) {
  Optional<String> text(String option) {
    return value(option).map(String.class::cast);
  }

  List<String> texts(String option) {
    return value(option).map(Arguments::strings).orElse(List.of());
  }

  boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  /// What is no option.
  List<String> positionals() {
    return parsed.hasMatchedPositional(0)
        ? strings(parsed.matchedPositional(0).getValue())
        : List.of();
  }

  Optional<PolicyType> policyType() {
    return word("--type", Stream.of(PolicyType.values()).map(PolicyType::id), PolicyType::ofId);
  }

  Optional<RegistryKind> registry() {
    return word(
        "--registry", Stream.of(RegistryKind.values()).map(RegistryKind::id), RegistryKind::ofId);
  }

  /// An ARN, or `*`.
  Optional<String> resource() {
    Optional<String> resource = text("--resource");
    resource
        .filter(text -> !text.equals("*") && Arn.parse(text).isEmpty())
        .ifPresent(text -> {
          throw new WrongUsageException(
              "`"
                  + text
                  + "` is no ARN; a repository is arn:aws:ecr:REGION:ACCOUNT:repository/NAME, a public one"
                  + " arn:aws:ecr-public::ACCOUNT:repository/NAME");
        });
    return resource;
  }

  Optional<OutputFormat> format() {
    return oneOf("--format", OutputFormat.values());
  }

  /// The constant of an enumeration, in any case.
  <E extends Enum<E>> Optional<E> oneOf(String option, E[] values) {
    return word(
        option,
        Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)),
        text ->
            Arrays.stream(values)
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst());
  }

  private <T> Optional<T> word(
      String option, Stream<String> known, Function<String, Optional<T>> reader) {
    return text(option)
        .map(text ->
            reader
                .apply(text)
                .orElseThrow(() ->
                    new WrongUsageException(
                        "%s: `%s` is none of %s"
                            .formatted(option, text, known.collect(Collectors.joining(", "))))));
  }

  private Optional<Object> value(String option) {
    return Optional.ofNullable(parsed.matchedOption(option)).map(OptionSpec::getValue);
  }

  private static List<String> strings(Object values) {
    return ((List<?>) values).stream().map(String.class::cast).toList();
  }
}
