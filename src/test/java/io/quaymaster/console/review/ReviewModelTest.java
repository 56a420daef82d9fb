package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Random people do random things with change requests, and a small model that knows nothing of the
/// code says after each whether that should have been possible. `-Dreview.steps=…` and
/// `-Dreview.seed=…` for a longer run.
class ReviewModelTest extends ReviewSetting {
  private static final int STEPS = Integer.getInteger("review.steps", 2_500);
  private static final long SEED = Long.getLong("review.seed", 20_261_122);
  private static final int MOST_OPEN = 3;
  private static final int ATTEMPTS = 4;

  @TempDir static Path folder;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  private static final List<As> PEOPLE =
      List.of(
          As.AUTHOR,
          As.author("otto"),
          As.author("bela"),
          As.REVIEWER,
          As.reviewer("bela"),
          As.reviewer("tomasz"),
          As.reviewer("mira"),
          As.ADMIN,
          new As("otto", ConsoleRole.ADMIN),
          As.VIEWER,
          new As("kaja", ConsoleRole.BREAK_GLASS),
          new As("priya", ConsoleRole.BREAK_GLASS));

  /// A text and what it grants, as the model sees it.
  private enum Text {
    PULL(ReviewSetting.PULL, "role:get role:url"),
    WIDER(ReviewSetting.WIDER, "role:get role:url role:put"),
    REORDERED(ReviewSetting.WIDER_REORDERED, "role:get role:url role:put"),
    NARROWER(ReviewSetting.NARROWER, "role:get"),
    EVERYONE(ReviewSetting.PUBLIC, "role:get role:url all:get all:url");

    private final String text;
    private final Set<String> grants;

    Text(String text, String grants) {
      this.text = text;
      this.grants = Set.of(grants.split(" "));
    }

    Set<String> beyond(Text other) {
      Set<String> more = new HashSet<>(grants);
      more.removeAll(other.grants);
      return more;
    }
  }

  /// What somebody may do here just now.
  private record Person(Set<ConsoleRole> roles, boolean enabled) {
    boolean reviews() {
      return enabled && (roles.contains(ConsoleRole.REVIEWER) || administers());
    }

    boolean administers() {
      return enabled && roles.contains(ConsoleRole.ADMIN);
    }
  }

  private record Opinion(boolean approves, boolean admin, Text base, Text text) {}

  /// Another text for all lines of one.
  private record Suggestion(long number, String by, Text about, Text text) {}

  /// What the model knows of a change request.
  private static final class Known {
    final ChangeId id;
    final Set<String> authors = new HashSet<>();
    final Map<String, Opinion> opinions = new LinkedHashMap<>();
    Stage stage = Stage.DRAFT;
    VersionNumber base;
    VersionNumber head;
    final List<Suggestion> suggestions = new ArrayList<>();
    final List<String> said = new ArrayList<>();

    Known(ChangeId id, VersionNumber base, String author) {
      this.id = id;
      this.base = base;
      this.head = base;
      authors.add(author);
    }
  }

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<VersionNumber, Text> texts = new HashMap<>();
  private final Map<VersionNumber, String> hashes = new HashMap<>();
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final List<Known> all = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private int takenUp;
  private int activations;
  private VersionNumber active = VersionNumber.FIRST;
  private @Nullable ChangeId activeBy;
  private final Set<VersionNumber> cameByEmergency = new HashSet<>();

  @Test
  void nothing_comes_in_force_that_the_model_would_not_let() {
    PolicyId policy = aPolicy();
    texts.put(VersionNumber.FIRST, Text.PULL);
    PEOPLE.forEach(one ->
        people.merge(
            one.name(),
            new Person(Set.of(one.role()), true),
            (before, more) -> new Person(both(before.roles(), more.roles()), true)));
    people.forEach((name, person) -> onFile(name, person.roles()));
    int done = 0;
    for (int step = 0; step < STEPS; step++) {
      if (step(policy)) {
        done++;
      }
      verify(policy);
    }
    assertThat(done).as("deeds done of " + STEPS).isGreaterThan(STEPS / 8);
    assertThat(activations).as("activations").isGreaterThan(STEPS / 500);
    assertThat(takenUp).as("suggestions taken up").isGreaterThan(STEPS / 500);
    assertThat(audited("SUGGESTION_TAKEN_UP")).isEqualTo(takenUp);
    all.forEach(this::nothingSaidIsLost);
    assertThat(audited("CHANGE_ACTIVATED") + audited("GLASS_BROKEN")).isEqualTo(activations);
  }

