package io.quaymaster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.QuaymasterApplication;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/// The arrows of `src/docs/architecture.md`. Whoever changes one changes the other in the same
/// commit.
///
/// Constants that javac inlines leave no trace in the bytecode and so are not seen here.
class ArchitectureTest {

  private static final String LIBRARY = "io.quaymaster.iam";
  private static final String CONSOLE = "io.quaymaster.console";

  /// What each package of the library may use besides the JDK, JSpecify and itself. What is not
  /// listed is forbidden.
  static final Map<String, List<String>> LIBRARY_ARROWS =
      Map.ofEntries(
          arrow("", ""),
          arrow("policy", ""),
          arrow("policy.text", "tools.jackson.core"),
          arrow("policy.finding", "policy.text"),
          arrow("policy.parse", "policy policy.text policy.finding"),
          arrow("policy.write", "policy policy.text"),
          arrow(
              "policy.lint",
              "policy policy.text policy.finding policy.parse policy.lint.rules service"),
          arrow(
              "policy.lint.rules",
              "policy policy.text policy.finding policy.parse policy.lint service"),
          arrow("service", "policy policy.text"),
          arrow("prose", "policy service"),
          arrow("evaluation", "policy service"),
          arrow(
              "evaluation.cases",
              "policy policy.text policy.finding policy.parse policy.write service evaluation"),
          arrow("report", "policy policy.text policy.finding evaluation evaluation.cases analysis"),
          arrow(
              "analysis",
              "policy policy.finding service evaluation analysis.encoding analysis.automaton analysis.diagram analysis.solver"),
          arrow("analysis.solver", "policy service evaluation analysis com.microsoft.z3"),
          arrow(
              "analysis.encoding",
              "policy service evaluation analysis analysis.automaton analysis.diagram"),
          arrow(
              "inspection",
              "policy policy.text policy.finding policy.parse policy.lint service analysis"),
          arrow("analysis.automaton", ""),
          arrow("analysis.diagram", ""));

  static final List<String> LIBRARY_PACKAGES = LIBRARY_ARROWS.keySet().stream().sorted().toList();

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quaymaster");

  private static Map.Entry<String, List<String>> arrow(String from, String to) {
    return Map.entry(from, to.isEmpty() ? List.of() : Arrays.asList(to.split(" ")));
  }

  private static String inLibrary(String name) {
    return name.isEmpty() ? LIBRARY : LIBRARY + "." + name;
  }

  @Test
  void modules_use_only_what_they_are_allowed_to() {
    ApplicationModules.of(QuaymasterApplication.class).verify();
  }

  @ParameterizedTest
  @FieldSource("LIBRARY_PACKAGES")
  void a_package_of_the_library_uses_only_what_is_listed(String name) {
    String[] allowed =
        Stream.concat(
                Stream.of("java..", "org.jspecify..", inLibrary(name)),
                LIBRARY_ARROWS.get(name).stream()
                    .map(to -> LIBRARY_ARROWS.containsKey(to) ? inLibrary(to) : to + ".."))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(inLibrary(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(MAIN);
  }

  @Test
  void every_package_of_the_library_is_listed() {
    assertThat(MAIN.stream().map(JavaClass::getPackageName).distinct())
        .filteredOn(name -> (name + ".").startsWith(LIBRARY + "."))
        .isSubsetOf(LIBRARY_PACKAGES.stream().map(ArchitectureTest::inLibrary).toList());
  }

  @Test
  void the_inner_parts_of_the_comparison_stay_inside() {
    noClasses()
        .that()
        .resideOutsideOfPackage(LIBRARY + ".analysis..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            LIBRARY + ".analysis.encoding..",
            LIBRARY + ".analysis.automaton..",
            LIBRARY + ".analysis.diagram..",
            LIBRARY + ".analysis.solver..",
            "com.microsoft.z3..")
        .check(MAIN);
  }

  @Test
  void lint_rules_are_reached_through_the_linter() {
    noClasses()
        .that()
        .resideOutsideOfPackage(LIBRARY + ".policy.lint..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LIBRARY + ".policy.lint.rules..")
        .check(MAIN);
  }

  @Test
  void the_library_reads_no_file_but_the_data_of_its_services() {
    noClasses()
        .that()
        .resideInAPackage(LIBRARY + "..")
        .and()
        .resideOutsideOfPackage(LIBRARY + ".service")
        .and()
        .haveNameNotMatching(".*\\.analysis\\.solver\\.Solver(Process|Worker)")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net.."))
        .check(MAIN);
  }

  @Test
  void the_library_draws_no_random_numbers_and_reads_no_clock() {
    noClasses()
        .that()
        .resideInAPackage(LIBRARY + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.random.."))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(MAIN);
  }

  @Test
  void the_library_has_no_statics_that_change() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(LIBRARY + "..")
        .and()
        .areStatic()
        .should()
        .beFinal()
        .check(MAIN);
  }

  @Test
  void only_the_clocks_of_the_console_and_of_the_command_line_ask_what_time_it_is() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(CONSOLE + ".ConsoleClock")
        .and()
        .doNotHaveFullyQualifiedName(CONSOLE + ".cli.Terminal")
        .should()
        .accessTargetWhere(readsTheTime())
        .check(MAIN);
  }

  @Test
  void only_change_requests_do_what_needs_a_review() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CONSOLE + ".review", CONSOLE + ".catalog")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(CONSOLE + ".catalog.PolicyDeeds")
        .check(MAIN);
  }

