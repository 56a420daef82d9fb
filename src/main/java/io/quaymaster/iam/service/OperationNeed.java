package io.quaymaster.iam.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One action that an API operation is authorized for, in the case that `when` tells if there is
/// one. `conditions` are condition keys with the value that such a request carries.
public record OperationNeed(String action, @Nullable String when, Map<String, String> conditions) {
  public OperationNeed {
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
  }
}
