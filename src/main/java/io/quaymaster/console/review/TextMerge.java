package io.quaymaster.console.review;

import io.quaymaster.console.comparison.StatementAlignment;
import io.quaymaster.console.comparison.StatementAlignment.Pair;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.parse.SourceMap;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts two edits of one text together, statement by statement: what one side alone changed is
/// taken from there, what both changed alike is taken once, and of a statement that each changed in
/// its own way somebody has to say which one stays. What a statement says counts, not how it is
/// written or where it stands.
///
/// The result is the text of *mine*, byte for byte but for the statements that are taken from
/// theirs; those are as they were written there, moved to the margin of their new place. The
/// language version is merged alike; the `Id`, which grants nothing, stays mine.
public final class TextMerge {
  /// Which of two edits of a statement stays.
  public enum Choice {
    MINE,
    THEIRS,
    /// Both, one behind the other, to be put together by hand.
    BOTH
  }

  /// A statement that both sides changed, each in its own way; null where it is left out.
  public record Conflict(@Nullable String base, @Nullable String mine, @Nullable String theirs) {}

  /// A statement that is taken from theirs: changed, added (no `before`) or left out (no `after`).
  public record Taken(@Nullable String before, @Nullable String after) {}

  /// A text and what it says.
  private record Read(String text, Policy policy, SourceMap map) {
    static Optional<Read> of(PolicyType type, String text) {
      return PolicyParser.parse(new SourceText(text), type) instanceof ParseOutcome.Parsed parsed
          ? Optional.of(new Read(text, parsed.policy(), parsed.sourceMap()))
          : Optional.empty();
    }

    List<Statement> statements() {
      return policy.statements();
    }

    String written(int index) {
      Json json = map.statement(index).orElseThrow();
      return text.substring(json.start(), json.end());
    }

    /// What stands before the first character of the line that a statement begins on.
    String margin(int index) {
      int start = map.statement(index).orElseThrow().start();
      int line = text.lastIndexOf('\n', start - 1) + 1;
      int at = line;
      while (at < start && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
      return text.substring(line, at);
    }
  }

  /// What becomes of a statement: it is mine, theirs (each null for left out), or disputed.
  private record Slot(@Nullable Integer mine, @Nullable Integer theirs, int conflict) {
    static final int NONE = -1;

    boolean isDisputed() {
      return conflict != NONE;
    }
  }

  private final Read theirs;
  private final Read mine;

  /// What stands in the place of each statement of mine.
  private final Map<Integer, Slot> slots = new HashMap<>();

  /// What is put behind each statement of mine; -1 is before the first one.
  private final Map<Integer, List<Slot>> added = new TreeMap<>();

  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private final @Nullable LanguageVersion version;
  private final boolean untouched;