  @Test
  void a_version_comes_in_force_by_change_requests_and_what_aws_does_by_itself() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(CONSOLE + ".catalog.PolicyDeeds")
        .and()
        .doNotHaveFullyQualifiedName(CONSOLE + ".catalog.FullAccessOnFile")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "puts a version in force",
                call ->
                    call.getTargetOwner().getName().equals(CONSOLE + ".catalog.VersionActivation")
                        && call.getName().equals("activate")))
        .check(MAIN);
  }

  @Test
  void vaadin_is_used_by_the_ui_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CONSOLE + ".ui..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.vaadin..")
        .check(MAIN);
  }

  @Test
  void the_command_line_runs_without_spring() {
    noClasses()
        .that()
        .resideInAPackage(CONSOLE + ".cli..")
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..", "tools.jackson.databind..")
        .check(MAIN);
  }

  @Test
  void entities_repositories_and_views_are_package_private() {
    classes()
        .that(annotatedWith(Entity.class).or(annotatedWith(MappedSuperclass.class)))
        .or(annotatedWith(Embeddable.class))
        .or(annotatedWith(Route.class))
        .or()
        .areAssignableTo(Repository.class)
        .should()
        .notBePublic()
        .check(MAIN);
  }

  @Test
  void transactions_begin_in_the_services_of_a_module() {
    DescribedPredicate<CanBeAnnotated> transactional =
        annotatedWith(org.springframework.transaction.annotation.Transactional.class)
            .or(annotatedWith(jakarta.transaction.Transactional.class));
    classes().that(transactional).should().resideInAPackage(CONSOLE + ".*").check(MAIN);
    methods()
        .that(transactional)
        .should()
        .beDeclaredInClassesThat()
        .resideInAPackage(CONSOLE + ".*")
        .check(MAIN);
  }

  @Test
  void every_package_makes_its_promise_and_is_null_marked() {
    assertThat(MAIN.stream().map(JavaClass::getPackage).distinct().toList())
        .allSatisfy(
            part -> assertThat(part.isAnnotatedWith(NullMarked.class)).as(part.getName()).isTrue());
  }

  @Test
  void tests_use_the_real_thing() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("io.quaymaster");
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.mockito..", "org.springframework.test.context.bean.override.mockito..")
        .check(tests);
  }

  /// `now()` without a clock, the system clocks and the old ways to the same.
  private static DescribedPredicate<JavaAccess<?>> readsTheTime() {
    return DescribedPredicate.describe(
        "read the time of the machine",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getName();
          List<String> takes =
              access instanceof JavaCodeUnitAccess<?> call
                  ? call.getTarget().getRawParameterTypes().stream()
                      .map(JavaClass::getName)
                      .toList()
                  : List.of();
          return switch (owner) {
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.util.Date" -> name.equals("<init>") && takes.isEmpty();
            default ->
                owner.startsWith("java.time.")
                    && name.equals("now")
                    && !takes.contains("java.time.Clock");
          };
        });
  }
}
