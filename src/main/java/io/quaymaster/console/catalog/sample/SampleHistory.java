package io.quaymaster.console.catalog.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One file of `sample/policies`: a policy, what it is attached to, and its history.
///
/// The first line says what it is: `TYPE on ARN-OR-REGISTRY`, or `TYPE in ACCOUNT-OR-ORGANIZATION
/// named NAME`. Then come lines `attached to TARGET`. A line `=== TIME AUTHOR: REASON` begins a
/// version, whose text is the lines below it; a line `>>> vN TIME PERSON: REASON` puts a version in
/// force.
public record SampleHistory(
    String type, String place, String name, List<String> targets, List<Event> events) {
  private static final Pattern ON = Pattern.compile("(\\S+) on (\\S+)");
  private static final Pattern IN = Pattern.compile("(\\S+) in (\\S+) named (\\S+)");
  private static final Pattern ATTACHED = Pattern.compile("attached to (.+)");
  private static final Pattern VERSION = Pattern.compile("=== (\\S+) (\\S+): (.+)");
  private static final Pattern ACTIVE = Pattern.compile(">>> v([0-9]+) (\\S+) (\\S+): (.+)");

  public SampleHistory {
    targets = List.copyOf(targets);
    events = List.copyOf(events);
  }

  /// What happened, in the order of time.
  public sealed interface Event {
    Instant at();

    record Saved(Instant at, String author, String reason, String text) implements Event {}

    record Activated(Instant at, int version, String by, String reason) implements Event {}
  }

  static SampleHistory read(String file, List<String> lines) {
    Matcher on = ON.matcher(lines.getFirst());
    Matcher in = IN.matcher(lines.getFirst());
    boolean hasName = in.matches();
    if (!on.matches() && !hasName) {
      throw new IllegalArgumentException(file + ": the first line does not say what policy it is");
    }
    Matcher head = hasName ? in : on;
    List<String> targets = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher attached = ATTACHED.matcher(line);
      Matcher version = VERSION.matcher(line);
      Matcher active = ACTIVE.matcher(line);
      if (version.matches()) {
        complete(events, text);
        events.add(
            new Event.Saved(
                Instant.parse(version.group(1)), version.group(2), version.group(3), ""));
      } else if (active.matches()) {
        complete(events, text);
        events.add(
            new Event.Activated(
                Instant.parse(active.group(2)),
                Integer.parseInt(active.group(1)),
                active.group(3),
                active.group(4)));
      } else if (events.isEmpty() && attached.matches()) {
        targets.add(attached.group(1));
      } else {
        text.add(line);
      }
    }
    complete(events, text);
    return new SampleHistory(
        head.group(1), head.group(2), hasName ? in.group(3) : "", targets, events);
  }

  /// Gives the lines read so far to the version that they belong to.
  private static void complete(List<Event> events, List<String> text) {
    if (!text.isEmpty()
        && events.getLast() instanceof Event.Saved(var at, var author, var why, _)) {
      events.set(
          events.size() - 1, new Event.Saved(at, author, why, String.join("\n", text) + "\n"));
      text.clear();
    }
  }
}
