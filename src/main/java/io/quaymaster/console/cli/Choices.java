package io.quaymaster.console.cli;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the words that options know, and lists them where somebody writes another.
final class Choices {
  private Choices() {}

  static final class OfPolicyType implements ITypeConverter<PolicyType> {
    @Override
    public PolicyType convert(String text) {
      return PolicyType.ofId(text)
          .orElseThrow(
              () -> unknown(text, Arrays.stream(PolicyType.values()).map(PolicyType::id).toList()));
    }
  }

  static final class OfRegistryKind implements ITypeConverter<RegistryKind> {
    @Override
    public RegistryKind convert(String text) {
      return RegistryKind.ofId(text)
          .orElseThrow(() ->
              unknown(text, Arrays.stream(RegistryKind.values()).map(RegistryKind::id).toList()));
    }
  }

  static final class OfFormat implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String text) {
      return ofEnum(text, OutputFormat.values());
    }
  }

  static final class OfFailOn implements ITypeConverter<LintCommand.FailOn> {
    @Override
    public LintCommand.FailOn convert(String text) {
      return ofEnum(text, LintCommand.FailOn.values());
    }
  }

  static final class OfExpected implements ITypeConverter<CheckQuestion.Expected> {
    @Override
    public CheckQuestion.Expected convert(String text) {
      return ofEnum(text, CheckQuestion.Expected.values());
    }
  }

  static final class OfFailOnAccess implements ITypeConverter<PairAnswer.FailOn> {
    @Override
    public PairAnswer.FailOn convert(String text) {
      return ofEnum(text, PairAnswer.FailOn.values());
    }
  }

  private static <E extends Enum<E>> E ofEnum(String text, E[] values) {
    Optional<E> found =
        Arrays.stream(values)
            .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
            .findFirst();
    return found.orElseThrow(() ->
        unknown(
            text,
            Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList()));
  }

  private static TypeConversionException unknown(String text, List<String> known) {
    return new TypeConversionException(
        "`" + text + "` is none of " + known.stream().collect(Collectors.joining(", ")));
  }
}
