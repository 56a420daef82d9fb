package io.quaymaster.console.notification;

import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.Actor;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.Inbox;
import io.quaymaster.console.review.Inbox.Item;
import io.quaymaster.console.review.Inbox.Waits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What newly waits for whom: what their inboxes hold now and did not hold when this was last
/// asked, or for another reason.
@Component
class InboxNews {
  private static final String CHANGE = "change/";
  private static final String TIERS = "tiers";

  private final Inbox inbox;
  private final Choices choices;

  InboxNews(Inbox inbox, Choices choices) {
    this.inbox = inbox;
    this.choices = choices;
  }

  /// Something that newly waits.
  ///
  /// @param key names it in the words of this package
  record Newly(String key, Item item) {}

  /// What newly waits since `happening`; from now on it is known.
  Map<UserId, List<Newly>> since(Happening happening, List<Actor> people) {
    Map<UserId, List<Newly>> news = new HashMap<>();
    Optional<ChangeId> about =
        happening.subjectKind().equals("change")
            ? ChangeId.parse(happening.subject())
            : Optional.empty();
    for (ChangeId id : about.map(List::of).orElseGet(inbox::unsettled)) {
      take(CHANGE + id.number(), inbox.of(id, people), news);
    }
    if (happening.kind() == EventKind.APPROVALS) {
      take(TIERS, new Waits(false, inbox.ofTiers(people)), news);
    }
    return news;
  }

  private void take(String key, Waits waits, Map<UserId, List<Newly>> news) {
    Map<UserId, String> known = choices.known(key);
    waits
        .items()
        .forEach((person, item) -> {
          if (isNew(person, key, known.get(person), item.why())) {
            news.computeIfAbsent(person, one -> new ArrayList<>()).add(new Newly(key, item));
          }
        });
    if (!waits
        .checking()) { // Otherwise the same would be news again as soon as its checks are done.
      known.keySet().stream()
          .filter(person -> !waits.items().containsKey(person))
          .forEach(person -> choices.forget(person, key));
    }
  }

  private boolean isNew(
      UserId person, String key, @org.jspecify.annotations.Nullable String before, String why) {
    if (before == null) {
      choices.learn(person, key, why);
      return true;
    }
    return !before.equals(Choices.kept(why)) && choices.learn(person, key, before, why);
  }

  /// Whether any of these still waits for somebody.
  boolean stillWaits(Actor person, List<String> keys) {
    List<Actor> one = List.of(person);
    return keys.stream()
        .anyMatch(key ->
            key.equals(TIERS)
                ? !inbox.ofTiers(one).isEmpty()
                : ChangeId.parse(key.substring(CHANGE.length()))
                    .filter(id -> !inbox.of(id, one).items().isEmpty())
                    .isPresent());
  }
}
