package io.quaymaster.console.rest;

import io.quaymaster.console.guardrail.Exemption;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailDefinition;
import io.quaymaster.console.guardrail.GuardrailId;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.iam.policy.PolicyType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Access that no text may grant.
@RestController
@RequestMapping(path = "/api/v1/guardrails", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Guardrails", description = "Access that no text may grant.")
class GuardrailRoutes {
  private final Guardrails guardrails;
  private final EntityTags tags;

  GuardrailRoutes(Guardrails guardrails, EntityTags tags) {
    this.guardrails = guardrails;
    this.tags = tags;
  }

  @Schema(name = "Guardrail")
  record View(
      String id,
      int revision,
      boolean builtIn,
      String title,
      String purpose,
      GuardrailLevel level,
      @Schema(description = "Of which texts.") List<String> types,
      @Schema(description = "Tasks, actions and patterns of actions.") List<String> what,
      String callers,
      @Schema(description = "Callers that are not meant.") List<String> except,
      @Schema(description = "Keys that a guarded request does not carry.") List<String> without,
      @Nullable String where,
      List<Exemption> exemptions,
      @Nullable String author,
      @Nullable Instant at,
      String reason) {
    static View of(Guardrail guardrail) {
      GuardrailDefinition definition = guardrail.definition();
      return new View(
          guardrail.id().toString(),
          guardrail.revision(),
          guardrail.builtIn(),
          guardrail.title(),
          guardrail.content().purpose(),
          guardrail.level(),
          definition.types().stream().map(PolicyType::id).toList(),
          definition.what(),
          definition.callers().name(),
          definition.except(),
          definition.without(),
          definition.where().words().orElse(null),
          guardrail.content().exemptions(),
          guardrail.author() == null ? null : guardrail.author().id().value(),
          guardrail.at(),
          guardrail.reason());
    }
  }

  @GetMapping
  @Operation(operationId = "listGuardrails", summary = "Lists the guardrails")
  Page<View> list(@ParameterObject PageQuery page) {
    return page.ofAll(guardrails.all().stream().map(View::of).toList());
  }

  @GetMapping("/{id}")
  @Operation(operationId = "getGuardrail", summary = "Tells of one guardrail")
  ResponseEntity<View> get(@PathVariable String id) {
    return tags.tagged(
        View.of(
            ApiException.known(
                GuardrailId.parse(id).flatMap(guardrails::find), "guardrail `" + id + "`")));
  }
}
