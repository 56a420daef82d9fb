package io.quaymaster.iam.analysis.encoding;

import java.util.List;

/// Any of `boxes` (each: all of its terms), or with `positive` false none of them.
record Constraint(boolean positive, List<List<Term>> boxes) {
  Constraint {
    boxes = List.copyOf(boxes);
  }

  static Constraint anyOf(List<List<Term>> boxes) {
    return new Constraint(true, boxes);
  }

  static Constraint noneOf(List<List<Term>> boxes) {
    return new Constraint(false, boxes);
  }

  boolean holds(int[] point) {
    boolean any =
        boxes.stream()
            .anyMatch(box ->
                box.stream()
                    .allMatch(term -> term.values().get().get(point[term.dimension().index()])));
    return any == positive;
  }
}
