package io.quaymaster.console.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.comparison.ComparisonReport.Compared;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;

/// The sample workspace, from its loading at the first start to its removal.
@SpringBootTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SampleContract {
  private static final Map<String, Verdict> STORIES =
      Map.ofEntries(
          Map.entry("A condition dropped by accident", Verdict.MORE_PERMISSIVE),
          Map.entry("A reorder that changes nothing", Verdict.EQUIVALENT),
          Map.entry("A grant widened from a role to an account", Verdict.MORE_PERMISSIVE),
          Map.entry("A share with only one half", Verdict.MORE_PERMISSIVE),
          Map.entry("A boundary that bites, and one that does not", Verdict.INCOMPARABLE),
          Map.entry("A Deny with NotPrincipal", Verdict.MORE_PERMISSIVE),
          Map.entry("Access by tag", Verdict.LESS_PERMISSIVE),
          Map.entry("A registry policy that denies", Verdict.LESS_PERMISSIVE),
          Map.entry("An SCP that closes a hole", Verdict.LESS_PERMISSIVE),
          Map.entry("A public push without the token actions", Verdict.MORE_PERMISSIVE),
          Map.entry("A lock-out", Verdict.LESS_PERMISSIVE),
          Map.entry("A partner let in too far", Verdict.MORE_PERMISSIVE));

  @Autowired SampleWorkspace sample;
  @Autowired PolicyCatalog policies;
  @Autowired RegistryCatalog registries;
  @Autowired OrganizationCatalog organizations;
  @Autowired PolicyComparisons comparisons;
  @Autowired ChangeRequests changes;
  @Autowired Reviews reviews;
  @Autowired JdbcClient jdbc;
  @Autowired UserDetailsService users;

  @Test
  @Order(1)
  void it_is_loaded_at_the_first_start() {
    SampleWorkspace.Extent extent = As.VIEWER.call(sample::extent);

    assertThat(extent.accounts()).isEqualTo(7);
    assertThat(extent.repositories()).isEqualTo(40);
    assertThat(extent.policies()).isEqualTo(60);
    assertThat(extent.versions()).isGreaterThan(200);
    assertThat(extent.ownVersions()).isZero();
  }

  @Test
  @Order(2)
  void it_is_not_loaded_twice() {
    assertThat(As.ADMIN.call(sample::loadIntoEmpty)).isFalse();
  }

  @Test
  @Order(3)
  void every_story_shows_what_it_says() {
    List<Story> stories = As.VIEWER.call(sample::stories);
    assertThat(stories)
        .extracting(Story::title)
        .containsExactlyInAnyOrderElementsOf(STORIES.keySet());

    assertThat(stories)
        .allSatisfy(story ->
            assertThat(compare(story).verdict())
                .as(story.title())
                .isEqualTo(STORIES.get(story.title())));
  }

  @Test
  @Order(4)
  void the_dropped_condition_and_the_lock_out_are_flagged() {
    List<Story> stories = As.VIEWER.call(sample::stories);

    assertThat(flags(stories, "A condition dropped by accident"))
        .contains(Flag.ALL_AWS, Flag.CONDITION_DROPPED);
    assertThat(flags(stories, "A lock-out")).contains(Flag.LOCK_OUT);
  }

  @Test
  @Order(5)
  void some_policies_have_a_change_that_is_not_in_force() {
    PolicyFilter inactive =
        new PolicyFilter(
            "", java.util.Set.of(), java.util.Set.of(), PolicyFilter.State.WITH_INACTIVE_CHANGE);
    assertThat(As.VIEWER.call(() -> policies.countPolicies(inactive))).isBetween(5, 25);
  }

  @Test
  @Order(8)
  void a_change_to_it_is_reviewed_like_any() throws InterruptedException {
    Story story = As.VIEWER.call(sample::stories).getFirst();
    VersionNumber active =
        As.VIEWER.call(() -> policies.policy(story.policy())).orElseThrow().active();
    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange(
                    "Back again",
                    "",
                    List.of(new Proposal(story.policy(), active, story.before())))));
    As.AUTHOR.run(() -> changes.submit(id));
    ContentHash seen = null;
    for (int i = 0; i < 600 && seen == null; i++) {
      Thread.sleep(50);
      seen = As.REVIEWER.call(() -> changes.page(id)).orElseThrow().seen().orElse(null);
    }
    ContentHash shown = java.util.Objects.requireNonNull(seen);
    As.REVIEWER.run(() -> reviews.requestChanges(id, shown, "Not yet."));
    assertThat(count("change_review")).isOne();
  }

  @Test
  @Order(9)
  void its_removal_leaves_nothing_of_it_and_everything_else() {
    AccountId own = new AccountId("999900001111");
    UnitId unit = As.VIEWER.call(organizations::organizations).getFirst().units().getFirst().id();
    As.ADMIN.run(() -> {
      registries.createAccount(own, "Our own", unit, false);
      UnitId other = organizations.organizations().getFirst().units().getLast().id();
      organizations.move(new MoveAccount(own, unit, other, "As agreed"));
      // An account of the sample in an organization of one's own, with its policy attached.
      UnitId ours = new UnitId("r-ours");
      organizations.create(new OrganizationId("o-ourowncompany"), "Our own", ours, null);
      organizations.move(new MoveAccount(alone(), null, ours, "As agreed"));
    });

    SampleWorkspace.Removal removal = asDemoAdministrator(sample::remove);

    assertThat(removal.removed().policies()).isEqualTo(60);
    assertThat(removal.administrator()).isPresent();
    for (String table :
        List.of(
            "principal",
            "principal_tag",
            "group_membership",
            "repository",
            "repository_tag",
            "registry",
            "account_placement",
            "draft",
            "change_request",
            "change_proposal",
            "change_author",
            "change_review",
            "change_evidence",
            "change_finding")) {
      assertThat(count(table)).as(table).isZero();
    }
    for (String table :
        List.of(
            "organization",
            "organizational_unit",
            "policy",
            "policy_version",
            "policy_activation",
            "policy_attachment",
            "version_findings")) {
      assertThat(count(table)).as(table + " of our own organization").isOne();
    }
    assertThat(As.VIEWER.call(registries::accounts))
        .extracting(AccountSummary::id)
        .containsExactly(own);
    assertThat(As.VIEWER.call(sample::isLoaded)).isFalse();
    assertThat(
            jdbc.sql("select count(*) from audit_entry where what = 'SAMPLE_REMOVED'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  @Order(10)
  void once_removed_it_stays_away() {
    List.of( // What was done with an account goes only while some sample does.
            "insert into workspace select cast('00000000-0000-0000-0000-000000000009' as uuid), 'SAMPLE', 'Gone', true, created_at from workspace",
            "delete from access_notice",
            "delete from workspace where kind = 'SAMPLE'",
            "delete from account")
        .forEach(step -> jdbc.sql(step).update());

    assertThat(As.ADMIN.call(sample::loadIntoEmpty)).isFalse();
  }

  /// The account of the sample that is in no organization.
  private AccountId alone() {
    return registries.accounts().stream()
        .filter(account -> account.unit() == null)
        .map(AccountSummary::id)
        .findFirst()
        .orElseThrow();
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private <T> T asDemoAdministrator(Supplier<T> work) {
    var ines = users.loadUserByUsername("ines");
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(ines, null, ines.getAuthorities()));
    try {
      return work.get();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Comparison compare(Story story) {
    var report =
        As.VIEWER.call(() ->
            comparisons.compare(
                story.policy(),
                new Side.OfVersion(new VersionId(story.policy(), story.before())),
                new Side.OfVersion(new VersionId(story.policy(), story.after()))));
    return ((Compared) report).comparison();
  }

  private List<Flag> flags(List<Story> stories, String title) {
    Story story = stories.stream().filter(s -> s.title().equals(title)).findFirst().orElseThrow();
    Comparison comparison = compare(story);
    return Stream.concat(comparison.gained().stream(), comparison.lost().stream())
        .map(AccessClass::flags)
        .flatMap(java.util.Set::stream)
        .distinct()
        .toList();
  }
}
