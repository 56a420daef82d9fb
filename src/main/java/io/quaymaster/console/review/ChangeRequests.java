package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyDeeds;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.SaveOutcome;
import io.quaymaster.console.catalog.SaveVersion;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.identity.RolesOnFile;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.ChangeWork.Done;
import io.quaymaster.console.review.ChangeWork.Held;
import io.quaymaster.console.storage.Attempts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Change requests: reading them, and writing them until they come in force or are given up.
@Service
@Requires(ConsoleRole.VIEWER)
public class ChangeRequests {
  /// More policies than these are no one change.
  private static final int MOST_POLICIES = 50;

  /// More open change requests of one person than these are nobody's work.
  static final int MOST_OPEN = 200;

  private final ChangeRows rows;
  private final ChangeRecords records;
  private final ChangeReads reads;
  private final Standings standings;
  private final ChangeWork work;
  private final CheckWork checks;
  private final ThreadRecords threads;
  private final Suggestions suggestions;
  private final Authorship authorship;
  private final PolicyCatalog policies;
  private final PolicyDeeds deeds;
  private final RolesOnFile roles;
  private final Attempts attempts;

  ChangeRequests(
      ChangeRows rows,
      ChangeRecords records,
      ChangeReads reads,
      Standings standings,
      ChangeWork work,
      CheckWork checks,
      ThreadRecords threads,
      Suggestions suggestions,
      Authorship authorship,
      PolicyCatalog policies,
      PolicyDeeds deeds,
      RolesOnFile roles,
      Attempts attempts) {
    this.rows = rows;
    this.records = records;
    this.reads = reads;
    this.standings = standings;
    this.work = work;
    this.checks = checks;
    this.threads = threads;
    this.suggestions = suggestions;
    this.authorship = authorship;
    this.policies = policies;
    this.deeds = deeds;
    this.roles = roles;
    this.attempts = attempts;
  }

  @Transactional(readOnly = true)
  public Optional<ChangePage> page(ChangeId id) {
    return rows.findById(id.number())
        .map(row -> {
          ChangeRequest change = records.read(row);
          Standing standing = standings.of(change);
          if (change.stage().isOpen() && standing.evidence().isEmpty()) {
            checks.request(id); // An exception may have expired, of which nobody tells.
          }
          Actor actor = work.actor();
          Map<Verb, String> refusals = new EnumMap<>(Verb.class);
          for (Verb verb : Verb.values()) {
            change.refusal(verb, actor, standing).ifPresent(why -> refusals.put(verb, why));
          }
          return new ChangePage(
              change,
              standing,
              refusals,
              standing.evidence().map(found -> found.binding().hash()),
              actor,
              reviewers(change),
              records.verifications(id));
        });
  }

  /// Those that changed last come first.
  @Transactional(readOnly = true)
  public List<ChangeSummary> list(ChangeFilter filter, Window window) {
    return reads.find(filter, window);
  }

  @Transactional(readOnly = true)
  public int count(ChangeFilter filter) {
    return reads.count(filter);
  }

  /// The change requests that propose this version, newest first; with null, those that propose to
  /// have none in force any more.
  @Transactional(readOnly = true)
  public List<ProposedIn> proposing(PolicyId policy, @Nullable VersionNumber version) {
    return records.proposing(policy, version);
  }

  /// Begins a draft.
  @Requires(ConsoleRole.AUTHOR)
  public ChangeId open(OpenChange command) {
    String title = Words.title(command.title());
    String description = Words.kept(command.description(), Words.MOST, "description");
    return attempts.inTransaction(() -> {
      Actor actor = work.actor();
      requireRoom(actor);
      ChangeEntity row =
          rows.saveAndFlush(new ChangeEntity(title, description, actor.person(), work.now()));
      records.addAuthor(records.read(row), actor.person(), work.now());
      for (Proposal proposal : command.proposals()) {
        put(row, proposal);
      }
      work.did(row, "CHANGE_OPENED", "");
      return row.changeId();
    });
  }

  /// Everybody's inbox and checks have to look at whatever is open.
  private void requireRoom(Actor actor) {
    int open = records.openOf(actor.person().id());
    if (open >= MOST_OPEN) {
      throw ChangeException.refused(
          "You have %d change requests open, and nobody keeps more: withdraw one, or bring one to its end."
              .formatted(open));
    }
  }

