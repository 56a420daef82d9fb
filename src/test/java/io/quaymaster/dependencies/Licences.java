package io.quaymaster.dependencies;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// The licences that may stand in the list. What may be used under one of several is allowed with
/// any of them here.
final class Licences {
  /// Each with why.
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("Apache-2.0", "permissive"),
          Map.entry("MIT", "permissive"),
          Map.entry("MIT-0", "permissive, without a notice"),
          Map.entry("ISC", "permissive"),
          Map.entry("0BSD", "permissive, without a notice"),
          Map.entry("BSD-2-Clause", "permissive"),
          Map.entry("BSD-3-Clause", "permissive"),
          Map.entry("BlueOak-1.0.0", "permissive"),
          Map.entry("Python-2.0", "permissive; argparse, which stays behind in the build"),
          Map.entry("CC0-1.0", "given up to everybody"),
          Map.entry("CC-BY-4.0", "of data: caniuse-lite, which stays behind in the build"),
          Map.entry("EPL-2.0", "asks for changes of its own files only, and we make none"),
          Map.entry("MPL-2.0", "asks for changes of its own files only, and we make none"));

  /// What POMs write for them, in small letters, without `the`, `license`, `version` and marks.
  private static final Map<String, String> SPOKEN =
      Map.ofEntries(
          Map.entry("apache 2.0", "Apache-2.0"),
          Map.entry("apache software 2.0", "Apache-2.0"),
          Map.entry("mit", "MIT"),
          Map.entry("isc", "ISC"),
          Map.entry("epl 1.0", "EPL-1.0"),
          Map.entry("epl 2.0", "EPL-2.0"),
          Map.entry("eclipse public 2.0", "EPL-2.0"),
          Map.entry("edl 1.0", "BSD-3-Clause"),
          Map.entry("eclipse distribution 1.0", "BSD-3-Clause"),
          Map.entry("mpl 2.0", "MPL-2.0"),
          Map.entry("cddl", "CDDL-1.0"),
          Map.entry("gpl2 w/ cpe", "GPL-2.0-only WITH Classpath-exception-2.0"),
          Map.entry("public domain per creative commons cc0", "CC0-1.0"));

  private Licences() {}

  /// @param said as a POM names it: an SPDX identifier, or a name in words
  static String identifier(String said) {
    String words =
        said.toLowerCase(Locale.ROOT)
            .replaceAll("\\b(the|licen[cs]e|version|v)\\b|v(?=[0-9])|[,.](?= |$)| - ", " ")
            .strip()
            .replaceAll(" +", " ");
    return SPOKEN.getOrDefault(words, said.strip().replace(',', ';'));
  }

  static boolean allow(String licence) {
    return Arrays.stream(licence.split(" OR ")).anyMatch(ALLOWED::containsKey);
  }
}
