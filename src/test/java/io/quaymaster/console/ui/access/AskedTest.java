package io.quaymaster.console.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AskedTest {
  @Test
  void a_question_comes_back_from_its_address() {
    Asked asked =
        new Asked(
            "arn:aws:iam::111122223333:role/ci/deployer",
            "private.push",
            "arn:aws:ecr:eu-central-1:111122223333:repository/depot/api",
            Instant.parse("2026-11-22T03:04:05.678Z"),
            Map.of("aws:SourceIp", List.of("10.0.0.1"), "aws:TagKeys", List.of("a=b", "c&d")),
            Map.of(
                new PolicyId(UUID.fromString("3f2a1c9e-0000-4000-8000-000000000001")),
                new VersionNumber(5)),
            new PolicyId(UUID.fromString("3f2a1c9e-0000-4000-8000-000000000002")));
    String address = asked.write().getQueryString();

    assertThat(Asked.read(QueryParameters.fromString(address))).isEqualTo(asked);
  }

  @Test
  void what_an_address_says_twice_is_not_taken_once_silently() {
    assertThat(
            Asked.unread(
                QueryParameters.fromString("who=a&who=b&what=c&session=none&key=k=1&key=k=2")))
        .containsExactly("session=none", "who=b");
  }

  @Test
  void what_is_not_understood_is_left_out() {
    Asked asked =
        Asked.read(QueryParameters.fromString("who=x&at=yesterday&assume=y_v0&key=novalue"));
    assertThat(asked).isEqualTo(new Asked("x", "", "", null, Map.of(), Map.of()));
    assertThat(asked.isComplete()).isFalse();
  }
}