  /// Calls it otherwise, which makes whoever does one of its authors. What it was called before
  /// stays on file.
  public void describe(ChangeId id, String title, String description) {
    String newTitle = Words.title(title);
    String newDescription = Words.kept(description, Words.MOST, "description");
    work.on(
        id,
        Verb.EDIT,
        held -> {
          ChangeRequest before = held.change();
          if (before.title().equals(newTitle) && before.description().equals(newDescription)) {
            return Done.nothing(id);
          }
          records.addAuthor(before, held.actor().person(), held.at());
          held.row().title = newTitle;
          held.row().description = newDescription;
          return Done.of(id, "CHANGE_DESCRIBED", Words.replaced(before, newTitle, newDescription));
        });
  }

  /// Proposes a version that is there already, or with `proposed` null, that none is in force any
  /// more. Whoever wrote a part of that version is an author from here on.
  public void propose(ChangeId id, Proposal proposal) {
    work.on(
        id,
        Verb.EDIT,
        held -> {
          records.addAuthor(held.change(), held.actor().person(), held.at());
          put(held.row(), proposal);
          return Done.of(id, "CHANGE_EDITED", name(proposal));
        });
  }

  /// Proposes nothing for this policy any more.
  public void leaveOut(ChangeId id, PolicyId policy) {
    work.on(
        id,
        Verb.EDIT,
        held -> {
          if (held.change().proposal(policy).isEmpty()) {
            return Done.nothing(id);
          }
          records.addAuthor(held.change(), held.actor().person(), held.at());
          records.remove(id, policy);
          return Done.of(id, "CHANGE_EDITED", "A policy was left out.");
        });
  }

  /// Saves a text as the next version and proposes it.
  public ReviseOutcome revise(ReviseText command) {
    return work.on(command.change(), Verb.EDIT, held -> revise(held, command));
  }

  private Done<ReviseOutcome> revise(Held held, ReviseText command) {
    Proposal now =
        held.change()
            .proposal(command.policy())
            .orElseGet(() -> {
              VersionNumber active = known(command.policy()).active();
              return new Proposal(command.policy(), active, active);
            });
    if (!Objects.equals(now.proposed(), command.head())) {
      return Done.nothing(new ReviseOutcome.Moved(now.proposed()));
    }
    return save(held, now, command.text(), command.reason(), "CHANGE_EDITED");
  }

  /// Saves a text as what `proposal` proposes from here on.
  private Done<ReviseOutcome> save(
      Held held, Proposal proposal, String text, String reason, String what) {
    SaveOutcome saved =
        deeds.save(new SaveVersion(proposal.policy(), proposal.proposed(), text, reason));
    return switch (saved) {
      case SaveOutcome.Saved(PolicyVersion version, var findings) -> {
        records.addAuthor(held.change(), held.actor().person(), held.at());
        Proposal next = proposal.withProposed(version.number());
        put(held.row(), next);
        yield Done.of(new ReviseOutcome.Saved(version), what, name(next) + " " + reason);
      }
      case SaveOutcome.Rejected rejected ->
          Done.nothing(new ReviseOutcome.Rejected(rejected.findings()));
      case SaveOutcome.Stale stale ->
          throw new IllegalStateException("A text beside others is never stale");
    };
  }

  /// Saves what is proposed, with what somebody suggested for some lines of it, as the next version
  /// and proposes that. Whoever suggested it is an author from here on.
  ///
  /// @param suggestion number of the remark
  /// @param head the version that the person saw it applied to
  public ReviseOutcome takeUp(ChangeId id, long suggestion, VersionNumber head) {
    return work.on(
        id,
        Verb.EDIT,
        held -> {
          Suggested suggested = suggestions.of(held.change(), suggestion);
          String reason = suggested.reason(held.actor().person().name());
          Done<ReviseOutcome> done =
              revise(held, new ReviseText(id, suggested.policy(), head, suggested.text(), reason));
          if (!(done.result() instanceof ReviseOutcome.Saved(PolicyVersion version))) {
            return done;
          }
          threads.takenUp(suggested, held.actor().person(), held.at(), version.number());
          records.addAuthor(records.read(held.row()), suggested.remark().by(), held.at());
          return Done.of(
              done.result(), "SUGGESTION_TAKEN_UP", "In " + version.number() + ". " + reason);
        });
  }

