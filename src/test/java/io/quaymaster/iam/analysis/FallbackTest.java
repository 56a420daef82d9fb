package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quaymaster.iam.analysis.solver.Z3;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.PathologicalPairs;
import io.quaymaster.iam.testing.PolicyPair;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What the engine leaves open goes to a general solver, and nothing else does.
class FallbackTest {
  private static final Place PLACE =
      Place.of(PolicyType.IDENTITY_POLICY, RegistryKind.PRIVATE, null, null);
  private static final Budget PATIENT =
      new Budget(
          Budget.DEFAULT.states(),
          Budget.DEFAULT.nodes(),
          Budget.DEFAULT.classes(),
          Duration.ofSeconds(30));

  /// Whose team is `app` may use the repository `app`, as anybody may: the engine does not look
  /// through the variable.
  private static final PolicyPair SAME =
      new PolicyPair(
          "same",
          PolicyType.IDENTITY_POLICY,
          """
          {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ecr:PutImage",
           "Resource": "arn:aws:ecr:*:*:repository/app"}}
          """,
          """
          {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ecr:PutImage",
           "Resource": "arn:aws:ecr:*:*:repository/app"},
           {"Effect": "Allow", "Action": "ecr:PutImage",
           "Resource": "arn:aws:ecr:us-east-1:111122223333:repository/${aws:PrincipalTag/team}",
           "Condition": {"StringEquals": {"aws:PrincipalTag/team": "app"}}}]}
          """);

  private static Comparison compare(Budget budget, PolicyPair pair) {
    return new AccessComparator(ServiceReference.load(), budget)
        .compare(PLACE, pair.parsedBefore(), pair.parsedAfter());
  }

  private static Budget withStates(int states) {
    return new Budget(states, PATIENT.nodes(), PATIENT.classes(), PATIENT.solver());
  }

  private static void assumeSolver() {
    assumeTrue(Z3.load(160).isPresent(), "there is no Z3 for this machine");
  }

  @Test
  void a_solver_proves_that_nothing_changes() {
    assumeSolver();
    Comparison comparison = compare(PATIENT, SAME);
    assertThat(comparison.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(comparison.solver()).hasValueSatisfying(name -> assertThat(name).startsWith("Z3"));
  }

  @Test
  void a_request_of_a_solver_is_confirmed_and_plain() {
    assumeSolver();
    PolicyPair pair = patterns("\"a*\",\"*b\"", "\"a*\",\"*b\",\"c?*\"");
    Comparison comparison = compare(withStates(1), pair);
    assertThat(comparison.verdict()).isEqualTo(Verdict.MORE_PERMISSIVE);
    assertThat(comparison.solver()).isPresent();
    assertThat(comparison.complete()).isFalse();
    assertThat(comparison.lost()).isEmpty();
    assertThat(comparison.gained()).hasSize(1);
    AccessClass gained = comparison.gained().getFirst();
    assertThat(gained.witness().before().decision().isAllowed()).isFalse();
    assertThat(gained.witness().after().decision().isAllowed()).isTrue();
    assertThat(gained.because().after()).hasSize(1);
    assertThat(gained.flags()).containsExactly(Flag.WRITE);
    assertThat(gained.witness().request().principal().text())
        .isEqualTo("arn:aws:iam::111122223333:user/someone");
    assertThat(gained.witness().request().context()).containsOnlyKeys("aws:principaltag/team");
    assertThat(gained.witness().request().context().toString()).containsPattern("text=c[a-z0-9]+]");
  }

  @Test
  void both_directions_of_a_solver_make_a_verdict() {
    assumeSolver();
    Comparison comparison = compare(withStates(1), patterns("\"a*b\"", "\"b*a\""));
    assertThat(comparison.verdict()).isEqualTo(Verdict.INCOMPARABLE);
    assertThat(comparison.gained()).hasSize(1);
    assertThat(comparison.lost()).hasSize(1);
  }

  private static PolicyPair patterns(String before, String after) {
    String document =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ecr:PutImage\",\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"aws:PrincipalTag/team\":[%s]}}}}";
    return new PolicyPair(
        "patterns",
        PolicyType.IDENTITY_POLICY,
        document.formatted(before),
        document.formatted(after));
  }

  @Test
  void without_time_for_a_solver_the_answer_stays_open() {
    Budget none = new Budget(20_000, 50_000, 200);
    Comparison comparison = compare(none, SAME);
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(comparison.solver()).isEmpty();
    assertThat(comparison.undecided())
        .hasValueSatisfying(why -> assertThat(why).startsWith("no request could be built for"));
  }

  @Test
  void a_solver_can_be_cancelled() {
    assumeSolver();
    PolicyPair hard =
        PathologicalPairs.all().stream()
            .filter(pair -> pair.id().startsWith("alphabet-1"))
            .findFirst()
            .orElseThrow();
    AccessComparator engine = new AccessComparator(ServiceReference.load(), withStates(1));
    AtomicInteger asked = new AtomicInteger();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() ->
            engine.compare(
                PLACE,
                hard.parsedBefore(),
                hard.parsedAfter(),
                () ->
                    Thread.currentThread()
                            .getStackTrace()[2]
                            .getClassName()
                            .endsWith("SolverProcess")
                        && asked.incrementAndGet() > 2));
  }

