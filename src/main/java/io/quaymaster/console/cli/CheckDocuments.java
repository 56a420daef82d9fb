package io.quaymaster.console.cli;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.cases.DecisionCase.InvalidDocument;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.parse.SourceMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the policies that a question comes with, each as what its option says, and keeps where
/// their statements stand. What cannot be read or is not acceptable is told on standard error.
final class CheckDocuments {
  private final Terminal terminal;
  private final Map<String, SourceMap> sources = new HashMap<>();
  private final List<InvalidDocument> invalid = new ArrayList<>();
  private boolean unreadable;

  CheckDocuments(Terminal terminal) {
    this.terminal = terminal;
  }

  @Nullable AttachedPolicy one(@Nullable String file, PolicyType type) {
    return file == null ? null : read(file, type).orElse(null);
  }

  List<AttachedPolicy> all(List<String> files, PolicyType type) {
    return files.stream().flatMap(file -> read(file, type).stream()).toList();
  }

  /// Each file is one level of the organization.
  List<PolicySet.Level> levels(List<String> files, PolicyType type) {
    return all(files, type).stream()
        .map(policy -> new PolicySet.Level(policy.name(), List.of(policy)))
        .toList();
  }

  /// Whether some file could not be read at all.
  boolean isUnreadable() {
    return unreadable;
  }

  List<InvalidDocument> invalid() {
    return invalid;
  }

  /// Where a statement stands, as `file:line:column`.
  String place(String file, int statement) {
    SourceMap source = sources.get(file);
    return source == null
        ? file
        : Input.shown(file, source.statementLocation(statement).span().start());
  }

  private Optional<AttachedPolicy> read(String file, PolicyType type) {
    switch (Input.read(file, terminal)) {
      case Input.Unreadable(_, String problem) -> {
        unreadable = true;
        terminal.say(problem);
        return Optional.empty();
      }
      case Input.Text(String name, var source) -> {
        ParseOutcome outcome = PolicyParser.parse(source, type);
        if (outcome instanceof ParseOutcome.Parsed parsed) {
          sources.put(name, parsed.sourceMap());
          return Optional.of(new AttachedPolicy(type, name, parsed.policy()));
        }
        invalid.add(new InvalidDocument(type.id(), name, outcome.findings()));
        for (Finding finding : outcome.findings()) {
          terminal.say(
              Input.shown(name, finding.location().span().start())
                  + ": "
                  + finding.code().id()
                  + ": "
                  + finding.message());
        }
        return Optional.empty();
      }
    }
  }
}
