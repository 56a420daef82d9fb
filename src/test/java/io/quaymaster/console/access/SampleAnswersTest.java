package io.quaymaster.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.access.RepositoryAccess.PrincipalAccess;
import io.quaymaster.console.access.ReverseQuestions.WhoCan;
import io.quaymaster.console.access.ReverseQuestions.WhoCanAnswer;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.As;
import io.quaymaster.iam.analysis.Grant;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.LayerAnswer;
import io.quaymaster.iam.testing.Dice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The answers about the sample workspace agree with each other: who can, what can, and single
/// requests. `-Danswers.questions=N` asks more of them.
@SpringBootTest
class SampleAnswersTest {
  private static final int QUESTIONS = Integer.getInteger("answers.questions", 8);
  private static final int CALLERS = 4;

  /// The layers that have a say whoever calls, and the SCPs.
  private static final List<Layer> TOLD =
      List.of(Layer.SCP, Layer.RCP, Layer.REGISTRY, Layer.REPOSITORY);

  @TempDir static Path folder;

  @Autowired ReverseQuestions questions;
  @Autowired AccessChecks checks;
  @Autowired RegistryCatalog registries;
  @Autowired PrincipalCatalog principals;
  @Autowired Clock clock;

  private final TaskExtents extents = new TaskExtents();

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  @Test
  void who_can_and_what_can_agree_with_single_requests() {
    As.VIEWER.run(() -> {
      List<RepositorySummary> repositories =
          registries.repositories(CatalogFilter.ALL, new Window(0, 100));
      List<PrincipalSummary> callers =
          principals.principals(RepositoryAccess.CALLERS, new Window(0, 100));
      int read = 0;
      for (long seed = 0; seed < QUESTIONS; seed++) {
        Dice dice = new Dice(seed);
        RepositoryId repository = dice.of(repositories).id();
        Instant at =
            clock.instant().minus(Duration.ofDays(dice.in100(50) ? 0 : dice.between(0, 400)));
        String task = dice.of(extents.usual(repository.registry().kind())).id();
        WhoCanAnswer answer = questions.whoCan(new WhoCan(task, repository, at, Map.of()));
        String seen = "seed %d: %s on %s at %s".formatted(seed, task, repository, at);
        assertThat(answer.classes().undecided()).as(seen).isEmpty();
        grants(answer).forEach(grant -> exampleIsNotDenied(grant, repository, at, seen));
        for (int i = 0; i < CALLERS; i++) {
          read += agrees(answer, dice.of(callers), repository, at, seen);
        }
      }
      assertThat(read).isGreaterThan(QUESTIONS);
    });
  }

  private static Stream<Grant> grants(WhoCanAnswer answer) {
    return Stream.concat(answer.classes().all().stream(), answer.classes().some().stream());
  }

  /// Whatever the caller's own policies say, no other denies it.
  private void exampleIsNotDenied(Grant grant, RepositoryId repository, Instant at, String seen) {
    var request = grant.example().request();
    AccessAnswer answer =
        checks.ask(
            new AccessQuestion(
                request.principal().text(),
                request.action(),
                repository,
                at,
                request.context(),
                Map.of()));
    assertThat(TOLD)
        .as("%s: %s", seen, request)
        .noneMatch(layer -> answer.explanation().layer(layer).answer() == LayerAnswer.DENIES);
  }