  /// Merges two edits of `base`, null for no policy; empty where one of the texts is no policy.
  public static Optional<TextMerge> of(
      PolicyType type, @Nullable String base, String theirs, String mine) {
    Optional<Read> edited = Read.of(type, theirs);
    Optional<Read> own = Read.of(type, mine);
    Optional<Read> from = base == null ? Optional.empty() : Read.of(type, base);
    if (edited.isEmpty() || own.isEmpty() || (base != null && from.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new TextMerge(from, edited.get(), own.get()));
  }

  private TextMerge(Optional<Read> base, Read theirs, Read mine) {
    this.theirs = theirs;
    this.mine = mine;
    this.untouched = base.filter(from -> from.text.equals(mine.text)).isPresent();
    LanguageVersion from = base.map(read -> read.policy.version()).orElse(mine.policy.version());
    boolean moved =
        theirs.policy.version() != from
            && mine.policy.version() == from
            && theirs.policy.version() != mine.policy.version();
    this.version = moved ? theirs.policy.version() : null;
    List<Statement> before = base.map(Read::statements).orElse(List.of());
    int[] inTheirs = counterparts(before, theirs.policy);
    int[] inMine = counterparts(before, mine.policy);
    for (int i = 0; i < before.size(); i++) {
      settle(base.orElseThrow(), i, inTheirs[i], inMine[i]);
    }
    for (int i = 0; i < mine.statements().size(); i++) {
      slots.putIfAbsent(i, new Slot(i, null, Slot.NONE));
    }
    takeUpAdded(inTheirs, inMine);
  }

  /// The statement of `after` that each of `before` became; -1 for none.
  private static int[] counterparts(List<Statement> before, Policy after) {
    int[] found = new int[before.size()];
    Arrays.fill(found, Slot.NONE);
    for (Pair pair : StatementAlignment.of(new Policy(after.version(), null, before), after)) {
      if (pair.before() != null && pair.after() != null) {
        found[pair.before()] = pair.after();
      }
    }
    return found;
  }

  private void settle(Read base, int at, int inTheirs, int inMine) {
    Statement before = base.statements().get(at);
    @Nullable Statement edited = inTheirs < 0 ? null : theirs.statements().get(inTheirs);
    @Nullable Statement own = inMine < 0 ? null : mine.statements().get(inMine);
    if (before.equals(edited) || Objects.equals(edited, own)) {
      return;
    }
    @Nullable Integer theirNumber = inTheirs < 0 ? null : inTheirs;
    @Nullable Integer myNumber = inMine < 0 ? null : inMine;
    if (before.equals(own)) {
      taken.add(new Taken(base.written(at), inTheirs < 0 ? null : theirs.written(inTheirs)));
      slots.put(inMine, new Slot(null, theirNumber, Slot.NONE));
      return;
    }
    dispute(base.written(at), theirNumber, myNumber);
  }

  private void dispute(
      @Nullable String before, @Nullable Integer theirNumber, @Nullable Integer myNumber) {
    Slot slot = new Slot(myNumber, theirNumber, conflicts.size());
    conflicts.add(
        new Conflict(
            before,
            myNumber == null ? null : mine.written(myNumber),
            theirNumber == null ? null : theirs.written(theirNumber)));
    if (myNumber == null) {
      behind(mine.statements().size() - 1, slot);
    } else {
      slots.put(myNumber, slot);
    }
  }

  private void behind(int at, Slot slot) {
    added.computeIfAbsent(at, place -> new ArrayList<>()).add(slot);
  }

  /// What they added stands behind what it stood behind there, if that is still there.
  private void takeUpAdded(int[] inTheirs, int[] inMine) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < inTheirs.length; i++) {
      if (inTheirs[i] >= 0 && inMine[i] >= 0) {
        places.put(inTheirs[i], inMine[i]);
      }
    }
    List<Integer> mineAlone = alone(inMine, mine.statements().size());
    int last = mine.statements().size() - 1;
    for (int number : alone(inTheirs, theirs.statements().size())) {
      Statement one = theirs.statements().get(number);
      Optional<Integer> same =
          mineAlone.stream().filter(i -> mine.statements().get(i).equals(one)).findFirst();
      Optional<Integer> namesake =
          mineAlone.stream()
              .filter(i -> one.sid() != null && one.sid().equals(mine.statements().get(i).sid()))
              .findFirst();
      if (same.isPresent()) {
        mineAlone.removeIf(same.get()::equals);
      } else if (namesake.isPresent()) {
        mineAlone.removeIf(namesake.get()::equals);
        dispute(null, number, namesake.get());
      } else {
        taken.add(new Taken(null, theirs.written(number)));
        behind(places.getOrDefault(number - 1, last), new Slot(null, number, Slot.NONE));
        places.put(number, places.getOrDefault(number - 1, last));
      }
    }
  }

