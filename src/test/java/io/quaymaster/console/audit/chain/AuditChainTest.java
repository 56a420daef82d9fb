package io.quaymaster.console.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.audit.chain.ChainCheck.Extent;
import io.quaymaster.console.audit.chain.ChainFault.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AuditChainTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.000006Z");

  /// A way to change one thing of an entry.
  record Change(String what, UnaryOperator<AuditEntry> change) {
    @Override
    public String toString() {
      return what;
    }
  }

  static final List<Change> CHANGES =
      List.of(
          change("position", e -> "position\":" + e.position(), "position\":77"),
          change("id", e -> e.id().toString(), new UUID(9, 9).toString()),
          change("at", e -> "05.000006Z", "05.000007Z"),
          change("who", e -> "\"who\":\"kim\"", "\"who\":\"kin\""),
          change("whoName", e -> "Kim Łarsen", "Kim Larsen"),
          change("remoteAddress", e -> "192.0.2.7", "192.0.2.8"),
          change("what", e -> "VERSION_SAVED", "VERSION_SAVEN"),
          change("subjectKind", e -> "\"subjectKind\":\"policy\"", "\"subjectKind\":\"person\""),
          change("subject", e -> "\"subject\":\"p1\"", "\"subject\":\"p2\""),
          change("title", e -> "Depot v", "Depo tv"),
          change("before", e -> "\"before\":null", "\"before\":\"\""),
          change("after", e -> "\"after\":\"abc\"", "\"after\":null"),
          change("reason", e -> "\"reason\":\"First.\"", "\"reason\":\"First\""),
          change("previousHash", AuditEntry::previousHash, "f".repeat(64)),
          change("hash", AuditEntry::hash, "e".repeat(64)));

  private static Change change(
      String what, java.util.function.Function<AuditEntry, String> from, String to) {
    return new Change(what, entry -> read(EntryLine.write(entry).replace(from.apply(entry), to)));
  }

  @Test
  void the_hash_is_that_of_the_documented_bytes() {
    assertThat(chain(1).getFirst().hash())
        .isEqualTo("f9729612e8fde8af9c8ce1fef7c7f08851df02c4e7e98ca63b69b13fe586e608");
  }

  @Test
  void a_chain_is_sound_and_ends_with_its_last_hash() {
    List<AuditEntry> chain = chain(5);
    ChainVerdict verdict = check(Extent.WHOLE, null, chain);
    assertThat(verdict.isSound()).isTrue();
    assertThat(verdict.entries()).isEqualTo(5);
    assertThat(verdict.head()).isEqualTo(new ChainHead(5, chain.getLast().hash()));
    assertThat(check(Extent.WHOLE, null, List.of()).head()).isEqualTo(ChainHead.NONE);
  }

  @ParameterizedTest
  @FieldSource("CHANGES")
  void whatever_is_changed_in_an_entry_is_found_there(Change change) {
    List<AuditEntry> chain = chain(5);
    AuditEntry changed = change.change().apply(chain.get(2));
    assertThat(changed).isNotEqualTo(chain.get(2));
    chain.set(2, changed);
    assertThat(check(Extent.WHOLE, null, chain).faults())
        .first()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.ALTERED);
          assertThat(fault.position()).isEqualTo(changed.position());
          assertThat(fault.entry()).extracting(ChainFault.Witness::who).isEqualTo(changed.who());
        });
  }

  @Test
  void an_entry_that_was_changed_and_hashed_again_does_not_fit_the_next() {
    List<AuditEntry> chain = chain(5);
    chain.set(2, changed(chain.get(2), "Depot", "Harbour").sealed());
    assertThat(faults(chain)).containsExactly("UNLINKED 4");
  }

  @Test
  void entries_that_are_gone_are_named() {
    List<AuditEntry> chain = chain(6);
    chain.subList(2, 4).clear();
    ChainVerdict verdict = check(Extent.WHOLE, null, chain);
    assertThat(verdict.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence()).isEqualTo("Entries 3 to 4 are missing."));
    assertThat(check(Extent.PART, null, chain).isSound()).isTrue();
    assertThat(faults(chain(3).subList(1, 3))).containsExactly("MISSING 2");
  }

  @Test
  void entries_that_are_gone_are_found_even_if_the_rest_is_numbered_anew() {
    List<AuditEntry> chain = chain(5);
    chain.remove(2);
    AuditEntry moved = read(EntryLine.write(chain.get(2)).replace("position\":4", "position\":3"));
    chain.set(2, moved.sealed());
    assertThat(faults(chain)).contains("UNLINKED 3");
  }

  @Test
  void entries_that_were_swapped_or_inserted_are_found() {
    List<AuditEntry> swapped = chain(5);
    Collections.swap(swapped, 1, 3);
    assertThat(faults(swapped)).contains("MISPLACED 3", "MISPLACED 2");
    List<AuditEntry> inserted = chain(5);
    inserted.add(3, changed(inserted.get(2), "Depot", "Harbour").sealed());
    assertThat(faults(inserted)).containsExactly("MISPLACED 3");
  }

  @Test
  void a_chain_that_was_cut_off_shows_by_its_head_alone() {
    List<AuditEntry> chain = chain(5);
    ChainHead head = ChainHead.at(chain.getLast());
    List<AuditEntry> cut = chain.subList(0, 3);
    assertThat(faults(cut)).isEmpty();
    ChainCheck check = new ChainCheck(Extent.WHOLE, null);
    cut.forEach(check::take);
    check.endsAt(head);
    assertThat(check.verdict().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence()).startsWith("Entries 4 to 5 are missing."));
  }

  @Test
  void a_chain_that_was_rewritten_whole_shows_by_a_kept_head_alone() {
    List<AuditEntry> chain = chain(5);
    String kept = chain.get(3).hash();
    assertThat(check(Extent.WHOLE, kept, chain).isSound()).isTrue();
    List<AuditEntry> rewritten = new ArrayList<>();
    ChainHead head = ChainHead.NONE;
    for (AuditEntry entry : chain) {
      rewritten.add(changed(entry, "Depot", "Harbour").following(head));
      head = ChainHead.at(rewritten.getLast());
    }
    assertThat(check(Extent.WHOLE, null, rewritten).isSound()).isTrue();
    assertThat(check(Extent.WHOLE, kept, rewritten).faults())
        .extracting(ChainFault::kind)
        .containsExactly(Kind.KEPT_HEAD);
    assertThat(check(Extent.WHOLE, kept, chain.subList(0, 3)).isSound()).isFalse();
  }

  @Test
  void a_long_list_of_faults_is_counted_and_not_kept() {
    List<AuditEntry> chain = chain(300);
    chain.replaceAll(entry -> changed(entry, "Depot", "Harbour"));
    ChainVerdict verdict = check(Extent.WHOLE, null, chain);
    assertThat(verdict.faultCount()).isEqualTo(300);
    assertThat(verdict.faults()).hasSize(ChainCheck.FAULTS_KEPT);
  }

  @Test
  void a_time_beyond_all_counting_is_no_crash() {
    AuditEntry entry = read(EntryLine.write(chain(1).getFirst()));
    assertThat(changed(entry, "2026-01", "+999999999-01").sealed().hash()).hasSize(64);
  }

  @Test
  void an_exported_line_says_all_of_an_entry_and_nothing_else() {
    AuditEntry entry = chain(3).getLast();
    String line = EntryLine.write(entry);
    assertThat(read(line)).isEqualTo(entry);
    assertThat(why(line.replace("{", "{\"who\":\"eve\","))).isEqualTo("`who` is there twice");
    assertThat(why(line.replace("{", "{\"note\":1,"))).isEqualTo("`note` is no part of an entry");
    assertThat(why(line.replace("05.000006Z", "05.0000061Z"))).contains("microsecond");
    assertThat(why(line.replace("\"what\":", "\"waht\":"))).contains("waht");
    assertThat(why(line.replace("\"reason\":\"First.\",", ""))).isEqualTo("`reason` is missing");
    assertThat(why(line.replace("position\":3", "position\":3.0"))).contains("whole number");
    assertThat(why(line.replace(entry.id().toString(), "0-0-0-0-3"))).contains("UUID");
    assertThat(why(line.replace("2026", "soon"))).contains("`at` is a time");
    assertThat(why("[]")).contains("an entry is an object");
    assertThat(why("{")).isEqualTo("this is no JSON");
  }

  private static String why(String line) {
    return ((EntryLine.Malformed) EntryLine.read(line)).why();
  }

  private static AuditEntry read(String line) {
    return ((EntryLine.Read) EntryLine.read(line)).entry();
  }

  private static AuditEntry changed(AuditEntry entry, String from, String to) {
    return read(EntryLine.write(entry).replace(from, to));
  }

  private static List<String> faults(List<AuditEntry> chain) {
    return check(Extent.WHOLE, null, chain).faults().stream()
        .map(fault -> fault.kind() + " " + fault.position())
        .toList();
  }

  private static ChainVerdict check(
      Extent extent, @org.jspecify.annotations.Nullable String kept, List<AuditEntry> chain) {
    ChainCheck check = new ChainCheck(extent, kept);
    chain.forEach(check::take);
    return check.verdict();
  }

  static List<AuditEntry> chain(int length) {
    List<AuditEntry> chain = new ArrayList<>();
    ChainHead head = ChainHead.NONE;
    for (int i = 1; i <= length; i++) {
      chain.add(
          new AuditEntry(
                  0,
                  new UUID(0, i),
                  TIME,
                  "kim",
                  "Kim Łarsen",
                  "192.0.2.7",
                  "POLICY_VERSION_SAVED",
                  "policy",
                  "p1",
                  "Depot v" + i,
                  null,
                  "abc",
                  "First.",
                  "",
                  "")
              .following(head));
      head = ChainHead.at(chain.getLast());
    }
    return chain;
  }
}
