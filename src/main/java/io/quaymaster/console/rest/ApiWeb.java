package io.quaymaster.console.rest;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// What controllers read and write, and what becomes of addresses that no controller has. Behind
/// those would come the pages.
@Configuration
class ApiWeb implements WebMvcConfigurer {
  private final ApiJson json;
  private final CallersTurn turn;

  ApiWeb(ApiJson json, CallersTurn turn) {
    this.json = json;
    this.turn = turn;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(turn).addPathPatterns("/api/**");
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper()));
  }

  @Bean
  static SimpleUrlHandlerMapping unknownRoutes(Problems problems) {
    HttpRequestHandler unknown =
        (request, response) ->
            problems.write(
                new ApiException(
                    ProblemKind.NOT_FOUND,
                    "There is nothing at this address. /api/v1/openapi.json lists what there is."),
                request,
                response);
    return new SimpleUrlHandlerMapping(Map.of("/api/**", unknown), 1);
  }
}