  /// How many answers could be compared.
  private int agrees(
      WhoCanAnswer answer,
      PrincipalSummary caller,
      RepositoryId repository,
      Instant at,
      String question) {
    String seen = question + " by " + caller.arn();
    List<Extent> single = new ArrayList<>();
    int read = 0;
    for (String action : answer.actions()) {
      Verdict verdict =
          checks
              .ask(new AccessQuestion(caller.arn(), action, repository, at, Map.of(), Map.of()))
              .verdict();
      single.add(extent(verdict));
      Optional<Boolean> told = isTold(answer, caller, action);
      if (told.isPresent()) {
        read++;
        assertThat(told.get() || single.getLast() == Extent.NONE)
            .as("%s, %s: %s, but told are %s", seen, action, verdict, texts(answer))
            .isTrue();
      }
    }
    Extent known =
        answer.known().access().stream()
            .filter(one -> one.principal().id().equals(caller.id()))
            .map(PrincipalAccess::extents)
            .flatMap(all -> all.values().stream())
            .findFirst()
            .orElse(Extent.NONE);
    assertThat(known).as("%s: %s", seen, single).isEqualTo(together(single));
    return read;
  }

  private static List<String> texts(WhoCanAnswer answer) {
    return grants(answer).map(grant -> grant.principals().text()).toList();
  }

  private static Extent extent(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allowed _ -> Extent.ALL;
      case Verdict.Conditional _ -> Extent.CONDITIONAL;
      case Verdict.Unknown _ -> Extent.UNKNOWN;
      case Verdict.DeniedExplicitly _, Verdict.DeniedImplicitly _ -> Extent.NONE;
    };
  }

  private static Extent together(List<Extent> actions) {
    if (actions.stream().distinct().count() == 1) {
      return actions.getFirst();
    }
    return actions.contains(Extent.NONE) ? Extent.SOME : Extent.CONDITIONAL;
  }

  /// Whether the answer tells of a caller as of one who may do it, or nothing if its words cannot
  /// be read here.
  private static Optional<Boolean> isTold(
      WhoCanAnswer answer, PrincipalSummary caller, String action) {
    List<Optional<Boolean>> all =
        grants(answer)
            .filter(grant -> grant.actions().contains(action))
            .map(grant -> isAmong(grant.principals().text(), caller))
            .toList();
    return all.contains(Optional.of(true))
        ? Optional.of(true)
        : all.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
  }

  private static Optional<Boolean> isAmong(String text, PrincipalSummary caller) {
    String[] sides = text.split(" except ", 2);
    boolean among = false;
    for (String part : sides[0].split("; ")) {
      Optional<Boolean> one = isNamed(part, caller);
      if (one.isEmpty()) {
        return one;
      }
      among |= one.get();
    }
    if (among && sides.length > 1) {
      for (String part : sides[1].split("(?<= of account [0-9]{12}) and ")) {
        Optional<Boolean> one = isNamed(part, caller);
        if (one.isEmpty()) {
          return one;
        }
        among &= !one.get();
      }
    }
    return Optional.of(among);
  }

  private static Optional<Boolean> isNamed(String part, PrincipalSummary caller) {
    String[] words = part.split(" of account ");
    boolean there = words.length == 1 || words[1].equals(caller.account().digits());
    boolean named = false;
    for (String name : words[0].split(", | and ")) {
      Optional<Boolean> one = isCalled(name, caller);
      if (one.isEmpty()) {
        return one;
      }
      named |= one.get();
    }
    return Optional.of(there && named);
  }

  private static Optional<Boolean> isCalled(String name, PrincipalSummary caller) {
    String kind = caller.kind().arnType();
    String arn = caller.arn().substring(caller.arn().indexOf(kind + "/"));
    return switch (name) {
      case "any principal", "principals", "those" -> Optional.of(true);
      case "any user", "users" -> Optional.of(kind.equals("user"));
      case "any role", "role sessions" -> Optional.of(kind.equals("role"));
      case "service-linked roles" -> Optional.of(caller.serviceLinked());
      case "the root user", "any root user", "any federated user", "any AWS service" ->
          Optional.of(false);
      default ->
          name.matches("(user|role) [\\w+=.@/-]+")
              ? Optional.of(arn.equals(name.replace(' ', '/')))
              : name.matches("(users|roles) [\\w+=.@/*-]+")
                  ? Optional.of(arn.matches(name.replaceFirst("s ", "/").replace("*", ".*")))
                  : Optional.empty();
    };
  }
}
