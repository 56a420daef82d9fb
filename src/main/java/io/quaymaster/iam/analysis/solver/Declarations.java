package io.quaymaster.iam.analysis.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The unknowns of a question and what is true of every request.
final class Declarations {
  private final Map<String, String> sorts = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<String> facts = new ArrayList<>();

  /// The unknown for `what`, declared when first asked for.
  String unknown(String what, String sort) {
    return names.computeIfAbsent(
        what,
        w -> {
          String plain = w.replaceAll("[^A-Za-z0-9]+", "_");
          String name = sorts.containsKey(plain) ? plain + "_" + sorts.size() : plain;
          sorts.put(name, sort);
          return name;
        });
  }

  /// The same, with what is true of it. Of what nobody asks for nothing is said: it can always be
  /// had.
  String unknown(String what, String sort, UnaryOperator<String> fact) {
    boolean isNew = !names.containsKey(what);
    String name = unknown(what, sort);
    if (isNew) {
      fact(fact.apply(name));
    }
    return name;
  }

  /// The name in the scripts of the unknown for `what`; none if nothing asked for it.
  Optional<String> name(String what) {
    return Optional.ofNullable(names.get(what));
  }

  /// Takes an unknown.
  interface Taker {
    void take(String what, String name, String sort);
  }

  /// Every unknown, with its name and its sort in the scripts.
  void each(Taker taker) {
    names.forEach((what, name) -> taker.take(what, name, Objects.requireNonNull(sorts.get(name))));
  }

  /// One of several, as an unknown for each of which exactly one is true.
  List<String> choice(String what, List<String> words) {
    if (words.size() == 1) {
      return List.of(Smt.TRUE);
    }
    List<String> choice = words.stream().map(word -> unknown(what + " " + word, "Bool")).toList();
    fact(Smt.or(choice));
    for (int i = 0; i < choice.size(); i++) {
      for (int j = i + 1; j < choice.size(); j++) {
        fact(Smt.not(Smt.and(choice.get(i), choice.get(j))));
      }
    }
    return choice;
  }

  void fact(String formula) {
    if (!formula.equals(Smt.TRUE)) {
      facts.add(formula);
    }
  }

  String script(String question, String comment) {
    StringBuilder out = new StringBuilder();
    comment.lines().forEach(line -> out.append("; ").append(line).append('\n'));
    out.append("(set-logic ALL)\n");
    sorts.forEach((name, sort) ->
        out.append("(declare-const ").append(name).append(' ').append(sort).append(")\n"));
    facts.forEach(fact -> out.append("(assert ").append(fact).append(")\n"));
    return out.append("(assert ").append(question).append(")\n(check-sat)\n").toString();
  }
}
