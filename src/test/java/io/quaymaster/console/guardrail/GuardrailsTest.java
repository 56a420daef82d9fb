package io.quaymaster.console.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.guardrail.GuardrailOutcome.Saved;
import io.quaymaster.console.guardrail.GuardrailOutcome.Stale;
import io.quaymaster.console.identity.As;
import io.quaymaster.iam.policy.PolicyType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Over the sample workspace.
@SpringBootTest
class GuardrailsTest {
  private static final GuardrailId PUSH = BuiltInGuardrails.id("outside-push");

  @TempDir static Path folder;

  @Autowired Guardrails guardrails;
  @Autowired GuardrailSurvey survey;
  @Autowired PolicyCatalog policies;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  @Test
  void eight_are_built_in_and_nobody_edits_them_but_an_administrator() {
    List<Guardrail> builtIn =
        As.VIEWER.call(() -> guardrails.all()).stream().filter(Guardrail::builtIn).toList();
    assertThat(builtIn).hasSize(8);
    for (As somebody : List.of(As.VIEWER, As.AUTHOR, As.AUDITOR)) {
      assertThatThrownBy(() ->
              somebody.run(() -> guardrails.switchTo(PUSH, 0, GuardrailLevel.BLOCKING, "because")))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void every_edit_is_a_revision_for_good_and_in_the_audit_trail() {
    Guardrail created = own("Nobody deletes", "ecr:BatchDeleteImage", GuardrailLevel.EVALUATE);
    Guardrail switched = switched(created, GuardrailLevel.BLOCKING);

    assertThat(As.VIEWER.call(() -> guardrails.revisions(created.id())))
        .containsExactly(switched, created);
    AuditEntry entry =
        As.AUDITOR.call(() ->
            trail
                .entries(new AuditFilter("", "", "", created.id().toString(), null, null), 0, 10)
                .getFirst());
    assertThat(entry.what()).isEqualTo("GUARDRAIL_SWITCHED");
    assertThat(entry.before()).isEqualTo(created.hash().hex());
    assertThat(entry.after()).isEqualTo(switched.hash().hex());
    assertThatThrownBy(() ->
            jdbc.sql("update guardrail_revision set reason = 'other' where guardrail_id = :id")
                .param("id", created.id().value())
                .update())
        .hasMessageContaining("keeps its history");
  }

  @Test
  void whoever_edits_at_the_same_moment_loses_no_text_and_overwrites_none() throws Exception {
    Guardrail created = own("Race", "ecr:PutImage", GuardrailLevel.OFF);
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<GuardrailOutcome> edit =
        () -> {
          together.await();
          return As.ADMIN.call(
              () -> guardrails.switchTo(created.id(), 1, GuardrailLevel.EVALUATE, "on"));
        };
    List<GuardrailOutcome> outcomes = new ArrayList<>();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (var done : two.invokeAll(List.of(edit, edit))) {
        outcomes.add(done.get());
      }
    }

    assertThat(outcomes).filteredOn(Saved.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Stale.class::isInstance).hasSize(1);
    assertThat(As.VIEWER.call(() -> guardrails.revisions(created.id()))).hasSize(2);
  }

  @Test
  void the_hash_of_the_set_tells_what_has_effect_and_nothing_else() {
    ContentHash before = hash();
    Guardrail off = own("Off", "ecr:PutImage", GuardrailLevel.OFF);
    assertThat(hash()).as("one that is off").isEqualTo(before);

    Guardrail on = switched(off, GuardrailLevel.ADVISORY);
    ContentHash with = hash();
    assertThat(with).isNotEqualTo(before);

    Guardrail excepted =
        saved(
            As.ADMIN.call(() ->
                guardrails.except(
                    on.id(), on.revision(), exemption(Exemption.Kind.REPOSITORIES, "team/*"))));
    assertThat(hash()).isNotEqualTo(with);
    Guardrail ended =
        saved(
            As.ADMIN.call(() ->
                guardrails.endException(
                    on.id(),
                    excepted.revision(),
                    excepted.content().exemptions().getFirst(),
                    "It has moved")));
    assertThat(hash()).isEqualTo(with);

    switched(ended, GuardrailLevel.OFF);
    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void an_exception_counts_until_it_expires() {
    PolicySummary policy = repositoryPolicy();
    String open =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "ecr:ListImages"}}
        """;
    Guardrail created = own("No lists", "ecr:ListImages", GuardrailLevel.BLOCKING);
    assertThat(examined(created, policy, open)).isInstanceOf(Examined.Violated.class);

    Exemption forIt = exemption(Exemption.Kind.POLICY, policy.id().toString());
    Guardrail excepted =
        saved(As.ADMIN.call(() -> guardrails.except(created.id(), created.revision(), forIt)));
    assertThat(examined(excepted, policy, open)).isEqualTo(new Examined.Exempt(forIt));
    assertThat(excepted.exemptionOf(policy, forIt.expires())).isEmpty();
    switched(excepted, GuardrailLevel.OFF);
  }

  @Test
  void a_text_that_cannot_be_read_blocks_and_no_text_does_not() {
    PolicySummary policy = repositoryPolicy();
    Guardrail created = own("No scans", "ecr:StartImageScan", GuardrailLevel.BLOCKING);

    assertThat(examined(created, policy, "{")).isInstanceOf(Examined.Undecided.class);
    assertThat(As.VIEWER.call(() -> guardrails.examine(policy, "{")).isBlocking()).isTrue();
    assertThat(As.VIEWER.call(() -> guardrails.examine(policy, null)).isBlocking()).isFalse();
    switched(created, GuardrailLevel.OFF);
  }

  @Test
  void who_violates_it_is_told_before_it_is_switched_on() {
    List<Integer> progress = new ArrayList<>();
    GuardrailDefinition pull =
        As.VIEWER
            .call(() -> guardrails.find(BuiltInGuardrails.id("outside-pull-shows-organization")))
            .orElseThrow()
            .definition();
    GuardrailSurvey.Answer answer =
        As.VIEWER.call(() -> survey.violations(pull, progress::add, () -> false));

    assertThat(answer.examined()).isGreaterThan(20);
    assertThat(progress).endsWith(100);
    assertThat(answer.broken())
        .isNotEmpty()
        .allSatisfy(broken -> assertThat(broken.examined()).isInstanceOf(Examined.Violated.class));
    assertThatThrownBy(() -> As.VIEWER.call(() -> survey.violations(pull, done -> {}, () -> true)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void a_story_of_the_sample_violates_three_of_the_built_in_ones() {
    PolicySummary tariffs = policy("tariff-lookup");
    String text = As.VIEWER.call(() -> policies.active(tariffs.id())).orElseThrow().text();
    List<String> violated = new ArrayList<>();
    for (Guardrail guardrail : As.VIEWER.call(() -> guardrails.all())) {
      if (guardrail.builtIn()) {
        Guardrail on = switched(guardrail, GuardrailLevel.EVALUATE);
        boolean applies = on.appliesTo(tariffs);
        if (applies && examined(on, tariffs, text).isBroken()) {
          violated.add(on.title());
        }
        switched(on, GuardrailLevel.OFF);
      }
    }

    assertThat(violated)
        .containsExactly(
            "Nobody outside the organization may push",
            "No administration from another account",
            "Pulling from outside only with a condition on the organization");
  }

  private Examined examined(Guardrail guardrail, PolicySummary policy, String text) {
    return As.VIEWER.call(() -> guardrails.examine(policy, text)).results().stream()
        .filter(result -> result.guardrail().id().equals(guardrail.id()))
        .findFirst()
        .orElseThrow()
        .examined();
  }

  private Exemption exemption(Exemption.Kind kind, String value) {
    return new Exemption(
        kind, value, "Depot team", "Until it has moved", clock.instant().plus(Duration.ofDays(30)));
  }

  private PolicySummary repositoryPolicy() {
    return policy("label-printer");
  }

  private PolicySummary policy(String words) {
    return As.VIEWER.call(() ->
        policies
            .policies(
                new PolicyFilter(
                    words,
                    java.util.Set.of(PolicyType.REPOSITORY_POLICY),
                    java.util.Set.of(),
                    PolicyFilter.State.ANY),
                new Window(0, 1))
            .getFirst());
  }

  private ContentHash hash() {
    return As.VIEWER.call(guardrails::setHash);
  }

  private Guardrail own(String title, String action, GuardrailLevel level) {
    GuardrailDefinition definition =
        new GuardrailDefinition(
            List.of(PolicyType.REPOSITORY_POLICY),
            List.of(action),
            Callers.OUTSIDE_ACCOUNT,
            List.of(),
            List.of(),
            GuardrailScope.EVERYWHERE);
    return saved(
        As.ADMIN.call(() ->
            guardrails.save(
                new SaveGuardrail(
                    new GuardrailId(UUID.randomUUID()),
                    0,
                    new GuardrailContent(title, "", definition, level, List.of()),
                    "A test"))));
  }

  private Guardrail switched(Guardrail guardrail, GuardrailLevel level) {
    return saved(
        As.ADMIN.call(
            () -> guardrails.switchTo(guardrail.id(), guardrail.revision(), level, "A test")));
  }

  private static Guardrail saved(GuardrailOutcome outcome) {
    assertThat(outcome).isInstanceOf(Saved.class);
    return ((Saved) outcome).guardrail();
  }
}
