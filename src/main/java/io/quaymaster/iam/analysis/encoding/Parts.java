package io.quaymaster.iam.analysis.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes a set of parts, each of which is what some named sets have in common, less other named
/// sets. `N` are the named sets, `S` is how sets are held.
final class Parts<N, S> {
  /// So many named sets are tried as the head of a part.
  private static final int HEADS = 4;

  /// So many times in all a part is tried that is narrower than another; after that, nothing is
  /// made of parts any more.
  private static final int TRIES = 150_000;

  /// What is asked of sets.
  interface Algebra<S> {
    S and(S one, S other);

    S minus(S one, S other);

    boolean isEmpty(S set);

    boolean meet(S one, S other);

    /// How much a set holds, in whatever unit.
    double size(S set);
  }

  /// What `all` have in common, less what is in `except`; `set` is what that holds.
  record Part<N, S>(List<N> all, List<N> except, S set) {
    int words() {
      return all.size() + except.size();
    }
  }

  private final Algebra<S> algebra;
  private final Function<N, S> sets;
  private final int most;
  private int tries = TRIES;

  /// Parts of `most` named sets together are the longest that anybody wants to read.
  Parts(Algebra<S> algebra, Function<N, S> sets, int most) {
    this.algebra = algebra;
    this.sets = sets;
    this.most = most;
  }

  /// Parts that lie in `set` and hold all of `rest`; none where that takes too many words. A part
  /// begins with one of `heads`, and leaves out what is in `others`.
  Optional<List<Part<N, S>>> of(List<N> heads, List<N> others, S set, S rest) {
    List<Part<N, S>> parts = new ArrayList<>();
    List<Part<N, S>> known = List.of();
    int words = 0;
    S left = rest;
    while (!algebra.isEmpty(left)) {
      Part<N, S> next = most(known, left);
      if (next == null) {
        known = narrowed(heads, others, set, left);
        next = most(known, left);
      }
      if (next == null || words + next.words() > most) {
        return Optional.empty();
      }
      parts.add(next);
      words += next.words();
      left = algebra.minus(left, next.set);
    }
    return Optional.of(parts);
  }

  /// The part that holds most of `rest` for its words.
  private @Nullable Part<N, S> most(List<Part<N, S>> parts, S rest) {
    Part<N, S> best = null;
    double held = 0;
    for (Part<N, S> part : parts) {
      double holds = size(part.set, rest) / part.words();
      if (holds > held) {
        best = part;
        held = holds;
      }
    }
    return best;
  }

  private List<Part<N, S>> narrowed(List<N> heads, List<N> others, S set, S rest) {
    List<Part<N, S>> parts = new ArrayList<>();
    for (N head : foremost(heads, rest)) {
      Part<N, S> part = narrowed(head, heads, others, set, rest);
      if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }

  private List<N> foremost(List<N> heads, S rest) {
    record Head<N>(N name, double size) {}
    return heads.stream()
        .map(head -> new Head<>(head, size(sets.apply(head), rest)))
        .filter(head -> head.size > 0)
        .sorted(Comparator.comparingDouble((Head<N> head) -> -head.size))
        .limit(HEADS)
        .map(Head::name)
        .toList();
  }

  /// `head`, narrowed until it lies in `set` by whatever costs least of `rest`: a named set to
  /// leave out, the special ones first, or one to have in common with.
  private @Nullable Part<N, S> narrowed(N head, List<N> heads, List<N> others, S set, S rest) {
    Part<N, S> part = new Part<>(List.of(head), List.of(), sets.apply(head));
    S surplus = algebra.minus(part.set, set);
    while (!algebra.isEmpty(surplus)) {
      S wanted = algebra.and(part.set, rest);
      Part<N, S> next = null;
      double best = 0;
      for (N name : others.reversed()) {
        if (algebra.meet(sets.apply(name), surplus)) {
          Part<N, S> less = without(part, name);
          double gain = gain(less, surplus, wanted);
          if (gain > best) {
            next = less;
            best = gain;
          }
        }
      }
      for (N name : heads) {
        if (algebra.meet(sets.apply(name), wanted)) {
          Part<N, S> less = within(part, name);
          double gain = gain(less, surplus, wanted);
          if (gain > best) {
            next = less;
            best = gain;
          }
        }
      }
      if (next == null || next.words() > most || tries <= 0) {
        return null;
      }
      part = next;
      surplus = algebra.minus(part.set, set);
    }
    return part;
  }

  private Part<N, S> without(Part<N, S> part, N name) {
    return new Part<>(part.all, with(part.except, name), algebra.minus(part.set, sets.apply(name)));
  }

  private Part<N, S> within(Part<N, S> part, N name) {
    return new Part<>(with(part.all, name), part.except, algebra.and(part.set, sets.apply(name)));
  }

  private static <N> List<N> with(List<N> names, N name) {
    List<N> more = new ArrayList<>(names);
    more.add(name);
    return more;
  }

  /// How much of `surplus` a narrower part is rid of, for what it loses of `wanted`; 0 where
  /// nothing of that would be left.
  private double gain(Part<N, S> part, S surplus, S wanted) {
    tries--;
    double rid = algebra.size(surplus) - size(part.set, surplus);
    if (rid <= 0) {
      return 0;
    }
    double kept = size(part.set, wanted);
    return kept == 0 ? 0 : rid / (1 + algebra.size(wanted) - kept);
  }

  /// How much two sets have in common.
  private double size(S one, S other) {
    return algebra.meet(one, other) ? algebra.size(algebra.and(one, other)) : 0;
  }
}
