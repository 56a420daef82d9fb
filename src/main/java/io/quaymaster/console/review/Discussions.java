package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Legible;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.review.ChangeWork.Done;
import io.quaymaster.console.review.ChangeWork.Held;
import io.quaymaster.console.review.Discussion.Topic;
import io.quaymaster.console.review.Discussion.Whereabouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people say to each other about a change request. Everything that is said stays.
@Service
@Requires(ConsoleRole.VIEWER)
public class Discussions {
  private static final int MOST_IN_A_SUGGESTION = 100_000;
  private static final int BRIEF = 200;

  /// Of one person about one change.
  static final int MOST_THREADS = 100;

  /// Of one person about one change.
  static final int MOST_REMARKS = 500;

  private final ChangeRows rows;
  private final ChangeRecords records;
  private final ThreadRecords threads;
  private final SaidClasses classes;
  private final Suggestions suggestions;
  private final Standings standings;
  private final ChangeWork work;
  private final PolicyCatalog policies;

  Discussions(
      ChangeRows rows,
      ChangeRecords records,
      ThreadRecords threads,
      SaidClasses classes,
      Suggestions suggestions,
      Standings standings,
      ChangeWork work,
      PolicyCatalog policies) {
    this.rows = rows;
    this.records = records;
    this.threads = threads;
    this.classes = classes;
    this.suggestions = suggestions;
    this.standings = standings;
    this.work = work;
    this.policies = policies;
  }

  /// Nothing was said where there is no such change request.
  @Transactional(readOnly = true)
  public Discussion of(ChangeId id) {
    return rows.findById(id.number())
        .map(records::read)
        .map(change ->
            new Discussion(topics(change, threads.threads(id), work.actor()), threads.deeds(id)))
        .orElse(new Discussion(List.of(), List.of()));
  }

  private List<Topic> topics(ChangeRequest change, List<ChangeThread> all, Actor actor) {
    boolean anyClass = all.stream().anyMatch(one -> one.anchor() instanceof Anchor.OnClass);
    Optional<Evidence> evidence =
        anyClass ? standings.of(change).evidence() : Optional.<Evidence>empty();
    Map<PolicyId, Set<ClassKey>> known = new HashMap<>();
    return all.stream()
        .map(thread ->
            new Topic(
                thread,
                switch (thread.anchor()) {
                  case Anchor.Whole() -> new Whereabouts.Here();
                  case Anchor.OnLines on ->
                      suggestions
                          .now(change, on)
                          .<Whereabouts>map(Whereabouts.AtLines::new)
                          .orElseGet(Whereabouts.Gone::new);
                  case Anchor.OnClass on -> {
                    boolean here =
                        evidence
                            .map(found ->
                                known
                                    .computeIfAbsent(
                                        on.policy(), policy -> classes.of(found, policy).keySet())
                                    .contains(on.key()))
                            .orElse(true); // It is told when the checks are done.
                    yield here ? new Whereabouts.Here() : new Whereabouts.Gone();
                  }
                },
                change.refusalToSettle(thread.by(), actor).orElse(null)))
        .toList();
  }

  /// @param words may be empty beside a suggestion
  /// @param suggestion another text for the lines that it is about, empty to leave them out; null
  ///   for none
  /// @return the number of the thread
  public long begin(ChangeId id, About about, String words, @Nullable String suggestion) {
    return work.on(
        id,
        Verb.COMMENT,
        held -> {
          requireRoom(held, true);
          Anchor anchor = anchor(held, about);
          String given = given(held, anchor, words, suggestion);
          long thread = threads.begin(id, anchor);
          threads.say(thread, held.actor().person(), held.at(), given, suggestion);
          return Done.of(thread, "THREAD_BEGUN", told(anchor, given, suggestion));
        });
  }

  private Anchor anchor(Held held, About about) {
    return switch (about) {
      case About.Whole() -> new Anchor.Whole();
      case About.Access(PolicyId policy, ClassKey key) -> {
        SaidClasses.Found found =
            classes
                .find(held.id(), policy, key)
                .orElseThrow(() ->
                    ChangeException.moved(
                        "The checks have not found this access yet; wait until they are done."));
        yield new Anchor.OnClass(policy, found.proposed(), key, found.said().words());
      }
      case About.Lines(PolicyId policy, var version, LineRange lines) -> {
        boolean proposed =
            held.change()
                .proposal(policy)
                .filter(one -> version.equals(one.proposed()))
                .isPresent();
        if (!proposed && !records.examined(held.id(), policy, version)) {
          throw ChangeException.moved("It does not propose " + version + ".");
        }
        TextLines text = TextLines.of(policies.version(new VersionId(policy, version)).text());
        if (!text.has(lines)) {
          throw ChangeException.invalid(
              version + " has " + text.count() + " lines; there is no " + lines + ".");
        }
        yield new Anchor.OnLines(policy, version, lines, text.text(lines));
      }
    };
  }

