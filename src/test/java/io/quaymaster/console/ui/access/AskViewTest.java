package io.quaymaster.console.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.PolicyFixture;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.PolicyEditor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class AskViewTest extends ScreenVisit {
  private static final String STRANGER = "arn:aws:iam::999988887777:role/stranger";
  private static final String DEPLOYER = "arn:aws:iam::999988887777:role/deployer";

  @Test
  void without_a_question_it_says_what_can_be_asked() {
    open("ask");
    assertThat(words()).contains("Ask who can do what");
  }

  @Test
  void the_word_the_sentence_and_both_halves_are_there() {
    open(ask(STRANGER, "ecr:BatchGetImage", pullable()));
    assertThat(words())
        .contains("Not allowed")
        .contains("The caller's half, account 999988887777")
        .contains("The repository's half")
        .contains("AWS would say");
    assertThat(find(PolicyEditor.class).all()).hasSize(1);
  }

  @Test
  void what_is_not_on_file_makes_the_answer_unknown() {
    open(ask(DEPLOYER, "ecr:BatchGetImage", pullable()));
    assertThat(words()).contains("Unknown").contains("this principal is not on file");
  }

  @Test
  void a_task_names_the_actions_that_are_missing() {
    open(ask(STRANGER, "private.push", pullable()));
    assertThat(words())
        .contains("docker push (private): no, 0 of 6 actions are granted")
        .contains("Token actions never come from a repository policy");
  }

  @Test
  void a_public_pull_is_always_allowed() {
    RepositoryId open = on(fixture.policyOn("oss/kit", ""));
    open(ask("anonymous", "public.pull.anonymous", open));
    assertThat(words()).contains("Allowed").contains("yes, always");
  }

  @Test
  void what_an_address_says_and_nobody_can_read_is_not_left_out_silently() {
    String question = ask(STRANGER, "ecr:BatchGetImage", pullable());
    for (String part :
        List.of(
            "at=yesterday",
            "at=0001-01-01T00:00:00Z",
            "at=%2B1000000000-12-31T23:59:59Z",
            "key=aws",
            "assume=v5")) {
      open(question + "&" + part);
      assertThat(words()).contains("which cannot be read").doesNotContain("Answered with");
    }
  }

  @Test
  void a_version_to_assume_that_is_not_on_file_is_told() {
    PolicyId policy = fixture.policyOn("depot/assumed", "eu-central-1").id();
    String question = ask(STRANGER, "ecr:BatchGetImage", pullable());
    open(question + "&assume=" + policy + "_v7");
    assertThat(words()).contains("There is no version v7 of “depot/assumed”.");
    open(question + "&assume=11111111-1111-1111-1111-111111111111_v1");
    assertThat(words()).contains("The policy of version v1 to assume is not on file.");
  }

  @Test
  void what_cannot_be_asked_is_said_at_its_field() {
    RepositoryId repository = pullable();
    open(ask("deployer", "ecr:GetDownloadUrl", repository));
    assertThat(box("Who").getErrorMessage()).contains("“deployer” is no principal");
    assertThat(box("Does what").getErrorMessage())
        .contains("Did you mean “ecr:GetDownloadUrlForLayer”");
    open(ask("x".repeat(3_000), "ecr:PutImage", repository));
    assertThat(box("Who").getErrorMessage()).contains("at most 2048").hasSizeLessThan(200);
    open(ask("anonymous", "public.push", repository));
    assertThat(box("Does what").getErrorMessage()).contains("this one is private");
  }

  @Test
  void what_is_spelt_otherwise_is_asked_all_the_same() {
    RepositoryId repository = pullable();
    open(ask(" " + STRANGER, "docker push (private)", repository));
    assertThat(words()).contains("0 of 6 actions are granted");
    open(ask(STRANGER, "ECR:batchgetimage", repository));
    assertThat(words()).contains("Not allowed").contains("AWS would say");
  }

  @Test
  void what_has_no_answer_is_told_with_the_reason() {
    String question = ask(DEPLOYER, "ecr:BatchGetImage", pullable());
    open(question + "&session=11111111-1111-1111-1111-111111111111");
    assertThat(words()).contains("This has no answer").contains("There is no such session policy");
  }

  @Test
  void a_time_to_come_is_told_as_such() {
    open(ask(DEPLOYER, "ecr:BatchGetImage", pullable()) + "&at=9000-01-01T00:00:00Z");
    assertThat(words()).contains("which is yet to come, with what is in force now");
  }

  @Test
  void a_saved_version_that_is_not_in_force_can_be_asked_about() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    PolicyVersion version = fixture.save(policy.id(), null, PolicyFixture.pull("999988887777"));
    String address = ask(DEPLOYER, "ecr:BatchGetImage", on(policy));
    open(address);
    assertThat(words()).contains("v1 of the repository policy is saved, but not in force.");

    open(address + "&assume=" + policy.id() + "_" + version.number());
    assertThat(words()).contains("Answered as if v1 of storefront/web were in force");
    assertThat(find(PolicyEditor.class).single().text()).isEqualTo(version.text());
  }

  private RepositoryId pullable() {
    PolicySummary policy = fixture.policyOn("storefront/web", "eu-central-1");
    fixture.activate(fixture.save(policy.id(), null, PolicyFixture.pull("999988887777")));
    return on(policy);
  }

  private static String ask(String who, String what, RepositoryId on) {
    return "ask?who=" + encode(who) + "&what=" + encode(what) + "&on=" + encode(on.toString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private ComboBox<String> box(String label) {
    return find(ComboBox.class).withCaption(label).single();
  }
}
