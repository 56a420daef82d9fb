package io.quaymaster.console.ui.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void every_word_has_to_stand_somewhere_in_any_case() {
    assertThat(Words.of("put IMAGE").foundIn(Stream.of("ecr:PutImage"))).isTrue();
    assertThat(Words.of("put layer").foundIn(Stream.of("ecr:PutImage", "Write"))).isFalse();
    assertThat(Words.of("  ").foundIn(Stream.of("anything"))).isTrue();
  }

  @Test
  void the_old_name_of_the_service_finds_it() {
    Words words = Words.of("Amazon EC2 Container Registry put");
    assertThat(words.old()).isTrue();
    assertThat(words.foundIn(Stream.of("ecr:PutImage", "Amazon Elastic Container Registry")))
        .isTrue();
  }

  @Test
  void the_name_of_a_managed_policy_finds_it_too() {
    assertThat(Words.of("AmazonEC2ContainerRegistry").old()).isTrue();
    assertThat(Words.of("PutImage").old()).isFalse();
  }
}