  /// The statements that are no counterpart of any.
  private static List<Integer> alone(int[] counterparts, int size) {
    List<Integer> alone = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int number = i;
      if (Arrays.stream(counterparts).noneMatch(one -> one == number)) {
        alone.add(i);
      }
    }
    return alone;
  }

  public List<Conflict> conflicts() {
    return List.copyOf(conflicts);
  }

  /// What is taken from theirs without a question.
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /// The language version that is taken from theirs, if it is.
  public Optional<LanguageVersion> version() {
    return Optional.ofNullable(version);
  }

  /// The merged text.
  ///
  /// @param choices one for each conflict
  public String text(List<Choice> choices) {
    if (choices.size() != conflicts.size()) {
      throw new IllegalArgumentException("There is one choice for each conflict");
    }
    return untouched && conflicts.isEmpty() ? theirs.text : withVersion(joined(pieces(choices)));
  }

  /// A statement of the result; `own` is its number in mine if it is as it stands there.
  private record Piece(String text, int own) {}

  private List<Piece> pieces(List<Choice> choices) {
    List<Piece> pieces = new ArrayList<>();
    added.getOrDefault(Slot.NONE, List.of()).forEach(slot -> add(slot, choices, pieces));
    for (int i = 0; i < mine.statements().size(); i++) {
      add(Objects.requireNonNull(slots.get(i)), choices, pieces);
      added.getOrDefault(i, List.of()).forEach(slot -> add(slot, choices, pieces));
    }
    return pieces;
  }

  private void add(Slot slot, List<Choice> choices, List<Piece> pieces) {
    Choice choice = slot.isDisputed() ? choices.get(slot.conflict) : Choice.BOTH;
    if (slot.mine != null && choice != Choice.THEIRS) {
      pieces.add(new Piece(mine.written(slot.mine), slot.mine));
    }
    if (slot.theirs != null && choice != Choice.MINE) {
      pieces.add(new Piece(moved(slot.theirs), Slot.NONE));
    }
  }

  /// A statement of theirs with the margin of mine. No text of JSON holds a line break, so only
  /// what stands between its parts is touched.
  private String moved(int number) {
    String margin = mine.statements().isEmpty() ? "    " : mine.margin(0);
    return theirs.written(number).replace("\n" + theirs.margin(number), "\n" + margin);
  }

  private String joined(List<Piece> pieces) {
    JsonObject root = (JsonObject) mine.map.root().orElseThrow();
    Json all = Objects.requireNonNull(root.get("Statement"));
    String text = mine.text;
    String before = text.substring(0, all.start());
    String behind = text.substring(all.end());
    if (all instanceof JsonArray array) {
      return before + joined(pieces, array) + behind;
    }
    if (pieces.size() == 1) {
      return before + pieces.getFirst().text + behind;
    }
    return before
        + "["
        + String.join(", ", pieces.stream().map(Piece::text).toList())
        + "]"
        + behind;
  }

  /// Between two statements stands what stood there in mine, or else what stands between others.
  private String joined(List<Piece> pieces, JsonArray array) {
    List<Json> own = array.elements();
    if (own.isEmpty() || pieces.isEmpty()) {
      return "[" + String.join(", ", pieces.stream().map(Piece::text).toList()) + "]";
    }
    String text = mine.text;
    String first = text.substring(array.start(), own.getFirst().start());
    String usual =
        own.size() > 1 ? between(own, 1) : "," + (first.length() == 1 ? " " : first.substring(1));
    StringBuilder out = new StringBuilder(first);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (i > 0) {
        out.append(piece.own > 0 ? between(own, piece.own) : usual);
      }
      out.append(piece.text);
    }
    return out.append(text, own.getLast().end(), array.end()).toString();
  }

  private String between(List<Json> own, int number) {
    return mine.text.substring(own.get(number - 1).end(), own.get(number).start());
  }

  private String withVersion(String text) {
    if (version == null) {
      return text;
    }
    JsonObject root = (JsonObject) mine.map.root().orElseThrow();
    Json there = root.get("Version");
    Json statements = Objects.requireNonNull(root.get("Statement"));
    String words = '"' + version.text() + '"';
    if (there == null) {
      int at = root.start() + 1;
      return text.substring(0, at) + "\"Version\": " + words + ", " + text.substring(at);
    }
    int grown = there.start() > statements.start() ? text.length() - mine.text.length() : 0;
    return text.substring(0, there.start() + grown) + words + text.substring(there.end() + grown);
  }
}
