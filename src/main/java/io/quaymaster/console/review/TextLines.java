package io.quaymaster.console.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text by its lines, which end with LF, CR LF or CR.
public final class TextLines {
  private static final Pattern ENDING = Pattern.compile("\r\n|\n|\r");

  /// More cells than these are not filled to find out which lines went where.
  private static final long MOST_CELLS = 4_000_000;

  private final String text;
  private final List<String> lines = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final String ending;

  private TextLines(String text) {
    this.text = text;
    Matcher endings = ENDING.matcher(text);
    String first = "\n";
    int start = 0;
    while (endings.find()) {
      if (lines.isEmpty()) {
        first = endings.group();
      }
      lines.add(text.substring(start, endings.start()));
      starts.add(start);
      start = endings.end();
    }
    lines.add(text.substring(start));
    starts.add(start);
    ending = first;
  }

  public static TextLines of(String text) {
    return new TextLines(text);
  }

  public String text() {
    return text;
  }

  public int count() {
    return lines.size();
  }

  public boolean has(LineRange range) {
    return range.last() <= count();
  }

  /// These lines, with LF between them.
  public String text(LineRange range) {
    return String.join("\n", lines.subList(range.first() - 1, range.last()));
  }

  /// The text with `replacement` in place of these lines; where it is empty, without them. The
  /// replacement takes the line endings of the text.
  public String replaced(LineRange range, String replacement) {
    int from = starts.get(range.first() - 1);
    int last = range.last() - 1;
    int to = starts.get(last) + lines.get(last).length();
    if (replacement.isEmpty()) {
      boolean atEnd = range.last() == count();
      int begin = atEnd && range.first() > 1 ? endOf(range.first() - 2) : from;
      int end = atEnd ? to : starts.get(range.last());
      return text.substring(0, begin) + text.substring(end);
    }
    String lines = ENDING.matcher(replacement).replaceAll(Matcher.quoteReplacement(ending));
    return text.substring(0, from) + lines + text.substring(to);
  }

  private int endOf(int index) {
    return starts.get(index) + lines.get(index).length();
  }

  /// Where these lines are in a later text: in their place among those that stayed, or moved as a
  /// whole to where nothing of this text stood. Nothing if one of them is not there any more.
  public Optional<LineRange> follow(LineRange range, TextLines later) {
    int[] went = counterparts(later);
    int first = went[range.first() - 1];
    boolean stayed = first >= 0;
    for (int i = 1; i < range.count() && stayed; i++) {
      stayed = went[range.first() - 1 + i] == first + i;
    }
    return stayed
        ? Optional.of(new LineRange(first + 1, first + range.count()))
        : moved(range, later, went);
  }

  private Optional<LineRange> moved(LineRange range, TextLines later, int[] went) {
    List<String> wanted = lines.subList(range.first() - 1, range.last());
    if (wanted.stream().noneMatch(line -> line.chars().anyMatch(Character::isLetterOrDigit))) {
      return Optional.empty(); // Brackets are like any other brackets.
    }
    boolean[] taken = new boolean[later.count()];
    for (int i = 0; i < went.length; i++) {
      if (went[i] >= 0 && !range.contains(i + 1)) {
        taken[went[i]] = true;
      }
    }
    int best = -1;
    for (int at = 0; at + wanted.size() <= later.count(); at++) {
      if (later.lines.subList(at, at + wanted.size()).equals(wanted)
          && isFree(taken, at, wanted.size())
          && (best < 0 || Math.abs(at - range.first()) < Math.abs(best - range.first()))) {
        best = at;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(new LineRange(best + 1, best + wanted.size()));
  }

  private static boolean isFree(boolean[] taken, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (taken[i]) {
        return false;
      }
    }
    return true;
  }

  /// For each line the index of the same line in `later`, or -1: a longest common subsequence
  /// between what the two begin and end with.
  private int[] counterparts(TextLines later) {
    int[] went = new int[count()];
    Arrays.fill(went, -1);
    int head = 0;
    while (head < Math.min(count(), later.count())
        && lines.get(head).equals(later.lines.get(head))) {
      went[head] = head;
      head++;
    }
    int end = count();
    int laterEnd = later.count();
    while (end > head
        && laterEnd > head
        && lines.get(end - 1).equals(later.lines.get(laterEnd - 1))) {
      went[--end] = --laterEnd;
    }
    if ((long) (end - head) * (laterEnd - head) <= MOST_CELLS) {
      common(lines.subList(head, end), later.lines.subList(head, laterEnd), head, went);
    }
    return went;
  }

  private static void common(List<String> old, List<String> next, int offset, int[] went) {
    int[][] longest = new int[old.size() + 1][next.size() + 1];
    for (int a = old.size() - 1; a >= 0; a--) {
      for (int b = next.size() - 1; b >= 0; b--) {
        longest[a][b] =
            old.get(a).equals(next.get(b))
                ? longest[a + 1][b + 1] + 1
                : Math.max(longest[a + 1][b], longest[a][b + 1]);
      }
    }
    int a = 0;
    int b = 0;
    while (a < old.size() && b < next.size()) {
      if (old.get(a).equals(next.get(b))) {
        went[offset + a++] = offset + b++;
      } else if (longest[a + 1][b] >= longest[a][b + 1]) {
        a++;
      } else {
        b++;
      }
    }
  }
}
