package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.SetQualifier;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// What one condition touched that AWS leaves open. `variables`: the document's version knows
/// policy variables.
record ConditionNotes(Condition condition, RequestContext request, boolean variables) {
  void forEach(BiConsumer<NoteCode, String> note) {
    ContextValue value = request.context().get(condition.key().name());
    boolean isEmpty = value instanceof ContextValue.Many(List<String> texts) && texts.isEmpty();
    String key = "`" + condition.key().text() + "`";
    String operator = "`" + condition.operatorText() + "`";
    boolean isNull = condition.operator() == ConditionOperator.NULL;
    if (isNull && isEmpty) {
      note.accept(
          NoteCode.EMPTY_LIST_UNDER_NULL,
          "Whether `Null` takes an empty list of "
              + key
              + " for a missing key is not documented; it does here.");
    }
    if (!isNull
        && value instanceof ContextValue.Many
        && condition.qualifier() == SetQualifier.NONE) {
      note.accept(
          NoteCode.LIST_WITHOUT_SET_OPERATOR,
          key
              + " has several values, and "
              + operator
              + " without `ForAllValues` or `ForAnyValue` is not defined for them; it is not met here.");
    }
    if (condition.qualifier() == SetQualifier.FOR_ALL_VALUES && (value == null || isEmpty)) {
      note.accept(
          NoteCode.FOR_ALL_VALUES_WITHOUT_VALUES,
          operator
              + " is met because the request carries no value of "
              + key
              + " at all; add `\"Null\": {\""
              + condition.key().text()
              + "\": \"false\"}` if that is not meant.");
    }
    if (condition.qualifier() == SetQualifier.FOR_ANY_VALUE
        && condition.ifExists()
        && value == null) {
      note.accept(
          NoteCode.FOR_ANY_VALUE_IF_EXISTS,
          operator
              + " is met because "
              + key
              + " is missing; AWS documents `IfExists` and `ForAnyValue` each, not together.");
    }
    values(value, note);
  }

  private void values(
      @org.jspecify.annotations.Nullable ContextValue value, BiConsumer<NoteCode, String> note) {
    Family family = condition.operator().family();
    for (Pattern pattern : condition.values()) {
      String text = pattern.text(true, false);
      if (family == Family.BOOL && variables && text.contains("${")) {
        note.accept(
            NoteCode.VARIABLE_IN_BOOL,
            "The AWS documents contradict each other on policy variables in `Bool`; `"
                + text
                + "` is taken literally here.");
      }
      if (family == Family.IP_ADDRESS && text.indexOf(':') >= 0 && text.indexOf('/') < 0) {
        note.accept(
            NoteCode.IPV6_WITHOUT_PREFIX,
            "AWS documents `/32` as the prefix of an address without one, IPv6 or not; `"
                + text
                + "` is that one address here.");
      }
    }
    if (family == Family.DATE) {
      Stream<String> given =
          switch (value) {
            case null -> Stream.of();
            case ContextValue.One(String text) -> Stream.of(text);
            case ContextValue.Many(List<String> texts) -> texts.stream();
          };
      Stream.concat(condition.values().stream().map(pattern -> pattern.text(true, false)), given)
          .filter(DateValue::isAmbiguous)
          .forEach(text ->
              note.accept(
                  NoteCode.YEAR_OR_EPOCH,
                  "`" + text + "` may be a year or seconds since 1970; it is a year here."));
    }
  }
}
