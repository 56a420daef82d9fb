package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.access.AccessQuestion;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.CreatePrincipal;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyMoment.Happening;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.review.Blame.Cause;
import io.quaymaster.console.review.Blame.Interval;
import io.quaymaster.console.review.Blame.Outcome;
import io.quaymaster.console.review.BroughtBy.Way;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who is to blame for an answer, over the history of one policy, on whichever database.
abstract class BlameContract extends ReviewSetting {
  private static final VersionNumber V1 = VersionNumber.FIRST;
  private static final VersionNumber V2 = V1.next();
  private static final VersionNumber V3 = V2.next();
  private static final VersionNumber V4 = V3.next();
  private static final AccountId PARTNER = new AccountId("222233334444");
  private static final As EMERGENCY = new As("kaja", ConsoleRole.BREAK_GLASS);

  /// On file, with policies of its own that allow everything.
  private static final String ROLE = "arn:aws:iam::222233334444:role/deployer";

  /// Not on file.
  private static final String STRANGER = "arn:aws:iam::999988887777:role/deployer";

  private static final String EVERYTHING =
      """
      {"Version": "2012-10-17", "Statement": {"Sid": "All", "Effect": "Allow", "Action": "ecr:*", "Resource": "*"}}
      """;

  @Autowired AccessBlame blame;
  @Autowired AccessBisect bisect;
  @Autowired PolicyComparisons comparisons;
  @Autowired PrincipalCatalog principals;
  @Autowired PolicyAttachments attachments;

  @BeforeEach
  void a_deployer_is_on_file() {
    if (As.VIEWER.call(() -> registries.account(PARTNER)).isEmpty()) {
      As.ADMIN.run(() -> registries.createAccount(PARTNER, "Partner", null, false));
      ownPolicy(PARTNER, "everything", principal(PARTNER, PrincipalKind.ROLE, "deployer"));
    }
  }

  private PrincipalId principal(AccountId account, PrincipalKind kind, String name) {
    return As.ADMIN.call(() ->
        principals.create(new CreatePrincipal(account, kind, "/", name, Map.of(), false)).id());
  }

  private PolicyId ownPolicy(AccountId account, String name, PrincipalId to) {
    PolicyId policy =
        As.AUTHOR.call(() ->
            policies
                .create(new PolicyPlace.InAccount(account), PolicyType.IDENTITY_POLICY, name)
                .id());
    save(As.AUTHOR, policy, null, EVERYTHING);
    As.ADMIN.run(() -> {
      unreviewed.activate(new Activate(policy, V1, null, "First"));
      attachments.attach(policy, new AttachmentTarget.ToPrincipal(to), "As agreed");
    });
    return policy;
  }

  private ChangeId bring(PolicyId policy, String text) {
    return bring(policy, inReview(policy, text));
  }

  private ChangeId bring(PolicyId policy, ChangeId id) {
    approve(As.REVIEWER, id);
    if (!page(id).standing().state().equals(ChangeState.READY)) {
      approve(HEDDA, id);
    }
    activate(As.AUTHOR, id);
    return id;
  }

  private Blame of(PolicyId policy, String action) {
    return of(question(policy, ROLE, action));
  }

  private Blame of(AccessQuestion question) {
    return As.VIEWER.call(() -> blame.of(question, Optional.empty(), percent -> {}));
  }

  private AccessQuestion question(PolicyId policy, String who, String action) {
    return question(policy, who, action, Instant.now().plusSeconds(1));
  }

  private AccessQuestion question(PolicyId policy, String who, String action, Instant at) {
    return new AccessQuestion(who, action, repository(policy), at, Map.of(), Map.of());
  }

  private RepositoryId repository(PolicyId policy) {
    PolicyPlace place = As.VIEWER.call(() -> policies.policy(policy)).orElseThrow().place();
    return ((PolicyPlace.OnRepository) place).repository();
  }

  private static List<Outcome> outcomes(Blame found) {
    return found.intervals().stream().map(one -> one.state().outcome()).toList();
  }

