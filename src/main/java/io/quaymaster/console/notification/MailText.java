package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Legible;
import io.quaymaster.console.notification.InboxNews.Newly;
import io.quaymaster.console.review.Inbox.Item;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// What mails say: plain text, in which whatever people wrote stands on one line and spells out
/// what nobody would see.
@Component
class MailText {
  private static final int MOST_IN_A_SUBJECT = 150;
  private static final int MOST_IN_A_LINE = 500;
  private static final int MOST_ITEMS = 20;
  private static final String BREAK = "\r\n";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final ConsoleLinks links;

  MailText(ConsoleLinks links) {
    this.links = links;
  }

  /// That something newly waits for its reader.
  Mail waiting(Happening happening, List<Newly> news) {
    String first = title(news.getFirst().item());
    String subject = news.size() == 1 ? first : first + " and " + (news.size() - 1) + " more";
    StringBuilder text = new StringBuilder();
    List<Newly> told = news.subList(0, Math.min(news.size(), MOST_ITEMS));
    for (Newly one : told) {
      text.append(line(title(one.item()))).append(BREAK);
      text.append(line(one.item().why())).append(BREAK);
      link(one.item()).ifPresent(link -> text.append(link).append(BREAK));
      text.append(BREAK);
    }
    if (told.size() < news.size()) {
      text.append("And ").append(news.size() - told.size()).append(" more in your inbox.");
      text.append(BREAK).append(BREAK);
    }
    text.append("Because of: ").append(cause(happening)).append(BREAK).append(BREAK);
    text.append("You get this since it waits for you in Quaymaster.");
    return new Mail(subject(subject), text + choice(), told.stream().map(Newly::key).toList());
  }

  /// That something happened.
  Mail news(Happening happening) {
    StringBuilder text = new StringBuilder();
    text.append(line(happening.title())).append(BREAK);
    text.append(cause(happening)).append(BREAK);
    links
        .of(happening.subjectKind(), happening.subject())
        .ifPresent(link -> text.append(link).append(BREAK));
    text.append(BREAK).append("You get this since you chose to be told of everything.");
    return new Mail(
        subject(happening.title() + ": " + happening.words()), text + choice(), List.of());
  }

  /// That mails arrive.
  Mail test() {
    String home = links.home().orElse("");
    return new Mail(
        "Quaymaster sends mails",
        "This is the test that you asked for: mails of Quaymaster arrive here."
            + BREAK
            + home
            + BREAK
            + BREAK
            + "You get this since you pressed “Send a test mail to me”."
            + choice(),
        List.of());
  }

  private String choice() {
    return BREAK
        + "Choose what you get: "
        + links.choice().orElse("under Notifications in the menu of your name")
        + BREAK;
  }

  private static String title(Item item) {
    return switch (item) {
      case Item.OfChange change ->
          (change.urgent() ? "Emergency: " : "") + change.id() + " " + change.title();
      case Item.OfTiers tiers -> "Approvals, table " + tiers.table();
      case Item.OfAccess access -> access.title();
      case Item.MoreOfAccess more -> more.title();
    };
  }

  private java.util.Optional<String> link(Item item) {
    return switch (item) {
      case Item.OfChange change -> links.of("change", String.valueOf(change.id().number()));
      case Item.OfTiers tiers -> links.home();
      case Item.OfAccess access -> links.home();
      case Item.MoreOfAccess more -> links.home();
    };
  }

  private static String cause(Happening happening) {
    String reason = happening.reason().isEmpty() ? "" : ": “" + happening.reason() + "”";
    return line(
        happening.words()
            + " by "
            + happening.by().name()
            + " on "
            + TIME.format(happening.at())
            + reason);
  }

  private static String subject(String text) {
    return "[Quaymaster] " + oneLine(text, MOST_IN_A_SUBJECT);
  }

  private static String line(String text) {
    return oneLine(text, MOST_IN_A_LINE);
  }

  /// Breaks become spaces; a lone dot or `From ` at the start of a line means nothing to a server
  /// that gets it over SMTP, where both are escaped.
  private static String oneLine(String text, int most) {
    return Legible.shown(text.replaceAll("\\s*\\R\\s*", " ").replace('\t', ' ').strip(), most);
  }
}
