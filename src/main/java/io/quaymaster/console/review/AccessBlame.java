package io.quaymaster.console.review;

import io.quaymaster.console.access.AccessChecks;
import io.quaymaster.console.access.AccessQuestion;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyMoment;
import io.quaymaster.console.catalog.PolicyMoment.Happening;
import io.quaymaster.console.catalog.PolicyMoments;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.review.Blame.Cause;
import io.quaymaster.console.review.Blame.Interval;
import io.quaymaster.console.review.Blame.Move;
import io.quaymaster.iam.evaluation.PrincipalText;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds out since when a request is allowed or denied, and which version, statement and change
/// request made it so, each time that it turned.
///
/// It walks back over every instant at which anything with a say changed, or at which a time comes
/// that a condition names, and asks the evaluator anew as of just before. Access comes and goes, so
/// nothing is skipped on a guess: an instant is passed over only if what changed has no say, or
/// says the same. Nothing is remembered.
@Service
@Requires(ConsoleRole.VIEWER)
public class AccessBlame {
  /// More often than this the evaluator is not asked.
  private static final int MOST = 2_000;

  /// More intervals than these are not looked for.
  private static final int INTERVALS = 100;

  /// More moves than these are counted, and not listed.
  private static final int MOVES = 100;

  private final AccessChecks checks;
  private final PolicyMoments moments;
  private final PolicyCatalog policies;
  private final PrincipalCatalog principals;
  private final ChangeHistory changes;

  AccessBlame(
      AccessChecks checks,
      PolicyMoments moments,
      PolicyCatalog policies,
      PrincipalCatalog principals,
      ChangeHistory changes) {
    this.checks = checks;
    this.moments = moments;
    this.policies = policies;
    this.principals = principals;
    this.changes = changes;
  }

  /// Whom to blame for the answer to `question` as of its instant, and for those before; of a task,
  /// all of its actions are asked about. It ends with a `CancellationException` when its thread is
  /// interrupted.
  ///
  /// @param progress is told per cent
  /// @throws IllegalArgumentException if the question cannot be asked; the message says why
  public Blame of(AccessQuestion question, Optional<TaskDefinition> task, IntConsumer progress) {
    if (!question.assumed().isEmpty()) {
      throw new IllegalArgumentException(
          "What is only assumed was never in force, so nobody is to blame for it.");
    }
    return new Walk(question, task, progress).go();
  }

  private PolicyMoments.Parties parties(AccessQuestion question) {
    String account =
        PrincipalText.read(question.principal()) instanceof PrincipalText.Outcome.Read(var caller)
            ? caller.account()
            : null;
    return new PolicyMoments.Parties(
        question.repository(),
        principals.principalOfArn(question.principal()).map(PrincipalSummary::id).orElse(null),
        account == null ? null : new AccountId(account),
        question.session());
  }

  private final class Walk {
    private final AccessQuestion question;
    private final Optional<TaskDefinition> task;
    private final IntConsumer progress;

    /// Where something may turn: what happened then, nothing where only time went by.
    private final NavigableMap<Instant, List<Happening>> boundaries = new TreeMap<>();

    /// Of before then nothing is on file that a time could turn.
    private Instant earliest;

    private final List<Interval> intervals = new ArrayList<>();

    /// Those of the interval that is looked at, newest first.
    private final List<Move> moves = new ArrayList<>();

    private int asked;
    private int listed;
    private int unlisted;

    Walk(AccessQuestion question, Optional<TaskDefinition> task, IntConsumer progress) {
      this.question = question;
      this.task = task;
      this.progress = progress;
      this.earliest = question.at();
    }

    /// `after` is the answer from the boundary on, or from one later that was asked about if any
    /// were `passed`; `last` is that at the end of its interval.
    Blame go() {
      List<PolicyMoment> all = moments.of(parties(question), question.at());
      all.forEach(moment -> boundaries.put(moment.at(), moment.happenings()));
      earliest = all.isEmpty() ? question.at() : all.getLast().at();
      Answered after = at(question.at());
      Answered last = after;
      Instant end = question.at();
      boolean complete = true;
      Optional<Instant> passed = Optional.empty();
      Instant boundary = boundaries.floorKey(question.at());
      for (int done = 0; boundary != null; boundary = boundaries.lowerKey(boundary)) {
        progress.accept(100 * done++ / boundaries.size());
        List<Happening> happenings = boundaries.getOrDefault(boundary, List.of());
        if (isWithoutEffect(happenings, after)) {
          passed = Optional.of(boundary);
          continue;
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("The search was cancelled");
        }
        if (asked >= MOST || intervals.size() == INTERVALS) {
          complete = false;
          break;
        }
        Answered before = at(boundary.minus(1, ChronoUnit.MICROS));
        boolean turned = !before.state().equals(after.state());
        if (turned || !before.restsOnTheSame(after)) {
          Answered begun = passed.isPresent() ? at(boundary) : after;
          List<Cause> causes = causes(boundary, happenings, before, begun);
          if (turned) {
            intervals.add(interval(Optional.of(boundary), end, begun, last, causes));
            end = boundary;
            last = before;
          } else {
            move(new Move(boundary, begun.decided(), causes));
          }
        }
        after = before;
        passed = Optional.empty();
      }
      Answered oldest = passed.map(this::at).orElse(after);
      intervals.add(interval(Optional.empty(), end, oldest, last, List.of()));
      return new Blame(intervals, new Blame.Effort(all.size(), asked, complete, unlisted));
    }

