package io.quaymaster.console.ui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.CatalogFilter.PolicyPresence;
import io.quaymaster.console.catalog.CatalogFilter.RiskFilter;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterAddressTest {
  @Test
  void a_filter_comes_back_from_its_address() {
    CatalogFilter filter =
        new CatalogFilter(
            "scanner & gate",
            Set.of(new AccountId("111122223333"), new AccountId("222233334444")),
            Set.of("eu-central-1"),
            Set.of(RegistryKind.PRIVATE),
            Map.of("team", "depot", "owner", ""),
            PolicyPresence.ABSENT,
            RiskFilter.AT_RISK);
    String address = FilterAddress.write(filter).getQueryString();

    assertThat(FilterAddress.read(QueryParameters.fromString(address))).isEqualTo(filter);
  }

  @Test
  void everything_needs_no_query() {
    assertThat(FilterAddress.write(CatalogFilter.ALL).getQueryString()).isEmpty();
    assertThat(FilterAddress.read(QueryParameters.empty())).isEqualTo(CatalogFilter.ALL);
  }

  @Test
  void what_is_not_understood_is_left_out() {
    assertThat(
            FilterAddress.read(QueryParameters.fromString("account=12&kind=secret&policy=maybe")))
        .isEqualTo(CatalogFilter.ALL);
  }
}
