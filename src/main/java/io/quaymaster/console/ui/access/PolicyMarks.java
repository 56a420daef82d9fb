package io.quaymaster.console.ui.access;

import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.PolicyEditor.Mark;
import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.evaluation.LayerTrace.PolicyTrace;
import io.quaymaster.iam.evaluation.LayerTrace.StatementTrace;
import io.quaymaster.iam.evaluation.Match;
import io.quaymaster.iam.evaluation.Match.Mismatch;
import io.quaymaster.iam.evaluation.MismatchText;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.parse.SourceMap;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.PathElement.Index;
import io.quaymaster.iam.policy.text.PathElement.Key;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What an explanation says about a text, marked in it: the statements that decided, and of every
/// other the first element that did not match.
final class PolicyMarks {
  private final SourceMap map;
  private final RequestContext request;
  private final Set<Integer> deciding;
  private final List<Mark> marks = new ArrayList<>();

  private PolicyMarks(SourceMap map, RequestContext request, Set<Integer> deciding) {
    this.map = map;
    this.request = request;
    this.deciding = deciding;
  }

  static List<Mark> of(
      String text, PolicyTrace trace, RequestContext request, List<DecidingStatement> decisive) {
    PolicyType type = trace.policy().type();
    Set<Integer> deciding =
        decisive.stream()
            .filter(one -> one.policy().equals(trace.name()) && one.layer().policyType() == type)
            .map(one -> one.statement().index())
            .collect(Collectors.toSet());
    SourceMap map =
        switch (PolicyParser.parse(new SourceText(text), type)) {
          case ParseOutcome.Parsed parsed -> parsed.sourceMap();
          case ParseOutcome.Unreadable unreadable -> unreadable.sourceMap();
        };
    PolicyMarks marks = new PolicyMarks(map, request, deciding);
    trace.statements().forEach(marks::mark);
    return List.copyOf(marks.marks);
  }

  private void mark(StatementTrace trace) {
    int index = trace.ref().index();
    switch (trace.match()) {
      case Match.Matched matched -> {
        boolean decides = deciding.contains(index);
        String verb = trace.statement().isDeny() ? "denies it" : "allows it";
        put(
            map.statementLocation(index),
            decides ? Mark.Kind.DECIDED : Mark.Kind.HIGHLIGHT,
            decides ? verb + ": decides" : verb);
      }
      case Match.NotMatched(Mismatch why) ->
          put(
              element(index, trace.statement(), why),
              Mark.Kind.UNMATCHED,
              PlainProse.of(MismatchText.sentence(why, trace.statement(), request)));
    }
  }

  private Location element(int index, Statement statement, Mismatch why) {
    return switch (why) {
      case Mismatch.ActionDiffers differs ->
          at(
              index,
              statement.action() instanceof ActionElement.NotActions ? "NotAction" : "Action");
      case Mismatch.ResourceDiffers differs ->
          at(
              index,
              statement.resource() instanceof ResourceElement.NotResources
                  ? "NotResource"
                  : "Resource");
      case Mismatch.PrincipalDiffers differs ->
          at(
              index,
              statement.principal() instanceof PrincipalElement.NotPrincipals
                  ? "NotPrincipal"
                  : "Principal");
      case Mismatch.ConditionNotMet notMet -> condition(index, notMet.condition());
    };
  }

  private Location condition(int index, Condition condition) {
    return at(index, "Condition", condition.operatorText(), condition.key().text());
  }

  private Location at(int index, String... names) {
    List<PathElement> path = new ArrayList<>(List.of(new Key("Statement"), new Index(index)));
    for (String name : names) {
      path.add(new Key(name));
    }
    return map.locate(path);
  }

  private void put(Location location, Mark.Kind kind, String note) {
    marks.add(
        new Mark(location.span().start().offset(), location.span().end().offset(), kind, note));
  }
}
