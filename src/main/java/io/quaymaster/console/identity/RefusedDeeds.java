package io.quaymaster.console.identity;

import org.aopalliance.intercept.MethodInvocation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.stereotype.Component;

/// Tells who called a service that is not for their role. With what is not told: it may be secret.
@Component
class RefusedDeeds {
  private final CurrentUser user;
  private final ApplicationEventPublisher events;

  RefusedDeeds(CurrentUser user, ApplicationEventPublisher events) {
    this.user = user;
    this.events = events;
  }

  @EventListener
  void refused(AuthorizationDeniedEvent<?> event) {
    if (event.getSource() instanceof MethodInvocation call) {
      user.signedIn().ifPresent(person -> tell(person, call));
    }
  }

  private void tell(Person person, MethodInvocation call) {
    String deed =
        call.getMethod().getDeclaringClass().getSimpleName() + "." + call.getMethod().getName();
    events.publishEvent(
        new Refusal(
            new Deed.Actor(person, user.remoteAddress()),
            new Deed.Account("DEED_REFUSED", "service", deed, deed, null, null, reason(call))));
  }

  private String reason(MethodInvocation call) {
    Requires needs = AnnotatedElementUtils.findMergedAnnotation(call.getMethod(), Requires.class);
    if (needs == null) {
      needs =
          AnnotatedElementUtils.findMergedAnnotation(
              call.getMethod().getDeclaringClass(), Requires.class);
    }
    String has = UserAccounts.titles(user.roles());
    return "It needs "
        + (needs == null ? "another role" : "the role " + needs.value().title())
        + "; the person had "
        + (has.isEmpty() ? "none" : has)
        + ".";
  }
}
