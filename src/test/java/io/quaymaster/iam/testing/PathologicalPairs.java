package io.quaymaster.iam.testing;

import io.quaymaster.iam.policy.PolicyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// 72 pairs made to be hard: for each kind of blow-up that an engine could know.
public final class PathologicalPairs {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";
  private static final List<Integer> SIZES = List.of(5, 10, 15, 20, 30, 50, 100, 200);

  private final Dice dice = new Dice(7);
  private final List<PolicyPair> pairs = new ArrayList<>();

  private PathologicalPairs() {}

  public static List<PolicyPair> all() {
    PathologicalPairs made = new PathologicalPairs();
    for (int letters : List.of(26, 6)) {
      for (int size : SIZES) {
        for (int i = 0; i < 3; i++) {
          made.overlapping(letters, size);
        }
      }
    }
    for (int i = 1; i <= 4; i++) {
      made.runsOfQuestionMarks(4 * i);
      made.wholeAlphabet(i);
      made.manyStatements();
      made.manyEntriesOnASet(8 * i);
      made.longNegatedList(25 * i);
      made.starsOverColons(i);
    }
    return made.pairs;
  }

  /// As many patterns `*a*b*c*` on both sides, one of them another on the later.
  public static PolicyPair overlapping(int size) {
    PathologicalPairs made = new PathologicalPairs();
    made.overlapping(26, size);
    return made.pairs.getFirst();
  }

  private void overlapping(int letters, int size) {
    Supplier<String> pattern =
        () ->
            IntStream.range(0, 3)
                .mapToObj(i -> "*" + ALPHABET.charAt(dice.between(0, letters - 1)))
                .collect(Collectors.joining("", "", "*"));
    oneChanged("abc3of" + letters + "-" + size, size, pattern);
  }

  private void oneChanged(String id, int size, Supplier<String> pattern) {
    List<String> before = made(size, pattern);
    List<String> after = new ArrayList<>(before);
    after.set(dice.between(0, size - 1), pattern.get());
    add(id, allow(before), allow(after));
  }

  private static List<String> made(int size, Supplier<String> pattern) {
    return IntStream.range(0, size).mapToObj(i -> pattern.get()).toList();
  }

  private void runsOfQuestionMarks(int length) {
    Supplier<String> pattern =
        () ->
            "?".repeat(dice.between(1, length))
                + ALPHABET.charAt(dice.between(0, 3))
                + "*"
                + "?".repeat(dice.between(0, length));
    oneChanged("question-marks-" + length, 10, pattern);
  }

  /// Patterns that leave no character that none of them names.
  private void wholeAlphabet(int rounds) {
    String all = ALPHABET + "0123456789-_./";
    List<String> before = new ArrayList<>();
    for (int i = 0; i < all.length(); i++) {
      before.add("*" + all.charAt(i) + "*".repeat(i % 2));
      if (i % 5 < rounds) {
        before.add(all.charAt(i) + "*" + all.charAt((i + 7) % 26) + "*");
      }
    }
    List<String> after = new ArrayList<>(before);
    Collections.reverse(after);
    after.set(3, "*a?z*");
    add("alphabet-" + rounds, allow(before), allow(after));
  }

  private void manyStatements() {
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      before.add(statement(dice.in100(25)));
    }
    List<String> after = new ArrayList<>(before);
    after.set(dice.between(0, 59), statement(dice.in100(25)));
    add("60-statements", String.join(",", before), String.join(",", after));
  }

  private String statement(boolean deny) {
    List<String> actions =
        dice.some(
            List.of(
                "ecr:BatchGetImage",
                "ecr:PutImage",
                "ecr:Describe*",
                "ecr:Get*",
                "ecr:List*",
                "ecr:*LayerUpload",
                "ecr:TagResource",
                "ecr:DeleteRepository",
                "ecr:BatchDeleteImage",
                "ecr:StartImageScan",
                "ecr:PutLifecyclePolicy",
                "ecr:CreateRepository",
                "ecr:Batch*",
                "ecr:UntagResource"),
            12,
            12);
    List<String> names =
        made(
            4,
            () ->
                dice.of(List.of("team", "prod", "base", "*", "app*"))
                    + "/"
                    + dice.of(List.of("web", "*", "db-*", "*-api", "java?")));
    return statement(deny ? "Deny" : "Allow", actions, names, "");
  }

  private void manyEntriesOnASet(int size) {
    Function<Integer, String> condition =
        extra ->
            ",\"Condition\":{\"ForAnyValue:StringLike\":{\"aws:TagKeys\":%s},\"ForAllValues:StringNotEquals\":{\"aws:TagKeys\":%s}}"
                .formatted(
                    list(IntStream.range(0, size + extra).mapToObj(i -> "k" + i + "*").toList()),
                    list(IntStream.range(0, size).mapToObj(i -> "x" + i * (1 + extra)).toList()));
    add(
        "set-key-" + size,
        statement("Allow", List.of("ecr:TagResource"), List.of("*"), condition.apply(0)),
        statement("Allow", List.of("ecr:TagResource"), List.of("*"), condition.apply(1)));
  }

  private void longNegatedList(int size) {
    Function<Integer, String> condition =
        from ->
            ",\"Condition\":{\"StringNotLike\":{\"aws:PrincipalTag/team\":%s}}"
                .formatted(
                    list(
                        IntStream.range(from, from + size)
                            .mapToObj(i -> "*t" + i + "-*")
                            .toList()));
    add(
        "negated-" + size,
        statement("Allow", List.of("ecr:PutImage"), List.of("*"), condition.apply(0)),
        statement("Allow", List.of("ecr:PutImage"), List.of("*"), condition.apply(1)));
  }

  private void starsOverColons(int stars) {
    List<String> wide =
        List.of(
            "arn:aws:ecr:*:repository/app",
            "arn:aws:ecr:*:*:app",
            "arn:aws:*:*/app",
            "arn:*:ecr:*:*:repository/" + "*a".repeat(stars),
            "arn:aws*:*:*:*" + "*b".repeat(stars));
    String before =
        wide.stream()
            .map(resource -> one("Allow", "[\"ecr:PutImage\"]", "[\"" + resource + "\"]", ""))
            .collect(Collectors.joining(","));
    String after =
        before.replace("arn:aws:*:*/app", "arn:aws:*:*/apps")
            + ","
            + one("Deny", "[\"ecr:*\"]", "[\"arn:aws:ecr:*:*c\"]", "");
    add("colons-" + stars, before, after);
  }

  private static String allow(List<String> names) {
    return statement("Allow", List.of("ecr:PutImage"), names, "");
  }

  private static String statement(
      String effect, List<String> actions, List<String> names, String condition) {
    List<String> resources =
        names.stream()
            .map(name -> "arn:aws:ecr:us-east-1:111122223333:repository/" + name)
            .distinct()
            .toList();
    return one(effect, list(actions.stream().distinct().toList()), list(resources), condition);
  }

  private static String one(String effect, String actions, String resources, String condition) {
    return "{\"Effect\":\"%s\",\"Action\":%s,\"Resource\":%s%s}"
        .formatted(effect, actions, resources, condition);
  }

  private static String list(List<String> texts) {
    return texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private void add(String id, String before, String after) {
    String document = "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}";
    pairs.add(
        new PolicyPair(
            id + "." + pairs.size(),
            PolicyType.IDENTITY_POLICY,
            document.formatted(before),
            document.formatted(after)));
  }
}
