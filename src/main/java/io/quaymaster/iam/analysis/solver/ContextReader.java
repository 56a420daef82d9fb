package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.solver.Actions.Action;
import io.quaymaster.iam.analysis.solver.PrincipalTerms.Kind;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.ContextValue.Many;
import io.quaymaster.iam.evaluation.ContextValue.One;
import io.quaymaster.iam.service.KeyType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the free condition keys of a request from the values of the unknowns.
final class ContextReader {
  private static final BigInteger PLAIN_ADDRESS = BigInteger.valueOf(0xc0000201L);

  private final KeyTerms keys;
  private final Instant today;

  ContextReader(KeyTerms keys, Instant today) {
    this.keys = keys;
    this.today = today;
  }

  /// The value of a free key; none where the request does not carry it.
  Optional<ContextValue> value(String name, Action action, Kind kind, Assignment model) {
    String what = KeyTerms.one(name);
    boolean told = keys.isAlwaysThere(name) || model.truth("has " + what, false);
    if (!told || !keys.carries(action, name) || !keys.comesWith(name, kind)) {
      return Optional.empty();
    }
    return Optional.of(
        keys.isSet(name)
            ? new Many(elements(name, model))
            : new One(text(name, keys.type(name), what, model)));
  }

  private List<String> elements(String name, Assignment model) {
    int size = keys.testsOf(name);
    if (size == 0) {
      return model.truth(name + " is not empty", false) ? List.of("x") : List.of();
    }
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String element = model.text("element " + i + " of " + name, "x");
      if (model.truth("element " + i + " is in " + name, false) && !elements.contains(element)) {
        elements.add(element);
      }
    }
    return elements;
  }

  private String text(String name, KeyType type, String what, Assignment model) {
    return switch (type) {
      case STRING, BINARY -> model.text(what, "x");
      case BOOL -> Boolean.toString(model.truth(what, true));
      case ARN -> arn(what, model);
      case NUMERIC -> model.number(what, BigDecimal.ZERO).toPlainString();
      case DATE -> date(name, model.number(what, BigDecimal.valueOf(today.getEpochSecond())));
      case IP_ADDRESS ->
          model.truth(what + " is of version 6", false)
              ? version6(model.integer(what, BigInteger.ONE))
              : version4(model.integer(what, PLAIN_ADDRESS).intValue());
    };
  }

  private static String arn(String what, Assignment model) {
    StringBuilder text = new StringBuilder("arn");
    for (int part = 1; part < Glob.PARTS; part++) {
      text.append(':').append(model.text(what + " part " + part, part == 1 ? "aws" : ""));
    }
    return text.toString();
  }

  private static String date(String name, BigDecimal seconds) {
    if (name.equals("aws:epochtime")) {
      return seconds.toPlainString();
    }
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(
            whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue())
        .toString();
  }

  private static String version4(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, (address >>> 16) & 0xff, (address >>> 8) & 0xff, address & 0xff);
  }

  private static String version6(BigInteger address) {
    List<String> groups = new ArrayList<>();
    for (int i = 7; i >= 0; i--) {
      groups.add(Integer.toHexString(address.shiftRight(16 * i).intValue() & 0xffff));
    }
    return String.join(":", groups);
  }
}
