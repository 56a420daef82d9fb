package io.quaymaster.console.notification;

/// Which mails a person wants.
public enum MailChoice {
  ALL(
      "Everything",
      "Whatever happens to change requests, versions in force, guardrails and expectations."),
  WAITING("What waits for me", "Only what comes into your inbox on Home, with the reason."),
  NONE("Nothing", "No mails.");

  private final String title;
  private final String meaning;

  MailChoice(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  public String title() {
    return title;
  }

  public String meaning() {
    return meaning;
  }
}
