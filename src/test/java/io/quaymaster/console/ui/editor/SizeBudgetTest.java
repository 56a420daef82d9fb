package io.quaymaster.console.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.Limits;
import io.quaymaster.iam.service.ServiceReference;
import org.junit.jupiter.api.Test;

class SizeBudgetTest {
  private final Limits limits = ServiceReference.load().limits();

  @Test
  void white_space_counts_where_the_service_counts_it() {
    assertThat(SizeBudget.used("{ \n}", limits.size(PolicyType.REPOSITORY_POLICY))).isEqualTo(4);
    assertThat(SizeBudget.used("{ \n}", limits.size(PolicyType.IDENTITY_POLICY))).isEqualTo(2);
  }

  @Test
  void a_text_beyond_the_limit_says_so() {
    SizeBudget budget = new SizeBudget(PolicyType.REPOSITORY_POLICY);
    budget.show(" ".repeat(10_241));
    assertThat(budget.getText()).endsWith("characters: too long");
  }
}
