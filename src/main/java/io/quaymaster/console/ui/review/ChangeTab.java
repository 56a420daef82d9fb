package io.quaymaster.console.ui.review;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// What of a change request is looked at, as its address has it.
enum ChangeTab {
  ACCESS("Access"),
  TEXT("Text"),
  CHECKS("Checks"),
  DISCUSSION("Discussion");

  private static final String NAME = "tab";

  private final String title;

  ChangeTab(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  static ChangeTab read(QueryParameters query) {
    String wanted = query.getSingleParameter(NAME).orElse("");
    return Arrays.stream(values())
        .filter(tab -> tab.word().equals(wanted))
        .findFirst()
        .orElse(ACCESS);
  }

  QueryParameters write() {
    return this == ACCESS ? QueryParameters.empty() : QueryParameters.simple(Map.of(NAME, word()));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
