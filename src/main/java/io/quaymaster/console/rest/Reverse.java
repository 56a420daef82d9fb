package io.quaymaster.console.rest;

import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.access.ReverseQuestions;
import io.quaymaster.console.access.ReverseQuestions.WhatCanAnswer;
import io.quaymaster.console.access.ReverseQuestions.WhatCanTable;
import io.quaymaster.console.access.ReverseQuestions.WhoCan;
import io.quaymaster.console.access.ReverseQuestions.WhoCanAnswer;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.iam.analysis.Described;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Grant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who can do something with a repository, and what somebody can do.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Access", description = "Questions turned round, now or as of a date.")
class Reverse {
  private final ReverseQuestions questions;
  private final RegistryCatalog registries;
  private final Clock clock;

  Reverse(ReverseQuestions questions, RegistryCatalog registries, Clock clock) {
    this.questions = questions;
    this.registries = registries;
    this.clock = clock;
  }

  @Schema(name = "GrantedClass")
  record GrantedClass(
      List<String> actions,
      Described principals,
      List<Condition> conditions,
      boolean needsCallerPolicy,
      List<String> flags,
      @Schema(description = "Whether every action that was asked about is granted.") boolean all) {
    private static GrantedClass of(Grant grant, boolean all) {
      return new GrantedClass(
          grant.actions(),
          grant.principals(),
          grant.conditions().stream().map(one -> new Condition(one.key(), one.text())).toList(),
          grant.needsCallerPolicy(),
          grant.flags().stream().map(Flag::name).toList(),
          all);
    }
  }

  @Schema(name = "ConditionText")
  record Condition(String key, String text) {}

  @Schema(name = "KnownPrincipal")
  record KnownPrincipal(String arn, Extent extent) {}

  /// @param classes all callers of the world, by the policies at the repository
  /// @param principals those on file, by all their policies
  @Schema(name = "WhoCan")
  record Who(
      Instant at,
      List<String> actions,
      List<GrantedClass> classes,
      @Schema(description = "Whether there are no other classes.") boolean complete,
      @Nullable String undecided,
      List<KnownPrincipal> principals,
      int principalsExamined,
      int principalsKnown,
      boolean repositoryPolicyOnFile,
      List<String> versions) {
    private static Who of(String what, Instant at, WhoCanAnswer answer) {
      return new Who(
          at,
          answer.actions(),
          Stream.concat(
                  answer.classes().all().stream().map(grant -> GrantedClass.of(grant, true)),
                  answer.classes().some().stream().map(grant -> GrantedClass.of(grant, false)))
              .toList(),
          answer.classes().complete(),
          answer.classes().undecided().orElse(null),
          answer.known().access().stream()
              .map(one ->
                  new KnownPrincipal(
                      one.principal().arn(), one.extents().getOrDefault(what, Extent.NONE)))
              .toList(),
          answer.known().examined(),
          answer.known().known(),
          answer.repositoryPolicyOnFile(),
          answer.versions().stream()
              .map(applied -> FiledVersions.idOf(applied.version()))
              .distinct()
              .sorted()
              .toList());
    }
  }

  @GetMapping("/repositories/{id}/who-can")
  @Operation(operationId = "whoCan", summary = "Tells who can do something with a repository")
  Who whoCan(
      @PathVariable String id,
      @Parameter(description = "An action, as `ecr:PutImage`, or a task, as `private.push`.")
          @RequestParam
          String what,
      @Parameter(description = "As of when; now if nothing is said.")
          @RequestParam(required = false)
          @Nullable Instant at) {
    RepositoryId repository = CatalogIds.repository(id);
    ApiException.known(registries.repository(repository), "repository `" + id + "`");
    Instant when = at == null ? clock.instant() : at;
    return Who.of(
        what,
        when,
        ApiException.read(
            InputError.In.QUERY,
            "what",
            () -> questions.whoCan(new WhoCan(what, repository, when, Map.of()))));
  }

  @Schema(name = "RepositoryExtents")
  record OnRepository(
      String repository,
      String arn,
      @Schema(description = "How much of each task.") Map<String, Extent> tasks) {}

  @Schema(name = "WhatCan")
  record What(
      Instant at,
      String principal,
      boolean principalOnFile,
      List<OnRepository> repositories,
      int repositoriesExamined,
      int repositoriesKnown) {}

  @GetMapping("/principals/what-can")
  @Operation(operationId = "whatCan", summary = "Tells what somebody can do, on every repository")
  What whatCan(
      @Parameter(description = "An ARN, the name of a service, or `anonymous`.") @RequestParam
          String principal,
      @Parameter(description = "As of when; now if nothing is said.")
          @RequestParam(required = false)
          @Nullable Instant at) {
    Instant when = at == null ? clock.instant() : at;
    WhatCanAnswer answer =
        ApiException.read(
            InputError.In.QUERY, "principal", () -> questions.whatCan(principal, when));
    return new What(
        when,
        principal,
        answer.principal() != null,
        Stream.of(answer.privately(), answer.publicly()).flatMap(Reverse::rows).toList(),
        answer.examined(),
        answer.known());
  }

  private static Stream<OnRepository> rows(WhatCanTable table) {
    return table.repositories().stream()
        .map(one ->
            new OnRepository(
                CatalogIds.of(one.repository().id()),
                one.repository().id().toString(),
                one.extents()));
  }
}
