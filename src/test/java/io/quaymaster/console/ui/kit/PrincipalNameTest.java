package io.quaymaster.console.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalNameTest {

  @ParameterizedTest
  @CsvSource({
    "*, anyone",
    "111122223333, account 111122223333",
    "arn:aws:iam::111122223333:root, account 111122223333",
    "arn:aws:iam::111122223333:role/ci/deployer, role deployer of account 111122223333",
    "arn:aws:iam::111122223333:user/mia, user mia of account 111122223333",
    "arn:aws:sts::111122223333:assumed-role/deployer/run-7,"
        + " session run-7 of role deployer of account 111122223333",
    "arn:aws:sts::111122223333:federated-user/mia, federated user mia of account 111122223333",
    "codebuild.amazonaws.com, codebuild.amazonaws.com"
  })
  void a_principal_is_said_as_people_say_it(String arn, String words) {
    assertThat(PrincipalName.text(arn)).isEqualTo(words);
  }
}
