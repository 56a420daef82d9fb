package io.quaymaster.console.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.IssueCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ole", roles = "VIEWER")
class StartingTextTest extends ScreenVisit {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final RegistryId.PrivateRegistry REGISTRY =
      new RegistryId.PrivateRegistry("aws", ACCOUNT, "eu-central-1");

  private static final List<PolicyPlace> PLACES =
      List.of(
          new PolicyPlace.OnRepository(
              new RepositoryId(REGISTRY, new RepositoryName("depot/scanner"))),
          new PolicyPlace.OnRepository(
              new RepositoryId(
                  new RegistryId.PublicRegistry("aws", ACCOUNT), new RepositoryName("kit"))),
          new PolicyPlace.OnRegistry(REGISTRY),
          new PolicyPlace.InAccount(ACCOUNT),
          new PolicyPlace.InOrganization(new OrganizationId("o-a1b2c3d4e5")));

  @Autowired PolicyCatalog catalog;

  @ParameterizedTest
  @EnumSource
  void nothing_is_to_be_said_but_that_it_grants_nothing_yet(PolicyType type) {
    Stream<PolicyPlace> places = PLACES.stream().filter(place -> place.accepts(type));
    assertThat(places.toList())
        .isNotEmpty()
        .allSatisfy(place ->
            assertThat(catalog.check(place, type, StartingText.of(type, place)))
                .allSatisfy(finding -> {
                  assertThat(finding.code()).isEqualTo(IssueCode.REDUNDANT);
                  assertThat(finding.message()).contains("need only their own policies");
                }));
  }
}
