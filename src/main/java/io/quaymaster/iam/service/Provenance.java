package io.quaymaster.iam.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a part of the reference data comes from: `what` it is, and the source's own particulars
/// (package, version, page, licence …) as the file lists them.
public record Provenance(String what, Map<String, String> particulars) {
  public Provenance {
    particulars = Collections.unmodifiableMap(new LinkedHashMap<>(particulars));
  }
}
