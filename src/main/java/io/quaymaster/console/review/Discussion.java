package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.identity.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that was said and done about a change request.
///
/// @param topics in the order in which they were begun
/// @param deeds what people did, oldest first
public record Discussion(List<Topic> topics, List<Done> deeds) {
  public Discussion {
    topics = List.copyOf(topics);
    deeds = List.copyOf(deeds);
  }

  /// A thread, where its matter stands now, and what the person who asks may do about it.
  ///
  /// @param settleRefusal why this person may neither resolve nor reopen it; null if they may
  public record Topic(ChangeThread thread, Whereabouts now, @Nullable String settleRefusal) {
    public long number() {
      return thread.number();
    }
  }

  /// @param what a stable word such as `CHANGE_APPROVED`
  public record Done(String what, Person by, Instant at, String reason) {}

  /// Where what a thread is about stands in what is proposed now.
  public sealed interface Whereabouts {
    /// It is there.
    record Here() implements Whereabouts {}

    /// The lines are there, perhaps elsewhere than they were.
    record AtLines(LineRange lines) implements Whereabouts {}

    /// It was about an earlier version, and is not there any more.
    record Gone() implements Whereabouts {}
  }

  public int open() {
    return (int) topics.stream().filter(topic -> topic.thread().isOpen()).count();
  }

  public Optional<Topic> topic(long thread) {
    return topics.stream().filter(topic -> topic.number() == thread).findFirst();
  }

  public List<Topic> about(PolicyId policy, ClassKey key) {
    return topics.stream()
        .filter(topic ->
            topic.thread().anchor() instanceof Anchor.OnClass on
                && on.policy().equals(policy)
                && on.key().equals(key))
        .toList();
  }

  /// Those about lines that stand in the proposed text of `policy`, by these.
  public Map<Topic, LineRange> onLines(PolicyId policy) {
    Map<Topic, LineRange> found = new java.util.LinkedHashMap<>();
    for (Topic topic : topics) {
      if (topic.thread().anchor() instanceof Anchor.OnLines on
          && on.policy().equals(policy)
          && topic.now() instanceof Whereabouts.AtLines(LineRange lines)) {
        found.put(topic, lines);
      }
    }
    return found;
  }
}
