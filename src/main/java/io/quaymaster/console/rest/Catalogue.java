package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.rest.CatalogViews.Account;
import io.quaymaster.console.rest.CatalogViews.Policy;
import io.quaymaster.console.rest.CatalogViews.Registry;
import io.quaymaster.console.rest.CatalogViews.Repository;
import io.quaymaster.console.rest.CatalogViews.TimeInForce;
import io.quaymaster.console.rest.CatalogViews.Version;
import io.quaymaster.console.rest.CatalogViews.VersionWithText;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Accounts, registries, repositories, policies and their versions.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue", description = "What is on file.")
class Catalogue {
  private final RegistryCatalog registries;
  private final PolicyCatalog policies;
  private final FiledVersions versions;
  private final EntityTags tags;

  Catalogue(
      RegistryCatalog registries, PolicyCatalog policies, FiledVersions versions, EntityTags tags) {
    this.registries = registries;
    this.policies = policies;
    this.versions = versions;
    this.tags = tags;
  }

  @GetMapping("/accounts")
  @Operation(operationId = "listAccounts", summary = "Lists the accounts")
  Page<Account> accounts(@ParameterObject PageQuery page) {
    return page.ofAll(registries.accounts().stream().map(Account::of).toList());
  }

  @GetMapping("/registries")
  @Operation(operationId = "listRegistries", summary = "Lists the registries")
  Page<Registry> registries(
      @RequestParam(required = false) @Nullable String account, @ParameterObject PageQuery page) {
    List<AccountId> of =
        account == null
            ? registries.accounts().stream().map(found -> found.id()).toList()
            : List.of(CatalogIds.account(account));
    return page.ofAll(
        of.stream().flatMap(id -> registries.registries(id).stream()).map(Registry::of).toList());
  }

  @GetMapping("/repositories")
  @Operation(operationId = "listRepositories", summary = "Lists the repositories")
  Page<Repository> repositories(
      @Parameter(description = "Words in the name or the account, or the ARN.")
          @RequestParam(defaultValue = "")
          String search,
      @RequestParam(required = false) @Nullable String account,
      @RequestParam(required = false) @Nullable String region,
      @Parameter(description = "`private` or `public`.") @RequestParam(required = false)
          @Nullable String registry,
      @ParameterObject PageQuery page) {
    CatalogFilter filter =
        new CatalogFilter(
            search,
            account == null ? Set.of() : Set.of(CatalogIds.account(account)),
            region == null ? Set.of() : Set.of(region),
            registry == null ? Set.of() : Set.of(kind(registry)),
            Map.of(),
            CatalogFilter.PolicyPresence.ANY,
            CatalogFilter.RiskFilter.ANY);
    return page.of(
        window -> registries.repositories(filter, window).stream().map(Repository::of).toList());
  }

  private static RegistryKind kind(String id) {
    return RegistryKind.ofId(id)
        .orElseThrow(() ->
            ApiException.invalid(
                InputError.inQuery(
                    "registry",
                    "`" + id + "` is no kind of registry.",
                    "There are private and public.")));
  }

  @GetMapping("/repositories/{id}")
  @Operation(operationId = "getRepository", summary = "Tells of one repository")
  ResponseEntity<Repository> repository(@PathVariable String id) {
    return tags.tagged(
        Repository.of(
            ApiException.known(
                registries.repository(CatalogIds.repository(id)), "repository `" + id + "`")));
  }

  @GetMapping("/policies")
  @Operation(operationId = "listPolicies", summary = "Lists the policies")
  Page<Policy> policies(
      @Parameter(description = "Words in the name of the policy or of the account.")
          @RequestParam(defaultValue = "")
          String search,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String account,
      @Parameter(description = "How it stands.") @RequestParam(defaultValue = "ANY")
          PolicyFilter.State state,
      @ParameterObject PageQuery page) {
    PolicyFilter filter =
        new PolicyFilter(
            search,
            type == null ? Set.of() : Set.of(type(type)),
            account == null ? Set.of() : Set.of(CatalogIds.account(account)),
            state);
    return page.of(window -> policies.policies(filter, window).stream().map(Policy::of).toList());
  }

  private static PolicyType type(String id) {
    return PolicyType.ofId(id)
        .orElseThrow(() ->
            ApiException.invalid(
                InputError.inQuery(
                    "type", "`" + id + "` is no type of policy.", "Look up which there are.")));
  }

  @GetMapping("/policies/{id}")
  @Operation(operationId = "getPolicy", summary = "Tells of one policy")
  ResponseEntity<Policy> policy(@PathVariable String id) {
    return tags.tagged(Policy.of(versions.policy(policyId(id))));
  }

  @GetMapping("/policies/{id}/versions")
  @Operation(
      operationId = "listVersions",
      summary = "Lists the versions of a policy, newest first",
      description = "With `at`, the one that was in force then, if any.")
  Page<Version> versions(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Instant at,
      @ParameterObject PageQuery page) {
    PolicyId policy = versions.policy(policyId(id)).id();
    if (at != null) {
      return page.ofAll(
          policies
              .activationAt(policy, at)
              .flatMap(found -> policies.summary(found.version()))
              .map(Version::of)
              .stream()
              .toList());
    }
    return page.of(window -> policies.versions(policy, window).stream().map(Version::of).toList());
  }

  @GetMapping("/policies/{id}/activations")
  @Operation(
      operationId = "listActivations",
      summary = "Lists when which version was in force, newest first")
  Page<TimeInForce> activations(@PathVariable String id, @ParameterObject PageQuery page) {
    PolicyId policy = versions.policy(policyId(id)).id();
    return page.of(
        window -> policies.activations(policy, window).stream().map(TimeInForce::of).toList());
  }

  @GetMapping("/versions/{id}")
  @Operation(operationId = "getVersion", summary = "Tells of one version, with its text")
  ResponseEntity<VersionWithText> version(@PathVariable String id) {
    return tags.tagged(
        VersionWithText.of(ApiException.known(versions.find(id), "version `" + id + "`")));
  }

  static PolicyId policyId(String id) {
    return ApiException.known(PolicyId.parse(id), "policy `" + id + "`");
  }
}
