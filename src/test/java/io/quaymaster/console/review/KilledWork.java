package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.QuaymasterApplication;
import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.AuditVerification;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainVerdict;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Unreviewed;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.As;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/// The console in a process of its own, in which people save, approve and activate sets of policies
/// until somebody kills it, or finish what others left. It begins by looking whether what is on
/// file is whole, and tells every step before it is done.
final class KilledWork extends ReviewSetting {
  /// What the first argument says: to go on until it is killed.
  static final String UNTIL_KILLED = "until-killed";

  /// What the first argument says: to finish what was begun, and to end.
  static final String ONCE = "once";

  /// What the process tells once everything that it found is whole, with how many change requests.
  static final String WHOLE = "WHOLE";

  private static final String SAVE = "STEP save";
  private static final String APPROVE = "STEP approve";
  private static final String ACTIVATE = "STEP activate";

  /// What it tells before a step, one for each kind of step.
  static final List<String> STEPS = List.of(ACTIVATE, APPROVE, SAVE);

  private static final int IN_A_SET = 3;
  private static final int AT_ONCE = 3;
  private static final List<String> TEXTS = List.of(WIDER, NARROWER, PULL);

  /// What the checks do by themselves is no deed of a person.
  private static final Set<String> BY_CHECKS = Set.of("CHANGE_CHECKED", "CHANGE_MOVED");

  @Autowired AuditVerification verification;

  private final PrintStream out;

  private KilledWork(PrintStream out) {
    this.out = out;
  }

  /// All of the console but its pages.
  @EnableAutoConfiguration(
      excludeName = {
        "com.vaadin.flow.spring.SpringBootAutoConfiguration",
        "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
        "com.vaadin.flow.spring.VaadinScopesConfig"
      })
  @AutoConfigurationPackage(basePackageClasses = QuaymasterApplication.class)
  @ComponentScan(
      basePackageClasses = QuaymasterApplication.class,
      excludeFilters = {
        @Filter(type = FilterType.REGEX, pattern = "io\\.quaymaster\\.console\\.ui\\..*"),
        @Filter(SpringBootApplication.class),
        @Filter(TestComponent.class)
      })
  private static final class Console {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    SpringApplication application = new SpringApplication(Console.class, Unreviewed.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLazyInitialization(true);
    try (ConfigurableApplicationContext context =
        application.run(List.of(arguments).subList(1, arguments.length).toArray(String[]::new))) {
      KilledWork work = new KilledWork(out);
      context.getAutowireCapableBeanFactory().autowireBean(work);
      work.people_are_on_file();
      work.everythingIsWhole();
      out.println(WHOLE + " " + work.all().size());
      if (arguments[0].equals(UNTIL_KILLED)) {
        work.untilKilled();
      }
      work.finishWhatWasBegun();
      work.everythingIsWhole();
      out.println(WHOLE + " " + work.all().size());
    }
  }