  private int audited(String what) {
    return As.AUDITOR
        .call(() -> audit.entries(new AuditFilter("", "", what, "", null, null), 0, 100_000))
        .stream()
        .map(AuditEntry::subject)
        .toList()
        .size();
  }

  private static Set<ConsoleRole> both(Set<ConsoleRole> some, Set<ConsoleRole> others) {
    Set<ConsoleRole> both = new HashSet<>(some);
    both.addAll(others);
    return both;
  }

  private void onFile(String name, Set<ConsoleRole> roles) {
    onFile(name, roles.toArray(ConsoleRole[]::new));
  }

  /// Somebody is let in no more, or again, with all that they ever were or with less.
  private void administer() {
    List<String> names = List.copyOf(people.keySet());
    String name = names.get(random.nextInt(names.size()));
    List<ConsoleRole> roles =
        new ArrayList<>(
            PEOPLE.stream().filter(one -> one.name().equals(name)).map(As::role).sorted().toList());
    if (random.nextInt(3) == 0) {
      roles.set(random.nextInt(roles.size()), ConsoleRole.VIEWER);
    }
    boolean enabled = random.nextInt(4) > 0;
    onFile(name, Set.copyOf(roles));
    if (!enabled) {
      disable(name);
    }
    people.put(name, new Person(Set.copyOf(roles), enabled));
    log.add(name + " is now " + people.get(name));
  }

