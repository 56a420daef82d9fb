package io.quaymaster.console.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.ui.access.BatchTable.Format;
import io.quaymaster.console.ui.access.BatchTable.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTableTest {
  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void a_table_has_headings_and_rows(String between) {
    BatchTable table =
        BatchTable.of("who,what\r\nanonymous,\"a \"\"b\"\"\"\r\n".replace(",", between));

    assertThat(table.format()).isEqualTo(Format.CSV);
    assertThat(table.columns()).containsExactly("who", "what");
    assertThat(table.rows())
        .containsExactly(new Row.Read(2, List.of(List.of("anonymous"), List.of("a \"b\""))));
  }

  @Test
  void rows_are_told_by_the_line_on_which_they_begin() {
    BatchTable table = BatchTable.of("\uFEFFwho,what\n\"two\nlines\",x\n\nc,d,e\nf,\n");

    assertThat(table.columns()).containsExactly("who", "what");
    assertThat(table.rows())
        .containsExactly(
            new Row.Read(2, List.of(List.of("two\nlines"), List.of("x"))),
            new Row.Bad(5, "It has 3 values, and there are 2 columns."),
            new Row.Read(6, List.of(List.of("f"), List.of())));
  }

  @Test
  void an_open_quotation_mark_spoils_what_follows_and_not_what_was_before() {
    BatchTable table = BatchTable.of("who,what\na,b\nc,\"d\ne,f\n");

    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getFirst())
        .isEqualTo(new Row.Read(2, List.of(List.of("a"), List.of("b"))));
    assertThat(table.rows().getLast())
        .isInstanceOfSatisfying(Row.Bad.class, bad -> assertThat(bad.line()).isEqualTo(3));
  }

  @Test
  void objects_may_leave_out_what_others_say() {
    BatchTable table =
        BatchTable.of(
            """
            {"who": "anonymous", "context": {"aws:TagKeys": ["a", "b"]}}
            {"what": "ecr:PutImage", "who": 7}
            ["no object"]
            {"who": broken}
            """);

    assertThat(table.format()).isEqualTo(Format.JSONL);
    assertThat(table.columns()).containsExactly("who", "aws:TagKeys", "what");
    assertThat(table.rows().subList(0, 3))
        .containsExactly(
            new Row.Read(1, List.of(List.of("anonymous"), List.of("a", "b"), List.of())),
            new Row.Read(2, List.of(List.of("7"), List.of(), List.of("ecr:PutImage"))),
            new Row.Bad(3, "It is no JSON object."));
    assertThat(table.rows().get(3))
        .isInstanceOfSatisfying(
            Row.Bad.class, bad -> assertThat(bad.why()).startsWith("It is no JSON: "));
  }

  @Test
  void more_rows_than_are_taken_are_counted() {
    BatchTable table = BatchTable.of("who\n" + "a\n".repeat(BatchTable.MAX_ROWS + 3));

    assertThat(table.rows()).hasSize(BatchTable.MAX_ROWS);
    assertThat(table.more()).isEqualTo(3);
  }

  @Test
  void headings_are_guessed() {
    assertThat(BatchField.guess(List.of("Principal ARN", "task", "aws:SourceIp", "note", "action")))
        .extracting(BatchField::kind)
        .containsExactly(
            BatchField.Kind.WHO,
            BatchField.Kind.WHAT,
            BatchField.Kind.KEY,
            BatchField.Kind.NOTHING,
            BatchField.Kind.NOTHING);
  }

  @Test
  void what_is_missing_or_told_twice_is_said() {
    assertThat(BatchField.missing(BatchField.guess(List.of("who", "what"))))
        .contains("On which repository");
    assertThat(BatchField.missing(BatchField.guess(List.of("who", "principal", "what", "on"))))
        .isEmpty();
    assertThat(BatchField.missing(BatchField.guess(List.of("who", "what", "action", "on"))))
        .isEmpty();
  }

  @Test
  void a_spreadsheet_finds_no_formula_in_the_answers() {
    List<BatchAnswer> answers =
        List.of(
            new BatchAnswer.Bad(2, "=cmd()"),
            new BatchAnswer.Given(
                3,
                new Asked("anonymous", "ecr:PutImage", "arn", null, Map.of(), Map.of()),
                VerdictHero.Word.NOT_ALLOWED,
                "Nothing, \"really\", allows it."));

    assertThat(BatchExport.csv(answers))
        .isEqualTo(
            """
            line,who,what,on,at,answer,reason\r
            2,,,,,NOT_ASKED,'=cmd()\r
            3,anonymous,ecr:PutImage,arn,,NOT_ALLOWED,"Nothing, ""really"", allows it."\r
            """);
    assertThat(BatchExport.jsonLines(answers).lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("\"reason\":\"=cmd()\"");
  }
}
