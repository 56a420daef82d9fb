package io.quaymaster.console.notification;

import io.quaymaster.console.identity.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which mails people want, and what their inboxes held, in the transaction of the caller.
@Component
class Choices {
  private static final int MOST_IN_A_REASON = 4_000;

  private final JdbcClient jdbc;

  Choices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  OwnChoice of(UserId person) {
    return Optional.ofNullable(all().get(person)).orElse(OwnChoice.FIRST);
  }

  /// Of everybody who has said something.
  Map<UserId, OwnChoice> all() {
    Map<UserId, OwnChoice> all = new HashMap<>();
    jdbc.sql("select * from notification_choice")
        .query(rs -> {
          String address = rs.getString("address");
          all.put(
              new UserId(rs.getString("username")),
              new OwnChoice(
                  MailChoice.valueOf(rs.getString("choice")),
                  address.isEmpty() ? Optional.empty() : Optional.of(new MailAddress(address))));
        });
    return all;
  }

  void keep(UserId person, OwnChoice choice) {
    jdbc.sql("delete from notification_choice where username = ?").param(person.value()).update();
    jdbc.sql(
            "insert into notification_choice (username, choice, address) values (:who, :choice, :address)")
        .param("who", person.value())
        .param("choice", choice.choice().name())
        .param("address", choice.address().map(MailAddress::text).orElse(""))
        .update();
  }

  /// What of one item was known to wait for whom, and why.
  Map<UserId, String> known(String item) {
    Map<UserId, String> known = new HashMap<>();
    jdbc.sql("select username, why from notification_inbox where item = ?")
        .param(item)
        .query(rs -> {
          known.put(new UserId(rs.getString("username")), rs.getString("why"));
        });
    return known;
  }

  /// From now on it is known that this waits. Another transaction that says so too fails, and finds
  /// it known when it tries again.
  void learn(UserId person, String item, String why) {
    jdbc.sql("insert into notification_inbox (username, item, why) values (:who, :item, :why)")
        .param("who", person.value())
        .param("item", item)
        .param("why", kept(why))
        .update();
  }

  /// From now on it is known to wait for another reason; false if somebody else has said so
  /// already.
  boolean learn(UserId person, String item, String before, String why) {
    return jdbc.sql(
                "update notification_inbox set why = :why"
                    + " where username = :who and item = :item and why = :before")
            .param("why", kept(why))
            .param("who", person.value())
            .param("item", item)
            .param("before", before)
            .update()
        == 1;
  }

  void forget(UserId person, String item) {
    jdbc.sql("delete from notification_inbox where username = :who and item = :item")
        .param("who", person.value())
        .param("item", item)
        .update();
  }

  static String kept(String why) {
    return Columns.fitting(why, MOST_IN_A_REASON);
  }
}
