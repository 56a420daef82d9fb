package io.quaymaster.console.rest;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The description of this interface in OpenAPI. Routes and records come from the code; what the
/// command line writes too has its schemas in `schemas.json`.
@Configuration
class ApiDescription {
  private static final String BEARER = "bearer";
  private static final List<ProblemKind> EVERYWHERE =
      List.of(
          ProblemKind.INVALID_INPUT,
          ProblemKind.NO_TOKEN,
          ProblemKind.REFUSED,
          ProblemKind.NOT_ACCEPTABLE,
          ProblemKind.TOO_MANY,
          ProblemKind.DEFECT,
          ProblemKind.UNAVAILABLE);
  private static final List<ProblemKind> OF_BODIES =
      List.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, ProblemKind.TOO_LARGE, ProblemKind.NO_LENGTH);
  private static final List<ProblemKind> OF_KEYS =
      List.of(ProblemKind.CONFLICT, ProblemKind.KEY_REUSED);
  private static final List<ProblemKind> OF_PRECONDITIONS =
      List.of(ProblemKind.CONFLICT, ProblemKind.STALE, ProblemKind.PRECONDITION_REQUIRED);

  @Bean
  static OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Quaymaster")
                .version("1")
                .description(
                    "The policy console over HTTP. Whoever calls brings a bearer token and may do what their roles"
                        + " allow on the pages. Fields and values may be added; none is renamed or removed."))
        .servers(List.of(new Server().url("/")))
        .components(
            new Components()
                .schemas(schemas())
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                            "An access token of the identity provider, or an API token of this console.")))
        .security(List.of(new SecurityRequirement().addList(BEARER)));
  }

  @Bean
  static OpenApiCustomizer problemsOfEveryRoute() {
    return api -> {
      ModelConverters.getInstance(true)
          .readAll(new AnnotatedType(Problem.class))
          .forEach(api.getComponents()::addSchemas);
      api.getPaths()
          .forEach((path, item) ->
              item.readOperations().forEach(operation -> addProblems(path, operation)));
    };
  }

  private static void addProblems(String path, Operation operation) {
    add(EVERYWHERE, operation);
    if (path.contains("{") || operation.getRequestBody() != null) {
      add(List.of(ProblemKind.NOT_FOUND), operation);
    }
    if (operation.getRequestBody() != null) {
      add(OF_BODIES, operation);
    }
    if (takes("Idempotency-Key", operation)) {
      add(OF_KEYS, operation);
    }
    if (takes("If-Match", operation)) {
      add(OF_PRECONDITIONS, operation);
    }
  }

  private static boolean takes(String header, Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> header.equals(parameter.getName()));
  }

  private static void add(List<ProblemKind> kinds, Operation operation) {
    ApiResponses responses = operation.getResponses();
    for (ProblemKind kind : kinds) {
      responses.putIfAbsent(
          String.valueOf(kind.status().value()),
          new ApiResponse()
              .description(kind.title() + ".")
              .content(
                  new Content()
                      .addMediaType(
                          "application/problem+json",
                          new MediaType()
                              .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
    }
  }

  @SuppressWarnings({"rawtypes"})
  private static Map<String, Schema> schemas() {
    try (InputStream in =
        Objects.requireNonNull(ApiDescription.class.getResourceAsStream("schemas.json"))) {
      return Json31.mapper().readValue(in, Schemas.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The form of `schemas.json`.
  @SuppressWarnings({"rawtypes", "serial"})
  private static final class Schemas extends java.util.LinkedHashMap<String, Schema> {}
}
