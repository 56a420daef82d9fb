package io.quaymaster.iam.analysis.solver;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/// The values of the unknowns of a question. What has none is plain, whatever that is.
record Assignment(Declarations declarations, Map<String, String> values) {
  private Optional<String> value(String what) {
    return declarations.name(what).map(values::get);
  }

  boolean truth(String what, boolean plain) {
    return value(what).map(Boolean::valueOf).orElse(plain);
  }

  String text(String what, String plain) {
    return value(what).orElse(plain);
  }

  BigInteger integer(String what, BigInteger plain) {
    return value(what).map(BigInteger::new).orElse(plain);
  }

  BigDecimal number(String what, BigDecimal plain) {
    return value(what).map(Assignment::number).orElse(plain);
  }

  private static BigDecimal number(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new BigDecimal(text)
        : new BigDecimal(text.substring(0, slash))
            .divide(new BigDecimal(text.substring(slash + 1)), MathContext.DECIMAL64);
  }
}