  private boolean step(PolicyId policy) {
    if (random.nextInt(12) == 0) {
      administer();
    }
    List<Known> open = all.stream().filter(one -> one.stage.isOpen()).toList();
    if (open.size() < MOST_OPEN && random.nextInt(4) == 0) {
      return begin(policy, anybody());
    }
    if (all.isEmpty()) {
      return false;
    }
    List<Known> from = open.isEmpty() || random.nextInt(5) == 0 ? all : open;
    Known change = from.get(random.nextInt(from.size()));
    int deed = random.nextInt(19);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt(policy, deed, change, anybody())) {
        return true;
      }
    }
    return false;
  }

  /// Somebody, as something that they are now.
  private As anybody() {
    List<As> now =
        PEOPLE.stream()
            .filter(one -> person(one.name()).enabled())
            .filter(one -> person(one.name()).roles().contains(one.role()))
            .toList();
    return now.get(random.nextInt(now.size()));
  }

  private Person person(String name) {
    return java.util.Objects.requireNonNull(people.get(name));
  }

  private boolean attempt(PolicyId policy, int deed, Known change, As who) {
    return switch (deed) {
      case 0, 1 -> revise(policy, change, who);
      case 2, 3 -> submit(change, who);
      case 4, 5, 6 -> approve(change, who);
      case 7 -> requestChanges(change, who);
      case 8, 9 -> activate(change, who);
      case 10 -> rebase(policy, change, who);
      case 11 -> breakGlass(change, who);
      case 12 -> comment(change, who);
      case 13, 14 -> suggest(policy, change, who);
      case 15, 16 -> takeUp(policy, change, who);
      case 17 -> dismiss(change, who);
      default -> random.nextBoolean() ? rollBack(change, who) : end(change, who);
    };
  }

  private boolean begin(PolicyId policy, As who) {
    if (who.role() != ConsoleRole.AUTHOR) {
      return false; // That is refused by the role alone, which other tests look at.
    }
    ChangeId id =
        who.call(() ->
            changes.open(
                new OpenChange("Change", "", List.of(new Proposal(policy, active, active)))));
    all.add(new Known(id, active, who.name()));
    return true;
  }

  private boolean revise(PolicyId policy, Known change, As who) {
    Text text = Text.values()[random.nextInt(Text.values().length)];
    boolean allowed = change.stage.isOpen() && who.role() == ConsoleRole.AUTHOR;
    return expect(
        allowed,
        who,
        "revise",
        change,
        () -> {
          ReviseOutcome outcome = revise(who, change.id, policy, change.head, text.text);
          change.head = ((ReviseOutcome.Saved) outcome).version().number();
          texts.put(change.head, text);
          change.authors.add(who.name());
          check(change.id);
        });
  }

  private static boolean mayComment(As who) {
    return who.role() == ConsoleRole.AUTHOR
        || who.role() == ConsoleRole.REVIEWER
        || who.role() == ConsoleRole.ADMIN;
  }

  private boolean comment(Known change, As who) {
    String words = "Remark " + log.size();
    return expect(
        mayComment(who),
        who,
        "comment",
        change,
        () -> {
          List<Discussion.Topic> topics = discussion(change.id).topics();
          if (topics.isEmpty() || random.nextBoolean()) {
            who.run(() -> discussions.begin(change.id, new About.Whole(), words, null));
          } else {
            long thread = topics.get(random.nextInt(topics.size())).number();
            who.run(() -> discussions.answer(change.id, thread, words, null));
          }
          change.said.add(who.name() + ": " + words);
          settleAny(change, who);
        });
  }

  /// Whoever just said something may resolve what they began, which takes nothing away.
  private void settleAny(Known change, As who) {
    discussion(who, change.id).topics().stream()
        .filter(topic -> topic.settleRefusal() == null)
        .findFirst()
        .ifPresent(topic ->
            who.run(() -> {
              if (topic.thread().isOpen()) {
                discussions.resolve(change.id, topic.number());
              } else {
                discussions.reopen(change.id, topic.number());
              }
            }));
  }

  private boolean suggest(PolicyId policy, Known change, As who) {
    Text text = Text.values()[random.nextInt(Text.values().length)];
    Text now = text(change.head);
    String words = "Suggestion " + log.size();
    return expect(
        mayComment(who) && change.stage.isOpen() && text != now,
        who,
        "suggest",
        change,
        () -> {
          LineRange lines = new LineRange(1, TextLines.of(now.text).count());
          long thread =
              who.call(() ->
                  discussions.begin(
                      change.id, new About.Lines(policy, change.head, lines), words, text.text));
          change.said.add(who.name() + ": " + words);
          long number =
              discussion(change.id).topic(thread).orElseThrow().thread().said().getFirst().number();
          change.suggestions.add(new Suggestion(number, who.name(), now, text));
        });
  }

  private boolean takeUp(PolicyId policy, Known change, As who) {
    if (change.suggestions.isEmpty()) {
      return false;
    }
    Suggestion taken = change.suggestions.get(random.nextInt(change.suggestions.size()));
    boolean allowed =
        change.stage.isOpen()
            && who.role() == ConsoleRole.AUTHOR
            && taken.about() == text(change.head);
    return expect(
        allowed,
        who,
        "take up " + taken,
        change,
        () -> {
          ReviseOutcome outcome =
              who.call(() -> changes.takeUp(change.id, taken.number(), change.head));
          change.head = ((ReviseOutcome.Saved) outcome).version().number();
          texts.put(change.head, taken.text());
          change.authors.add(who.name());
          change.authors.add(taken.by());
          change.suggestions.remove(taken);
          takenUp++;
          check(change.id);
        });
  }

  private Discussion discussion(ChangeId id) {
    return discussion(As.VIEWER, id);
  }

  private Discussion discussion(As who, ChangeId id) {
    return who.call(() -> discussions.of(id));
  }

  private void nothingSaidIsLost(Known change) {
    assertThat(
            discussion(change.id).topics().stream()
                .flatMap(topic -> topic.thread().said().stream())
                .sorted(Comparator.comparingLong(Remark.Said::number))
                .map(said -> said.by().id().value() + ": " + said.words()))
        .containsExactlyElementsOf(change.said);
  }

  private boolean submit(Known change, As who) {
    boolean allowed =
        change.stage == Stage.DRAFT
            && who.role() == ConsoleRole.AUTHOR
            && change.authors.contains(who.name())
            && !change.head.equals(change.base);
    return expect(
        allowed,
        who,
        "submit",
        change,
        () -> {
          who.run(() -> changes.submit(change.id));
          change.stage = Stage.SUBMITTED;
          check(change.id);
        });
  }

  private boolean mayReview(Known change, As who) {
    return change.stage == Stage.SUBMITTED
        && (who.role() == ConsoleRole.REVIEWER || who.role() == ConsoleRole.ADMIN)
        && !change.authors.contains(who.name());
  }

  private boolean approve(Known change, As who) {
    boolean allowed = mayReview(change, who) && change.base.equals(active);
    return expect(
        allowed,
        who,
        "approve",
        change,
        () -> {
          ContentHash seen = seenOrAny(change.id);
          who.run(() -> reviews.approve(change.id, seen, "Right."));
          opinion(change, who, true);
        });
  }

  private boolean requestChanges(Known change, As who) {
    boolean allowed =
        change.stage == Stage.SUBMITTED
            && (who.role() == ConsoleRole.REVIEWER || who.role() == ConsoleRole.ADMIN);
    return expect(
        allowed,
        who,
        "request changes",
        change,
        () -> {
          ContentHash seen = seenOrAny(change.id);
          who.run(() -> reviews.requestChanges(change.id, seen, "Wrong."));
          opinion(change, who, false);
        });
  }

  /// Takes an opinion back, or somebody else's out of the count.
  private boolean dismiss(Known change, As who) {
    if (change.opinions.isEmpty()) {
      return false;
    }
    List<String> holders = List.copyOf(change.opinions.keySet());
    String of = holders.get(random.nextInt(holders.size()));
    boolean allowed =
        change.stage == Stage.SUBMITTED
            && (of.equals(who.name())
                || (who.role() == ConsoleRole.ADMIN && !change.authors.contains(who.name())));
    return expect(
        allowed,
        who,
        "dismiss the review of " + of,
        change,
        () -> {
          long number =
              page(change.id).change().opinions().stream()
                  .filter(review -> review.by().id().value().equals(of))
                  .findFirst()
                  .orElseThrow()
                  .number();
          who.run(() -> reviews.dismiss(change.id, number, "Settled."));
          change.opinions.remove(of);
        });
  }

  private void opinion(Known change, As who, boolean approves) {
    change.opinions.put(
        who.name(),
        new Opinion(
            approves, who.role() == ConsoleRole.ADMIN, text(change.base), text(change.head)));
  }

  private Text text(VersionNumber version) {
    return java.util.Objects.requireNonNull(texts.get(version));
  }

  /// What the table that comes along asks for.
  private boolean isApproved(Known change) {
    Text before = text(change.base);
    Text after = text(change.head);
    boolean everyone = after.beyond(before).stream().anyMatch(one -> one.startsWith("all:"));
    boolean same = before.grants.equals(after.grants);
    int needed = same ? 0 : everyone ? 2 : 1;
    int counting = 0;
    boolean admin = false;
    for (Map.Entry<String, Opinion> one : change.opinions.entrySet()) {
      Opinion opinion = one.getValue();
      if (!opinion.approves()) {
        return false;
      }
      boolean sameText =
          everyone ? opinion.text() == after : opinion.text().grants.equals(after.grants);
      boolean sameBase = opinion.base().text.equals(before.text);
      Person now = person(one.getKey());
      if (!change.authors.contains(one.getKey()) && sameText && sameBase && now.reviews()) {
        counting++;
        admin |= opinion.admin() && now.administers();
      }
    }
    return counting >= needed && (!everyone || admin);
  }

  private boolean activate(Known change, As who) {
    boolean allowed =
        change.stage == Stage.SUBMITTED
            && (who.role() == ConsoleRole.AUTHOR || who.role() == ConsoleRole.ADMIN)
            && change.base.equals(active)
            && isApproved(change);
    return expect(
        allowed,
        who,
        "activate",
        change,
        () -> {
          ContentHash seen = seenOrAny(change.id);
          who.run(() -> activation.activate(change.id, seen, "As reviewed"));
          cameInForce(change);
        });
  }

  private void cameInForce(Known change) {
    change.stage = Stage.ACTIVATED;
    if (!change.head.equals(active)) {
      activeBy = change.id;
    }
    active = change.head;
    activations++;
  }

  private boolean rebase(PolicyId policy, Known change, As who) {
    return expect(
        change.stage.isOpen() && who.role() == ConsoleRole.AUTHOR,
        who,
        "rebase",
        change,
        () -> {
          who.run(() -> changes.rebase(change.id, policy, active));
          change.base = active;
          change.authors.add(who.name());
          check(change.id);
        });
  }

  private boolean breakGlass(Known change, As who) {
    boolean allowed =
        change.stage.isOpen()
            && who.role() == ConsoleRole.BREAK_GLASS
            && change.base.equals(active)
            && !change.head.equals(change.base)
            && !(change.stage == Stage.SUBMITTED && isApproved(change));
    return expect(
        allowed,
        who,
        "break glass",
        change,
        () -> {
          who.run(() -> activation.breakGlass(change.id, proposals(change.id), "INC-1", "Now"));
          cameInForce(change);
          cameByEmergency.add(change.head);
        });
  }

  private boolean rollBack(Known change, As who) {
    boolean allowed =
        change.stage == Stage.ACTIVATED
            && (who.role() == ConsoleRole.AUTHOR
                || who.role() == ConsoleRole.ADMIN
                || who.role() == ConsoleRole.BREAK_GLASS)
            && change.head.equals(active)
            && (change.head.equals(change.base)
                || (change.id.equals(activeBy) && !cameByEmergency.contains(change.base)));
    return expect(
        allowed,
        who,
        "roll back",
        change,
        () -> {
          who.run(() -> activation.rollBack(change.id, "Back"));
          change.stage = Stage.ROLLED_BACK;
          active = change.base;
          activeBy = change.head.equals(change.base) ? activeBy : change.id;
        });
  }

  private boolean end(Known change, As who) {
    if (random.nextBoolean()) {
      return expect(
          mayReview(change, who),
          who,
          "reject",
          change,
          () -> {
            who.run(() -> reviews.reject(change.id, "No"));
            change.stage = Stage.REJECTED;
          });
    }
    boolean allowed =
        change.stage.isOpen()
            && (who.role() == ConsoleRole.ADMIN
                || (who.role() == ConsoleRole.AUTHOR && change.authors.contains(who.name())));
    return expect(
        allowed,
        who,
        "withdraw",
        change,
        () -> {
          who.run(() -> changes.withdraw(change.id, "No"));
          change.stage = Stage.WITHDRAWN;
        });
  }

  private ContentHash seenOrAny(ChangeId id) {
    return page(id).seen().orElse(ContentHash.of("nothing seen"));
  }

  private boolean expect(boolean allowed, As who, String deed, Known change, Runnable work) {
    String told =
        who
            + " "
            + deed
            + " "
            + change.id
            + " "
            + change.stage
            + " base "
            + change.base
            + " head "
            + change.head
            + " active "
            + active;
    log.add(told + (allowed ? "" : " (refused)"));
    @Nullable String refusal = null;
    try {
      work.run();
    } catch (ChangeException e) {
      refusal = e.getMessage();
    }
    assertThat(refusal == null)
        .as(
            "seed %d: %s: the model says %s, the console: %s; %s\n%s",
            SEED,
            told,
            allowed ? "yes" : "no",
            refusal,
            change.opinions,
            String.join("\n", log.subList(Math.max(0, log.size() - 25), log.size())))
        .isEqualTo(allowed);
    return allowed;
  }

  private void verify(PolicyId policy) {
    assertThat(active(policy)).as(String.join("\n", log)).isEqualTo(active);
    for (VersionSummary version :
        As.VIEWER.call(() -> policies.versions(policy, new Window(0, 5)))) {
      String hash = version.textHash() + " " + version.author().id();
      String before = hashes.putIfAbsent(version.number(), hash);
      assertThat(hash).isEqualTo(before == null ? hash : before);
    }
  }
}