    private Interval interval(
        Optional<Instant> from, Instant end, Answered first, Answered last, List<Cause> causes) {
      Interval interval =
          new Interval(
              first.state(),
              from,
              end,
              first.decided(),
              last.decided(),
              causes,
              List.copyOf(moves.reversed()));
      moves.clear();
      return interval;
    }

    private void move(Move move) {
      if (listed == MOVES) {
        unlisted++;
      } else {
        listed++;
        moves.add(move);
      }
    }

    /// Also looks for the times that conditions name of what was in force then.
    private Answered at(Instant instant) {
      asked++;
      Answered answered = ask(instant);
      answered.turningTimes().stream()
          .filter(time -> time.isAfter(earliest) && !time.isAfter(instant))
          .forEach(time -> boundaries.putIfAbsent(time, List.of()));
      return answered;
    }

    private Answered ask(Instant instant) {
      AccessQuestion then =
          new AccessQuestion(
              question.principal(),
              question.action(),
              question.repository(),
              instant,
              question.context(),
              question.assumed(),
              question.session());
      try {
        return task.map(found -> Answered.of(checks.ask(then, found)))
            .orElseGet(() -> Answered.of(checks.ask(then)));
      } catch (IllegalArgumentException impossible) {
        if (instant.equals(question.at())) {
          throw impossible;
        }
        return Answered.impossible(String.valueOf(impossible.getMessage()));
      }
    }

    /// Whether the answer just before is proven to be that after.
    private boolean isWithoutEffect(List<Happening> happenings, Answered after) {
      return !happenings.isEmpty()
          && happenings.stream()
              .allMatch(one ->
                  one instanceof Happening.Switched switched && isWithoutEffect(switched, after));
    }

    /// A version that is in force and has no say had none just before, when nothing else changed.
    private boolean isWithoutEffect(Happening.Switched one, Answered after) {
      VersionNumber old = one.before();
      VersionNumber next = one.after();
      if (next != null && !after.has(one.policy())) {
        return true;
      }
      return old != null
          && next != null
          && canonical(one.policy(), old).equals(canonical(one.policy(), next));
    }
  }

  private Object canonical(PolicyId policy, VersionNumber version) {
    return policies.summary(new VersionId(policy, version)).orElseThrow().canonicalHash();
  }

  /// What happened at a boundary, as far as it has a say on either side of it.
  private List<Cause> causes(
      Instant at, List<Happening> happenings, Answered before, Answered after) {
    if (happenings.isEmpty()) {
      return List.of(new Cause.Time());
    }
    List<Cause> causes = new ArrayList<>();
    for (Happening one : happenings) {
      switch (one) {
        case Happening.Switched switched -> {
          if (before.has(switched.policy()) || after.has(switched.policy())) {
            version(at, switched).ifPresent(causes::add);
          }
        }
        case Happening.Attached attached -> {
          if (after.has(attached.policy())) {
            causes.add(new Cause.Elsewhere(one));
          }
        }
        case Happening.Detached detached -> {
          if (before.has(detached.policy())) {
            causes.add(new Cause.Elsewhere(one));
          }
        }
        case Happening.Joined _, Happening.Left _, Happening.Moved _ ->
            causes.add(new Cause.Elsewhere(one));
      }
    }
    return causes;
  }

  private Optional<Cause> version(Instant at, Happening.Switched one) {
    boolean ended = one.after() == null;
    return policies
        .activationAt(one.policy(), ended ? at.minus(1, ChronoUnit.MICROS) : at)
        .flatMap(activation ->
            policies
                .policy(one.policy())
                .map(policy -> {
                  String reason =
                      ended
                          ? Objects.requireNonNullElse(activation.endReason(), "")
                          : activation.reason();
                  return new Cause.Version(
                      policy,
                      summary(one.policy(), one.before()),
                      summary(one.policy(), one.after()),
                      ended
                          ? Objects.requireNonNullElse(activation.endedBy(), activation.by())
                          : activation.by(),
                      reason,
                      changes.of(
                          new ChangeHistory.Step(one.policy(), one.before(), one.after(), reason)));
                }));
  }

  private @Nullable VersionSummary summary(PolicyId policy, @Nullable VersionNumber number) {
    return number == null ? null : policies.summary(new VersionId(policy, number)).orElse(null);
  }
}