  /// Says something more in a thread.
  public void answer(ChangeId id, long thread, String words, @Nullable String suggestion) {
    work.on(
        id,
        Verb.COMMENT,
        held -> {
          requireRoom(held, false);
          ChangeThread in = thread(held, thread);
          String given = given(held, in.anchor(), words, suggestion);
          threads.say(thread, held.actor().person(), held.at(), given, suggestion);
          return Done.of(id, "THREAD_ANSWERED", told(in.anchor(), given, suggestion));
        });
  }

  /// A page shows all of it, so nobody makes it longer and longer.
  private void requireRoom(Held held, boolean another) {
    ThreadRecords.Share share = threads.share(held.id(), held.actor().person().id());
    if (another && share.threads() >= MOST_THREADS) {
      throw ChangeException.refused(
          "You have begun %d threads about this change, and nobody begins more: answer in one of them."
              .formatted(share.threads()));
    }
    if (share.remarks() >= MOST_REMARKS) {
      throw ChangeException.refused(
          "You have said %d things about this change, and nobody says more: talk to each other, and tell the outcome in the description."
              .formatted(share.remarks()));
    }
  }

  private String given(Held held, Anchor anchor, String words, @Nullable String suggestion) {
    if (suggestion == null) {
      return Words.needed(words, Words.MOST, "comment");
    }
    if (!(anchor instanceof Anchor.OnLines on)) {
      throw ChangeException.invalid("Another text can be suggested for lines only.");
    }
    if (!held.change().stage().isOpen()) {
      throw ChangeException.refused("Nobody can take up a suggestion: it is not open any more.");
    }
    Words.verbatim(suggestion, MOST_IN_A_SUGGESTION, "suggestion");
    if (suggestion.equals(on.text())) {
      throw ChangeException.invalid("The suggestion is what the lines say already.");
    }
    if (suggestions.now(held.change(), on).isEmpty()) {
      throw ChangeException.moved("The lines are not in what is proposed now.");
    }
    return Words.kept(words, Words.MOST, "comment");
  }

  public void resolve(ChangeId id, long thread) {
    settle(id, thread, true);
  }

  public void reopen(ChangeId id, long thread) {
    settle(id, thread, false);
  }

  private void settle(ChangeId id, long thread, boolean resolve) {
    work.on(
        id,
        Verb.COMMENT,
        held -> {
          ChangeThread in = thread(held, thread);
          held.change()
              .refusalToSettle(in.by(), held.actor())
              .ifPresent(why -> {
                throw ChangeException.refused(why);
              });
          if (in.isOpen() != resolve) {
            return Done.nothing(id); // Somebody else was a moment faster.
          }
          requireRoom(held, false);
          threads.settle(thread, resolve, held.actor().person(), held.at());
          return Done.of(
              id,
              resolve ? "THREAD_RESOLVED" : "THREAD_REOPENED",
              told(in.anchor(), in.said().getFirst().words(), null));
        });
  }

  private ChangeThread thread(Held held, long number) {
    return threads.threads(held.id()).stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(() -> ChangeException.invalid("There is no such thread."));
  }

  /// What would be proposed if the suggestion of this remark were taken up now.
  ///
  /// @throws ChangeException with why it cannot be
  @Transactional(readOnly = true)
  public Suggested suggested(ChangeId id, long remark) {
    ChangeRequest change =
        rows.findById(id.number())
            .map(records::read)
            .orElseThrow(() -> ChangeException.notFound(id));
    return suggestions.of(change, remark);
  }

  /// `Lines 3 to 4 of v2: Why both? (with a suggestion)`
  private static String told(Anchor anchor, String words, @Nullable String suggestion) {
    String about =
        switch (anchor) {
          case Anchor.Whole() -> "";
          case Anchor.OnClass on -> "“" + Legible.shortened(on.words(), BRIEF) + "”: ";
          case Anchor.OnLines on -> "On " + on.lines() + " of " + on.version() + ": ";
        };
    return (about + words + (suggestion == null ? "" : " (with a suggestion)")).strip();
  }
}
