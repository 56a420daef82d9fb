package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.solver.PrincipalTerms.Level;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two scripts, each satisfiable by exactly the requests that one side allows and the other does
/// not: what is gained, and what is lost.
public final class AccessQuestion {
  private final String gained;
  private final String lost;
  private final ModelReader reader;
  private final Samples samples;

  private AccessQuestion(String gained, String lost, ModelReader reader, Samples samples) {
    this.gained = gained;
    this.lost = lost;
    this.reader = reader;
    this.samples = samples;
  }

  public String gained() {
    return gained;
  }

  public String lost() {
    return lost;
  }

  /// Makes requests of the answers.
  public ModelReader reader() {
    return reader;
  }

  /// Writes the question.
  ///
  /// @throws Inexpressible if the encoding has no exact words for it
  public static AccessQuestion of(Place place, @Nullable Policy before, @Nullable Policy after) {
    return new Writer(place, before, after).write();
  }

  /// Requests made of what the documents write, whatever a solver says.
  public List<ModelReader.Reading> samples() {
    return samples.all().stream().map(reader::read).toList();
  }

  private static final class Writer {
    private final @Nullable Policy before;
    private final @Nullable Policy after;
    private final Place place;
    private final Declarations declarations = new Declarations();
    private final PrincipalTerms principal;
    private final Actions actions;
    private final ResourceTerms resource;
    private final KeyTerms keys;
    private final List<Statement> statements;

    Writer(Place place, @Nullable Policy before, @Nullable Policy after) {
      this.place = place;
      this.before = before;
      this.after = after;
      ServiceReference reference = ServiceReference.load();
      statements = new ArrayList<>(statements(before));
      statements.addAll(statements(after));
      principal = new PrincipalTerms(place, declarations);
      actions = new Actions(place, statements, reference, declarations);
      keys = new KeyTerms(place, statements, reference, declarations, principal, actions);
      resource = new ResourceTerms(place, statements, declarations, principal, keys, actions);
      keys.of(resource);
      List<ActionPattern> patterns =
          statements.stream().flatMap(s -> s.action().patterns().stream()).distinct().toList();
      actions.fold(
          patterns,
          action -> {
            List<Object> facts = new ArrayList<>(keys.carried(action, statements));
            facts.add(resource.shapeOf(action));
            facts.add(action.known().isPresent());
            facts.add(action.service().equals("ecr-public"));
            return facts;
          });
    }

    private static List<Statement> statements(@Nullable Policy policy) {
      return policy == null ? List.of() : policy.statements();
    }

    AccessQuestion write() {
      String left = allowed(statements(before));
      String right = allowed(statements(after));
      return new AccessQuestion(
          declarations.script(
              Smt.and(right, Smt.not(left)), "Is there a request that only `after` allows?"),
          declarations.script(
              Smt.and(left, Smt.not(right)), "Is there a request that only `before` allows?"),
          new ModelReader(place, declarations, principal, actions, resource, keys, mentioned()),
          new Samples(place, statements, declarations));
    }

    /// The condition keys that either side asks for, in conditions or as variables.
    private Set<String> mentioned() {
      Set<String> keys = new LinkedHashSet<>();
      for (Statement statement : statements) {
        statement
            .conditions()
            .forEach(condition -> {
              keys.add(condition.key().name());
              condition.values().forEach(value -> addVariables(value, keys));
            });
        ResourceTerms.patterns(statement.resource()).forEach(value -> addVariables(value, keys));
      }
      return keys;
    }

    private static void addVariables(Pattern pattern, Set<String> keys) {
      pattern
          .segments()
          .forEach(segment -> {
            if (segment instanceof Segment.Variable variable) {
              keys.add(variable.key().name());
            }
          });
    }

    private String allowed(List<Statement> statements) {
      String denied = any(statements, true, Level.ACCOUNT);
      if (!place.type().isResourceBased()) {
        return Smt.and(any(statements, false, Level.ACCOUNT), Smt.not(denied));
      }
      return principal.granted(
          any(statements, false, Level.ACCOUNT),
          any(statements, false, Level.NAMED),
          any(statements, false, Level.DIRECT),
          denied);
    }

    private String any(List<Statement> statements, boolean denies, Level least) {
      return Smt.or(
          statements.stream()
              .filter(statement -> statement.isDeny() == denies)
              .map(statement -> matches(statement, least))
              .toList());
    }

    private String matches(Statement statement, Level least) {
      List<String> all = new ArrayList<>();
      all.add(actions.matching(statement.action()));
      all.add(principal.matching(statement.principal(), least));
      all.add(resource.matching(statement.resource()));
      statement.conditions().forEach(condition -> all.add(keys.holds(condition)));
      return Smt.and(all);
    }
  }
}
