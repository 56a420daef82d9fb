package io.quaymaster.console.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "vera", roles = "VIEWER")
class SinceScreenTest extends ScreenVisit {
  /// Needs no policies of its own.
  private static final String SERVICE = "codebuild.amazonaws.com";

  private static final String ROLE = "arn:aws:iam::222233334444:role/deployer";
  private static final String OF_ROLE = PolicyFixture.pull("222233334444");
  private static final String PULL =
      OF_ROLE.replace("{\"AWS\": \"" + ROLE + "\"}", "{\"Service\": \"codebuild.amazonaws.com\"}");
  private static final String PUT = PULL.replace("BatchGetImage\"", "PutImage\"");

  private String question(PolicySummary policy, String who, String what) {
    return Screens.ask(who, what, on(policy).arn());
  }

  private String since(PolicySummary policy, String who, String what) {
    return Screens.since(question(policy, who, what)).orElseThrow();
  }

  @Test
  void it_names_the_version_that_gave_the_access_and_leads_there_from_ask() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    PolicyVersion first = fixture.save(policy.id(), null, PULL);
    fixture.activate(first);
    PolicyVersion second = fixture.save(policy.id(), first.number(), PUT);
    fixture.replace(first, second);

    open(question(policy, SERVICE, "ecr:PutImage"));
    settle();
    assertThat(words()).contains("Since when?");
    open(since(policy, SERVICE, "ecr:PutImage"), SinceView.class);
    settle();
    assertThat(words())
        .contains(
            "Allowed",
            "Since ",
            "UTC",
            "v2 in place of v1",
            "priya",
            "none: it came in force without one",
            "statement Pull",
            "Not allowed",
            "as far back as anything is on file")
        .doesNotContain("back to an older version");
    assertThat(find(Link.class).all())
        .extracting(Link::getHref)
        .contains(
            Screens.compare(policy.id(), first.number(), second.number()),
            Screens.version(policy.id(), second.number()));

    open(since(policy, SERVICE, "ecr:BatchGetImage"));
    settle();
    assertThat(words()).contains("Not allowed", "Until then there was", "from ", "until ");
  }

  private static String with(String more) {
    return PULL.replace("\"Statement\": [", "\"Statement\": [" + more + ", ");
  }

  @Test
  void a_deny_that_came_later_is_told_as_such() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    PolicyVersion first = fixture.save(policy.id(), null, PUT);
    fixture.activate(first);
    PolicyVersion second = fixture.save(policy.id(), first.number(), PULL);
    fixture.replace(first, second);
    String denying =
        with(
            "{\"Sid\": \"Stop\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"ecr:PutImage\"}");
    fixture.replace(second, fixture.save(policy.id(), second.number(), denying));

    open(since(policy, SERVICE, "ecr:PutImage"));
    settle();

    assertThat(words())
        .contains(
            "Denied",
            "v3 in place of v2",
            "statement Stop (Deny, number 1), repository policy",
            "Not allowed",
            "v2 in place of v1",
            "Until then there was")
        .containsSubsequence("Stop (Deny", "v3 in place of v2", "Not allowed", "v2 in place of v1");
  }

  @Test
  void what_a_task_hangs_on_is_told_action_by_action() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    String each =
        """
        {"Sid": "%1$s", "Effect": "Allow", "Principal": {"Service": "codebuild.amazonaws.com"}, "Action": "ecr:%1$s",
         "Condition": {"StringEquals": {"aws:SourceVpce": "%2$s"}}}\
        """;
    fixture.activate(
        fixture.save(
            policy.id(),
            null,
            "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + each.formatted("PutImage", "vpce-0a")
                + ", "
                + each.formatted("BatchGetImage", "vpce-0b")
                + "]}"));

    open(since(policy, SERVICE, "ecr:PutImage"));
    settle();
    assertThat(words())
        .contains("It depends", "Allowed if aws:SourceVpce is vpce-0a.")
        .doesNotContain("For ecr:PutImage", "The task needs");

    open(since(policy, SERVICE, "private.retag"));
    settle();
    assertThat(words())
        .containsSubsequence(
            "The task needs all of these actions:",
            "For ecr:BatchGetImage:",
            "Allowed if aws:SourceVpce is vpce-0b.",
            "For ecr:PutImage:",
            "Allowed if aws:SourceVpce is vpce-0a.");
  }

  @Test
  void what_is_not_decided_is_told_as_such() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    fixture.activate(
        fixture.save(
            policy.id(),
            null,
            PULL.replace(
                "\"ecr:GetDownloadUrlForLayer\"]",
                "\"ecr:GetDownloadUrlForLayer\"],"
                    + " \"Condition\": {\"StringEquals\": {\"aws:Referer\": \"${aws:SourceVpce}\"}}")));

    open(since(policy, SERVICE, "ecr:BatchGetImage"));
    settle();

    assertThat(words())
        .contains("It depends", "Beyond that it could not be decided", "${aws:SourceVpce}");
  }

  @Test
  void a_grant_that_came_to_rest_on_another_statement_says_since_when() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    PolicyVersion first = fixture.save(policy.id(), null, PUT);
    fixture.activate(first);
    String moved =
        with(
            "{\"Sid\": \"Push\", \"Effect\": \"Allow\", \"Principal\": {\"Service\":"
                + " \"codebuild.amazonaws.com\"}, \"Action\": \"ecr:PutImage\"}");
    fixture.replace(first, fixture.save(policy.id(), first.number(), moved));

    open(since(policy, SERVICE, "ecr:PutImage"));
    settle();

    assertThat(words())
        .containsSubsequence(
            "Because of",
            "statement Pull",
            "v1 in place of no version",
            "UTC on because of",
            "statement Push",
            "v2 in place of v1")
        .doesNotContain("At the end because of");
  }

  @Test
  void what_is_not_on_file_is_said_to_be_missing() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    fixture.activate(fixture.save(policy.id(), null, OF_ROLE));

    open(since(policy, ROLE, "ecr:BatchGetImage"));
    settle();

    assertThat(words())
        .contains(
            "Unknown", "It depends on the caller's own policies", "Allowed by what is on file")
        .doesNotContain("Not allowed");
  }

  @Test
  void another_version_in_force_is_told_and_looked_at_on_demand() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    PolicyVersion first = fixture.save(policy.id(), null, PULL);
    fixture.activate(first);
    open(since(policy, SERVICE, "ecr:PutImage"));
    settle();
    assertThat(words()).contains("Not allowed").doesNotContain("v2 in place of v1");

    fixture.replace(first, fixture.save(policy.id(), first.number(), PUT));
    settle();
    test(find(Button.class).withText("Look again").single()).click();
    settle();
    assertThat(words()).contains("v2 in place of v1");
  }

  @Test
  void tables_of_who_can_lead_there() {
    assertThat(Screens.since("ask?who=a&what=b&on=c")).contains("ask/since?who=a&what=b&on=c");
    assertThat(Screens.since("ask?who=a&what=b&on=c&assume=d_v2")).isEmpty();
    assertThat(Screens.since("ask/who?what=b")).isEmpty();
  }

  @Test
  void without_a_question_it_offers_to_ask_one() {
    open(Screens.ASK_SINCE);
    assertThat(words()).contains("There is no question");
    open(Screens.ASK_SINCE + "?who=nobody&what=ecr:PutImage&on=arn:aws:s3:::bucket");
    assertThat(words()).contains("There is no question");
    open(
        Screens.ASK_SINCE
            + "?who=a%20b&what=ecr:PutImage&on=arn:aws:ecr:eu-central-1:111122223333:repository/app");
    settle();
    assertThat(words()).contains("This has no answer");
  }
}
