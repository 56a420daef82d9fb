package io.quaymaster.iam.policy.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeDetectionTest {
  @Test
  void principals_without_resources_are_of_a_repository_policy() {
    assertThat(types("{\"Statement\": [{\"Principal\": \"*\"}, {\"NotPrincipal\": \"*\"}]}"))
        .containsExactly(PolicyType.REPOSITORY_POLICY);
  }

  @Test
  void neither_principals_nor_resources_is_an_identity_policy_like_one_with_resources() {
    assertThat(types("{\"Statement\": {\"Action\": \"*\"}}"))
        .containsExactly(PolicyType.IDENTITY_POLICY);
    assertThat(types("{\"Statement\": {\"Resource\": \"*\"}}"))
        .containsExactly(PolicyType.IDENTITY_POLICY);
  }

  @Test
  void principals_and_resources_can_be_several() {
    assertThat(
            types(
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Resource\": \"*\"}}"))
        .containsExactlyInAnyOrder(
            PolicyType.REGISTRY_POLICY, PolicyType.REPOSITORY_POLICY, PolicyType.IDENTITY_POLICY);
  }

  @Test
  void denials_to_everyone_can_be_of_an_rcp() {
    assertThat(
            types(
                "{\"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Resource\": \"*\"}}"))
        .contains(PolicyType.RCP);
  }

  @Test
  void what_is_no_document_has_a_type_nevertheless() {
    assertThat(List.of("[]", "1", "{}", "{\"Statement\": 1}", "{\"Statement\": [1]}"))
        .allSatisfy(text -> assertThat(types(text)).isNotEmpty());
  }

  private static List<PolicyType> types(String text) {
    return TypeDetection.possibleTypes(((JsonOutcome.Read) JsonReader.read(text)).value());
  }
}
