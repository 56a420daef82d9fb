package io.quaymaster.console.notification;

import java.util.regex.Pattern;

/// One e-mail address, without a name: ASCII, nothing quoted, nothing that could end a header.
public record MailAddress(String text) {
  private static final int LONGEST = 254;
  private static final Pattern ALLOWED =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

  public MailAddress {
    if (text.length() > LONGEST || !ALLOWED.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "This is no e-mail address; write one such as kim@example.org.");
    }
  }

  public static MailAddress parse(String text) {
    return new MailAddress(text.strip());
  }

  @Override
  public String toString() {
    return text;
  }
}
