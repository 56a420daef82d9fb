package io.quaymaster.console.ui.audit;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.audit.AuditFilter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is searched and filtered for, as the query of an address:
/// `?q=depot&who=kim&what=POLICY_CREATED&subject=…&from=2026-01-02&to=2026-01-03`. Days are UTC,
/// the last is included. What is not understood is left out.
record AuditQuery(
    String search,
    String who,
    String what,
    String subject,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {
  static final AuditQuery ALL = new AuditQuery("", "", "", "", null, null);

  private static final String SEARCH = "q";
  private static final String WHO = "who";
  private static final String WHAT = "what";
  private static final String SUBJECT = "subject";
  private static final String FROM = "from";
  private static final String TO = "to";

  static AuditQuery read(QueryParameters query) {
    return new AuditQuery(
        query.getSingleParameter(SEARCH).orElse(""),
        query.getSingleParameter(WHO).orElse(""),
        query.getSingleParameter(WHAT).orElse(""),
        query.getSingleParameter(SUBJECT).orElse(""),
        query.getSingleParameter(FROM).flatMap(AuditQuery::day).orElse(null),
        query.getSingleParameter(TO).flatMap(AuditQuery::day).orElse(null));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < 1 || day.getYear() > 9_998 ? Optional.empty() : Optional.of(day);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  QueryParameters write() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    put(query, SEARCH, search);
    put(query, WHO, who);
    put(query, WHAT, what);
    put(query, SUBJECT, subject);
    put(query, FROM, from == null ? "" : from.toString());
    put(query, TO, to == null ? "" : to.toString());
    return new QueryParameters(query);
  }

  private static void put(Map<String, List<String>> query, String name, String value) {
    if (!value.isBlank()) {
      query.put(name, List.of(value));
    }
  }

  AuditFilter filter() {
    return new AuditFilter(
        search,
        who.strip(),
        what,
        subject.strip(),
        from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
