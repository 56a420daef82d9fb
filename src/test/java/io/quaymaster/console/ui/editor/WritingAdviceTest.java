package io.quaymaster.console.ui.editor;

import static io.quaymaster.iam.policy.lint.ProseAdvice.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.iam.policy.PolicyType;
import org.junit.jupiter.api.Test;

class WritingAdviceTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");

  @Test
  void principals_are_explained_where_a_policy_names_them() {
    assertThat(WritingAdvice.of(PolicyType.REPOSITORY_POLICY, on("eu-central-1")))
        .contains(PRINCIPAL_KINDS, GROUPS)
        .doesNotContain(RESOURCE_LEVEL, PUBLIC_FACTS);
  }

  @Test
  void resources_are_explained_where_a_policy_names_them() {
    assertThat(WritingAdvice.of(PolicyType.IDENTITY_POLICY, new PolicyPlace.InAccount(ACCOUNT)))
        .contains(RESOURCE_LEVEL, PUBLIC_ARN, PUBLIC_FACTS)
        .doesNotContain(PRINCIPAL_KINDS, GROUPS);
  }

  @Test
  void a_public_repository_has_facts_of_its_own() {
    assertThat(WritingAdvice.of(PolicyType.REPOSITORY_POLICY, on(""))).contains(PUBLIC_FACTS);
  }

  private static PolicyPlace on(String region) {
    return new PolicyPlace.OnRepository(
        new RepositoryId(RegistryId.of("aws", ACCOUNT, region), new RepositoryName("depot/api")));
  }
}
