package io.quaymaster.iam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.ContextValue.Many;
import io.quaymaster.iam.evaluation.ContextValue.One;
import io.quaymaster.iam.evaluation.DerivedKeys.Completed;
import io.quaymaster.iam.evaluation.DerivedKeys.Known;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivedKeysTest {
  private static final Principal SESSION =
      new Principal.RoleSession("aws", "111122223333", "team/dev", "s1", false);
  private static final String REPOSITORY = "arn:aws:ecr:eu-west-1:444455556666:repository/app";

  @Test
  void a_session_has_the_arn_of_its_role() {
    assertThat(derive(SESSION, Map.of(), Known.NOTHING).derived())
        .containsEntry("aws:PrincipalArn", new One("arn:aws:iam::111122223333:role/team/dev"))
        .containsEntry("aws:PrincipalAccount", new One("111122223333"))
        .containsEntry("aws:PrincipalType", new One("AssumedRole"))
        .containsEntry("aws:PrincipalIsAWSService", new One("false"))
        .containsEntry("aws:ResourceAccount", new One("444455556666"))
        .containsEntry("aws:RequestedRegion", new One("eu-west-1"))
        .containsEntry("aws:SecureTransport", new One("true"))
        .doesNotContainKeys("aws:username", "aws:userid", "aws:CurrentTime", "aws:PrincipalOrgID");
  }

  @Test
  void a_user_has_a_name_without_its_path() {
    Principal user = new Principal.User("aws", "111122223333", "team/alice");
    assertThat(derive(user, Map.of(), Known.NOTHING).derived())
        .containsEntry("aws:username", new One("alice"))
        .containsEntry("aws:PrincipalArn", new One("arn:aws:iam::111122223333:user/team/alice"));
  }

  @Test
  void a_service_has_neither_arn_nor_organization() {
    Known known = new Known(Map.of(), Map.of(), Map.of(), "o-1", List.of("o-1/r/"), null, null);
    assertThat(
            derive(new Principal.ServicePrincipal("codebuild.amazonaws.com"), Map.of(), known)
                .derived())
        .containsEntry("aws:PrincipalIsAWSService", new One("true"))
        .containsEntry("aws:PrincipalServiceName", new One("codebuild.amazonaws.com"))
        .doesNotContainKeys("aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths");
  }

  @Test
  void a_tag_of_the_resource_has_two_keys() {
    Known known =
        new Known(Map.of("env", "dev"), Map.of(), Map.of("team", "x"), null, List.of(), null, null);
    assertThat(derive(SESSION, Map.of(), known).derived())
        .containsEntry("aws:ResourceTag/env", new One("dev"))
        .containsEntry("ecr:ResourceTag/env", new One("dev"))
        .containsEntry("aws:PrincipalTag/team", new One("x"));
    assertThat(
            derive(SESSION, Map.of("ecr:ResourceTag/env", new One("dev")), Known.NOTHING)
                .request()
                .context())
        .containsEntry("aws:resourcetag/env", new One("dev"));
  }

  @Test
  void tags_of_the_request_make_the_list_of_tag_keys() {
    Known known =
        new Known(
            Map.of(), Map.of("env", "dev", "cost", "1"), Map.of(), null, List.of(), null, null);
    assertThat(derive(SESSION, Map.of("aws:RequestTag/team", new One("x")), known).derived())
        .containsEntry("aws:RequestTag/env", new One("dev"))
        .containsEntry("aws:TagKeys", new Many(List.of("cost", "env", "team")));
  }

  @Test
  void the_two_clocks_are_one() {
    assertThat(
            derive(SESSION, Map.of("aws:EpochTime", new One("1767225600")), Known.NOTHING)
                .derived())
        .containsEntry("aws:CurrentTime", new One("2026-01-01T00:00:00Z"));
    assertThat(
            derive(SESSION, Map.of(), Known.NOTHING.at(Instant.ofEpochSecond(1_767_225_600L)))
                .derived())
        .containsEntry("aws:EpochTime", new One("1767225600"))
        .containsEntry("aws:TokenIssueTime", new One("2026-01-01T00:00:00Z"));
  }

  @Test
  void what_the_request_says_wins_and_a_contradiction_is_told() {
    Completed completed =
        derive(SESSION, Map.of("aws:PrincipalType", new One("User")), Known.NOTHING);
    assertThat(completed.request().context()).containsEntry("aws:principaltype", new One("User"));
    assertThat(completed.derived()).doesNotContainKey("aws:PrincipalType");
    assertThat(completed.warnings())
        .containsExactly(
            "`aws:PrincipalType` is `User` in this request, where AWS would put `AssumedRole`.");
  }

  private static Completed derive(
      Principal principal, Map<String, ContextValue> context, Known known) {
    return DerivedKeys.complete(
        new RequestContext(principal, "ecr:PutImage", REPOSITORY, "444455556666", context), known);
  }
}
