package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.Pair;
import io.quaymaster.console.rest.wire.PairAnswer;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.parse.SourceMap;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.policy.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The answer to a pair as a SARIF log: every class of changed access at the statement that makes
/// it, in the new document what was gained, in the old one what was lost.
final class PairSarif {
  private static final Set<Flag> GRAVE =
      EnumSet.of(Flag.PUBLIC, Flag.ALL_AWS, Flag.LOCK_OUT, Flag.ADMIN);

  private final SarifLog log = new SarifLog();
  private final JsonWriter json = log.json();
  private final List<String> rules = new ArrayList<>();

  private PairSarif() {}

  static String log(PairAnswer answer) {
    return new PairSarif().write(answer);
  }

  private String write(PairAnswer answer) {
    log.begin();
    rule("GAINED", "The new document allows what the old one did not.", "warning");
    rule("LOST", "The new document no longer allows what the old one did.", "note");
    rule(
        "UNDECIDED",
        "Whether the documents grant the same access could not be decided.",
        "warning");
    Set<IssueCode> codes = EnumSet.noneOf(IssueCode.class);
    answer.findings().forEach(found -> codes.add(found.finding().code()));
    for (IssueCode code : codes) {
      log.rule(
          code.id(), code.explanation(), code.explanation(), SarifLog.level(code.defaultType()));
      rules.add(code.id());
    }
    log.beginResults(List.of());
    Pair pair = answer.pair();
    switch (answer) {
      case PairAnswer.Compared compared -> {
        compared.comparison().gained().forEach(gained -> gained(gained, pair));
        compared.comparison().lost().forEach(lost -> lost(lost, pair));
        compared.comparison().undecided().ifPresent(why -> undecided(why, pair));
      }
      case PairAnswer.Failed failed -> undecided(failed.defect(), pair);
      case PairAnswer.Invalid _ -> {}
    }
    for (PairAnswer.SideFinding found : answer.findings()) {
      Finding finding = found.finding();
      result(
          finding.code().id(),
          SarifLog.level(finding.type()),
          finding.message(),
          found.document(),
          finding.location().span());
    }
    return log.end();
  }

  private void rule(String id, String text, String level) {
    log.rule(id, text, text, level);
    rules.add(id);
  }

  private void gained(AccessClass changed, Pair pair) {
    boolean grave = changed.flags().stream().anyMatch(GRAVE::contains);
    changed(
        "GAINED",
        grave ? "error" : "warning",
        "Gained: ",
        changed,
        pair.after(),
        changed.because().after());
  }

  private void lost(AccessClass changed, Pair pair) {
    changed("LOST", "note", "Lost: ", changed, pair.before(), changed.because().before());
  }

  private void changed(
      String rule,
      String level,
      String direction,
      AccessClass changed,
      Pair.Document document,
      List<StatementRef> statements) {
    String message =
        direction
            + PairText.what(changed)
            + ", by "
            + changed.principals().text()
            + ", on "
            + changed.resources().text()
            + (changed.conditions().isEmpty() ? "" : ", when " + PairText.conditions(changed))
            + ". Such as: "
            + PairText.example(changed.witness())
            + ".";
    SourceMap map = new SourceMap(document.source(), document.json());
    Span span =
        statements.isEmpty()
            ? map.locate(List.of()).span()
            : map.statementLocation(statements.getFirst().index()).span();
    result(rule, level, message, document, span);
  }

  private void undecided(String why, Pair pair) {
    result(
        "UNDECIDED",
        "warning",
        why,
        pair.after(),
        new SourceMap(pair.after().source(), pair.after().json()).locate(List.of()).span());
  }

  private void result(
      String rule, String level, String message, Pair.Document document, Span span) {
    json.object();
    json.member("ruleId", rule).member("ruleIndex", rules.indexOf(rule)).member("level", level);
    log.message(message);
    json.name("locations").array().object().name("physicalLocation").object();
    log.artifact(document.name());
    log.region("region", span);
    json.endObject().endObject().endArray().endObject();
  }
}
