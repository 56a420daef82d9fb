package io.quaymaster.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.OpenToEveryone;
import io.quaymaster.console.identity.Requires;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Service;

/// No service method is open by mistake. Screens are no services: what they may do, services
/// decide.
class RolesTest {

  @Test
  void every_public_method_of_every_service_names_the_role_it_needs() throws Exception {
    List<Class<?>> services = services();
    assertThat(services).hasSizeGreaterThan(7);
    List<String> unchecked =
        services.stream()
            .flatMap(service -> Arrays.stream(service.getDeclaredMethods()))
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
            .filter(method -> !isChecked(method))
            .map(Method::toString)
            .toList();

    assertThat(unchecked).isEmpty();
  }

  private static boolean isChecked(Method method) {
    return method.isAnnotationPresent(Requires.class)
        || method.isAnnotationPresent(OpenToEveryone.class)
        || method.getDeclaringClass().isAnnotationPresent(Requires.class);
  }

  private static List<Class<?>> services() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Service.class));
    List<Class<?>> services = new java.util.ArrayList<>();
    for (var found : scanner.findCandidateComponents("io.quaymaster.console")) {
      if (!String.valueOf(found.getBeanClassName()).startsWith("io.quaymaster.console.ui.")) {
        services.add(Class.forName(found.getBeanClassName()));
      }
    }
    return services;
  }
}
