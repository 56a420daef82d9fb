package io.quaymaster.iam.service;

import java.util.Locale;

/// The name of a condition key, part of which may stand for any text: `aws:ResourceTag/${TagKey}`,
/// or as the guide writes it `aws:PrincipalTag/tag-key`. Case does not count, so both ends are in
/// lower case.
record KeyTemplate(String prefix, String suffix, boolean open) {
  private static final String TAG_KEY = "/tag-key";

  static KeyTemplate of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int from = lower.indexOf("${");
    if (from >= 0) {
      return new KeyTemplate(
          lower.substring(0, from), lower.substring(lower.indexOf('}', from) + 1), true);
    }
    if (lower.endsWith(TAG_KEY)) {
      return new KeyTemplate(lower.substring(0, lower.length() - TAG_KEY.length() + 1), "", true);
    }
    return new KeyTemplate(lower, "", false);
  }

  /// Whether `name` is the key, or an instance of the template, that `written` is; both in any
  /// case.
  static boolean matches(String written, String name) {
    int from = written.indexOf("${");
    boolean whole =
        from < 0
            && !written.regionMatches(
                true, written.length() - TAG_KEY.length(), TAG_KEY, 0, TAG_KEY.length());
    if (whole) {
      return written.equalsIgnoreCase(name);
    }
    return name.regionMatches(true, 0, written, 0, Math.max(from, 0)) && of(written).matches(name);
  }

  /// Whether `name`, in any case, is this key; the open part stands for at least one character.
  boolean matches(String name) {
    int ends = prefix.length() + suffix.length();
    return (open ? name.length() > ends : name.length() == ends)
        && name.regionMatches(true, 0, prefix, 0, prefix.length())
        && name.regionMatches(true, name.length() - suffix.length(), suffix, 0, suffix.length());
  }
}
