package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {
  private final TokenText texts = new TokenText();

  @Test
  void a_token_is_drawn_from_more_than_two_to_the_hundred_and_sixtieth() {
    assertThat(30 * Math.log(62) / Math.log(2)).isGreaterThan(160);
    assertThat(texts.next()).matches("qm_[0-9A-Za-z]{36}");
    Set<String> many = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(texts.next());
    }
    assertThat(many).hasSize(1_000).allMatch(TokenText::isWhole);
  }

  @Test
  void a_letter_that_was_mistyped_is_noticed() {
    String token = texts.next();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      assertThat(TokenText.isWhole(token.substring(0, i) + other + token.substring(i + 1)))
          .as("letter %s", i)
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "qm_", "qm_short", "qm_0123456789012345678901234567890123456789"})
  void what_is_written_otherwise_is_no_token(String text) {
    assertThat(TokenText.isWhole(text)).isFalse();
  }

  @Test
  void hash_and_hint_do_not_tell_it() {
    String token = texts.next();
    assertThat(TokenText.hash(token)).matches("[0-9a-f]{64}").isEqualTo(TokenText.hash(token));
    assertThat(TokenText.hint(token)).hasSize(8).isEqualTo(token.substring(0, 7) + "…");
    assertThat(new NewApiToken(token(TokenText.hint(token)), token).toString())
        .doesNotContain(token);
  }

  private static ApiToken token(String hint) {
    return new ApiToken(
        new java.util.UUID(0, 1),
        new UserId("kim"),
        "report",
        hint,
        Set.of(ConsoleRole.VIEWER),
        java.time.Instant.EPOCH,
        java.time.Instant.EPOCH,
        null,
        null);
  }
}