  private static Cause.Version version(Interval interval) {
    assertThat(interval.causes()).singleElement().isInstanceOf(Cause.Version.class);
    return (Cause.Version) interval.causes().getFirst();
  }

  private static VersionNumber number(@Nullable VersionSummary version) {
    return Objects.requireNonNull(version).number();
  }

  private static ChangeId change(Interval interval) {
    return version(interval).change().orElseThrow().id();
  }

  @Test
  void it_names_version_statement_change_and_people_of_what_gave_access() {
    PolicyId policy = aPolicy();
    ChangeId gave = bring(policy, WIDER);
    bring(policy, WIDER_REORDERED);

    Blame found = of(policy, "ecr:PutImage");

    assertThat(found.now().state().outcome()).isEqualTo(Outcome.ALLOWED);
    Cause.Version cause = version(found.now());
    assertThat(number(cause.after())).isEqualTo(V2);
    assertThat(number(cause.before())).isEqualTo(V1);
    assertThat(cause.isBack()).isFalse();
    assertThat(cause.by().id().value()).isEqualTo("tomasz");
    assertThat(found.now().first())
        .anySatisfy(one -> {
          assertThat(one.version()).contains(new VersionId(policy, V2));
          assertThat(one.statement().statement().sid()).isEqualTo("Pull");
          assertThat(one.statement().statement().index()).isZero();
        });
    assertThat(found.now().last())
        .anySatisfy(one -> assertThat(one.version()).contains(new VersionId(policy, V3)));
    BroughtBy change = cause.change().orElseThrow();
    assertThat(change.id()).isEqualTo(gave);
    assertThat(change.way()).isEqualTo(Way.REVIEWED);
    assertThat(change.authors()).extracting(one -> one.id().value()).contains("tomasz");
    assertThat(change.approvals()).extracting(BroughtBy.Approved::by).isNotEmpty();
    assertThat(found.effort().complete()).isTrue();
  }

  @Test
  void access_that_came_and_went_is_told_every_time() {
    PolicyId policy = aPolicy();
    ChangeId first = bring(policy, WIDER);
    ChangeId took = bring(policy, PULL);
    ChangeId gave = bring(policy, WIDER);

    Blame found = of(policy, "ecr:PutImage");

    assertThat(outcomes(found))
        .containsExactly(
            Outcome.ALLOWED,
            Outcome.IMPLICIT_DENY,
            Outcome.ALLOWED,
            Outcome.IMPLICIT_DENY,
            Outcome.UNKNOWN);
    assertThat(found.intervals().subList(0, 3))
        .extracting(BlameContract::change)
        .containsExactly(gave, took, first);
    assertThat(number(version(found.now()).after())).isEqualTo(V4);
    for (int i = 1; i < found.intervals().size(); i++) {
      assertThat(found.intervals().get(i - 1).from()).contains(found.intervals().get(i).to());
    }
    assertThat(found.intervals().getLast().from()).isEmpty();
  }

