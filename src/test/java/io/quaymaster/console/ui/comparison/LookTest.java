package io.quaymaster.console.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;

class LookTest {
  @Test
  void the_plain_look_leaves_the_address_as_it_is() {
    assertThat(Look.PLAIN.write(Pair.NOTHING).getParameters()).isEmpty();
  }

  @Test
  void every_part_of_it_survives_the_address() {
    Look look =
        new Look(
            Look.Tab.EFFECTIVE, Look.Form.TABLE, "lost", "role a & b", "private.pull", "WRITE");
    String address = look.write(Pair.NOTHING).getQueryString();
    assertThat(Look.read(QueryParameters.fromString(address))).isEqualTo(look);
  }

  @Test
  void what_is_no_tab_is_the_first() {
    assertThat(Look.read(QueryParameters.fromString("tab=ACCESS%00&form=x"))).isEqualTo(Look.PLAIN);
  }

  @Test
  void another_tab_begins_without_filters() {
    assertThat(Look.PLAIN.withFlag("WRITE").withTab(Look.Tab.TEXT))
        .isEqualTo(new Look(Look.Tab.TEXT, Look.Form.CARDS, "", "", "", ""));
  }
}