  /// Saves a text as the next version, proposes it, and takes the version in force as the one to be
  /// replaced, all or nothing: not if somebody else revised the text in the meantime, nor if yet
  /// another version came in force. What was proposed before stays on file.
  public ReviseOutcome merge(MergeText command) {
    return work.on(
        command.change(),
        Verb.EDIT,
        held -> {
          Proposal now = proposed(held, command.policy());
          if (!Objects.equals(now.proposed(), command.head())) {
            return Done.nothing(new ReviseOutcome.Moved(now.proposed()));
          }
          requireInForce(command.policy(), command.onto());
          return save(
              held,
              now.withBase(command.onto()),
              command.text(),
              command.reason(),
              "CHANGE_MERGED");
        });
  }

  private static Proposal proposed(Held held, PolicyId policy) {
    return held.change()
        .proposal(policy)
        .orElseThrow(() -> ChangeException.invalid("It proposes nothing for this policy."));
  }

  private void requireInForce(PolicyId policy, @Nullable VersionNumber version) {
    if (!Objects.equals(known(policy).active(), version)) {
      throw ChangeException.moved(
          "Yet another version came in force meanwhile; look at that first.");
    }
  }

  /// Takes the version in force now as the one to be replaced; the text stays as it is. What
  /// somebody else put in force meanwhile is replaced as a whole, unless it was taken up before.
  ///
  /// @param onto the version in force that the person saw; null for none
  public void rebase(ChangeId id, PolicyId policy, @Nullable VersionNumber onto) {
    work.on(
        id,
        Verb.EDIT,
        held -> {
          Proposal proposal = proposed(held, policy);
          requireInForce(policy, onto);
          records.addAuthor(held.change(), held.actor().person(), held.at());
          put(held.row(), proposal.withBase(onto));
          return Done.of(
              id, "CHANGE_REBASED", "Onto " + (onto == null ? "no version" : onto) + ".");
        });
  }

  /// Asks for reviews.
  public void submit(ChangeId id) {
    work.on(
        id,
        Verb.SUBMIT,
        held -> {
          held.row().stage = Stage.SUBMITTED;
          return Done.of(id, "CHANGE_SUBMITTED", "");
        });
  }

  public void withdraw(ChangeId id, String reason) {
    String why = Words.reason(reason);
    work.on(
        id,
        Verb.WITHDRAW,
        held -> {
          work.end(held, Stage.WITHDRAWN, why);
          return Done.of(id, "CHANGE_WITHDRAWN", why);
        });
  }

  private Reviewers reviewers(ChangeRequest change) {
    List<UserId> authors = change.authors().stream().map(Person::id).toList();
    return new Reviewers(
        roles.count(authors, ConsoleRole.REVIEWER, ConsoleRole.ADMIN),
        roles.count(authors, ConsoleRole.ADMIN));
  }

  private void put(ChangeEntity row, Proposal proposal) {
    PolicySummary policy = known(proposal.policy());
    requireVersion(policy, proposal.base());
    requireVersion(policy, proposal.proposed());
    ChangeId id = row.changeId();
    List<Proposal> others =
        records.proposals(id).stream()
            .filter(other -> !other.policy().equals(proposal.policy()))
            .toList();
    if (others.size() >= MOST_POLICIES) {
      throw ChangeException.invalid(
          "One change request takes " + MOST_POLICIES + " policies at most.");
    }
    for (Proposal other : others) {
      if (known(other.policy()).sample() != policy.sample()) {
        throw ChangeException.invalid(
            "A change request is about the sample workspace or about your own policies, not about"
                + " both.");
      }
    }
    records.put(id, proposal);
    ChangeRequest change = records.read(row);
    for (Person writer : authorship.of(proposal)) {
      records.addAuthor(change, writer, work.now());
    }
  }

  private void requireVersion(PolicySummary policy, @Nullable VersionNumber number) {
    if (number != null && policies.summary(new VersionId(policy.id(), number)).isEmpty()) {
      throw ChangeException.invalid(
          "The policy " + policy.name() + " has no version " + number + ".");
    }
  }

  private PolicySummary known(PolicyId id) {
    return policies
        .policy(id)
        .orElseThrow(() -> ChangeException.invalid("There is no policy " + id + "."));
  }

  private String name(Proposal proposal) {
    List<String> words = new ArrayList<>(List.of(known(proposal.policy()).name() + ":"));
    words.add(proposal.proposed() == null ? "none" : proposal.proposed().toString());
    words.add("in place of");
    words.add(proposal.base() == null ? "none" : proposal.base().toString());
    return String.join(" ", words) + ".";
  }
}