  /// Several at once, so that a kill meets each of them somewhere else.
  private void untilKilled() throws InterruptedException, ExecutionException {
    List<PolicyId> policies = thePolicies();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      ExecutorCompletionService<Void> work = new ExecutorCompletionService<>(threads);
      for (int i = 0; i < AT_ONCE; i++) {
        List<PolicyId> set = policies.subList(i * IN_A_SET, (i + 1) * IN_A_SET);
        work.submit(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                changeTheSet(set);
              }
            },
            null);
      }
      try {
        work.take().get();
      } finally {
        threads.shutdownNow();
      }
    }
  }

  /// The same in every process.
  private List<PolicyId> thePolicies() {
    List<PolicyId> known =
        new ArrayList<>(
            As.VIEWER.call(() -> policies.policies(PolicyFilter.ALL, new Window(0, 100))).stream()
                .map(PolicySummary::id)
                .sorted(Comparator.comparing(PolicyId::value))
                .toList());
    while (known.size() < AT_ONCE * IN_A_SET) {
      known.add(aPolicy());
    }
    return known;
  }

  /// Another text for each of the set, from the first word to the last.
  private void changeTheSet(List<PolicyId> set) {
    List<Proposal> nothing =
        set.stream().map(policy -> new Proposal(policy, active(policy), active(policy))).toList();
    ChangeId id =
        As.AUTHOR.call(() -> changes.open(new OpenChange("Another set of texts", "", nothing)));
    String text = TEXTS.get((int) (id.number() % TEXTS.size()));
    for (Proposal proposal : nothing) {
      out.println(SAVE);
      revise(As.AUTHOR, id, proposal.policy(), proposal.base(), text);
    }
    finish(id);
  }

  /// Nothing that a killed process left can keep others from going on.
  private void finishWhatWasBegun() {
    for (ChangeId id : all()) {
      ChangeRequest change = page(id).change();
      if (change.stage().isOpen()) {
        for (Proposal proposal : change.proposals()) {
          @Nullable VersionNumber active = active(proposal.policy());
          As.AUTHOR.run(() -> changes.rebase(change.id(), proposal.policy(), active));
        }
        finish(change.id());
      }
    }
  }

  private void finish(ChangeId id) {
    ChangeRequest change = page(id).change();
    if (change.proposals().stream().allMatch(Proposal::isNothing)) {
      As.AUTHOR.run(() -> changes.withdraw(id, "It changes nothing."));
      return;
    }
    if (change.stage() == Stage.DRAFT) {
      As.AUTHOR.run(() -> changes.submit(id));
    }
    check(id);
    out.println(APPROVE);
    approve(As.REVIEWER, id);
    out.println(APPROVE);
    approve(As.ADMIN, id);
    out.println(ACTIVATE);
    activate(As.AUTHOR, id);
  }

  private void everythingIsWhole() {
    for (ChangeId id : all()) {
      isWhole(page(id).change());
    }
    assertThat(count("audit_entry where what = 'POLICY_VERSION_SAVED'"))
        .as("entries for saved versions")
        .isEqualTo(count("policy_version"));
    assertThat(count("audit_entry where what = 'ACTIVE_VERSION_CHANGED'"))
        .as("entries for what came in force")
        .isEqualTo(count("policy_activation"));
    ChainVerdict verdict =
        As.AUDITOR.call(() -> verification.verify(null, percent -> {}, () -> false));
    assertThat(verdict.isSound()).as(String.valueOf(verdict.faults())).isTrue();
  }

  private void isWhole(ChangeRequest change) {
    int proposed =
        (int) change.proposals().stream().filter(proposal -> !proposal.isNothing()).count();
    boolean active = change.stage() == Stage.ACTIVATED;
    assertThat(count("policy_activation where reason like '%s: %%'".formatted(change.id())))
        .as("versions that %s brought in force, %s", change.id(), change.stage())
        .isEqualTo(active ? proposed : 0);
    List<String> deeds =
        As.VIEWER.call(() -> discussions.of(change.id())).deeds().stream()
            .map(Discussion.Done::what)
            .toList();
    assertThat(audited(change.id())).as("what was done with %s", change.id()).isEqualTo(deeds);
    assertThat(deeds.stream().filter("CHANGE_APPROVED"::equals))
        .as("approvals of %s", change.id())
        .hasSameSizeAs(change.reviews());
    assertThat(deeds.contains("CHANGE_ACTIVATED")).isEqualTo(active);
  }

  private List<ChangeId> all() {
    return jdbc.sql("select id from change_request order by id")
        .query((rs, n) -> new ChangeId(rs.getLong("id")))
        .list();
  }

  private int count(String where) {
    return jdbc.sql("select count(*) from " + where).query(Integer.class).single();
  }

  /// What people did with it as the trail tells it, oldest first.
  private List<String> audited(ChangeId id) {
    AuditFilter filter = new AuditFilter("", "", "", String.valueOf(id.number()), null, null);
    return As.AUDITOR.call(() -> audit.entries(filter, 0, 1_000)).reversed().stream()
        .filter(entry -> entry.subjectKind().equals("change"))
        .map(AuditEntry::what)
        .filter(what -> !BY_CHECKS.contains(what))
        .toList();
  }
}