  @Test
  void a_solver_that_fails_ends_nothing_but_itself() {
    assumeSolver();
    AccessComparator engine = new AccessComparator(ServiceReference.load(), PATIENT);
    AtomicInteger killed = new AtomicInteger();
    Comparison comparison =
        engine.compare(
            PLACE,
            SAME.parsedBefore(),
            SAME.parsedAfter(),
            () -> {
              ProcessHandle.current()
                  .children()
                  .filter(ProcessHandle::destroyForcibly)
                  .forEach(child -> killed.incrementAndGet());
              return false;
            });
    assertThat(killed).hasPositiveValue();
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(compare(PATIENT, SAME).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void what_the_engine_decides_loads_nothing_of_a_solver() throws ReflectiveOperationException {
    WithoutSolver classes = new WithoutSolver();
    assertThat(classes.verdict(patterns("\"a*\"", "\"a*\",\"b*\""))).isEqualTo("MORE_PERMISSIVE");
    assertThat(classes.loaded).contains(AccessComparator.class.getName());
    assertThat(classes.loaded)
        .noneMatch(name -> name.startsWith("io.quaymaster.iam.analysis.solver."));
    assertThat(classes.refused).isEmpty();
  }

  @Test
  void without_the_jar_of_a_solver_the_answer_stays_open() throws ReflectiveOperationException {
    WithoutSolver classes = new WithoutSolver();
    assertThat(classes.verdict(SAME)).isEqualTo("UNDECIDED");
    assertThat(classes.refused).isNotEmpty();
  }

  /// Loads the library anew, beside a solver whose jar is missing.
  private static final class WithoutSolver extends ClassLoader {
    private final List<String> loaded = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    WithoutSolver() {
      super(FallbackTest.class.getClassLoader());
    }

    /// Compares by the usual engine of these classes.
    String verdict(PolicyPair pair) throws ReflectiveOperationException {
      return (String)
          loadClass(Asked.class.getName())
              .getMethod("verdict", String.class, String.class)
              .invoke(null, pair.before(), pair.after());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.microsoft.z3.") || name.startsWith("tools.aqua.")) {
        refused.add(name);
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.quaymaster.iam.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        loaded.add(name);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// What the other loader runs.
  public static final class Asked {
    private Asked() {}

    public static String verdict(String before, String after) {
      return new AccessComparator()
          .compare(
              PLACE,
              PolicyPair.parse(before, PolicyType.IDENTITY_POLICY),
              PolicyPair.parse(after, PolicyType.IDENTITY_POLICY))
          .verdict()
          .name();
    }
  }
}
