package io.quaymaster.console.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/// The role that a caller of this service method needs. It is asked of the user's account at every
/// call, so that a role taken away is gone at once.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("@currentUser.has('{value}')")
public @interface Requires {
  ConsoleRole value();
}