  @Test
  void a_denial_is_blamed_on_what_took_the_access_away() {
    PolicyId policy = aPolicy();
    bring(policy, WIDER);
    ChangeId took = bring(policy, NARROWER);

    Blame found = of(policy, "ecr:PutImage");

    assertThat(found.now().state().outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(found.now().first()).isEmpty();
    assertThat(change(found.now())).isEqualTo(took);
    assertThat(found.intervals().get(1).last())
        .as("what had allowed it until then")
        .anySatisfy(one -> assertThat(one.version()).contains(new VersionId(policy, V2)));
  }

  @Test
  void a_statement_that_denies_is_named() {
    PolicyId policy = aPolicy();
    String denying =
        PULL.replace(
            "\"Statement\": [",
            "\"Statement\": [{\"Sid\": \"Stop\", \"Effect\": \"Deny\", \"Principal\": \"*\","
                + " \"Action\": \"ecr:BatchGetImage\"}, ");
    bring(policy, denying);

    Interval now = of(policy, "ecr:BatchGetImage").now();

    assertThat(now.state().outcome()).isEqualTo(Outcome.EXPLICIT_DENY);
    assertThat(now.first())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.statement().effect()).isEqualTo(Effect.DENY);
          assertThat(one.statement().statement().sid()).isEqualTo("Stop");
        });
  }

  @Test
  void a_task_is_allowed_when_all_of_its_actions_are() {
    PolicyId policy = aPolicy();
    ChangeId took = bring(policy, NARROWER);
    TaskDefinition pull = ServiceReference.load().task("private.pull").orElseThrow();

    Blame found =
        As.VIEWER.call(
            () -> blame.of(question(policy, ROLE, ""), Optional.of(pull), percent -> {}));

    assertThat(found.now().state().outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(change(found.now())).isEqualTo(took);
  }

  @Test
  void a_deny_is_named_though_nothing_allowed_it_any_more() {
    PolicyId policy = aPolicy();
    ChangeId dropped = bring(policy, NARROWER);
    ChangeId denied =
        bring(
            policy,
            NARROWER.replace(
                "\"Statement\": [",
                "\"Statement\": [{\"Sid\": \"Stop\", \"Effect\": \"Deny\", \"Principal\": \"*\","
                    + " \"Action\": \"ecr:GetDownloadUrlForLayer\"}, "));

    Blame found = of(policy, "ecr:GetDownloadUrlForLayer");

    assertThat(outcomes(found))
        .containsExactly(
            Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY, Outcome.ALLOWED, Outcome.UNKNOWN);
    assertThat(change(found.now())).isEqualTo(denied);
    assertThat(found.now().first())
        .extracting(one -> one.statement().statement().sid())
        .containsExactly("Stop");
    assertThat(change(found.intervals().get(1))).isEqualTo(dropped);
    assertThat(found.intervals().get(1).first()).isEmpty();
  }

  /// Each of two actions of a pull from an endpoint of its own.
  private static String endpoints(String image, String layer) {
    return """
    {"Version": "2012-10-17", "Statement": [
      {"Sid": "Image", "Effect": "Allow", "Principal": {"AWS": "%1$s"}, "Action": "ecr:BatchGetImage",
       "Condition": {"StringEquals": {"aws:SourceVpce": "%2$s"}}},
      {"Sid": "Layer", "Effect": "Allow", "Principal": {"AWS": "%1$s"}, "Action": "ecr:GetDownloadUrlForLayer",
       "Condition": {"StringEquals": {"aws:SourceVpce": "%3$s"}}}]}
    """
        .formatted(ROLE, image, layer);
  }

  @Test
  void what_a_task_hangs_on_is_told_of_each_action() {
    PolicyId policy = aPolicy();
    TaskDefinition pull = ServiceReference.load().task("private.pull").orElseThrow();
    bring(policy, endpoints("vpce-0a", "vpce-0b"));
    ChangeId swapped = bring(policy, endpoints("vpce-0b", "vpce-0a"));

    Blame found =
        As.VIEWER.call(
            () -> blame.of(question(policy, ROLE, ""), Optional.of(pull), percent -> {}));

    assertThat(outcomes(found))
        .startsWith(Outcome.CONDITIONAL, Outcome.CONDITIONAL, Outcome.ALLOWED, Outcome.UNKNOWN);
    assertThat(change(found.now())).isEqualTo(swapped);
    assertThat(found.now().state().hanging())
        .allSatisfy(one -> assertThat(one.cases()).hasSize(1))
        .extracting(one -> one.actions() + " " + one.cases().getFirst().getFirst().text())
        .containsExactly(
            "[ecr:BatchGetImage] is vpce-0b", "[ecr:GetDownloadUrlForLayer] is vpce-0a");
  }

  private static String ifReferer(String variable) {
    return PULL.replace(
        "\"ecr:GetDownloadUrlForLayer\"]",
        "\"ecr:GetDownloadUrlForLayer\"],"
            + " \"Condition\": {\"StringEquals\": {\"aws:Referer\": \"${"
            + variable
            + "}\"}}");
  }

  @Test
  void answers_that_are_open_for_different_reasons_are_not_the_same() {
    PolicyId policy = aPolicy();
    bring(policy, ifReferer("aws:SourceVpce"));
    ChangeId other = bring(policy, ifReferer("aws:SourceVpc"));

    Blame found = of(policy, "ecr:BatchGetImage");

    assertThat(outcomes(found))
        .containsExactly(
            Outcome.CONDITIONAL, Outcome.CONDITIONAL, Outcome.ALLOWED, Outcome.UNKNOWN);
    assertThat(change(found.now())).isEqualTo(other);
    assertThat(found.now().state().hanging())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.actions()).isEmpty();
          assertThat(one.open()).contains("could not be decided", "${aws:SourceVpc}");
        });
  }

  @Test
  void the_statements_of_the_beginning_are_those_in_force_then() {
    PolicyId policy = aPolicy();
    bring(policy, WIDER);
    bring(policy, WIDER + "\n");

    Interval now = of(policy, "ecr:PutImage").now();

    assertThat(number(version(now).after())).isEqualTo(V2);
    assertThat(versionsOf(policy, now.first())).containsExactly(V2);
    assertThat(versionsOf(policy, now.last())).containsExactly(V3);
    assertThat(now.moves()).isEmpty();
  }

  private static List<VersionNumber> versionsOf(PolicyId policy, List<Blame.Decided> decided) {
    return decided.stream()
        .flatMap(one -> one.version().stream())
        .filter(version -> version.policy().equals(policy))
        .map(VersionId::number)
        .toList();
  }

  @Test
  void a_grant_that_moves_to_another_statement_names_the_change() {
    PolicyId policy = aPolicy();
    ChangeId gave = bring(policy, WIDER);
    String moved =
        PULL.replace(
            "\"Statement\": [",
            "\"Statement\": [{\"Sid\": \"Push\", \"Effect\": \"Allow\", \"Principal\": {\"AWS\": \""
                + ROLE
                + "\"}, \"Action\": \"ecr:PutImage\"}, ");
    ChangeId rewrote = bring(policy, moved);
    bring(policy, moved + "\n");

    Interval now = of(policy, "ecr:PutImage").now();

    assertThat(change(now)).isEqualTo(gave);
    assertThat(now.moves())
        .singleElement()
        .satisfies(move -> {
          assertThat(((Cause.Version) move.causes().getFirst()).change().orElseThrow().id())
              .isEqualTo(rewrote);
          assertThat(versionsOf(policy, move.to())).containsExactly(V3);
          assertThat(move.to())
              .extracting(one -> one.statement().statement().sid())
              .contains("Push")
              .doesNotContain("Pull");
        });
    assertThat(versionsOf(policy, now.last())).containsExactly(V4);
  }

  @Test
  void times_before_anything_was_on_file_turn_nothing() {
    PolicyId policy = aPolicy();
    bring(
        policy,
        PULL.replace(
            "\"ecr:GetDownloadUrlForLayer\"]",
            "\"ecr:GetDownloadUrlForLayer\"], \"Condition\": {"
                + "\"NumericGreaterThan\": {\"aws:EpochTime\": \"-9000000000000000\"},"
                + "\"DateGreaterThan\": {\"aws:CurrentTime\": \"1969-05-01T00:00:00Z\"}}"));

    Blame found = of(policy, "ecr:BatchGetImage");

    assertThat(outcomes(found)).containsExactly(Outcome.ALLOWED, Outcome.UNKNOWN);
    assertThat(found.intervals())
        .flatExtracting(one -> one.from().stream().toList())
        .allSatisfy(from -> assertThat(from).isAfter(Instant.EPOCH));
  }

  @Test
  void a_roll_back_is_named_as_such() {
    PolicyId policy = aPolicy();
    ChangeId gave = bring(policy, WIDER);
    As.AUTHOR.run(() -> activation.rollBack(gave, "It was wrong."));

    Blame found = of(policy, "ecr:PutImage");

    assertThat(found.now().state().outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
    Cause.Version back = version(found.now());
    assertThat(back.isBack()).isTrue();
    assertThat(back.change().orElseThrow().id()).isEqualTo(gave);
    assertThat(back.change().orElseThrow().way()).isEqualTo(Way.ROLL_BACK);
    assertThat(version(found.intervals().get(1)).change().orElseThrow().way())
        .isEqualTo(Way.REVIEWED);
  }

  @Test
  void the_same_step_is_blamed_on_the_change_that_took_it_then() {
    PolicyId policy = aPolicy();
    ChangeId first = bring(policy, WIDER);
    As.AUTHOR.run(() -> activation.rollBack(first, "Too early."));
    ChangeId again =
        As.AUTHOR.call(() ->
            changes.open(
                new OpenChange("Now it is time", "", List.of(new Proposal(policy, V1, V2)))));
    As.AUTHOR.run(() -> changes.submit(again));
    check(again);
    bring(policy, again);

    Blame found = of(policy, "ecr:PutImage");

    assertThat(found.intervals().subList(0, 3))
        .extracting(BlameContract::change)
        .containsExactly(again, first, first);
  }

  @Test
  void an_emergency_is_named_as_such() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    List<Proposal> seen = proposals(id);
    EMERGENCY.run(() -> activation.breakGlass(id, seen, "INC-7", "Production stands"));

    Cause.Version cause = version(of(policy, "ecr:PutImage").now());

    assertThat(cause.change().orElseThrow().way()).isEqualTo(Way.EMERGENCY);
    assertThat(cause.change().orElseThrow().approvals()).isEmpty();
    assertThat(cause.by()).extracting(Person::name).isEqualTo("kaja");
    assertThat(cause.reason()).contains("INC-7", "Production stands");
    As.REVIEWER.run(() -> activation.closeEmergency(id, "It was right."));
  }

  @Test
  void a_reason_that_only_looks_like_a_change_request_is_none() {
    PolicyId policy = aPolicy();
    save(As.AUTHOR, policy, V1, WIDER);
    As.ADMIN.run(() -> unreviewed.activate(new Activate(policy, V2, V1, "#1: Nothing of it")));

    assertThat(version(of(policy, "ecr:PutImage").now()).change()).isEmpty();
  }

  @Test
  void of_a_caller_whose_policies_are_not_on_file_it_is_unknown_since_the_repository_allows_it() {
    PolicyId policy = aPolicy();
    ChangeId gave = bring(policy, WIDER.replace(ROLE, STRANGER));

    Blame found = of(question(policy, STRANGER, "ecr:PutImage"));

    assertThat(outcomes(found))
        .containsExactly(Outcome.UNKNOWN, Outcome.IMPLICIT_DENY, Outcome.UNKNOWN);
    Interval now = found.now();
    assertThat(now.state().missing())
        .singleElement()
        .asString()
        .contains("caller's own policies", "not on file");
    assertThat(change(now)).isEqualTo(gave);
    assertThat(now.first())
        .singleElement()
        .satisfies(one -> assertThat(one.version()).contains(new VersionId(policy, V2)));
  }

  @Test
  void what_held_before_anything_was_on_file_is_unknown() {
    PolicyId policy = aPolicy();
    bring(policy, WIDER);

    Blame found = of(policy, "ecr:DeleteRepository");

    assertThat(outcomes(found)).containsExactly(Outcome.IMPLICIT_DENY, Outcome.UNKNOWN);
    assertThat(number(version(found.now()).after())).isEqualTo(V1);
    assertThat(found.intervals().getLast().state().missing().getFirst())
        .contains("No version of the repository policy was on file");
  }

  @Test
  void what_says_the_same_is_not_asked_about() {
    PolicyId policy = aPolicy();
    for (int i = 0; i < 3; i++) {
      bring(policy, i % 2 == 0 ? PULL + "\n" : PULL);
    }

    Blame found = of(policy, "ecr:BatchGetImage");

    assertThat(number(version(found.now()).after())).isEqualTo(V1);
    int before = found.effort().moments() - 4;
    int whereItBegan = 1;
    assertThat(found.effort().asked()).isLessThanOrEqualTo(2 + before + whereItBegan);
  }

  @Test
  void a_condition_that_came_and_went_is_a_turn() {
    PolicyId policy = aPolicy();
    String conditional =
        PULL.replace(
            "\"ecr:GetDownloadUrlForLayer\"]",
            "\"ecr:GetDownloadUrlForLayer\"],"
                + " \"Condition\": {\"StringEquals\": {\"aws:SourceVpce\": \"vpce-0a1b2c3d\"}}");
    bring(policy, conditional);

    Blame found = of(policy, "ecr:BatchGetImage");

    assertThat(outcomes(found))
        .containsExactly(Outcome.CONDITIONAL, Outcome.ALLOWED, Outcome.UNKNOWN);
    assertThat(found.now().state().hanging().getFirst().cases().getFirst().getFirst().key())
        .isEqualToIgnoringCase("aws:SourceVpce");
    assertThat(found.now().first())
        .anySatisfy(one -> assertThat(one.version()).contains(new VersionId(policy, V2)));
  }

  @Test
  void the_time_that_a_condition_names_is_a_turn_of_its_own() {
    PolicyId policy = aPolicy();
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(5, ChronoUnit.DAYS);
    bring(
        policy,
        PULL.replace(
            "\"ecr:GetDownloadUrlForLayer\"]",
            "\"ecr:GetDownloadUrlForLayer\"],"
                + " \"Condition\": {\"DateLessThan\": {\"aws:CurrentTime\": \""
                + end
                + "\"}}"));

    Blame found = of(question(policy, ROLE, "ecr:BatchGetImage", end.plus(1, ChronoUnit.DAYS)));

    assertThat(outcomes(found))
        .containsExactly(Outcome.IMPLICIT_DENY, Outcome.ALLOWED, Outcome.UNKNOWN);
    assertThat(found.now().from()).contains(end);
    assertThat(found.now().causes()).containsExactly(new Cause.Time());
  }

  @Test
  void an_attachment_is_to_blame_too() {
    PolicyId policy = aPolicy();
    AccountId owner = repository(policy).registry().account();
    PrincipalId role = principal(owner, PrincipalKind.ROLE, "builder");
    PolicyId own = ownPolicy(owner, "builder-access", role);
    As.ADMIN.run(
        () -> attachments.detach(own, new AttachmentTarget.ToPrincipal(role), "As agreed"));

    Blame found =
        of(question(policy, "arn:aws:iam::" + owner + ":role/builder", "ecr:BatchGetImage"));

    assertThat(outcomes(found))
        .containsSequence(Outcome.IMPLICIT_DENY, Outcome.ALLOWED, Outcome.IMPLICIT_DENY);
    assertThat(found.now().causes())
        .containsExactly(
            new Cause.Elsewhere(new Happening.Detached(own, "builder-access", "builder")));
    assertThat(found.intervals().get(1).causes())
        .containsExactly(
            new Cause.Elsewhere(new Happening.Attached(own, "builder-access", "builder")));
  }

  @Test
  void a_group_that_was_joined_is_to_blame_too() {
    PolicyId policy = aPolicy();
    AccountId owner = repository(policy).registry().account();
    PrincipalId group = principal(owner, PrincipalKind.GROUP, "builders");
    PrincipalId user = principal(owner, PrincipalKind.USER, "mila");
    ownPolicy(owner, "builders-access", group);
    As.ADMIN.run(() -> principals.join(group, user, "As agreed"));

    Blame found = of(question(policy, "arn:aws:iam::" + owner + ":user/mila", "ecr:BatchGetImage"));

    assertThat(found.now().state().outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(found.now().causes())
        .containsExactly(new Cause.Elsewhere(new Happening.Joined("builders")));
  }

  @Test
  void nobody_is_to_blame_for_what_is_only_assumed() {
    PolicyId policy = aPolicy();
    AccessQuestion plain = question(policy, ROLE, "ecr:PutImage");
    AccessQuestion assumed =
        new AccessQuestion(
            plain.principal(),
            plain.action(),
            plain.repository(),
            plain.at(),
            plain.context(),
            Map.of(policy, V1));

    assertThatThrownBy(() -> of(assumed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_ends_when_it_is_cancelled() {
    PolicyId policy = aPolicy();
    bring(policy, WIDER);
    AccessQuestion question = question(policy, ROLE, "ecr:PutImage");

    assertThatThrownBy(() ->
            As.VIEWER.call(() ->
                blame.of(
                    question, Optional.empty(), percent -> Thread.currentThread().interrupt())))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private ClassHistory history(PolicyId policy, ComparisonReport.Compared compared) {
    AccessClass access = compared.comparison().gained().getFirst();
    return As.VIEWER.call(() -> bisect.of(policy, compared, access, percent -> {}));
  }

  private ComparisonReport.Compared compared(
      PolicyId policy, VersionNumber before, VersionNumber after) {
    return (ComparisonReport.Compared)
        As.VIEWER.call(() ->
            comparisons.compare(
                policy,
                new Side.OfVersion(new VersionId(policy, before)),
                new Side.OfVersion(new VersionId(policy, after))));
  }

  @Test
  void every_version_is_asked_whether_it_grants_a_class() {
    PolicyId policy = aPolicy();
    ChangeId gave = bring(policy, WIDER);
    bring(policy, NARROWER);
    save(As.AUTHOR, policy, V3, PUBLIC.replace("ecr:BatchGetImage", "ecr:PutImage"));
    String conditional =
        WIDER.replace(
            "\"ecr:GetDownloadUrlForLayer\"]",
            "\"ecr:GetDownloadUrlForLayer\"],"
                + " \"Condition\": {\"StringEquals\": {\"aws:SourceVpce\": \"vpce-0a1b2c3d\"}}");
    ChangeId inPart = bring(policy, conditional);

    ClassHistory found = history(policy, compared(policy, V1, V2));

    assertThat(found.versions())
        .extracting(one -> one.share().getClass().getSimpleName())
        .containsExactly("NotAtAll", "Wholly", "NotAtAll", "Wholly", "Partly");
    assertThat(found.turns())
        .extracting(one -> one.version().number().value())
        .containsExactly(2, 3, 4, 5);
    ClassHistory.OfVersion first = found.first().orElseThrow();
    assertThat(first.version().number()).isEqualTo(V2);
    assertThat(first.inForce().orElseThrow().change().orElseThrow().id()).isEqualTo(gave);
    assertThat(found.versions().get(3).inForce()).as("v4 never came in force").isEmpty();
    assertThat(found.versions().getLast().inForce().orElseThrow().change().orElseThrow().id())
        .isEqualTo(inPart);
    assertThat(found.earlier()).isZero();
    assertThat(history(policy, compared(policy, V1, V2))).isEqualTo(found);
  }

  @Test
  void the_search_for_a_class_tells_its_progress_and_can_be_cancelled() {
    PolicyId policy = aPolicy();
    bring(policy, WIDER);
    ComparisonReport.Compared compared = compared(policy, V1, V2);
    AccessClass access = compared.comparison().gained().getFirst();
    List<Integer> progress = new ArrayList<>();

    As.VIEWER.run(() -> bisect.of(policy, compared, access, progress::add));
    assertThat(progress).containsExactly(50, 100);
    assertThatThrownBy(() ->
            As.VIEWER.call(() ->
                bisect.of(policy, compared, access, percent -> Thread.currentThread().interrupt())))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
